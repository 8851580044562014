"""Where reviewers meet pull requests: GitHub, GitLab, Forgejo and Gitea, a file each behind one interface."""

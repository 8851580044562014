"""Git at the edge: the only place that runs it.

Git's own plumbing is used, in argument lists, because it refuses bad paths and makes what reviewers have.
"""

"""What happens after "thank you": submissions become branches and pull requests, mail goes out, old answers go away."""

"""Drafts, invitations, submissions and tasks in the database: small functions on an open transaction."""

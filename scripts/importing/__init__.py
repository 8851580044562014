"""Edges of the import: files and feeds to read from, a branch or files to write to, and words for people."""

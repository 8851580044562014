"""Open data in and out: one module for each format and version, and what they share."""

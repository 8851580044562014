"""Commands for people: each parses its arguments, calls a room and prints."""

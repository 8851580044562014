"""Plain words: advice on a text that could be easier to read. It coaches whoever writes, and blocks nothing."""

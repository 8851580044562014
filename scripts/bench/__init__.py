"""How fast the menu is built, beside other ways of building the same records. It writes docs/benchmarks.md."""

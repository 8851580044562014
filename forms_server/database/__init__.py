"""Where answers are kept until they are in git: SQLite for one machine, PostgreSQL for several."""

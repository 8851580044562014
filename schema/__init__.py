"""What a record is: the schemas, and the reading, checking, deriving and writing of records."""

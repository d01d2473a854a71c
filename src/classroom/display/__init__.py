"""What a view puts before the reader: numbers, tables and small charts, as accessible HTML."""

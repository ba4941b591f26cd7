"""The lists that people take away, each by its columns; rows and filters are those of the list's own operation."""

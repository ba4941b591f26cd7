"""How files are made, of nothing but what they are handed: the one part of reports that features use."""

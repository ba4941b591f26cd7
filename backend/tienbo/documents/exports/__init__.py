"""A document as a file for others: Akoma Ntoso, DOCX, JSON (pure functions over the stored rows)."""

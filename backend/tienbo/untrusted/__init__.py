"""Files of strangers: what is checked before one is opened, and how a refusal is said."""

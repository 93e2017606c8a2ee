"""Many articles: which of them are copies or rewrites of one another."""

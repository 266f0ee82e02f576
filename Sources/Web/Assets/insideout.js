// Shared by all pages; each works without it.

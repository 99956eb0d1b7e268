"""That the benchmark measures what it says; nothing here depends on time."""

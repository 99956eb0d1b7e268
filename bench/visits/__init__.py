"""What is asked of a server, by whom, and how long it takes."""

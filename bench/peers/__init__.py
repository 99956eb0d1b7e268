"""What one would have instead: a plain Django project on the same models and database."""

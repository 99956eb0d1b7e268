"""What one would have instead: a plain Django project on the same models and database, without our
templates and middleware. Start with views.py."""

"""The application with one page more, the frame around nothing, to compare the others with. It has
no settings of its own but that page's. Start with settings.py."""

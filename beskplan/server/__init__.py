"""The application on a machine: what its environment says, its database, and what every answer goes
through. It knows no page. Start with environment.py."""

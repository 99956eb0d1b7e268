"""The admin's screens, one module per floor."""

"""The admin's screens, a module for each subject. What several of them share is beside this folder.
Start with initiatives.py."""

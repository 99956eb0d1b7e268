"""What a caseworker writes: the form, what others wrote meanwhile, contributions of other units.
Start with follow_ups.py, which saves."""

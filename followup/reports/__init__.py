"""What a caseworker writes: the form, what others wrote meanwhile, evidence, contributions of other
units. Start with follow_ups.py, which saves."""

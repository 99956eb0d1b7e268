"""What a caseworker writes: the form, the page around it, contributions of other units. What others
wrote meanwhile is merge/; opening and closing is rounds/. Start with follow_ups.py, which saves."""

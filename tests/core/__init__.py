"""Danish formats, fields, paging, charts' look and the history's triggers."""

"""Evidence of follow-ups: links and files, checked, stored, taken away, and who may fetch them."""

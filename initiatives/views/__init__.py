"""The pages that show nothing but initiatives' own subjects: the list of units."""

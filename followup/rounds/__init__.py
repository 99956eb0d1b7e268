"""A round's life: opened, closed, reopened; the list of rounds and the page of one."""

"""Plans with their focus areas, units and their people, initiatives and what connects them; who may
do what, and which rows they may do it to. It does not know targets, rounds or money. Start with
models/initiatives.py, then permissions.py."""

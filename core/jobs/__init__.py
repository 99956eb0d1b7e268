"""Work that is done outside the request: a job is stored with the change that asks for it, and a
worker process takes it up. What a kind of job does is not known here (beskplan/jobs/kinds.py).
Start with models.py, then running.py."""

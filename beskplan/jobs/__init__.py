"""Which kinds of job there are, and the pages about them: Mine filer and Kørsler. How a job is done
is core/jobs/. Start with kinds.py."""

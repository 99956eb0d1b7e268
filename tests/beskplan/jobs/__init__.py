"""Mine filer, Kørsler and files that are made by a job."""

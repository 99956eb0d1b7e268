"""A copy of everything worth keeping, the database and the attached files, and the way back: whole
or not at all, with checksums. It knows tables and files, no subject. Start with taking.py."""

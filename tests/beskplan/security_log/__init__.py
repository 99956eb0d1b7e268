"""Tests of beskplan/security_log/."""

"""The published rule, pure: figures in, verdicts, paths, forecasts and their Danish sentences out.
No queries, no clock. Start with status.py."""

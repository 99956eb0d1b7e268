"""From measured times to the published figures and their bounds. It measures nothing and knows no
server. Start with bounds.py."""

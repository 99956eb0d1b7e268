"""From measured times to the published figures and their bounds."""

"""Where Django looks for the models of this app."""

from beskplan.security_log.events import SecurityEvent

__all__ = ["SecurityEvent"]

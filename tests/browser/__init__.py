"""What only a browser can tell: keyboard, widths, scripts, weight."""

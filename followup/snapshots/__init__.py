"""What a closed round prints: taken when it closes, read by page, print, Word and Excel. Later
changes of a plan do not change it. Start with snapshot.py, then taking.py."""

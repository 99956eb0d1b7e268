"""What a closed round prints: taken when it closes, read by page, print, Word and Excel."""

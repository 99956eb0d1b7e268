"""Pages, exports, search, administration and loading, which show several apps."""

"""The measured servers, and the databases behind them."""

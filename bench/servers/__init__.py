"""The measured servers, and the databases behind them. They do not know what is asked of them.
Start with web_servers.py."""

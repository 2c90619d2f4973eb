"""Tools for assistants over the Model Context Protocol: they read, and change nothing."""

from onrecord.mcp.mcp_process import run_http, run_stdio
from onrecord.mcp.serving import make_server

__all__ = ["make_server", "run_http", "run_stdio"]

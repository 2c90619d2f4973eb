"""Fetching: pages of the web, asked for politely and from no address inside a network."""

from onrecord.usecases.fetching.address_guard import check_address, is_public, resolve_name
from onrecord.usecases.fetching.retrieving import Fetcher, Limits, Page, names_address

__all__ = [
    "Fetcher",
    "Limits",
    "Page",
    "check_address",
    "is_public",
    "names_address",
    "resolve_name",
]

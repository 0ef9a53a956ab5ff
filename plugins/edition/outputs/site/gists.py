"""Old name."""

from .old import gist

__all__ = ["gist"]

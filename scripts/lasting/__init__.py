"""Addresses that last: which the book has had, and where each leads now."""

"""Editions of the book that are read without a network."""

"""Figures: boxes and arrows, declared once for all languages, and drawn at the build."""

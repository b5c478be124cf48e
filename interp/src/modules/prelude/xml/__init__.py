"""Packages for XML."""

"""Theorems about discrete dynamical systems, proved by computer, with certificates that anyone can check."""

__version__ = "0.1.0"

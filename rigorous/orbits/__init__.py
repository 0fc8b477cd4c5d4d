"""Cycles and their bifurcations, found numerically; nothing here has to be trusted."""

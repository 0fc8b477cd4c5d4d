"""Lemmas between claims and signs: each takes a witness and returns what then remains to be proved (docs/lemmas.md)."""

"""Finding evidence. Nothing here is trusted: the checker replays whatever is found before it is written."""

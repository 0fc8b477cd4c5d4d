"""Long searches: units of work on many cores or machines, and a store of their results.

A job is a sequence of units and a function that gives the evidence of one unit as bytes. Results lie in a store, a
folder with one file for each unit, so that a run that was killed goes on where it was and ends with the same bytes,
and runs on many machines are merged. Nobody has to trust any of this: evidence is checked.
"""

"""How far a claim holds as a parameter varies: sub-ranges where it is proved, refuted, or undecided."""

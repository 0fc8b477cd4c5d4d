"""The methods of the search for proofs of signs, one idea in each file."""

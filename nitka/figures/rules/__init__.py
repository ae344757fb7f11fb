"""How things are counted, corrected and drawn: pure functions, no tables."""

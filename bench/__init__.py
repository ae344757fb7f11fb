"""Speed, measured as ratios in one run against something real."""

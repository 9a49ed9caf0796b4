"""What every check shares: the problem it reports, how it prints, how it exits."""

"""Data that leaves for other programs: released figures, or raw answers if somebody asked for just that."""

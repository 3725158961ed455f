"""What a room promises, measured: two hundred people at once, beside the plain limit and beside stock Voila."""

"""What a lesson page weighs, and how soon it can be used."""

"""How long a center report takes, and how much memory, as the number of participants grows."""

"""What goes on in a room right now, seen by everyone in it as it changes."""

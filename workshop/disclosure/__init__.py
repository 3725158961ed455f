"""What may be released: the one gate between people's data and any page, report or file. It fails closed."""

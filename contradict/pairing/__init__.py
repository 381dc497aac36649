"""Which statements are worth comparing: ordered blocking rules, then the nearest neighbours inside each block. Pure."""

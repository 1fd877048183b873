"""Every benchmark of quality, one after the other."""

"""Which articles are copies of one text, and which passages were taken over."""

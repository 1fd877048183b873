"""Where a reading lies in time: against publication, the narrative, or by itself."""

"""Which mentions mean one entity, within and across reports, on ECB+, MEANTIME and GUM."""

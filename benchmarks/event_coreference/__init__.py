"""Which mentions tell of one event, within and across reports, on ECB+ and MEANTIME."""

"""Countries, places, actors, units and codebooks: data with source and validity."""

"""The brief, the map, the charts."""

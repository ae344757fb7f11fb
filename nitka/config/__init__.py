"""Settings, URL maps, the list of projections. Imported by nobody."""

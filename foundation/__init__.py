"""What every room of the service stands on: settings, database, fan-out, clock, ids, errors, logging."""

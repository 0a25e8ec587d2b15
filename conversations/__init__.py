"""The heart: messages, states and turns; what is acknowledged is never lost, doubled or out of order."""

"""What crosses the wire between the studio's page and the service, one file a subject."""

"""The bot's custom actions, one a file: they read from the service and name what is said; they decide no wording."""

"""The top floor: the application, its health, pages and migrations, and the supervisor that runs it all."""

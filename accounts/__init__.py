"""People who log in: counsellors, content staff and leaders; their roles, sessions and the audit trail."""

"""From bot to person and back: queue, presence, assignment, call-backs and the counsellor's console."""

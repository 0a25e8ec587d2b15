"""Content staff's work: from a misunderstood sentence to a better bot, without a terminal.

Inbox, change sets, training runs with their comparison and gate, the model registry and the swap of live models.
"""

"""What both runtimes know about language: encoder, normaliser, language detection, masking and safety rules.

Small and pure; imports nothing of ours; runs on Python 3.10 (bot) and 3.11 or newer (service).
"""

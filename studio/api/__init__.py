"""The studio's HTTP, one router a subject; thin: parse, call, answer."""

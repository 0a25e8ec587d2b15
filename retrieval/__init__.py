"""What we know: the content's records, their index, and how a question finds them."""

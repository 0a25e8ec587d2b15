"""What we know: the content's records, their index, and how a question finds them."""

# First of all: it tells OpenMP how to wait, which is read once, when torch or faiss is loaded.
import language.encoder  # noqa: F401

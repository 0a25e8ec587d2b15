"""Interest reflections: items, what answers tell of a person, occupations that fit, and the sessions that hold it all."""

# First of all: it tells OpenMP how to wait, which is read once, when torch or faiss is loaded.
import language.encoder  # noqa: F401

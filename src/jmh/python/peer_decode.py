#!/usr/bin/env python3
"""The yardstick of translation: greedy and beam search in eager PyTorch, as a Python toolkit writes them.

usage: peer_decode.py WEIGHTS SOURCES HYPOTHESES [--beam 12 | --beam 1] [--batch 64] [--length-factor 3] [--threads 1]

WEIGHTS     weights.safetensors of a run (results/README.md says what stands in it)
SOURCES     a line a sentence: word numbers, without the end token
HYPOTHESES  written: a line a sentence, the best translation's word numbers, without the end token
--beam 1 is greedy search. Prints one JSON line: what was searched, seconds for the search alone (wall and CPU), sentences a second.

Knows the two models as the paper has them: a fixed vector (forward encoder, the same context at every step) and additive attention
(bidirectional encoder), maxout readout, order look-generate-update.

As toolkits do: sentences of like lengths in a batch, the encoder's memory tiled over the beam once a batch, one top-k over beam times
vocabulary, hypotheses reordered with index_select, finished sentences leave the batch. A beam keeps its width; a sentence is over when
as many hypotheses are finished as the beam is wide, or at its length limit; the finished ones are ranked by their log-probabilities
divided by their lengths, end token counted."""
import argparse, json, struct, time
import numpy as np
import torch

END = 0


def read_weights(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    weights = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            weights[name] = torch.from_numpy(np.frombuffer(data[begin:end], dtype=np.float32).reshape(entry["shape"]).copy())
    return weights


class Recurrent:
    """The gated recurrent unit with the reset before the product: torch.nn.GRUCell resets after it, and is another function."""

    def __init__(self, weights, name):
        self.input = torch.cat([weights[name + ".input.gates"], weights[name + ".input.candidate"]], 1)
        hidden = weights[name + ".bias"].shape[0]
        self.hidden, self.bias = hidden, torch.cat([torch.zeros(2 * hidden), weights[name + ".bias"]])
        self.gates, self.candidate = weights[name + ".state.gates"], weights[name + ".state.candidate"]

    def project(self, x):
        return torch.nn.functional.linear(x, self.input.t(), self.bias)

    def step(self, projected, h):
        n = self.hidden
        z, r = torch.sigmoid(projected[:, : 2 * n] + h @ self.gates).chunk(2, 1)
        proposal = torch.tanh(projected[:, 2 * n :] + (r * h) @ self.candidate)
        return (1 - z) * h + z * proposal

    def read(self, x, mask, backward=False):  # (T, B, m) and (T, B, 1) to (T, B, n)
        projected, h = self.project(x), torch.zeros(x.shape[1], self.hidden)
        states = [None] * x.shape[0]
        for t in reversed(range(x.shape[0])) if backward else range(x.shape[0]):
            h = torch.where(mask[t], self.step(projected[t], h), h)
            states[t] = h
        return torch.stack(states)


class Model:
    def __init__(self, w):
        self.w, self.attends = w, "attention.query" in w
        self.forward, self.decoder = Recurrent(w, "encoder.forward"), Recurrent(w, "decoder")
        self.backward = Recurrent(w, "encoder.backward") if self.attends else None
        self.context = torch.cat([w["decoder.context.gates"], w["decoder.context.candidate"]], 1)

    def encode(self, ids, lengths):  # (T, B): the first state, and the memory as tensors with a row a sentence
        w = self.w
        mask = (torch.arange(ids.shape[0])[:, None] < lengths[None])[:, :, None]
        x = torch.nn.functional.embedding(ids, w["source.embedding.table"]) + w["source.embedding.bias"]
        ahead = self.forward.read(x, mask)
        if self.attends:
            back = self.backward.read(x, mask, backward=True)
            annotations = torch.cat([ahead, back], 2).transpose(0, 1).contiguous()  # (B, T, 2n)
            summary = back[0]
            memory = [annotations, annotations @ w["attention.key"], ~mask[:, :, 0].t().contiguous()]
        else:
            summary = ahead[-1]
            memory = [summary]
        return torch.tanh(summary @ w["decoder.initial.weights"] + w["decoder.initial.bias"]), memory

    def look(self, state, memory):
        if not self.attends:
            return memory[0]
        annotations, keys, padding = memory
        hidden = torch.tanh((state @ self.w["attention.query"])[:, None] + keys)
        scores = (hidden @ self.w["attention.vector"]).squeeze(2).masked_fill(padding, float("-inf"))
        return torch.bmm(torch.softmax(scores, 1)[:, None], annotations).squeeze(1)

    def step(self, last, state, context, memory):
        """Reads the last words (none before the first), looks, and gives state, context and log-probabilities of the next words."""
        w, before = self.w, None
        if last is not None:
            before = torch.nn.functional.embedding(last, w["target.embedding.table"]) + w["target.embedding.bias"]
            state = self.decoder.step(self.decoder.project(before) + context @ self.context, state)
        context = self.look(state, memory)
        readout = state @ w["readout.state"] + w["readout.bias"] + context @ w["readout.context"]
        if before is not None:
            readout = readout + before @ w["readout.word"]
        units = torch.maximum(*readout.chunk(2, 1))
        logits = torch.addmm(w["output.bias"], units, w["output.weights"])
        return state, context, torch.log_softmax(logits, 1)


def greedy(model, ids, lengths, limits):
    state, memory = model.encode(ids, lengths)
    found, live = [[] for _ in limits], torch.arange(len(limits))
    limits, last, context, step = torch.tensor(limits), None, None, 0
    while len(live) > 0:
        state, context, logs = model.step(last, state, context, memory)
        last, step = logs.argmax(1), step + 1
        for sentence, word in zip(live.tolist(), last.tolist()):
            if word != END:
                found[sentence].append(word)
        going = ((last != END) & (step < limits[live])).nonzero().squeeze(1)
        if len(going) < len(live):
            live, last, state, context = (x.index_select(0, going) for x in (live, last, state, context))
            memory = [x.index_select(0, going) for x in memory]
    return found


def beam_search(model, ids, lengths, limits, width):
    state, memory = model.encode(ids, lengths)
    tile = torch.arange(len(limits)).repeat_interleave(width)
    state, memory = state.index_select(0, tile), [x.index_select(0, tile) for x in memory]
    finished, cut_off = [[] for _ in limits], [[] for _ in limits]
    live = list(range(len(limits)))
    scores = torch.full((len(live), width), float("-inf"))
    scores[:, 0] = 0  # all rows of a sentence are alike at first: only one of them counts
    words, last, context, step = torch.zeros(len(live) * width, 0, dtype=torch.long), None, None, 0
    while live:
        state, context, logs = model.step(last, state, context, memory)
        step, vocabulary = step + 1, logs.shape[1]
        total = (logs.view(len(live), width, vocabulary) + scores[:, :, None]).view(len(live), -1)
        values, places = total.topk(2 * width, 1)  # of which at most `width` end
        origins, tokens = places // vocabulary, places % vocabulary
        ends = tokens == END
        goes_on = ~ends & ((~ends).cumsum(1) <= width)  # the first `width` that do not end
        ended = ends & ((~ends).cumsum(1) < width)  # those that rank before the last of them
        for i, j in ended.nonzero().tolist():
            row, value = i * width + origins[i, j].item(), values[i, j].item()
            finished[live[i]].append((value / step, words[row].tolist()))
        chosen = goes_on.nonzero()[:, 1].view(len(live), width)
        scores, tokens, origins = (x.gather(1, chosen) for x in (values, tokens, origins))
        rows = (origins + torch.arange(len(live))[:, None] * width).view(-1)
        words = torch.cat([words.index_select(0, rows), tokens.view(-1, 1)], 1)
        keep = []
        for i, sentence in enumerate(live):
            if len(finished[sentence]) < width and step < limits[sentence]:
                keep.append(i)
            elif len(finished[sentence]) < width:
                cut_off[sentence] = list(zip((scores[i] / step).tolist(), words[i * width : (i + 1) * width].tolist()))
        if len(keep) < len(live):
            live = [live[i] for i in keep]
            kept = (torch.tensor(keep, dtype=torch.long)[:, None] * width + torch.arange(width)).view(-1)
            rows, words = rows.index_select(0, kept), words.index_select(0, kept)
            scores = scores.index_select(0, torch.tensor(keep, dtype=torch.long))
            memory = [x.index_select(0, kept) for x in memory]
        state, context = state.index_select(0, rows), context.index_select(0, rows)
        last = words[:, -1].contiguous()
    return [max(done or rest, key=lambda one: one[0])[1] for done, rest in zip(finished, cut_off)]


@torch.no_grad()
def translate(model, sources, beam, batch, length_factor):
    by_length = sorted(range(len(sources)), key=lambda i: len(sources[i]))
    hypotheses = [None] * len(sources)
    for begin in range(0, len(sources), batch):
        chosen = by_length[begin : begin + batch]
        lengths = [len(sources[i]) + 1 for i in chosen]
        ids = torch.full((max(lengths), len(chosen)), END, dtype=torch.long)
        for b, i in enumerate(chosen):
            ids[: len(sources[i]), b] = torch.tensor(sources[i], dtype=torch.long)
        limits = [max(1, int(length_factor * length)) for length in lengths]
        search = greedy if beam == 1 else lambda *batch: beam_search(*batch, beam)
        for i, words in zip(chosen, search(model, ids, torch.tensor(lengths), limits)):
            hypotheses[i] = words
    return hypotheses


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "sources", "hypotheses"):
        p.add_argument(name)
    p.add_argument("--beam", type=int, default=12)
    p.add_argument("--batch", type=int, default=64)
    p.add_argument("--length-factor", type=float, default=3)
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    model = Model(read_weights(a.weights))
    with open(a.sources) as file:
        sources = [[int(word) for word in line.split()] for line in file]
    for _ in range(8 if a.beam == 1 else 1):  # warm
        translate(model, sources, a.beam, a.batch, a.length_factor)
    wall, cpu = time.perf_counter(), time.process_time()
    hypotheses = translate(model, sources, a.beam, a.batch, a.length_factor)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    with open(a.hypotheses, "w") as file:
        file.writelines(" ".join(map(str, words)) + "\n" for words in hypotheses)
    print(json.dumps(dict(peer="torch " + torch.__version__, model="attention" if model.attends else "fixed-vector", beam=a.beam,
                          batch=a.batch, threads=a.threads, sentences=len(sources), wall_s=round(wall, 3), cpu_s=round(cpu, 3),
                          sentences_per_s=round(len(sources) / wall, 2), sentences_per_cpu_s=round(len(sources) / cpu, 2))))


if __name__ == "__main__":
    main()

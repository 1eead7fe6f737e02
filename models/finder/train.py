"""Train the finder: `python -m models.finder.train --images DIR --out FILE` (needs `pip install .[train]`)."""

import argparse
import copy
import time
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from .crops import batch
from .net import Finder, export, loss
from .school import lessons, split
from .score import score
from .teacher import Lesson, session

SIZE = 4  # crops a step
RATE = 3e-3
WARM, COOL = 200, 0.3  # steps until the full rate; the last part of all steps, in which it sinks to nothing
KEEP = 0.998  # of the average of the weights, a step
REPORT = 500  # steps between two looks at the held-out pictures


class Course:
    """One training from nothing, or from where a longer or shorter one with the same seed stands in `state`."""

    def __init__(self, seed: int, state: Path) -> None:
        torch.manual_seed(seed)
        self.dice = np.random.default_rng(seed)
        self.model = Finder().train().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.model).eval()
        self.adam = torch.optim.AdamW(self.model.parameters(), lr=RATE, weight_decay=0.02)
        self.step = 0
        self.state = state
        if state.exists():
            self._wake()

    def learn(self, taught: Sequence[Lesson], steps: int) -> float:
        """One step of `steps`; returns the loss."""
        pictures, maps = batch(taught, SIZE, self.dice)
        self.step += 1
        rate = RATE * min(1.0, self.step / WARM, (steps - self.step) / (COOL * steps))
        for group in self.adam.param_groups:
            group["lr"] = rate
        error = loss(self.model(_tensor(pictures)), torch.from_numpy(maps).float() / 255)
        self.adam.zero_grad()
        error.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.adam.step()
        _follow(self.average, self.model, min(KEEP, self.step / (self.step + 10)))
        return error.item()

    def save(self) -> None:
        kept = [part.state_dict() for part in (self.model, self.average, self.adam)]
        torch.save({"parts": kept, "dice": self.dice.bit_generator.state, "step": self.step}, self.state)

    def _wake(self) -> None:
        kept = torch.load(self.state, weights_only=True)
        for part, values in zip((self.model, self.average, self.adam), kept["parts"], strict=True):
            part.load_state_dict(values)
        self.dice.bit_generator.state, self.step = kept["dice"], kept["step"]


def train(course: Course, taught: Sequence[Lesson], held: Sequence[Lesson], out: Path, steps: int) -> None:
    """Write the average of the weights to `out` at every report and at the end."""
    losses, start = [], time.monotonic()
    while course.step < steps:
        losses.append(course.learn(taught, steps))
        if course.step % REPORT == 0 or course.step == steps:
            export(course.average, out)
            course.save()
            few = held if course.step == steps else held[::3]
            spent = time.monotonic() - start
            print(f"step {course.step}, {spent:.0f} s, loss {np.mean(losses[-REPORT:]):.4f}", flush=True)
            print(score(session(out.read_bytes()), few), flush=True)


def _tensor(pictures: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Tensor:
    turned = torch.from_numpy(pictures).permute(0, 3, 1, 2)  # stays channels-last in memory, which is fastest here
    return turned.float() / 255


@torch.no_grad()
def _follow(average: Finder, model: Finder, keep: float) -> None:
    for mean, now in zip(average.state_dict().values(), model.state_dict().values(), strict=True):
        if mean.dtype.is_floating_point:
            mean.lerp_(now, 1 - keep)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path, required=True, help="a folder of screenshots")
    parser.add_argument("--out", type=Path, required=True, help="the ONNX file to write")
    parser.add_argument("--sources", type=Path, help="JSON lines with `file` and `source_repo`: the split follows it")
    parser.add_argument("--cache", type=Path, default=Path("build/finder"), help="where the teacher's maps are kept")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    cv2.setNumThreads(1)
    taught, held = split(lessons(given.images, given.cache), given.sources)
    print(f"{len(taught)} pictures to train on, {len(held)} held out", flush=True)
    train(Course(given.seed, given.cache / f"course-{given.seed}.pt"), taught, held, given.out, given.steps)


if __name__ == "__main__":
    main()

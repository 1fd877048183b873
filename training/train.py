"""`python -m training.train --windows FOLDER --out FOLDER`: train the reader, with exact resume.

Step n is the same whether the run was stopped before it or not: its windows and its random numbers
hang on the seed and on n. Every few minutes, and at the end, the whole state goes to
`checkpoint.pt`; a run that finds one goes on from there.
"""

import argparse
import json
import math
import time
import tomllib
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.data import Sampler, Windows
from training.distil import distil_losses, load_teachers
from training.encoder import load_pretrained, spread
from training.lexicon import pretrained_folder
from training.losses import step_losses
from training.model import ReaderModel, ReaderSize
from training.watch import watch

CONFIG = Path(__file__).with_name("config.toml")


def main() -> None:
    """Train as the configuration says; writes `model.pt`, `checkpoint.pt`, `log.jsonl`."""
    options = _parse()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    for change in options.set:
        _change(config, change)
    run = Run(config, options.windows, options.out, options.pretrained, tuple(options.teacher))
    run.go(options.stop_after)


class Run:
    """One training run: model, optimiser, and where it is."""

    def __init__(
        self,
        config: dict[str, Any],
        windows: Path,
        out: Path,
        pretrained: Path | None,
        teachers: tuple[Path, ...] = (),
    ) -> None:
        self.config, self.out = config, out
        self.schedule = config["schedule"]
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(self.schedule["seed"])
        torch.set_float32_matmul_precision("high")
        self.model = ReaderModel(ReaderSize.from_table(config["size"]))
        self.steps_done = 0
        self.began = time.monotonic()
        checkpoint = out / "checkpoint.pt"
        if not checkpoint.exists():
            self._start(pretrained)
        self.model.to(self.device)
        for name, value in self.model.named_parameters():
            value.requires_grad_(not name.startswith(tuple(self.schedule.get("freeze", ()))))
        self.optimiser = self._optimiser()
        if checkpoint.exists():
            self._resume(checkpoint)
        self.watched = Windows(windows, "watch", self.device)
        self.sampler = Sampler(
            Windows(windows, "train", self.device),
            config["sources"],
            self.schedule["windows"],
            self.schedule["seed"],
        )
        self.teachers = load_teachers(teachers, self.device)

    def go(self, stop_after: int | None = None) -> None:
        """Train to the end, or for `stop_after` steps."""
        last = self.schedule["steps"]
        if stop_after is not None:
            last = min(last, self.steps_done + stop_after)
        saved = time.monotonic()
        began, begun = time.monotonic(), self.steps_done
        self.began = began
        sums: dict[str, Tensor] = {}
        logged = self.steps_done
        for number in range(self.steps_done, last):
            if self._finished():  # by the clock
                break
            for name, loss in self._step(number).items():
                sums[name] = sums.get(name, torch.zeros((), device=self.device)) + loss
            self.steps_done = number + 1
            if self.steps_done % self.schedule.get("log_steps", 100) == 0:
                pace = (self.steps_done - begun) / (time.monotonic() - began)
                self._log(sums, self.steps_done - logged, steps_s=round(pace, 2))
                sums, logged = {}, self.steps_done
            if self.steps_done % self.schedule.get("watch_steps", 1000) == 0:
                self._log({}, watched=watch(self.model, self.watched))
            if time.monotonic() - saved > self.schedule["checkpoint_s"]:
                self._save()
                saved = time.monotonic()
        if self._finished():
            self._log({}, watched=watch(self.model, self.watched))
        self._save()

    def _finished(self) -> bool:
        return self._progress(self.steps_done - 1) >= 1.0

    def _progress(self, number: int) -> float:
        """How much of the schedule is done after step `number`, 0 to 1.

        With `schedule.seconds` the clock ends the run if it is earlier: on a machine that is lent
        for minutes the rates must have come down by then. Such a run cannot be repeated exactly.
        """
        done = (number + 1) / self.schedule["steps"]
        seconds = self.schedule.get("seconds")
        if seconds:
            done = max(done, (time.monotonic() - self.began) / seconds)
        return float(min(1.0, done))

    def _start(self, pretrained: Path | None) -> None:
        first = self.schedule.get("start")
        if first:
            start_from(self.model, torch.load(first, map_location="cpu", weights_only=True))
        elif self.config["size"].get("pretrained", True):
            folder = pretrained_folder(pretrained)
            load_pretrained(self.model.encoder, folder / "model.safetensors")

    def _optimiser(self) -> torch.optim.AdamW:
        decay = self.schedule["weight_decay"]
        rates = {True: self.schedule["encoder_rate"], False: self.schedule["head_rate"]}
        groups: dict[tuple[bool, bool], list[Tensor]] = {}
        for name, value in self.model.named_parameters():
            if not value.requires_grad:
                continue
            fresh = any(part in name for part in (".shapes.", ".lexicon."))
            encoder = name.startswith("encoder.") and not fresh
            groups.setdefault((encoder, value.dim() > 1), []).append(value)
        return torch.optim.AdamW(
            [
                {
                    "params": values,
                    "lr": rates[encoder],
                    "rate": rates[encoder],
                    "weight_decay": decay if matrix else 0.0,
                }
                for (encoder, matrix), values in groups.items()
            ],
            betas=(0.9, 0.98),
            fused=self.device.type == "cuda",
        )

    def _step(self, number: int) -> dict[str, Tensor]:
        torch.manual_seed(self.schedule["seed"] * 1_000_003 + number)
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * self._pace(number)
        step = self.sampler.step(number)
        on_gpu = self.device.type == "cuda"
        context = torch.autocast("cuda", dtype=torch.bfloat16) if on_gpu else nullcontext()
        with context:
            given = [step.input[name] for name in ("pieces", "shapes", "lexicon", "first")]
            states = self.model.words(*given)
            weights = self.config["layers"]
            losses = step_losses(self.model, step, states, weights)
            if self.teachers:
                losses |= distil_losses(self.model, self.teachers, step, states, weights)
            total = torch.stack(list(losses.values())).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]  # PyTorch leaves it untyped
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        return {name: loss.detach() for name, loss in losses.items()}

    def _pace(self, number: int) -> float:
        """Warm up in a line, then down in a half cosine to a hundredth."""
        done = self._progress(number)
        warm = self.schedule["warmup"]
        if done < warm:
            return float(done / warm)
        return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm) / (1 - warm))))

    def _log(self, sums: dict[str, Tensor], steps: int = 1, **more: Any) -> None:
        """A line of the log; `sums` are those of the last `steps` steps."""
        losses = {name: round(float(value) / steps, 5) for name, value in sums.items()}
        line = json.dumps({"step": self.steps_done, **({"losses": losses} if sums else {}), **more})
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(line + "\n")
        if "watched" in more:
            print(line, flush=True)

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.steps_done,
            "size": self.config["size"],
        }
        half_done = self.out / "checkpoint.part"
        torch.save(state, half_done)
        half_done.replace(self.out / "checkpoint.pt")
        if self._finished():
            torch.save({"model": state["model"], "size": state["size"]}, self.out / "model.pt")

    def _resume(self, checkpoint: Path) -> None:
        state = torch.load(checkpoint, map_location=self.device, weights_only=True)
        if state["size"] != self.config["size"]:
            raise SystemExit(
                f"{checkpoint}: of a reader of another size {state['size']}, the configuration "
                f"says {self.config['size']}; give another --out or delete it"
            )
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.steps_done = state["step"]


def start_from(model: ReaderModel, state: dict[str, Any]) -> None:
    """Fill `model` with the trained weights of a reader that may be deeper or wider in its heads.

    A shallower encoder takes layers spread over the depth; heads of other sizes stay as they are.
    """
    given = dict(state["model"])
    depth = ReaderSize.from_table(state["size"]).encoder.layers
    layers = {name: value for name, value in given.items() if name.startswith("encoder.layers.")}
    for name in layers:
        del given[name]
    for index, source in enumerate(spread(model.size.encoder.layers, depth)):
        at = f"encoder.layers.{source}."
        for name, value in layers.items():
            if name.startswith(at):
                given[f"encoder.layers.{index}.{name.removeprefix(at)}"] = value
    own = model.state_dict()
    fitting = {
        name: value
        for name, value in given.items()
        if name in own and value.shape == own[name].shape
    }
    model.load_state_dict({**own, **fitting})


def _change(config: dict[str, Any], change: str) -> None:
    """Apply "schedule.steps=100" to a configuration. Raises SystemExit for anything else."""
    path, sign, value = change.partition("=")
    try:
        parsed = tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"--set {change}: {value!r} is no TOML value") from error
    table, _, key = path.partition(".")
    if not sign or not key:
        raise SystemExit(f"--set {change}: expected TABLE.KEY=VALUE")
    config.setdefault(table, {})[key] = parsed


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=main.__doc__)
    parser.add_argument("--windows", type=Path, required=True, help="what prepare wrote")
    parser.add_argument("--out", type=Path, required=True, help="where the run lives")
    parser.add_argument("--config", type=Path, default=CONFIG, help="configuration, TOML")
    parser.add_argument("--set", nargs="*", default=[], help="changes: schedule.steps=100 …")
    parser.add_argument("--pretrained", type=Path, help="folder of the pretrained encoder")
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="models to learn from")
    parser.add_argument("--stop-after", type=int, help="end after so many steps; resume later")
    return parser.parse_args()


if __name__ == "__main__":
    main()

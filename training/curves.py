"""`python -m training.curves RUN_FOLDER... --out curves.png`: losses and watched figures, drawn.

One small panel a figure, one line a run: whether a layer still learns, and whether one run is
better than another, is seen at a look.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

Curve = dict[int, float]
"""Step -> value."""

COLUMNS = 5
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Okabe and Ito's, which colour-blind readers tell apart."""


def main() -> None:
    """Draw the logs of the given runs into one picture."""
    parser = argparse.ArgumentParser(prog="python -m training.curves", description=main.__doc__)
    parser.add_argument("runs", type=Path, nargs="+", help="folders that train wrote")
    parser.add_argument("--out", type=Path, default=Path("curves.png"), help="the picture")
    options = parser.parse_args()
    draw({str(run): read_log(run / "log.jsonl") for run in options.runs}, options.out)


def read_log(path: Path) -> dict[str, Curve]:
    """Name of a figure ("loss", "loss of times", "times") -> its curve.

    Of a step that was made twice, before and after a resume, the later line counts. "loss" is the
    sum of all layers. Raises SystemExit where there is no log.
    """
    if not path.is_file():
        raise SystemExit(f"{path}: no log; is this a folder that python -m training.train wrote?")
    curves: dict[str, Curve] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        losses: dict[str, float] = entry.get("losses", {})
        if losses:
            curves["loss"][entry["step"]] = sum(losses.values())
        for name, value in losses.items():
            curves[f"loss of {name}"][entry["step"]] = value
        for name, value in entry.get("watched", {}).items():
            curves[name][entry["step"]] = value
    return dict(curves)


def panels(runs: Mapping[str, Mapping[str, Curve]]) -> list[str]:
    """The figures that any run has, in the order of their panels: losses, then what is watched."""
    names = {name for curves in runs.values() for name in curves}
    losses = sorted(name for name in names if name.startswith("loss"))
    return [*losses, *sorted(names.difference(losses))]


def draw(runs: Mapping[str, Mapping[str, Curve]], out: Path) -> None:
    """Write a picture with one panel a figure and one line a run."""
    names = panels(runs)
    rows = max(1, -(-len(names) // COLUMNS))
    figure = Figure(figsize=(3.0 * COLUMNS, 2.1 * rows + 0.6), layout="constrained")
    grid = figure.subplots(rows, COLUMNS, squeeze=False)
    places: Sequence[Axes] = grid.ravel().tolist()
    for place in places[len(names) :]:
        place.set_axis_off()
    for place, name in zip(places, names, strict=False):
        _panel(place, name, [curves.get(name, {}) for curves in runs.values()])
    handles = [place.lines for place in places if len(place.lines) == len(runs)]
    if len(runs) > 1 and handles:
        figure.legend(handles[0], list(runs), loc="outside upper center", ncols=2, frameon=False)
    out.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(out, format="png", dpi=110)


def _panel(place: Axes, name: str, curves: Sequence[Curve]) -> None:
    for number, curve in enumerate(curves):
        steps = sorted(curve)
        colour = COLOURS[number % len(COLOURS)]
        values = [curve[step] for step in steps]
        place.plot(steps, values, color=colour, lw=1.4, marker="." if len(steps) < 12 else "")
    place.set_title(name, fontsize=10, loc="left")
    place.tick_params(labelsize=8)
    place.spines[["top", "right"]].set_visible(False)
    place.grid(axis="y", color="#dddddd", lw=0.6)
    place.set_axisbelow(True)
    place.locator_params(nbins=4)
    place.set_xlim(left=0.0)
    if name.startswith("loss"):
        place.set_ylim(bottom=0.0)


if __name__ == "__main__":
    main()

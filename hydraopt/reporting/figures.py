"""The figures of a training run, each a pure function from step records to a chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from hydraopt.reporting import series, svg
from hydraopt.reporting.charts import (
    Chart,
    colours_of,
    course,
    draw_legend,
    draw_lines,
    make_chart,
    plain,
    smoothed,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RATIO = ("value", "low", "high")
Records = Sequence[Mapping[str, Any]]


def training_charts(records: Records) -> list[Chart]:
    """Return the charts of the DPO stage that the step records have values for."""
    window = series.window_of(len(records))
    made = (
        _loss(records, window),
        _divergence(records, window),
        _margin(records, window),
        _accuracy(records, window),
        _speed(records, window),
    )
    return [chart for chart in made if chart is not None]


def weighting_charts(records: Records, bounds: tuple[float, float] | None) -> list[Chart]:
    """Return the charts of concentration, advantage, preference, weights and regions.

    Args:
        records: Step records of `metrics.jsonl`.
        bounds: Lowest and highest concentration, where the run bounds it.
    """
    # Signals of single batches are noisy, and five lines cross: these are smoothed more.
    window = 2 * series.window_of(len(records))
    made = (
        _alpha(records, bounds),
        _named(
            records,
            "advantage",
            window,
            "Advantage Δ per metric",
            "Normalised value of the chosen program minus that of the rejected one, mean over the "
            "batch; above 0 the chosen program is the better one in that metric.",
            level=0.0,
        ),
        _named(
            records,
            "preference_rate",
            window,
            "Preference rate per metric",
            "Share of pairs whose chosen program is better in that metric; at 0.5 the metric has "
            "no say.",
            level=0.5,
        ),
        _named(
            records,
            "region_loss",
            window,
            "Loss per region",
            "DPO loss of the pairs whose weights lie in that region (one metric dominates, or "
            "none: balanced).",
        ),
        _mean_weights(records),
        _drawn_weights(records),
    )
    return [chart for chart in made if chart is not None]


def warm_start_chart(records: Records) -> Chart | None:
    """Return the loss of the supervised warm start."""
    return _single(
        records,
        "loss",
        "warm-start",
        "Warm-start loss",
        "Cross-entropy of the completion, nats per token.",
        series.window_of(len(records)),
    )


def _loss(records: Records, window: int) -> Chart | None:
    return _single(
        records,
        "loss",
        "loss",
        "DPO loss",
        "ln 2 ≈ 0.693 is the loss of the untrained policy (dotted).",
        window,
        level=float(np.log(2)),
        validation="validation_loss",
    )


def _divergence(records: Records, window: int) -> Chart | None:
    return _single(
        records,
        "divergence",
        "divergence",
        "Policy–reference divergence",
        "Mean absolute log-ratio of policy and reference, nats per completion token.",
        window,
    )


def _margin(records: Records, window: int) -> Chart | None:
    return _single(
        records,
        "implicit_reward_margin",
        "margin",
        "Implicit reward margin",
        "β · (log-ratio of the chosen minus that of the rejected program).",
        window,
        level=0.0,
    )


def _accuracy(records: Records, window: int) -> Chart | None:
    return _single(
        records,
        "implicit_reward_accuracy",
        "accuracy",
        "Implicit reward accuracy",
        "Share of pairs whose chosen program has the higher implicit reward; chance is 0.5.",
        window,
        level=0.5,
        validation="validation_accuracy",
        limits=(-0.02, 1.02),
    )


def _speed(records: Records, window: int) -> Chart | None:
    return _single(
        records,
        "tokens_per_second",
        "speed",
        "Speed of training",
        "Tokens per second.",
        window,
    )


def _single(
    records: Records,
    key: str,
    name: str,
    title: str,
    caption: str,
    window: int,
    *,
    level: float | None = None,
    validation: str = "",
    limits: tuple[float, float] | None = None,
) -> Chart | None:
    steps, values = series.column(records, "step"), series.column(records, key)
    if not np.isfinite(values).any():
        return None
    mean = series.running_mean(values, window)

    def draw(axes: Axes) -> None:
        if window > 1:
            axes.plot(*series.thin(steps, values), color=svg.SERIES[0], lw=0.7, alpha=0.45)
        axes.plot(*series.thin(steps, mean), color=svg.SERIES[0], label="training")
        checked = series.column(records, validation) if validation else np.array([])
        if np.isfinite(checked).any():
            axes.plot(
                *series.thin(steps, checked),
                color=svg.SERIES[1],
                marker="o",
                ms=3.5,
                ls=svg.DASHES[1],
                label="validation",
            )
            axes.legend()
        if level is not None:
            axes.axhline(level, color=svg.INK, lw=0.8, ls=":")
        if limits is not None:
            axes.set_ylim(*limits)

    return make_chart(
        name,
        title,
        smoothed(caption, window),
        f"{title} per step: {course(steps, mean)}.",
        draw,
    )


def _named(
    records: Records,
    key: str,
    window: int,
    title: str,
    caption: str,
    *,
    level: float | None = None,
) -> Chart | None:
    found = series.names(records, key)
    steps = series.column(records, "step")
    lines = {name: series.running_mean(series.column(records, key, name), window) for name in found}
    lines = {name: line for name, line in lines.items() if np.isfinite(line).any()}
    if not lines:
        return None

    def draw(axes: Axes) -> None:
        draw_lines(axes, steps, lines)
        if level is not None:
            axes.axhline(level, color=svg.INK, lw=0.8, ls=":")

    alt = f"{title}: " + "; ".join(f"{name} {course(steps, line)}" for name, line in lines.items())
    return make_chart(
        key.replace("_", "-"), title, smoothed(caption, window, thick=False), alt, draw
    )


def _alpha(records: Records, bounds: tuple[float, float] | None) -> Chart | None:
    steps = series.column(records, "step")
    lines = {name: series.column(records, "alpha", name) for name in series.names(records, "alpha")}
    lines = {name: line for name, line in lines.items() if np.isfinite(line).any()}
    if not lines:
        return None
    low = min(np.nanmin(line) for line in lines.values())
    high = max(np.nanmax(line) for line in lines.values())
    # Bounds far away would press the lines flat; those that are near, or reached, are drawn.
    reach = max(high - low, 0.3)
    near = [bound for bound in bounds or () if low - reach <= bound <= high + reach]

    def draw(axes: Axes) -> None:
        draw_lines(axes, steps, lines)
        for bound in near:
            axes.axhline(bound, color=svg.INK, lw=1, ls="--", gid=f"bound-{bound:g}")

    caption = "Concentration of the Dirichlet draws: the higher, the more weight is drawn."
    if bounds is not None:
        caption += f" Its bounds are {bounds[0]:g} and {bounds[1]:g}"
        drawn = " and ".join(f"{bound:g}" for bound in near)
        caption += f" (level dashed lines: {drawn})." if near else ", both outside the figure."
    alt = "Concentration alpha: " + "; ".join(
        f"{name} {course(steps, line)}" for name, line in lines.items()
    )
    return make_chart("alpha", "Concentration α per metric", caption, alt, draw)


def _mean_weights(records: Records) -> Chart | None:
    steps = series.column(records, "step")
    found = series.names(records, "weights_mean")
    if not found:
        return None
    window = series.window_of(len(records))
    smooth = [
        series.thin(
            steps, series.running_mean(series.column(records, "weights_mean", name), window)
        )
        for name in found
    ]
    smooth = [entry for entry in smooth if len(entry[0])]
    if not smooth or len({len(entry[0]) for entry in smooth}) != 1:
        return None

    def draw(axes: Axes) -> None:
        axes.stackplot(
            smooth[0][0],
            [entry[1] for entry in smooth],
            labels=[plain(name) for name in found],
            colors=[svg.SERIES[colour] for colour in colours_of(found)],
            alpha=0.75,
            lw=0.8,
            edgecolor=svg.PAPER,
        )
        axes.set_ylim(0, 1)
        axes.margins(x=0)
        draw_legend(axes, len(found))

    alt = "Mean weights drawn: " + "; ".join(
        f"{name} {course(*entry)}" for name, entry in zip(found, smooth, strict=True)
    )
    caption = smoothed("Mean of the batch's weights; they add up to 1.", window, thick=False)
    return make_chart("weights-mean", "Drawn weights, mean", caption, alt, draw)


def _drawn_weights(records: Records) -> Chart | None:
    """Return a strip of drawn weights for each metric, with its median and middle half."""
    columns = series.drawn_weights(records)
    if not columns:
        return None
    found = list(columns)
    weights = np.stack(list(columns.values()), axis=1)
    shown = weights[:: max(1, len(weights) // 160)]
    low, middle, high = np.quantile(weights, (0.25, 0.5, 0.75), axis=0)

    def draw(axes: Axes) -> None:
        jitter = np.linspace(-0.28, 0.28, len(shown))
        for k, number in enumerate(colours_of(found)):
            colour = svg.SERIES[number]
            # A fixed permutation spreads the strip: the order of steps carries no meaning here.
            order = (np.arange(len(shown)) * 61) % len(shown)
            axes.plot(shown[:, k], k + jitter[order], ".", ms=3, alpha=0.5, color=colour, mew=0)
            axes.plot([low[k], high[k]], [k, k], color=svg.INK, lw=2.2, solid_capstyle="butt")
            axes.plot(middle[k], k, "o", color=svg.INK, mec=svg.PAPER, ms=5.5)
        axes.set_yticks(range(len(found)), [plain(name) for name in found])
        axes.set_xlim(-0.02, 1.02)
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")

    alt = "Weights drawn, median and middle half: " + "; ".join(
        f"{name} {middle[k]:.2f} ({low[k]:.2f} to {high[k]:.2f})" for k, name in enumerate(found)
    )
    caption = (
        f"{len(shown)} of {len(weights)} drawn weights; the bar is the middle half, the dot the "
        "median."
    )
    return make_chart(
        "weights-drawn", "Drawn weights, distribution", caption, alt, draw, x_label="weight"
    )


def speedup_chart(programs: Iterable[Mapping[str, Any]]) -> Chart | None:
    """Return the latency improvement of each verified program with its interval, on a log axis."""
    rows = [
        (str(entry["problem"]).rsplit("/", 1)[-1], entry["ratio"]["latency"])
        for entry in programs
        if (entry.get("ratio") or {}).get("latency")
    ]
    if not rows:
        return None

    def draw(axes: Axes) -> None:
        for place, (_, ratio) in enumerate(rows):
            value, low, high = (float(ratio.get(key) or ratio["value"]) for key in _RATIO)
            axes.plot([low, high], [place, place], color=svg.SERIES[0], lw=3, alpha=0.45)
            axes.plot(value, place, "o", color=svg.SERIES[0], ms=6)
        axes.axvline(1, color=svg.INK, lw=0.8, ls=":")
        axes.set_xscale("log")
        axes.set_yticks(range(len(rows)), [plain(name) for name, _ in rows])
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.grid(visible=False, which="minor")

    alt = "Latency improvement: " + "; ".join(
        f"{name} {ratio['value']:.3g} times" for name, ratio in rows
    )
    caption = "Latency before / after, with its bootstrap interval; right of 1 is faster."
    size_in = (svg.SIZE_IN[0], 0.9 + 0.27 * len(rows))
    return make_chart(
        "speedup",
        "Latency improvement",
        caption,
        alt,
        draw,
        x_label="times faster",
        size_in=size_in,
    )

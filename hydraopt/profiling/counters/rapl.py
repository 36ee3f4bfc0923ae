"""Energy of the processor's packages by RAPL, Intel's (and AMD's) running average power limit.

Two ways lead to the same counter: the files of `powercap`, readable by root since Linux 5.10, and
the `power` PMU of `perf_event_open`. A counter belongs to the whole package: idle power and the
neighbours' work are in it, so a run is metered alone on an otherwise quiet machine.

Sources: Documentation/power/powercap/powercap.rst, arch/x86/events/rapl.c.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hydraopt.profiling.counters.perf_events import refusal
from hydraopt.profiling.sandbox.inside.perf_events import attributes, perf_event_open

POWERCAP = Path("/sys/class/powercap")
POWER_PMU = Path("/sys/bus/event_source/devices/power")

_COUNTED = re.compile(r"package-\d+|dram")
"""Zones that are summed. `core` and `uncore` are parts of a package, `psys` holds the packages, and
`intel-rapl-mmio` shows the same packages again."""


class EnergyMeter(Protocol):
    """Reads the energy that the machine has used so far."""

    @property
    def backend(self) -> str:
        """Such as `rapl powercap package-0`."""

    def joules(self) -> float:
        """Return joules since the meter was made; it never falls.

        Raises:
            OSError: The counter can no longer be read.
        """

    def close(self) -> None:
        """Give back what the meter holds."""


@dataclass(frozen=True)
class _Zone:
    name: str
    energy_uj: Path
    range_uj: int

    def read(self) -> int:
        return int(self.energy_uj.read_text())


class PowercapMeter:
    """Sums the zones of `powercap`; a counter that starts again at 0 is followed."""

    def __init__(self, zones: list[_Zone]) -> None:
        """Take the zones from `open_powercap`."""
        self._zones = zones
        self._last = [zone.read() for zone in zones]
        self._total_uj = 0
        names = dict.fromkeys(zone.name for zone in zones)
        self.backend = f"rapl powercap {'+'.join(names)}"

    def joules(self) -> float:
        """Return joules since the meter was made.

        A counter wraps at `max_energy_range_uj` (about 262 kJ: 20 minutes at 200 W); a wrap is
        seen if the meter is read at least once in that time. A run is far shorter.
        """
        for index, zone in enumerate(self._zones):
            now = zone.read()
            step = now - self._last[index]
            self._total_uj += step if step >= 0 else step + zone.range_uj
            self._last[index] = now
        return self._total_uj / 1e6

    def close(self) -> None:
        """Do nothing: files are opened for each reading."""


class PowerPmuMeter:
    """Sums the events of the `power` PMU."""

    def __init__(self, descriptors: list[int], joules_per_count: float) -> None:
        """Take the descriptors from `open_power_pmu`, one a package."""
        self._descriptors = descriptors
        self._joules_per_count = joules_per_count
        self.backend = "rapl perf power/energy-pkg/"
        self._start = self._counts()

    def joules(self) -> float:
        """Return joules since the meter was made (64-bit counters: they do not wrap)."""
        return (self._counts() - self._start) * self._joules_per_count

    def close(self) -> None:
        """Close the descriptors."""
        for descriptor in self._descriptors:
            os.close(descriptor)
        self._descriptors = []

    def _counts(self) -> int:
        return sum(
            int(struct.unpack("=QQQ", os.read(descriptor, 24))[0])
            for descriptor in self._descriptors
        )


def open_powercap(root: Path = POWERCAP) -> tuple[PowercapMeter | None, str]:
    """Return a meter on the files of `powercap`, or None and the reason."""
    if not root.is_dir():
        return None, f"{root} does not exist: the kernel has no powercap driver for this host"
    try:
        zones = [zone for folder in sorted(root.glob("intel-rapl:*")) if (zone := _zone(folder))]
        if not zones:
            return None, f"{root} holds no RAPL package (virtual machines hide it)"
        return PowercapMeter(zones), ""
    except PermissionError as error:
        return None, (
            f"{error.filename} is readable by root only; to allow it until the next start: "
            f"sudo chmod a+r {root}/intel-rapl:*/energy_uj"
        )
    except (OSError, ValueError) as error:
        return None, f"RAPL under {root} cannot be read: {error}"


def open_power_pmu(
    root: Path = POWER_PMU,
    *,
    system: Callable[[bytes, int, int], int] = perf_event_open,
) -> tuple[PowerPmuMeter | None, str]:
    """Return a meter on the `power` PMU, or None and the reason."""
    if not root.is_dir():
        return None, f"{root} does not exist: perf has no power PMU here"
    descriptors: list[int] = []
    try:
        kind = int((root / "type").read_text())
        event = (root / "events" / "energy-pkg").read_text().strip()
        scale = float((root / "events" / "energy-pkg.scale").read_text())
        attr = attributes(kind, _config(event), inherit=False)
        descriptors.extend(
            system(attr, -1, core) for core in cores_of((root / "cpumask").read_text())
        )
        return PowerPmuMeter(descriptors, scale), ""
    except PermissionError as error:
        reason = refusal(error)
    except OSError as error:
        reason = f"{error.filename} is missing" if error.filename else refusal(error)
    except (ValueError, struct.error) as error:
        reason = f"{root} is not understood: {error}"
    for descriptor in descriptors:
        os.close(descriptor)
    return None, reason


def open_meter(
    powercap: Path = POWERCAP,
    power_pmu: Path = POWER_PMU,
    *,
    system: Callable[[bytes, int, int], int] = perf_event_open,
) -> tuple[EnergyMeter | None, str]:
    """Return the first meter that works, or None and the reasons of both ways."""
    files, no_files = open_powercap(powercap)
    if files is not None:
        return files, ""
    pmu, no_pmu = open_power_pmu(power_pmu, system=system)
    return pmu, "" if pmu is not None else f"{no_files}; {no_pmu}"


def cores_of(mask: str) -> list[int]:
    """Return the cores of a list such as `0,28` or `0-1,4`.

    Raises:
        ValueError: It is no such list.
    """
    cores: list[int] = []
    for part in mask.strip().split(","):
        first, _, last = part.partition("-")
        cores.extend(range(int(first), int(last or first) + 1))
    return cores


def _zone(folder: Path) -> _Zone | None:
    """Return the zone of a folder if it counts."""
    name = (folder / "name").read_text().strip()
    if not _COUNTED.fullmatch(name):
        return None
    return _Zone(name, folder / "energy_uj", int((folder / "max_energy_range_uj").read_text()))


def _config(event: str) -> int:
    """Return the number of `event=0x02`.

    Raises:
        ValueError: It is written otherwise.
    """
    found = re.fullmatch(r"event=(0x[0-9a-fA-F]+|\d+)", event)
    if not found:
        raise ValueError(f"event {event!r}")
    return int(found.group(1), 0)

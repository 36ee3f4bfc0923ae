"""What machine this is: the description beside every measurement, and its fingerprint."""

from __future__ import annotations

import functools
import os
import platform
import re
from pathlib import Path

from hydraopt.common.files import canonical_json, sha256_text

ASSUMED_CLOCK_GHZ = 3.0
"""Used where the machine does not tell its clock. It cancels in every comparison of programs."""

_FINGERPRINT_FIELDS = ("architecture", "cores", "cpu", "python", "system")
"""Fields that decide whether figures may be compared; the kernel's version may change."""


@functools.cache
def _describe() -> tuple[tuple[str, str], ...]:
    cpuinfo = _read("/proc/cpuinfo")
    clock, source = clock_ghz(
        cpuinfo,
        base_khz=_read("/sys/devices/system/cpu/cpu0/cpufreq/base_frequency"),
        maximum_khz=_read("/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq"),
    )
    return (
        ("architecture", platform.machine()),
        ("clock_ghz", f"{clock:.2f}"),
        ("clock_source", source),
        ("cores", str(os.cpu_count() or 1)),
        ("cpu", _field(cpuinfo, "model name") or platform.processor() or "unknown"),
        ("kernel", platform.release()),
        ("python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("system", platform.system()),
    )


def host() -> dict[str, str]:
    """Describe this machine: architecture, clock (GHz), cores, CPU, kernel, Python, system."""
    return dict(_describe())


def machine_fingerprint(host: dict[str, str]) -> str:
    """Return 16 hexadecimal digits: figures of equal fingerprints may be compared.

    Part of a measurement's key, so it takes only what stays the same between two runs on one
    machine (not the kernel's version, nor a clock that changes with the load).
    """
    stable = {name: host.get(name, "") for name in _FINGERPRINT_FIELDS}
    return sha256_text(canonical_json(stable))[:16]


def clock_ghz(cpuinfo: str, base_khz: str = "", maximum_khz: str = "") -> tuple[float, str]:
    """Return the clock that turns CPU time into estimated cycles, and where it comes from.

    The steadiest source comes first: the nominal clock in the CPU's name, then the base and the
    highest frequency of the frequency driver (kHz), then the current clock in /proc/cpuinfo (on
    virtual machines that is the constant time-stamp counter's), then an assumption.
    """
    nominal = re.search(r"@ *([0-9.]+) *GHz", _field(cpuinfo, "model name"))
    if nominal:
        return float(nominal.group(1)), "nominal"
    for text, source in ((base_khz, "base_frequency"), (maximum_khz, "cpuinfo_max_freq")):
        if text.strip().isdigit():
            return int(text) / 1e6, source
    current = _field(cpuinfo, "cpu MHz")
    if current:
        return round(float(current) / 1e3, 2), "cpuinfo"
    return ASSUMED_CLOCK_GHZ, "assumed"


def _field(cpuinfo: str, name: str) -> str:
    found = re.search(rf"^{re.escape(name)}\s*: *(.*?) *$", cpuinfo, re.MULTILINE)
    return found.group(1) if found else ""


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""

import errno
import os
import struct

import pytest

from hydraopt.profiling.counters.rapl import (
    cores_of,
    open_meter,
    open_power_pmu,
    open_powercap,
)

RANGE_UJ = 262143328850  # as an Intel server says it


def put_zone(root, folder, name, energy_uj, range_uj=RANGE_UJ):
    zone = root / folder
    zone.mkdir(parents=True, exist_ok=True)
    (zone / "name").write_text(f"{name}\n")
    (zone / "energy_uj").write_text(f"{energy_uj}\n")
    (zone / "max_energy_range_uj").write_text(f"{range_uj}\n")


@pytest.fixture
def powercap(tmp_path):
    """Two packages with their parts, as a server with two sockets shows them."""
    root = tmp_path / "powercap"
    (root / "intel-rapl").mkdir(parents=True)
    put_zone(root, "intel-rapl:0", "package-0", 1_000_000)
    put_zone(root, "intel-rapl:0:0", "core", 600_000)
    put_zone(root, "intel-rapl:0:1", "dram", 200_000)
    put_zone(root, "intel-rapl:1", "package-1", RANGE_UJ - 500_000)
    put_zone(root, "intel-rapl:2", "psys", 9_000_000)
    put_zone(root, "intel-rapl-mmio:0", "package-0", 1_000_000)
    return root


def test_packages_and_memory_are_summed_and_parts_are_not(powercap):
    meter, reason = open_powercap(powercap)
    put_zone(powercap, "intel-rapl:0", "package-0", 3_000_000)
    put_zone(powercap, "intel-rapl:0:0", "core", 2_000_000)
    put_zone(powercap, "intel-rapl:0:1", "dram", 450_000)

    assert reason == ""
    assert meter.joules() == pytest.approx(2.25)
    assert meter.backend == "rapl powercap package-0+dram+package-1"


def test_a_counter_that_wraps_goes_on(powercap):
    meter, _ = open_powercap(powercap)
    put_zone(powercap, "intel-rapl:1", "package-1", 250_000)

    # 0.5 J up to the wrap and 0.25 J after it.
    assert meter.joules() == pytest.approx(0.75)
    put_zone(powercap, "intel-rapl:1", "package-1", 1_250_000)
    assert meter.joules() == pytest.approx(1.75)


def test_a_host_without_powercap_says_so(tmp_path):
    meter, reason = open_powercap(tmp_path / "absent")

    assert meter is None
    assert "no powercap driver" in reason


def test_a_virtual_machine_without_packages_says_so(tmp_path):
    meter, reason = open_powercap(tmp_path)

    assert meter is None
    assert "virtual machines hide it" in reason


def test_a_counter_of_root_alone_names_the_remedy(powercap, monkeypatch):
    from pathlib import Path

    read_text = Path.read_text

    def guarded(path, *arguments, **options):
        if path.name == "energy_uj":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read_text(path, *arguments, **options)

    monkeypatch.setattr(Path, "read_text", guarded)
    meter, reason = open_powercap(powercap)

    assert meter is None
    assert "intel-rapl:0/energy_uj is readable by root only" in reason
    assert "sudo chmod" in reason


def test_a_broken_counter_is_no_meter(powercap):
    (powercap / "intel-rapl:0" / "energy_uj").write_text("nonsense")

    meter, reason = open_powercap(powercap)

    assert meter is None
    assert "nonsense" in reason


class FakePmu:
    """A pair of packages whose counters the test sets; descriptors are files of it."""

    def __init__(self, folder, refuse=0):
        self.folder = folder
        self.refuse = refuse
        self.opened = []

    def set(self, core, count):
        (self.folder / str(core)).write_bytes(struct.pack("=QQQ", count, 1, 1))

    def __call__(self, attr, pid, core):
        kind, size, config = struct.unpack_from("=IIQ", attr)
        (flags,) = struct.unpack_from("=Q", attr, 40)
        assert (size, pid, flags) == (64, -1, 0)
        self.opened.append((kind, config, core))
        if self.refuse:
            raise OSError(self.refuse, os.strerror(self.refuse))
        os.mkfifo(self.folder / f"pipe{core}")
        return os.open(self.folder / f"pipe{core}", os.O_RDWR)


@pytest.fixture
def power_pmu(tmp_path):
    root = tmp_path / "power"
    (root / "events").mkdir(parents=True)
    (root / "type").write_text("22\n")
    (root / "cpumask").write_text("0,28\n")
    (root / "events" / "energy-pkg").write_text("event=0x02\n")
    (root / "events" / "energy-pkg.scale").write_text("2.3283064365386962890625e-10\n")
    return root


def push(folder, core, count):
    with open(folder / f"pipe{core}", "r+b", buffering=0) as stream:
        stream.write(struct.pack("=QQQ", count, 1, 1))


def test_the_power_pmu_is_opened_on_one_core_a_package(power_pmu, tmp_path):
    pipes = FakePmu(tmp_path)

    def system(attr, pid, core):
        descriptor = pipes(attr, pid, core)
        push(tmp_path, core, 1000)
        return descriptor

    meter, reason = open_power_pmu(power_pmu, system=system)
    push(tmp_path, 0, 1000 + 2**32)
    push(tmp_path, 28, 1000 + 2**33)

    assert reason == ""
    assert pipes.opened == [(22, 2, 0), (22, 2, 28)]
    # One count is 2**-32 J: the packages used 1 J and 2 J.
    assert meter.joules() == pytest.approx(3.0)
    meter.close()
    meter.close()


def test_a_refused_pmu_names_the_setting(power_pmu, tmp_path):
    meter, reason = open_power_pmu(power_pmu, system=FakePmu(tmp_path, errno.EACCES))

    assert meter is None
    assert "perf_event_paranoid" in reason or "not allowed" in reason


def test_a_pmu_without_the_package_event_says_so(power_pmu):
    (power_pmu / "events" / "energy-pkg").unlink()

    meter, reason = open_power_pmu(power_pmu)

    assert meter is None
    assert "energy-pkg is missing" in reason


def test_a_pmu_that_is_written_otherwise_is_not_understood(power_pmu):
    (power_pmu / "events" / "energy-pkg").write_text("umask=1\n")

    assert "umask=1" in open_power_pmu(power_pmu)[1]


def test_the_files_come_first_and_both_reasons_are_told(powercap, power_pmu, tmp_path):
    meter, _ = open_meter(powercap, power_pmu)
    none, reason = open_meter(tmp_path / "absent", tmp_path / "neither")

    assert meter.backend.startswith("rapl powercap")
    assert none is None
    assert "powercap driver" in reason
    assert "power PMU" in reason


def test_core_lists_are_read():
    assert cores_of("0\n") == [0]
    assert cores_of("0,28") == [0, 28]
    assert cores_of("0-2,4") == [0, 1, 2, 4]
    with pytest.raises(ValueError, match="invalid literal"):
        cores_of("all")

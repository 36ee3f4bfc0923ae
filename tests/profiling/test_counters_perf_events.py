import errno
import os
import socket
import struct
import threading

import pytest

from hydraopt.profiling.counters.perf_events import (
    HARDWARE_EVENTS,
    SOFTWARE_EVENTS,
    EventFinding,
    count_of,
    is_event,
    probe_events,
    refusal,
)
from hydraopt.profiling.sandbox.inside.perf_events import (
    attributes,
    close_events,
    counted,
    open_event,
    open_events,
    read_events,
    receive_events,
    send_events,
)


def host_counts(name):
    return probe_events([name])[0].available


needs_task_clock = pytest.mark.skipif(
    not host_counts("task-clock"), reason="this host does not allow perf_event_open"
)


class FakeSystem:
    """Answers `perf_event_open` by a rule on (type, config, user only); descriptors are real."""

    def __init__(self, rule):
        self.rule = rule
        self.asked = []

    def __call__(self, attr, pid, cpu):
        kind, size, config, _, _, read_format, flags, _, _, _ = struct.unpack("=IIQQQQQIIQ", attr)
        assert (size, len(attr), read_format, pid, cpu) == (64, 64, 3, 0, -1)
        user_only = bool(flags & (1 << 5))
        self.asked.append((kind, config, user_only))
        code = self.rule(kind, config, user_only)
        if code:
            raise OSError(code, os.strerror(code))
        return os.open(os.devnull, os.O_RDONLY)


def with_counters(kind, config, user_only):
    return 0


def ordinary_user(kind, config, user_only):
    return 0 if user_only else errno.EACCES


def virtual_machine(kind, config, user_only):
    return errno.ENOENT if kind == 0 else 0


def test_attributes_follow_the_kernels_layout():
    attr = attributes(0, 1, user_only=True, on_exec=True)

    # inherit is bit 1, exclude_kernel bit 5, exclude_hv bit 6, enable_on_exec bit 12, disabled 0.
    assert struct.unpack_from("=IIQ", attr) == (0, 64, 1)
    assert struct.unpack_from("=Q", attr, 40) == (0b1_0000_0110_0011,)
    assert struct.unpack_from("=Q", attributes(1, 2), 40) == (0b10,)


def test_a_host_with_counters_counts_all():
    system = FakeSystem(with_counters)

    found = probe_events(HARDWARE_EVENTS, system=system)

    assert [entry.counted_as for entry in found] == list(HARDWARE_EVENTS)
    assert system.asked == [(0, 0, False), (0, 1, False), (0, 3, False), (0, 5, False)]


def test_an_ordinary_user_counts_in_user_space_and_is_told_the_setting(tmp_path):
    (tmp_path / "paranoid").write_text("2\n")

    cycles, switches = probe_events(
        ["cycles", "context-switches"],
        system=FakeSystem(ordinary_user),
        paranoid=tmp_path / "paranoid",
    )

    assert cycles.counted_as == "cycles:u"
    assert "perf_event_paranoid is 2" in cycles.reason
    # The kernel switches, so in user space the count would always be 0.
    assert not switches.available
    assert "sysctl kernel.perf_event_paranoid=1" in switches.reason


def test_a_virtual_machine_without_counters_says_so():
    found = probe_events(["cycles", "task-clock"], system=FakeSystem(virtual_machine))

    assert not found[0].available
    assert "no such counter" in found[0].reason
    assert found[1] == EventFinding("task-clock", "task-clock")


def test_opening_leaves_out_what_the_host_lacks():
    events = open_events(["cycles", "page-faults", "no-event"], system=FakeSystem(virtual_machine))
    close_events(events)

    assert list(events) == ["page-faults"]


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.ENOENT, "virtual machines"),
        (errno.EPERM, "not allowed here"),
        (errno.ENOSYS, "container's filter"),
        (errno.EMFILE, "ulimit"),
        (errno.EINVAL, "Invalid argument"),
    ],
)
def test_a_refusal_names_its_cause(tmp_path, code, word):
    assert word in refusal(OSError(code, os.strerror(code)), tmp_path / "absent")


def test_an_unknown_event_is_an_error_of_the_caller():
    assert not is_event("no-event")
    with pytest.raises(KeyError):
        open_event("no-event")


def test_counts_are_the_difference_of_two_readings():
    start = {"cycles": [100, 10, 10]}
    end = {"cycles": (350, 60, 60), "instructions": (70, 50, 50)}

    assert counted(start, end) == {"cycles": 250, "instructions": 70}


def test_an_event_that_took_turns_with_others_is_left_out():
    end = {"cycles": (350, 1000, 980), "instructions": (70, 1000, 1000), "branches": (0, 9, 0)}

    assert counted({}, end) == {"instructions": 70}


def test_a_count_is_found_under_either_name():
    assert count_of({"cycles:u": 5}, "cycles") == ("cycles:u", 5)
    assert count_of({"cycles": 7, "cycles:u": 5}, "cycles") == ("cycles", 7)
    assert count_of({"branches": 1}, "cycles") is None


def test_an_event_that_was_never_scheduled_has_no_reading():
    descriptor = os.open(os.devnull, os.O_RDONLY)

    assert read_events({"cycles": descriptor}) == {}
    close_events({"cycles": descriptor})


def counted_child(names, work):
    """Run `work` in a forked child whose events this process reads after its end."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                events = open_events(names)
                send_events(theirs, events)
                close_events(events)
                work()
                status = 0
            finally:
                os._exit(status)
        theirs.close()
        events = receive_events(ours)
        _, status, usage = os.wait4(child, 0)
        assert status == 0
        counts = counted({}, read_events(events))
        close_events(events)
    return counts, usage


@needs_task_clock
def test_a_parent_reads_what_its_ended_child_used():
    counts, usage = counted_child(["task-clock", "page-faults"], lambda: sum(range(2_000_000)))

    assert counts.keys() <= {"task-clock", "task-clock:u", "page-faults", "page-faults:u"}
    _, clock_ns = count_of(counts, "task-clock")
    # The clock starts after the fork and ends before the last of the exit.
    assert 0 < clock_ns <= (usage.ru_utime + usage.ru_stime) * 1e9 * 1.5


@needs_task_clock
def test_threads_are_counted():
    def in_thread():
        thread = threading.Thread(target=touch_pages)
        thread.start()
        thread.join()

    alone, _ = counted_child(["page-faults"], lambda: None)
    threaded, _ = counted_child(["page-faults"], in_thread)

    # 32 MiB are 8192 pages of 4 KiB (or 16 huge ones): touched by the thread alone.
    assert count_of(threaded, "page-faults")[1] > count_of(alone, "page-faults")[1] + 10


def touch_pages():
    block = bytearray(32 * 2**20)
    block[::4096] = bytes(len(block) // 4096)


def test_a_child_without_events_says_so():
    counts, _ = counted_child([], lambda: None)

    assert counts == {}


def test_a_child_that_ended_early_sent_nothing():
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    theirs.close()
    with ours:
        assert receive_events(ours) == {}


def test_software_events_are_probed_for_real():
    for finding in probe_events(SOFTWARE_EVENTS):
        assert finding.available or finding.reason

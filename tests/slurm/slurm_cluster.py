"""A SLURM cluster of virtual nodes on this machine, from the distribution's own packages.

Daemons run in the foreground as children of the test process: `munged` (who is who), `slurmctld`
(the controller) and one `slurmd` a node; where accounts are kept also `mariadbd` (a database) and
`slurmdbd` (what `sacct` asks). They listen on ports of their own, and everything they write lies in
one folder, so that clusters can stand side by side.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hydraopt.common.closing import Closing

DAEMONS = ("munged", "slurmctld", "slurmd")
CLIENTS = ("sbatch", "srun", "squeue", "scontrol", "scancel", "sinfo")
ACCOUNTANTS = ("slurmdbd", "sacct", "sacctmgr")
DATABASE = ("mariadbd", "mariadb-install-db", "my_print_defaults")

UNDER_WAY = ("PENDING", "CONFIGURING", "RUNNING", "COMPLETING")

# preempt_send_user_signal: a job that is preempted gets the signal of --signal, not SIGTERM alone.
# cred_expire: a requeued job starts again that many seconds later; smaller ones are ignored.
# linuxproc, task/none: without control groups, which containers keep to themselves.
CONFIG = """\
ClusterName=virtual
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CryptoType=crypto/munge
AuthInfo=socket={folder}/munge.sock,cred_expire=5
SlurmctldPort={port}
SlurmdPort={port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
PlugStackConfig={folder}/plugstack.conf
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
{accounting}
JobCompType=jobcomp/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=2,bf_interval=2,batch_sched_delay=0,sched_min_interval=0
SlurmdParameters=config_overrides
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
SlurmctldParameters=preempt_send_user_signal
ReturnToService=2
JobRequeue=1
KillWait=5
MessageTimeout=10
SlurmdTimeout=5
NodeName={nodes} NodeHostname=localhost NodeAddr=127.0.0.1 Port={node_ports} CPUs={cpus} \
RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes={nodes} Default=YES PriorityTier=5 PreemptMode=OFF
PartitionName=low Nodes={nodes} PriorityTier=1 PreemptMode=REQUEUE GraceTime=20
PartitionName=high Nodes={nodes} PriorityTier=10 PreemptMode=OFF
"""

ACCOUNTS_CONFIG = """\
AuthType=auth/munge
AuthInfo=socket={folder}/munge.sock
DbdHost={host}
DbdAddr=127.0.0.1
DbdPort={port}
SlurmUser=root
LogFile={folder}/slurmdbd.log
PidFile={folder}/slurmdbd.pid
StorageType=accounting_storage/mysql
StorageHost=localhost
StorageUser=root
StorageLoc=accounts
"""


def lacking() -> str:
    """Return why no cluster can be started here; nothing where one can."""
    missing = _missing(*DAEMONS, *CLIENTS)
    if missing:
        return f"no SLURM: {', '.join(missing)} not found (packages slurmctld slurmd slurm-client)"
    if os.geteuid() != 0:
        return "the virtual nodes need root to start processes as somebody"
    return ""


def lacking_accounts() -> str:
    """Return why a cluster here would keep no accounts; nothing where it would."""
    missing = _missing(*ACCOUNTANTS, *DATABASE)
    if missing:
        return (
            f"no accounts: {', '.join(missing)} not found (packages slurmdbd mariadb-server-core "
            "mariadb-client-core)"
        )
    return ""


def _missing(*programs: str) -> list[str]:
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    return [name for name in programs if shutil.which(name, path=path) is None]


class VirtualCluster(Closing):
    """A cluster with the partitions `main`, `low` (can be preempted) and `high` (preempts `low`).

    Args:
        nodes: How many nodes, named n1, n2, ...
        cpus: Cores that each claims to have.
        accounts: Whether jobs are told to a database, which `sacct` asks; it takes seconds to make.
    """

    def __init__(self, nodes: int = 4, cpus: int = 2, accounts: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="slurm-"))  # short: a socket lies in it
        self.folder.chmod(0o755)
        self.names = [f"n{number}" for number in range(1, nodes + 1)]
        self.accounts = accounts
        self.env = {key: value for key, value in os.environ.items() if not key.startswith("SLURM_")}
        self.env["SLURM_CONF"] = str(self.folder / "slurm.conf")
        self.env["PATH"] += os.pathsep + "/usr/sbin"
        self._daemons: dict[str, subprocess.Popen[bytes]] = {}
        try:
            self._write_config(cpus)
            self._start()
        except BaseException:
            self.close()
            raise

    def _write_config(self, cpus: int) -> None:
        for name in ("state", *(f"spool-{node}" for node in self.names)):
            (self.folder / name).mkdir()
        (self.folder / "munge.key").write_bytes(os.urandom(128))
        (self.folder / "munge.key").chmod(0o600)
        (self.folder / "plugstack.conf").touch()
        accounts_port = _free_ports(2 + len(self.names))
        port = accounts_port + 1
        accounting = "AccountingStorageType=accounting_storage/none"
        if self.accounts:
            accounting = (
                "AccountingStorageType=accounting_storage/slurmdbd\n"
                f"AccountingStorageHost=127.0.0.1\nAccountingStoragePort={accounts_port}\n"
                f"AccountingStoragePass={self.folder}/munge.sock"
            )
            accountant = self.folder / "slurmdbd.conf"
            text = ACCOUNTS_CONFIG.format(
                host=socket.gethostname(), folder=self.folder, port=accounts_port
            )
            accountant.write_text(text)
            accountant.chmod(0o600)
        text = CONFIG.format(
            accounting=accounting,
            host=socket.gethostname(),
            folder=self.folder,
            port=port,
            nodes=f"n[1-{len(self.names)}]",
            node_ports=f"[{port + 1}-{port + len(self.names)}]",
            cpus=cpus,
        )
        (self.folder / "slurm.conf").write_text(text)

    def _start(self) -> None:
        munge = {"socket": "munge.sock", "key-file": "munge.key", "log-file": "munged.log"}
        munge |= {"pid-file": "munged.pid", "seed-file": "munged.seed"}
        options = [f"--{name}={self.folder / file}" for name, file in munge.items()]
        self._spawn("munged", "munged", "--foreground", "--force", *options)
        self.until(lambda: (self.folder / "munge.sock").exists(), "munged")
        if self.accounts:
            self._start_accounts()
        self._spawn("slurmctld", "slurmctld", "-D", "-i")
        for name in self.names:
            self.start_node(name)
        self.until(lambda: set(self.node_states().values()) == {"idle"}, "idle nodes")

    def _start_accounts(self) -> None:
        data, place = f"--datadir={self.folder / 'database'}", self.folder / "database.sock"
        made = subprocess.run(
            [
                *("mariadb-install-db", "--no-defaults", data, "--user=root", "--skip-test-db"),
                *("--auth-root-authentication-method=normal", "--innodb-log-file-size=16M"),
            ],
            capture_output=True,
            text=True,
        )
        assert made.returncode == 0, made.stdout + made.stderr
        self._spawn(
            *("mariadbd", "mariadbd", "--no-defaults", data, "--user=root", "--skip-networking"),
            *(f"--socket={place}", f"--pid-file={self.folder / 'mariadbd.pid'}"),
            # What slurmdbd asks for in its log; nothing of it has to survive a loss of power.
            *("--innodb-buffer-pool-size=64M", "--innodb-log-file-size=16M"),
            *("--innodb-lock-wait-timeout=900", "--innodb-flush-log-at-trx-commit=0"),
        )
        self.until(place.exists, "mariadbd")
        self.env["MYSQL_UNIX_PORT"] = str(place)
        self._spawn("slurmdbd", "slurmdbd", "-D")
        self.until(lambda: bool(self.ask("sacctmgr", "--noheader", "show", "tres")), "slurmdbd")

    def _spawn(self, name: str, *command: str) -> None:
        with (self.folder / f"{name}.out").open("ab") as output:
            self._daemons[name] = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.env,
                cwd=self.folder,
                start_new_session=True,
            )

    def start_node(self, name: str) -> None:
        """Start a node's daemon."""
        self._spawn(name, "slurmd", "-D", "-N", name)

    def crash_node(self, name: str) -> None:
        """Let a node vanish: its daemon and everything that runs on it, all at once."""
        self._daemons[name].kill()
        self._daemons.pop(name).wait()
        running = self._processes()
        jobs = {job for environ, _ in running.values() if (job := _job_on(environ, name))}
        # The daemons that look after the steps first, so that none reports an end.
        watching = [f"slurmstepd: [{job}.".encode() for job in jobs]
        for_steps = [pid for pid, (_, line) in running.items() if line.startswith(tuple(watching))]
        _kill(for_steps)
        _kill([pid for pid, (environ, _) in running.items() if _job_on(environ, name)])

    def node_states(self) -> dict[str, str]:
        """Return node to its state, such as idle, mixed, allocated or down."""
        answer = self.ask("sinfo", "--noheader", "--Node", "--partition=main", "--format=%N %t")
        return dict(line.split()[:2] for line in answer.splitlines())

    def ask(self, *command: str) -> str:
        """Return what a client command prints; nothing where it fails."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=30)
        return done.stdout if done.returncode == 0 else ""

    def tell(self, *command: str) -> str:
        """Return what a client command prints; it has to succeed."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def job(self, job: str) -> dict[str, str]:
        """Return what the controller knows of a job: JobState, ExitCode, Restarts, NodeList, ..."""
        shown = self.tell("scontrol", "show", "job", "--oneliner", job)
        return dict(word.split("=", 1) for word in shown.split() if "=" in word)

    def ended(self, job: str) -> dict[str, str]:
        """Wait until a job has left the cluster, and return what the controller knows of it.

        Where accounts are kept, `sacct` has to come to say the same.
        """
        self.until(lambda: self.job(job)["JobState"] not in UNDER_WAY, f"the end of {job}")
        known = self.job(job)
        if self.accounts:
            status, _, signum = known["ExitCode"].partition(":")
            # (sacct takes 128 from a status that has it)
            told = (known["JobState"], f"{int(status) % 128}:{signum}")
            self.until(lambda: self.accounted(job)[-1:] == [told], f"sacct to tell {told} of {job}")
        return known

    def accounted(self, job: str) -> list[tuple[str, str]]:
        """Return state and exit code of each start of a job, as `sacct` tells them."""
        told = self.tell(
            *("sacct", "--allocations", "--duplicates", "--noheader", "--parsable2"),
            *("--format=JobID,State,ExitCode", f"--jobs={job}"),
        )
        rows = [line.split("|") for line in told.splitlines()]
        # `CANCELLED by 0`: the first word counts.
        return [(state.split()[0], code) for name, state, code in rows if name == job]

    def runs_python(self, job: str) -> bool:
        """Whether a task of a job has come as far as submitit's Python.

        Before it SLURM loses signals, and for some milliseconds the Python that blocks them runs.
        """
        wanted = {f"SLURM_JOB_ID={job}".encode(), b"SLURM_STEP_ID=0"}
        return any(
            wanted <= set(environ.split(b"\0"))
            and b"python" in line.partition(b"\0")[0]
            # (it is the argument of `-c` that blocks)
            and b"\0-c\0" not in line
            for environ, line in self._processes().values()
        )

    def until(self, holds: Callable[[], bool], what: str, timeout_s: float = 150.0) -> None:
        """Wait for something, while all daemons live."""
        end = time.monotonic() + timeout_s
        while not holds():
            for name, daemon in self._daemons.items():
                assert daemon.poll() is None, (self.folder / f"{name}.out").read_text()
            assert time.monotonic() < end, f"waited {timeout_s:g} s for {what}"
            time.sleep(0.05)

    def close(self) -> None:
        """Cancel every job, end every daemon and every process of a job, remove the folder."""
        if not self.folder.exists():
            return
        if "slurmctld" in self._daemons:
            self.ask("scancel", "--user=root", "--signal=KILL")
            self.ask("scancel", "--user=root")
        for name in [*self.names, "slurmctld", "slurmdbd", "mariadbd", "munged"]:
            daemon = self._daemons.pop(name, None)
            if daemon is not None:
                daemon.terminate()
                try:
                    daemon.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    daemon.kill()
                    daemon.wait()
        _kill(list(self._processes()))
        shutil.rmtree(self.folder, ignore_errors=True)

    def _processes(self) -> dict[int, tuple[bytes, bytes]]:
        """Return what runs for this cluster's jobs: process id to environment and command line."""
        mark = f"SLURM_CONF={self.folder}/slurm.conf\0".encode()
        found = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == os.getpid():
                continue
            try:
                environ = (entry / "environ").read_bytes()
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            watches = line.startswith(b"slurmstepd")
            if mark in environ and (watches or b"\0SLURM_JOB_ID=" in b"\0" + environ):
                found[int(entry.name)] = (environ, line)
        return found


def _job_on(environ: bytes, node: str) -> str:
    """Return the id of the job that a process belongs to, if it runs on that node."""
    variables = dict(pair.partition(b"=")[::2] for pair in environ.split(b"\0"))
    here = variables.get(b"SLURMD_NODENAME") == node.encode()
    return variables.get(b"SLURM_JOB_ID", b"").decode() if here else ""


def _kill(pids: list[int]) -> None:
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _free_ports(count: int) -> int:
    """Return the first of some ports in a row that nobody listens on."""
    while True:
        first = random.randrange(20_000, 31_000)
        sockets = [socket.socket() for _ in range(count)]
        try:
            for offset, one in enumerate(sockets):
                one.bind(("127.0.0.1", first + offset))
        except OSError:
            continue
        else:
            return first
        finally:
            for one in sockets:
                one.close()

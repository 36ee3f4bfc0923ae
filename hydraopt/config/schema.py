"""Schemas of the commands' root files: every key and its type.

The plain data classes of the rooms (`PolicySpec`, `TrainerSpec`, ...) stand in them as they are.
Choices that are one class (weighting, label, ...) are typed by `hydraopt.config.leaves` and arrive
here as plain dictionaries with `_target_`. No torch is imported here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hydra.core.config_store import ConfigStore
from omegaconf import MISSING, OmegaConf

from hydraopt.config.leaves import LEAVES
from hydraopt.corpus.dataset import DatasetSpec
from hydraopt.evaluation.spec import DecodingSpec, InstructionSpec, SuiteSpec
from hydraopt.models.spec import PolicySpec
from hydraopt.optimizing.spec import InputsSpec
from hydraopt.training.spec import LoggerSpec, TrainerSpec, WarmStartSpec


@dataclass
class AlphaBoundsSpec:
    """Interval that every entry of α is clipped to."""

    min: float = MISSING
    max: float = MISSING


@dataclass
class LimitsSpec:
    """What a measured program may use; see `hydraopt.profiling.records.Limits`.

    Attributes:
        wall_s: Wall-clock seconds of a run; past it the outcome is `timeout`.
        memory_mib: Address space in MiB; past it the outcome is `memory_limit`.
        output_mib: Size of the answer in MiB; past it the outcome is `output_limit`.
    """

    wall_s: float = MISSING
    memory_mib: int = MISSING
    output_mib: int = MISSING


@dataclass
class PathsSpec:
    """Where things lie. No result depends on it, so a run's name does not either.

    Attributes:
        runs: One folder per run.
        multirun: One folder per trial of a sweep.
        cache: Converted models and reference log-probabilities, shared by all runs.
        measurements: Measurements made on this machine, shared by all runs.
    """

    runs: str = MISSING
    multirun: str = MISSING
    cache: str = MISSING
    measurements: str = MISSING


@dataclass
class ClusterSpec:
    """What a job on a SLURM cluster asks for, and how it is stopped and run again.

    No result depends on it, so a run's name does not either.

    Attributes:
        partition: Queue of the cluster; empty: its default.
        account: Who pays; empty: the user's default.
        qos: Quality of service; empty: the user's default.
        nodes: Machines of one job.
        tasks_per_node: Processes on each, the ranks of one run.
        gpus: GPUs of each node.
        cpus: Cores of each task.
        mem: Memory of each node, such as `16G`; empty: the cluster's default.
        time_min: Time limit in minutes; a trial that needs longer is run again where it stopped.
        exclusive: Whether a node is shared with nobody, as timings want it.
        setup: Shell lines that run before Python.
        sbatch: Further options of sbatch: long name to value, or `true` where it takes none.
        max_parallel: Trials of one sweep that run at once.
        max_restarts: How often SLURM starts a trial again, whoever asked for it.
        signal_delay_s: Seconds between SLURM's warning and the time limit.
        grace_s: Seconds that a training step under way may still take after a warning.
    """

    partition: str = MISSING
    account: str = MISSING
    qos: str = MISSING
    nodes: int = MISSING
    tasks_per_node: int = MISSING
    gpus: int = MISSING
    cpus: int = MISSING
    mem: str = MISSING
    time_min: int = MISSING
    exclusive: bool = MISSING
    setup: list[str] = field(default_factory=list)
    sbatch: dict[str, Any] = field(default_factory=dict)
    max_parallel: int = MISSING
    max_restarts: int = MISSING
    signal_delay_s: int = MISSING
    grace_s: int = MISSING


@dataclass
class RootConfig:
    """What every command has.

    Attributes:
        seed: Seed of everything random.
        allow_targets: Modules of your own whose classes `_target_` may name, beside `hydraopt`.
        paths: Where things lie.
        cluster: What a job of a sweep asks for, with hydra/launcher=slurm.
    """

    seed: int = MISSING
    allow_targets: list[str] = field(default_factory=list)
    paths: PathsSpec = field(default_factory=PathsSpec)
    cluster: ClusterSpec = field(default_factory=ClusterSpec)


@dataclass
class MeasuringConfig(RootConfig):
    """What every command that measures programs has.

    Attributes:
        profiler: What measures.
        sandbox: Where programs run, but for `profiler=rusage`, which is for trusted ones.
        limits: What a measured program may use.
    """

    profiler: Any = MISSING
    sandbox: Any = MISSING
    limits: LimitsSpec = field(default_factory=LimitsSpec)


@dataclass
class PreferenceConfig(MeasuringConfig):
    """What every command that labels pairs has.

    Attributes:
        dataset: Problems and their programs.
        measurements: `shipped` (they travel with the data set and name their host), `measure`
            (measured on this machine, once) or the path of a `measurements.jsonl`.
        workers: Programs measured at once; more than one disturbs the timings.
        objectives: Name to objective; the order is that of the weights.
        weighting: How weights are drawn.
        alpha_bounds: Interval of α.
        weights: Objective to weight, for `weighting=fixed`; objectives left out weigh 0.
        normalizer: From raw values to (0, 1).
        label: From rewards to the DPO target.
        conditioning: Whether the prompt shows the weights.
    """

    dataset: DatasetSpec = field(default_factory=DatasetSpec)
    measurements: str = MISSING
    workers: int = MISSING
    objectives: dict[str, Any] = field(default_factory=dict)
    weighting: Any = MISSING
    alpha_bounds: AlphaBoundsSpec = field(default_factory=AlphaBoundsSpec)
    weights: dict[str, float] = field(default_factory=dict)
    normalizer: Any = MISSING
    label: Any = MISSING
    conditioning: Any = MISSING


@dataclass
class TrainConfig(PreferenceConfig):
    """`train`: from problems to a trained, evaluated and reported adapter.

    Attributes:
        model: The policy.
        beta: β of DPO: how strongly the policy is held to the reference.
        warm_start: What happens before DPO.
        trainer: Optimisation and checkpoints of DPO.
        logger: Where figures go beside the run's own `metrics.jsonl`.
        evaluate: Whether the suite is evaluated at the end.
        sweep_figure: Figure of the last step that a sweeper such as Optuna minimises.
        suite: Programs to be improved.
        decoding: How candidates are written.
    """

    model: PolicySpec = field(default_factory=PolicySpec)
    beta: float = MISSING
    warm_start: WarmStartSpec = field(default_factory=WarmStartSpec)
    trainer: TrainerSpec = field(default_factory=TrainerSpec)
    logger: LoggerSpec = field(default_factory=LoggerSpec)
    evaluate: bool = MISSING
    sweep_figure: str = MISSING
    suite: SuiteSpec = field(default_factory=SuiteSpec)
    decoding: DecodingSpec = field(default_factory=DecodingSpec)


@dataclass
class ShardSpec:
    """One part of a measuring job; see `hydraopt.profiling.shards.Shard`.

    Attributes:
        index: From 0 to count - 1.
        count: How many parts there are; 1: the job is not cut.
    """

    index: int = MISSING
    count: int = MISSING


@dataclass
class ProfileConfig(MeasuringConfig):
    """`profile`: measure every program of a data set.

    Attributes:
        dataset: Problems and their programs.
        output: Where the measurements go; a shard's go to a file of its own beside it.
        workers: Programs measured at once; more than one disturbs the timings.
        shard: Which part of the problems is measured.
        merge: Measure nothing; put the shards' files together into `output`.
    """

    dataset: DatasetSpec = field(default_factory=DatasetSpec)
    workers: int = MISSING
    output: str = MISSING
    shard: ShardSpec = field(default_factory=ShardSpec)
    merge: bool = MISSING


@dataclass
class PolicyConfig(MeasuringConfig):
    """What every command that lets a policy rewrite a suite's programs has.

    Attributes:
        policy: What writes the candidates.
        model: The model of `policy=local`.
        adapter: Folder of its adapter; `shipped`: the one that travels with the package; `newest`:
            of the newest finished run under paths.runs, or else the shipped one; empty: the
            untrained model.
        objectives: Name to objective.
        suite: Programs to be improved.
        decoding: How candidates are written.
        measure: Whether the candidates are verified and measured, or only written.
    """

    policy: Any = MISSING
    model: PolicySpec = field(default_factory=PolicySpec)
    adapter: str = MISSING
    objectives: dict[str, Any] = field(default_factory=dict)
    suite: SuiteSpec = field(default_factory=SuiteSpec)
    decoding: DecodingSpec = field(default_factory=DecodingSpec)
    measure: bool = MISSING


@dataclass
class EvaluateConfig(PolicyConfig):
    """`evaluate`: let a policy improve a suite's programs, verify and measure.

    Attributes:
        instruction: Stands in place of the task's sentence in the prompts; empty: the one that
            training uses.
        references: Folder of another run, such as of policy=human, whose programs are the known
            good solutions for Beyond, DPS and eff@k; empty: these metrics are left out.
        weights: Objective to weight, shown in the prompt where `conditioning=prompt`.
        conditioning: Whether the prompt shows the weights.
    """

    instruction: str = MISSING
    references: str = MISSING
    weights: dict[str, float] = field(default_factory=dict)
    conditioning: Any = MISSING


@dataclass
class PromptingConfig(PolicyConfig):
    """`prompting`: can instructions alone steer a policy (Hydra paper, Sec. V-D)?

    Attributes:
        instructions: Name to a way of asking.
        against: Folders of earlier runs of this command, whose policies stand in the same table.
    """

    instructions: dict[str, InstructionSpec] = field(default_factory=dict)
    against: list[str] = field(default_factory=list)


@dataclass
class SteerConfig(PolicyConfig):
    """`steer`: does a policy follow the weights that its prompt shows?

    Attributes:
        steps: The grid holds every w whose entries are multiples of 1 / steps.
        against: Folders of earlier runs of this command, whose policies stand in the same table.
    """

    steps: int = MISSING
    against: list[str] = field(default_factory=list)


@dataclass
class ReportConfig(RootConfig):
    """`report`: write report.html again from a run's files.

    Attributes:
        run: The run's folder.
    """

    run: str = MISSING


@dataclass
class CorpusConfig(RootConfig):
    """`corpus check`, `corpus build`, `corpus slow` and `corpus report`.

    Attributes:
        action: `check` (every program on every test and scaled input), `build` (from `sources` to
            `output`), `slow` (slower forms of the starter corpus' programs) or `report` (what
            signal the data set's pairs hold).
        dataset: Problems to check, or to report on.
        objectives: Name to objective, for the report.
        measurements: For the report: `shipped` (they travel with the data set), or the path of a
            `measurements.jsonl`.
        tie_ratio: For the report: two figures whose ratio is at most this are a tie.
        sandbox: Where the programs run.
        limits: What a program may use on one input.
        workers: Programs of a public data set that are verified at once.
        sources: Folder of source files, one a problem, to build from.
        output: JSONL to build or to write the slower programs to, or the report's folder.
    """

    action: str = MISSING
    dataset: DatasetSpec = field(default_factory=DatasetSpec)
    objectives: dict[str, Any] = field(default_factory=dict)
    measurements: str = MISSING
    tie_ratio: float = MISSING
    sandbox: Any = MISSING
    workers: int = MISSING
    limits: LimitsSpec = field(default_factory=LimitsSpec)
    sources: str = MISSING
    output: str = MISSING


@dataclass
class DoctorConfig(RootConfig):
    """`doctor`: what this host can isolate and measure.

    Attributes:
        sandbox: Where the program of the null test runs.
        rounds: Comparisons of a program with itself.
    """

    sandbox: Any = MISSING
    rounds: int = MISSING


@dataclass
class PairsConfig(PreferenceConfig):
    """`pairs`: export labelled pairs as prompt, chosen and rejected.

    Attributes:
        output: JSONL to write.
    """

    output: str = MISSING


@dataclass
class OptimizeConfig(MeasuringConfig):
    """`optimize`: look for something better than a function of the user's own file.

    Attributes:
        file: The Python file.
        function: Function, method (`Class.method`) or class; `__main__`: the whole program, which
            reads standard input; empty: the file's only public function, or the program.
        tests: A pytest file; its asserts are read, and it is run where pytest can be had.
        examples: File or folder of examples.
        recorded: File of recorded calls.
        inputs: On how many inputs candidates are compared with the original.
        policy: What writes the candidates.
        model: The model of `policy=local`.
        adapter: Folder of its adapter; `newest`: of the newest finished run under paths.runs, or
            none where there is no such run; empty: the untrained model.
        instruction: Stands in place of the task's sentence in the prompts; empty: the one that
            training uses.
        objectives: Name to objective.
        weights: Objective to weight, which decide what is better; empty: latency alone.
        show_weights: Whether the prompt shows the weights; null: as the adapter was trained, and to
            an endpoint yes.
        min_gain: What a gain's whole 95 % interval has to reach, such as 1.05.
        decoding: How candidates are written.
        apply: Write what was found into the file; the option `--apply` says the same.
    """

    file: str = MISSING
    function: str = MISSING
    tests: str = MISSING
    examples: str = MISSING
    recorded: str = MISSING
    inputs: InputsSpec = field(default_factory=InputsSpec)
    policy: Any = MISSING
    model: PolicySpec = field(default_factory=PolicySpec)
    adapter: str = MISSING
    instruction: str = MISSING
    objectives: dict[str, Any] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    show_weights: bool | None = MISSING
    min_gain: float = MISSING
    decoding: DecodingSpec = field(default_factory=DecodingSpec)
    apply: bool = MISSING


@dataclass
class RateConfig(RootConfig):
    """`rate sheet` and `rate read`: developers rate programs, blinded.

    Attributes:
        action: `sheet` (write one from evaluated runs) or `read` (what raters filled in).
        runs: Folders of the evaluated runs.
        problems: Problems drawn at random, each with the rewrites of all runs; 0: all.
        sheets: CSV files that were filled in, one a rater.
        key: The key.json that was written beside the sheet.
        output: Folder to write to; empty: for a sheet the run's own, else the key's.
    """

    action: str = MISSING
    runs: list[str] = field(default_factory=list)
    problems: int = MISSING
    sheets: list[str] = field(default_factory=list)
    key: str = MISSING
    output: str = MISSING


@dataclass
class ReviewConfig(RootConfig):
    """`review`: let a language model review what evaluated runs made of programs.

    Attributes:
        runs: Folders of the evaluated runs.
        policy: The reviewer: an endpoint.
        output: Folder of review.json; empty: the run's own.
    """

    runs: list[str] = field(default_factory=list)
    policy: Any = MISSING
    output: str = MISSING


ROOTS: dict[str, type[RootConfig]] = {
    "train": TrainConfig,
    "profile": ProfileConfig,
    "evaluate": EvaluateConfig,
    "prompting": PromptingConfig,
    "steer": SteerConfig,
    "optimize": OptimizeConfig,
    "report": ReportConfig,
    "rate": RateConfig,
    "review": ReviewConfig,
    "corpus": CorpusConfig,
    "pairs": PairsConfig,
    "doctor": DoctorConfig,
}
"""Command to the type of its root file."""

SPECS: dict[str, type] = {
    "cluster": ClusterSpec,
    "model": PolicySpec,
    "dataset": DatasetSpec,
    "alpha_bounds": AlphaBoundsSpec,
    "warm_start": WarmStartSpec,
    "trainer": TrainerSpec,
    "logger": LoggerSpec,
    "suite": SuiteSpec,
    "decoding": DecodingSpec,
    "instruction": InstructionSpec,
}
"""Group whose choices are plain data to the type of that data; the schema is `<group>_schema`."""


def register() -> None:
    """Make every schema known to Hydra; calling it again changes nothing."""
    store = ConfigStore.instance()
    for command, root in ROOTS.items():
        node = OmegaConf.structured(root)
        # Options of sbatch come from outside, too.
        OmegaConf.set_struct(node.cluster.sbatch, False)
        if "weights" in node:
            # `weights.latency=0.7` names an objective, and objectives can come from outside.
            OmegaConf.set_struct(node.weights, False)
        store.store(name=f"{command}_schema", node=node)
    for group, spec in SPECS.items():
        store.store(group=group, name=f"{group}_schema", node=spec)
    for group, schemas in LEAVES.items():
        for name, schema in schemas.items():
            store.store(group=group, name=name, node=schema)

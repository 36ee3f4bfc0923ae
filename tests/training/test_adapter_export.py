from __future__ import annotations

from pathlib import Path
from typing import Any

import lightning
import pytest
import torch
from made_run import made_pairs, tiny_spec
from peft import PeftModel

from hydraopt.common.errors import UserError
from hydraopt.models.logps import completion_logps
from hydraopt.models.packing import unrolled
from hydraopt.models.policy import load_policy
from hydraopt.models.spec import PolicySpec
from hydraopt.models.tiny import tiny_model
from hydraopt.training.batches import Encoder
from hydraopt.training.card import CardFacts, model_card
from hydraopt.training.export import write_folder


@pytest.mark.filterwarnings("ignore::FutureWarning")  # PEFT's use of an old Transformers name
def test_the_adapter_reloads_with_peft_alone_to_the_policy_that_was_trained(make_run: Any) -> None:
    run = make_run()
    kept: list[Any] = []

    class Keep(lightning.Callback):
        def on_train_end(self, trainer: Any, pl_module: Any) -> None:
            kept.append(pl_module.model)

    adapter = run.start(callbacks=[Keep()]).adapter_dir
    policy = load_policy(tiny_spec(), device="cpu")
    row = Encoder(policy.tokenizer, 1024).pair_row(made_pairs(1)[0])
    assert row is not None
    batch = unrolled([row], 0)
    reloaded = PeftModel.from_pretrained(tiny_model(), adapter)
    ours = load_policy(tiny_spec(), adapter=adapter, device="cpu")
    with torch.no_grad():
        trained = completion_logps(kept[0], batch)
        assert torch.equal(completion_logps(reloaded, batch), trained)
        assert torch.equal(completion_logps(ours.model, batch), trained)
        assert not torch.equal(completion_logps(policy.model, batch), trained)
    card = (adapter / "README.md").read_text()
    assert card.startswith("---\nlibrary_name: peft\n")
    for fact in ("12 pairs of 4 problems", "| beta | 0.1 |", "latency, memory", "DPO loss (nats)"):
        assert fact in card
    assert (adapter / "chat_template.jinja").is_file()


def facts(policy: PolicySpec) -> CardFacts:
    return CardFacts(
        policy=policy,
        location=policy.location,
        pairs=1,
        problems=1,
        examples=0,
        warm_start="none",
        weighting="Static",
        objectives=["latency"],
        beta=0.015,
        steps=3,
        learning_rate=2e-6,
        seed=0,
        dataset="",
        last={},
    )


@pytest.mark.parametrize(
    "policy",
    [
        PolicySpec(),
        tiny_spec(),
        PolicySpec(source="hub", location="Qwen/Qwen2.5-Coder-7B-Instruct"),
    ],
    ids=lambda policy: policy.source,
)
def test_a_card_says_how_to_load_the_adapter_in_python_that_parses(policy: PolicySpec) -> None:
    card = model_card(facts(policy))
    code = card.split("```python\n")[1].split("```")[0]
    compile(code, "<card>", "exec")
    assert "PeftModel.from_pretrained" in code
    on_hub = "base_model: Qwen/Qwen2.5-Coder-7B-Instruct" in card
    assert on_hub == (policy.source == "hub")


def test_a_local_folder_is_no_hub_id_on_the_card() -> None:
    card = model_card(facts(PolicySpec(source="hub", location="/my/models/mine")))
    assert "base_model:" not in card


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "adapter"
    write_folder(folder, lambda made: (made / "a").write_text("old") and None)

    def full(made: Path) -> None:
        (made / "a").write_text("new")
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="No space left on device"):
        write_folder(folder, full)
    assert (folder / "a").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["adapter"]
    write_folder(folder, lambda made: (made / "b").write_text("new") and None)
    assert [path.name for path in folder.iterdir()] == ["b"]

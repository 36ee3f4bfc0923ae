from __future__ import annotations

import copy
import json
import warnings

import numpy as np
import pytest

from hydraopt.corpus.export import export_trl
from hydraopt.corpus.pairs import Pair, preferences_of
from hydraopt.corpus.records import Program
from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.normalizers.log_ratio import LogRatio
from hydraopt.preference.objectives import named_objectives

SLOW, FAST = "def f(n):\n    return sum(range(n))\n", "def f(n):\n    return n * (n - 1) // 2\n"


def pair(latency_first: float, latency_second: float) -> Pair:
    return Pair(
        pair="0" * 64,
        problem="family/sum",
        family="family",
        split="train",
        entry_point="f",
        original=SLOW,
        first=Program("original", SLOW),
        second=Program("formula", FAST),
        first_metrics={"latency": [[latency_first]], "memory": [[10.0]]},
        second_metrics={"latency": [[latency_second]], "memory": [[20.0]]},
    )


def exported(path, weights, pairs=None, **options):
    pairs = [pair(9.0, 1.0), pair(9.0, 2.0)] if pairs is None else pairs
    preferences = preferences_of(
        pairs, named_objectives(["latency", "memory"]), LogRatio(), HardLabel()
    )
    written = export_trl(pairs, preferences, np.asarray(weights), path, **options)
    records = [json.loads(line) for line in path.read_text().splitlines()]
    assert len(records) == written
    return records


def test_chosen_and_rejected_follow_the_weights(tmp_path):
    for weights, chosen, rejected in (([1.0, 0.0], FAST, SLOW), ([0.0, 1.0], SLOW, FAST)):
        record = exported(tmp_path / "pairs.jsonl", weights)[0]
        assert set(record) == {"prompt", "chosen", "rejected"}
        assert [turn["role"] for turn in record["prompt"]] == ["user"]
        assert SLOW.strip() in record["prompt"][0]["content"]
        assert record["chosen"] == [
            {"role": "assistant", "content": f"```python\n{chosen.strip()}\n```"}
        ]
        assert rejected.strip() in record["rejected"][0]["content"]


def test_pairs_that_abstain_are_left_out(tmp_path):
    records = exported(tmp_path / "pairs.jsonl", [1.0, 0.0], pairs=[pair(2.0, 2.0), pair(9.0, 1.0)])
    assert len(records) == 1


def test_the_prompts_can_show_their_weights(tmp_path):
    records = exported(
        tmp_path / "pairs.jsonl", [1.0, 0.0], shown=[{"latency": 1.0, "memory": 0.0}, None]
    )
    assert "Priorities: latency 1." in records[0]["prompt"][0]["content"]
    assert "Priorities" not in records[1]["prompt"][0]["content"]


def test_lists_of_different_lengths_are_refused(tmp_path):
    with pytest.raises(ValueError, match="equally many"):
        exported(tmp_path / "pairs.jsonl", [1.0, 0.0], shown=[None])


def test_trl_reads_the_file_and_trains_on_it(tmp_path):
    """The whole way: `datasets` loads it, TRL's DPOTrainer tokenizes it and takes a step."""
    exported(tmp_path / "pairs.jsonl", [1.0, 0.0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of TRL, Datasets and Transformers among themselves
        from datasets import load_dataset
        from tokenizers import Tokenizer, models, pre_tokenizers
        from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast
        from trl import DPOConfig, DPOTrainer
        from trl.data_utils import is_conversational

        dataset = load_dataset(
            "json",
            data_files=str(tmp_path / "pairs.jsonl"),
            split="train",
            cache_dir=str(tmp_path / "cache"),
        )
        assert is_conversational(dataset[0])
        characters = ["\n", *map(chr, range(32, 127))]
        vocabulary = {token: i for i, token in enumerate(["<pad>", "<eos>", *characters])}
        plain = Tokenizer(models.WordLevel(vocabulary, unk_token="<pad>"))
        plain.pre_tokenizer = pre_tokenizers.Split("", "isolated")
        tokenizer = PreTrainedTokenizerFast(
            tokenizer_object=plain, pad_token="<pad>", eos_token="<eos>"
        )
        tokenizer.chat_template = (
            "{% for m in messages %}#{{ m['role'] }}\n{{ m['content'] }}\n{% endfor %}"
            "{% if add_generation_prompt %}#assistant\n{% endif %}"
        )
        sizes = {"hidden_size": 8, "intermediate_size": 8, "num_attention_heads": 1}
        model = LlamaForCausalLM(
            LlamaConfig(vocab_size=len(vocabulary), num_hidden_layers=1, pad_token_id=0, **sizes)
        )
        trainer = DPOTrainer(
            model=model,
            ref_model=copy.deepcopy(model),
            args=DPOConfig(
                output_dir=str(tmp_path / "trl"),
                max_steps=1,
                per_device_train_batch_size=2,
                use_cpu=True,
                bf16=False,
                report_to=[],
                save_strategy="no",
                disable_tqdm=True,
            ),
            processing_class=tokenizer,
            train_dataset=dataset,
        )
        row = trainer.train_dataset[0]
        result = trainer.train()
    assert tokenizer.decode(row["chosen_ids"]).replace(" ", "").endswith("//2\n```\n")
    assert result.training_loss == pytest.approx(np.log(2), abs=1e-4)

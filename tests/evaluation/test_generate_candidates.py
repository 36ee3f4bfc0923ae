import json
from dataclasses import replace
from types import SimpleNamespace

import pytest
import torch
from evaluation_examples import make_problem

from hydraopt.common.errors import UserError
from hydraopt.evaluation import generate as generation
from hydraopt.evaluation.policies.local import LocalPolicy, end_tokens
from hydraopt.evaluation.spec import DecodingSpec
from hydraopt.models.policy import load_policy
from hydraopt.models.spec import PolicySpec
from hydraopt.models.tiny import tiny_model, tiny_tokenizer

PAD, END = 0, 2
TOKENIZER = tiny_tokenizer()
GREEDY = DecodingSpec(max_new_tokens=12, batch_size=2)
SAMPLING = DecodingSpec(strategy="sample", n=3, temperature=1.0, max_new_tokens=12, batch_size=2)


class Reciter(torch.nn.Module):
    """Writes the same tokens for every row, whatever it reads, and counts what it was asked."""

    dtype = torch.float32
    device = torch.device("cpu")

    def __init__(self, tokens):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))
        self.tokens = tokens
        self.asked = []
        self.ways = []

    def generate(self, input_ids, attention_mask, **ways):
        assert not self.training
        self.asked.append((input_ids.clone(), attention_mask.clone()))
        self.ways.append(ways)
        fresh = torch.tensor([self.tokens] * len(input_ids))
        return torch.cat([input_ids, fresh], dim=1)


def policy_of(model, fingerprint="policy-1"):
    return LocalPolicy(
        SimpleNamespace(
            model=model,
            tokenizer=TOKENIZER,
            fingerprint=fingerprint,
            spec=SimpleNamespace(name="letters"),
        )
    )


def generate(*arguments, **more):
    """Return the texts alone."""
    replies = generation.generate(*arguments, **more)
    return [[reply.text for reply in group] for group in replies]


def problems_of(count):
    sources = [f"def double_all(values):\n    return {'[]' + ' + []' * k}\n" for k in range(count)]
    return [make_problem(f"small/p{k}", source) for k, source in enumerate(sources)]


def tokens_of(text):
    return TOKENIZER(text, add_special_tokens=False)["input_ids"]


@pytest.fixture
def reciter():
    return Reciter([*tokens_of("def f"), END, *tokens_of("rest")])


@pytest.fixture
def llama():
    return tiny_model()


def test_what_follows_the_end_token_is_dropped(reciter):
    assert generate(policy_of(reciter), problems_of(1), GREEDY) == [["def f"]]


def test_rows_of_a_batch_are_padded_on_the_left(reciter):
    generate(policy_of(reciter), problems_of(2), GREEDY)

    ((ids, mask),) = reciter.asked
    short, long = (int(row.sum()) for row in mask)
    assert short == long - len(" + []")
    assert ids[0, : long - short].tolist() == [PAD] * (long - short)
    assert mask[0].tolist() == [0] * (long - short) + [1] * short
    assert TOKENIZER.decode(ids[0]).endswith("<|im_start|>assistant\n")


def test_the_prompt_shows_the_original_and_the_weights(reciter):
    generate(policy_of(reciter), problems_of(1), GREEDY, {"latency": 0.7, "memory": 0.3})

    text = TOKENIZER.decode(reciter.asked[0][0][0])
    assert "latency 0.7, memory 0.3" in text
    assert "def double_all(values):" in text


def test_greedy_decoding_asks_for_the_most_likely_token(reciter):
    generate(policy_of(reciter), problems_of(1), GREEDY)

    assert reciter.ways[0]["do_sample"] is False
    assert reciter.ways[0]["max_new_tokens"] == 12


def test_candidates_are_kept_and_never_written_again(reciter, tmp_path):
    store = tmp_path / "candidates.jsonl"
    first = generate(policy_of(reciter), problems_of(3), GREEDY, store=store)
    asked = len(reciter.asked)

    again = generate(policy_of(reciter), problems_of(3), GREEDY, store=store)

    assert again == first
    assert asked == 2  # batches of two
    assert len(reciter.asked) == asked
    lines = [json.loads(line) for line in store.read_text().splitlines()]
    assert [line["problem"] for line in lines] == ["small/p0", "small/p1", "small/p2"]


def test_an_interrupted_generation_goes_on_after_its_last_batch(reciter, tmp_path):
    store = tmp_path / "candidates.jsonl"
    whole = generate(policy_of(reciter), problems_of(4), GREEDY, store=store)
    lines = store.read_text().splitlines(keepends=True)
    store.write_text("".join(lines[:2]) + lines[2][:30])  # the third line is torn
    reciter.asked.clear()

    again = generate(policy_of(reciter), problems_of(4), GREEDY, store=store)

    assert again == whole
    assert sum(len(ids) for ids, _ in reciter.asked) == 2


@pytest.mark.parametrize(
    ("fingerprint", "decoding", "weights"),
    [
        ("policy-2", GREEDY, None),
        ("policy-1", replace(GREEDY, max_new_tokens=13), None),
        ("policy-1", GREEDY, {"latency": 1.0}),
    ],
)
def test_another_policy_decoding_or_prompt_is_generated_anew(
    reciter, tmp_path, fingerprint, decoding, weights
):
    store = tmp_path / "candidates.jsonl"
    generate(policy_of(reciter), problems_of(1), GREEDY, store=store)

    generate(policy_of(reciter, fingerprint), problems_of(1), decoding, weights, store=store)

    assert len(reciter.asked) == 2


def test_more_candidates_keep_those_that_stand(llama, tmp_path):
    store = tmp_path / "candidates.jsonl"
    problems = problems_of(2)
    fewer = generate(policy_of(llama), problems, replace(SAMPLING, n=1), store=store)

    more = generate(policy_of(llama), problems, SAMPLING, store=store)

    assert [texts[:1] for texts in more] == fewer
    assert [len(texts) for texts in more] == [3, 3]


def test_a_batch_gives_what_single_rows_give(llama):
    problems = problems_of(3)

    together = generate(policy_of(llama), problems, replace(GREEDY, batch_size=3))
    alone = generate(policy_of(llama), problems, replace(GREEDY, batch_size=1))

    assert together == alone
    assert any(texts[0] for texts in together)


def test_sampling_follows_its_seed_and_leaves_the_global_one_alone(llama):
    problems = problems_of(1)
    torch.manual_seed(5)
    state = torch.get_rng_state()

    first = generate(policy_of(llama), problems, SAMPLING)
    again = generate(policy_of(llama), problems, SAMPLING)
    other = generate(policy_of(llama), problems, replace(SAMPLING, seed=1))

    assert first == again
    assert first != other
    assert len(set(first[0])) > 1
    assert torch.equal(torch.get_rng_state(), state)


def test_sampling_does_not_hang_on_where_it_was_interrupted(llama, tmp_path):
    store = tmp_path / "candidates.jsonl"
    whole = generate(policy_of(llama), problems_of(2), SAMPLING, store=store)
    lines = store.read_text().splitlines(keepends=True)
    store.write_text("".join(lines[:2]))

    assert generate(policy_of(llama), problems_of(2), SAMPLING, store=store) == whole


def test_the_model_is_given_back_in_its_own_mode(reciter):
    reciter.train()

    generate(policy_of(reciter), problems_of(1), GREEDY)

    assert reciter.training


def test_an_adapter_in_training_keeps_its_exact_weights():
    policy = load_policy(PolicySpec(source="tiny", dtype="bfloat16"), trainable=True, device="cpu")
    before = {
        name: (parameter, parameter.detach().clone())
        for name, parameter in policy.model.named_parameters()
        if parameter.requires_grad
    }

    generate(LocalPolicy(policy), problems_of(1), GREEDY)

    assert before
    for name, parameter in policy.model.named_parameters():
        if parameter.requires_grad:
            kept, values = before[name]
            assert parameter is kept
            assert parameter.dtype == torch.float32
            assert torch.equal(parameter, values)


def test_the_end_tokens_of_tokenizer_and_model_both_count():
    model = SimpleNamespace(generation_config=SimpleNamespace(eos_token_id=[7, END]))

    assert end_tokens(model, TOKENIZER) == [END, 7]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"strategy": "beam"}, "'beam' is not known"),
        ({"n": 2}, "n=2 with greedy"),
        ({"max_new_tokens": 0}, "max_new_tokens=0"),
        ({"strategy": "sample", "temperature": 0.0}, "temperature=0.0 must be above 0"),
        ({"top_p": 1.5}, "top_p=1.5"),
        ({"pick": "last"}, "'last' is not known"),
        ({"lookup_tokens": -1}, "lookup_tokens=-1"),
        ({"copy_bonus": -0.5}, "copy_bonus=-0.5"),
    ],
)
def test_a_decoding_that_makes_no_sense_is_refused(reciter, change, message):
    with pytest.raises(UserError, match=message):
        generate(policy_of(reciter), problems_of(1), replace(GREEDY, **change))


def test_what_one_run_wrote_another_takes_from_the_shared_folder(reciter, tmp_path):
    shared = tmp_path / "shared"
    first = generate(policy_of(reciter), problems_of(3), GREEDY, shared=shared)
    asked = len(reciter.asked)
    own = tmp_path / "run" / "candidates.jsonl"

    again = generate(policy_of(reciter), problems_of(2), GREEDY, store=own, shared=shared)

    assert again == first[:2]
    assert len(reciter.asked) == asked
    assert len(own.read_text().splitlines()) == 2
    assert generate(policy_of(reciter), problems_of(2), GREEDY, store=own) == again


def test_tokens_are_counted_and_kept(reciter, tmp_path):
    store = tmp_path / "candidates.jsonl"
    ((reply,),) = generation.generate(policy_of(reciter), problems_of(1), GREEDY, store=store)
    ((again,),) = generation.generate(policy_of(reciter), problems_of(1), GREEDY, store=store)

    assert reply.completion_tokens == len("def f")
    assert reply.prompt_tokens == int(reciter.asked[0][1].sum())
    assert again == reply


def test_an_instruction_is_another_prompt(reciter, tmp_path):
    store = tmp_path / "candidates.jsonl"
    generate(policy_of(reciter), problems_of(1), GREEDY, store=store)

    generate(policy_of(reciter), problems_of(1), GREEDY, store=store, instruction="Make it lean.")

    assert "user\nMake it lean." in TOKENIZER.decode(reciter.asked[1][0][0])


def test_prompt_look_up_writes_what_plain_greedy_decoding_writes(llama):
    plain = generate(policy_of(llama), problems_of(3), GREEDY)

    looked_up = generate(policy_of(llama), problems_of(3), replace(GREEDY, lookup_tokens=4))

    assert looked_up == plain
    assert any(texts[0] for texts in plain)


def test_a_copy_bonus_makes_the_model_copy_and_is_another_decoding(llama, tmp_path):
    store = tmp_path / "candidates.jsonl"
    plain = generate(policy_of(llama), problems_of(2), GREEDY, store=store)

    made = generate(policy_of(llama), problems_of(2), replace(GREEDY, copy_bonus=60.0), store=store)

    assert made != plain
    assert len(store.read_text().splitlines()) == 4  # each decoding's texts are kept apart


def test_prompt_look_up_takes_one_program_at_a_time(reciter):
    generate(policy_of(reciter), problems_of(3), replace(GREEDY, lookup_tokens=5))

    assert [len(ids) for ids, _ in reciter.asked] == [1, 1, 1]
    assert reciter.ways[0]["prompt_lookup_num_tokens"] == 5

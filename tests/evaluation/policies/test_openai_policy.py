import hashlib
import logging
import threading
import time
from dataclasses import replace

import pytest
from endpoint_stub import EndpointStub, drop, hang, raw, refuse, reply, status
from evaluation_examples import make_problem

from hydraopt.common.errors import UserError
from hydraopt.evaluation.generate import generate
from hydraopt.evaluation.policies.base import Order, Reply
from hydraopt.evaluation.policies.openai import OpenAIPolicy
from hydraopt.evaluation.spec import DecodingSpec

GREEDY = DecodingSpec(max_new_tokens=64)
SAMPLING = DecodingSpec(strategy="sample", n=3, temperature=0.8, top_p=0.9, max_new_tokens=64)
KEY = "sk-test-0123456789abcdef"


class Waits:
    """Waits for nothing, and remembers for how long it was to wait."""

    def __init__(self):
        self.seconds = []

    def __call__(self, stop, seconds):
        self.seconds.append(seconds)


class Clock:
    """Stands still but for what is waited."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def wait(self, stop, seconds):
        self.now += seconds


@pytest.fixture
def endpoint():
    with EndpointStub() as stub:
        yield stub


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def policy_of(endpoint, waits):
    """Make policies that ask the endpoint one by one, without a key, and close them."""
    made = []

    def make(**ways):
        ways = {
            "model": "model-a",
            "base_url": endpoint.base_url,
            "key_variable": "",
            "concurrency": 1,
            "wait": waits,
        } | ways
        made.append(OpenAIPolicy(**ways))
        return made[-1]

    yield make
    for policy in made:
        policy.close()


def orders_of(*texts):
    return [
        Order(make_problem(f"small/{text}"), text, 0, hashlib.sha256(text.encode()).hexdigest())
        for text in texts
    ]


def written(policy, *texts, decoding=GREEDY):
    return {order.text: reply.text for order, reply in policy.write(orders_of(*texts), decoding)}


def messages_of(caplog, level=logging.WARNING):
    return [record.getMessage() for record in caplog.records if record.levelno >= level]


def test_every_candidate_is_a_request_of_its_own(endpoint, policy_of):
    policy = policy_of(model="model-b")

    assert written(policy, "one", "two") == {"one": "echo: one", "two": "echo: two"}
    assert [request.body for request in endpoint.requests] == [
        {
            "model": "model-b",
            "messages": [{"role": "user", "content": text}],
            "max_tokens": 64,
            "temperature": 0.0,
        }
        for text in ("one", "two")
    ]
    assert {request.path for request in endpoint.requests} == {"/v1/chat/completions"}


@pytest.mark.parametrize(("key", "seed"), [("00000008", 4), ("ffffffff", 2**31 - 1)])
def test_sampling_takes_its_seed_from_the_order(endpoint, policy_of, key, seed):
    (order,) = orders_of("one")

    list(policy_of().write([replace(order, key=key + order.key[8:])], SAMPLING))

    body = endpoint.requests[0].body
    assert (body["temperature"], body["top_p"], body["seed"]) == (0.8, 0.9, seed)
    assert "n" not in body


def test_as_many_are_written_as_decoding_says(policy_of):
    assert policy_of().count(make_problem(), SAMPLING) == 3
    assert policy_of().count(make_problem(), GREEDY) == 1


def test_generation_keeps_what_came_and_asks_for_the_rest(endpoint, policy_of, tmp_path):
    problems = [
        make_problem("small/a", "def a(): ...\n"),
        make_problem("small/b", "def b(): ...\n"),
    ]
    store = tmp_path / "candidates.jsonl"
    endpoint.script = [reply("first"), status(401, "no")]
    with pytest.raises(UserError):
        generate(policy_of(), problems, GREEDY, store=store)

    endpoint.script = [reply("second", usage=(20, 10))]
    replies = generate(
        policy_of(input_usd_per_million=1.0, output_usd_per_million=2.0),
        problems,
        GREEDY,
        store=store,
    )

    assert replies == [[Reply("first", 7, 3, 0.0)], [Reply("second", 20, 10, 4e-5)]]
    assert len(endpoint.requests) == 3


def test_so_many_requests_are_under_way_at_once(endpoint, policy_of):
    met = threading.Barrier(3, timeout=10)

    def together(prompt):
        met.wait()  # passes only if three requests are there at the same time
        return prompt

    endpoint.write = together
    texts = [str(number) for number in range(6)]

    assert written(policy_of(concurrency=3), *texts) == {text: text for text in texts}


def test_tokens_and_cost_are_counted(endpoint, policy_of):
    endpoint.script = [reply("a", usage=(1000, 500)), reply("b", usage=(3000, 0))]
    policy = policy_of(input_usd_per_million=2.5, output_usd_per_million=10.0)

    replies = [reply for _, reply in policy.write(orders_of("one", "two"), GREEDY)]

    # 1000 · 2.5e-6 + 500 · 10e-6 = 0.0025 + 0.005; 3000 · 2.5e-6 = 0.0075
    assert [reply.cost_usd for reply in replies] == pytest.approx([0.0075, 0.0075])
    assert [reply.prompt_tokens for reply in replies] == [1000, 3000]
    assert (policy.prompt_tokens, policy.completion_tokens) == (4000, 500)
    assert policy.cost_usd == pytest.approx(0.015)
    assert policy.requests == 2


def test_a_spent_budget_stops_cleanly(endpoint, policy_of):
    endpoint.usage = (1000, 0)
    policy = policy_of(input_usd_per_million=1000.0, budget_usd=2.0)  # a reply costs 1 USD
    came = []
    with pytest.raises(UserError) as caught:
        for order, _ in policy.write(orders_of(*"abcde"), GREEDY):
            came.append(order.text)

    assert came == ["a", "b"]
    assert len(endpoint.requests) == 2
    for part in ("2 USD", "2000 tokens", "policy.budget_usd=2", "is kept", "same command"):
        assert part in str(caught.value)


def test_a_budget_that_is_just_enough_is_no_error(endpoint, policy_of):
    endpoint.usage = (1000, 0)
    policy = policy_of(input_usd_per_million=1000.0, budget_usd=2.0)

    assert len(written(policy, "a", "b")) == 2


def test_a_budget_is_not_held_where_nobody_counts(endpoint, policy_of):
    endpoint.usage = None
    policy = policy_of(input_usd_per_million=1000.0, budget_usd=2.0)
    came = []
    with pytest.raises(UserError, match=r"does not say how many tokens.*policy\.budget_usd=0"):
        for order, _ in policy.write(orders_of("a", "b"), GREEDY):
            came.append(order.text)

    assert came == ["a"]


def test_a_rate_limit_is_waited_for_as_long_as_the_server_asks(endpoint, policy_of, waits):
    endpoint.script = [status(429, "slow down", headers={"Retry-After": "17"}), reply("done")]
    policy = policy_of()

    assert written(policy, "one") == {"one": "done"}
    assert waits.seconds == [17.0]
    assert policy.requests == 2


def test_back_off_doubles_up_to_a_minute(endpoint, policy_of, waits):
    endpoint.script = [status(503) for _ in range(8)] + [reply("done")]

    assert written(policy_of(retries=8), "one") == {"one": "done"}
    for waited, longest in zip(waits.seconds, [1, 2, 4, 8, 16, 32, 60, 60], strict=True):
        assert 0.75 * longest <= waited <= longest


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (status(500, "the engine died"), "HTTP 500: the engine died"),
        (drop(), "the connection failed"),
        (raw(200, '{"id": "chatcmpl-1", "cho'), "no chat completion: "),
        (raw(200, "<html>Welcome</html>", "text/html"), "<html>Welcome</html>"),
        (raw(502, "<html>Bad gateway</html>", "text/html"), "Bad gateway"),
    ],
    ids=["500", "dropped", "half JSON", "a page", "a page with 502"],
)
def test_what_may_pass_is_tried_again_and_then_said(endpoint, policy_of, act, said):
    endpoint.script = [act, reply("done"), act, act, act]
    policy = policy_of(retries=2)
    assert written(policy, "one") == {"one": "done"}

    with pytest.raises(UserError) as caught:
        written(policy, "two")

    assert policy.requests == 5
    for part in (said, endpoint.base_url, "model-a", "tries: 3", "policy.retries=2", "is kept"):
        assert part in str(caught.value)


def test_an_answer_that_does_not_come_in_time_is_tried_again(endpoint, policy_of):
    endpoint.script = [hang(), reply("done")]

    assert written(policy_of(timeout_s=0.05), "one") == {"one": "done"}


def test_silence_is_an_error_after_the_last_try(endpoint, policy_of):
    endpoint.script = [hang()]
    with pytest.raises(UserError, match=r"no answer within policy\.timeout_s=0\.05 s"):
        written(policy_of(timeout_s=0.05, retries=0), "one")


def test_a_server_that_is_not_there_is_named(policy_of):
    with EndpointStub() as gone:
        pass
    with pytest.raises(UserError, match=r"connection failed: .*refused.*server runs") as caught:
        written(policy_of(base_url=gone.base_url, retries=1), "one")
    assert gone.base_url in str(caught.value)


def test_a_server_that_asks_for_an_hour_is_not_waited_for(endpoint, policy_of, waits):
    endpoint.script = [status(429, "daily limit", headers={"Retry-After": "3600"})]
    with pytest.raises(UserError, match=r"asks to wait 3600 s \(HTTP 429: daily limit\).*is kept"):
        written(policy_of(), "one")
    assert waits.seconds == []


@pytest.mark.parametrize(
    ("act", "parts"),
    [
        (status(400, "prompt too long"), ["HTTP 400: prompt too long", "decoding.max_new_tokens"]),
        (raw(400, '{"detail": "no such model"}'), ["400: no such model. Check policy.model"]),
        (
            raw(422, '{"detail": [{"loc": ["body"]}]}'),
            ['HTTP 422: {"detail": [{"loc": ["body"]}]}'],
        ),
        (status(401, "bad key"), ["HTTP 401: bad key", "policy.key_variable"]),
        (status(402, "pay first"), ["HTTP 402: pay first", "no credit"]),
        (status(403, "not you"), ["HTTP 403: not you", "may not use this model"]),
        (status(404, "not here"), ["HTTP 404: not here", "policy.model", "policy.base_url"]),
        (status(429, "no quota", error_code="insufficient_quota"), ["HTTP 429", "no credit"]),
    ],
    ids=["400", "detail", "list of details", "401", "402", "403", "404", "quota"],
)
def test_a_refusal_is_said_at_once_with_its_remedy(
    endpoint, policy_of, waits, monkeypatch, act, parts
):
    monkeypatch.setenv("MY_KEY", KEY)
    endpoint.script = [act]
    policy = policy_of(key_variable="MY_KEY")
    with pytest.raises(UserError) as caught:
        written(policy, "one")

    for part in (endpoint.base_url, "model-a", "MY_KEY", "is kept", *parts):
        assert part in str(caught.value)
    assert policy.requests == 1
    assert waits.seconds == []


def test_an_unknown_model_is_answered_with_those_there_are(endpoint, policy_of):
    endpoint.models = ["model-c", "model-b"]
    with pytest.raises(UserError, match=r"model model-a.*404.*It offers model-b, model-c\."):
        written(policy_of(), "one")


def test_of_many_models_ten_are_named(endpoint, policy_of):
    endpoint.models = [f"m{number:02}" for number in range(12)]
    with pytest.raises(UserError, match=r"m00, .*m09 and 2 more"):
        written(policy_of(), "one")


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("MY_KEY", None, "without a key, since the variable MY_KEY is not set"),
        ("", None, "without a key, since policy.key_variable is empty"),
        ("MY_KEY", "wrong", "with the key in the variable MY_KEY"),
    ],
)
def test_a_wrong_key_is_told_from_a_missing_one(policy_of, monkeypatch, variable, value, said):
    monkeypatch.delenv("MY_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("MY_KEY", value)
    with EndpointStub(key=KEY) as guarded, pytest.raises(UserError, match=said):
        written(policy_of(base_url=guarded.base_url, key_variable=variable), "one")


def test_the_key_goes_into_the_header(policy_of, monkeypatch):
    monkeypatch.setenv("MY_KEY", f" {KEY}\n")
    with EndpointStub(key=KEY) as guarded:
        policy = policy_of(base_url=guarded.base_url, key_variable="MY_KEY")
        assert written(policy, "one") == {"one": "echo: one"}


def test_without_a_key_no_key_is_sent(endpoint, policy_of, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)  # meant for somebody else
    written(policy_of(key_variable=""), "one")

    assert "authorization" not in endpoint.requests[0].headers
    assert KEY not in str(endpoint.requests[0].headers)


def test_the_key_is_never_said(endpoint, policy_of, monkeypatch, caplog):
    """Not by what we say, and not by what a server says that repeats it."""
    monkeypatch.setenv("MY_KEY", KEY)
    caplog.set_level(logging.DEBUG)
    policy = policy_of(key_variable="MY_KEY", retries=1)
    endpoint.models = ["model-a"]
    said = [repr(policy), str(policy), policy.name, policy.fingerprint]
    for script in (
        [status(401, f"Incorrect API key provided: {KEY}")],
        [raw(400, f"what is {KEY}?", "text/plain")],
        [status(404, f"nothing for {KEY}")],
        [status(500, f"{KEY} broke it")] * 2,
        [raw(200, f"no JSON for {KEY}")] * 2,
        [status(429, KEY, headers={"Retry-After": "9999"})],
        [drop()] * 2,
        [refuse("temperature"), reply("half", finish="length")],
    ):
        endpoint.script = list(script)
        try:
            said += [str(reply) for _, reply in policy.write(orders_of("one"), GREEDY)]
        except UserError as error:
            said += [str(error), repr(error.__cause__)]
    assert len(said) == 4 + 2 * 7 + 1
    said += [record.getMessage() + str(record.__dict__) for record in caplog.records]

    assert f"Bearer {KEY}" == endpoint.requests[0].headers["authorization"]
    assert [text for text in said if KEY in text] == []
    assert any("***" in text for text in said)


def test_a_key_that_is_none_is_refused_without_showing_it(policy_of, monkeypatch):
    monkeypatch.setenv("MY_KEY", "sk–secret")  # an en dash, from a word processor
    with pytest.raises(UserError, match="MY_KEY holds characters") as caught:
        policy_of(key_variable="MY_KEY")
    assert "secret" not in str(caught.value)


def test_a_key_that_others_could_read_is_warned_of(policy_of, monkeypatch, caplog):
    monkeypatch.setenv("MY_KEY", KEY)
    policy_of(key_variable="MY_KEY")
    assert messages_of(caplog) == []

    policy_of(key_variable="MY_KEY", base_url="http://node17.example:8000/v1")
    (warning,) = messages_of(caplog)
    assert "MY_KEY goes to http://node17.example:8000/v1 unencrypted" in warning


def test_the_longest_completion_is_renamed_where_the_server_says_so(endpoint, policy_of, caplog):
    endpoint.script = [refuse("max_tokens", "max_completion_tokens")] * 3
    policy = policy_of()

    assert written(policy, "one", "two") == {"one": "done", "two": "done"}
    limits = [
        {name: value for name, value in request.body.items() if name.startswith("max_")}
        for request in endpoint.requests
    ]
    assert limits == [{"max_tokens": 64}] + [{"max_completion_tokens": 64}] * 2
    assert policy.left_out == []
    assert messages_of(caplog) == []


def test_a_refused_parameter_is_left_out_with_a_warning(endpoint, policy_of, caplog):
    endpoint.script = [refuse("seed")] * 3
    policy = policy_of()

    assert len(written(policy, "one", "two", decoding=SAMPLING)) == 2
    assert ["seed" in request.body for request in endpoint.requests] == [True, False, False]
    assert endpoint.requests[-1].body["temperature"] == 0.8
    assert policy.left_out == ["seed"]
    (warning,) = messages_of(caplog)
    assert "does not take seed=" in warning


@pytest.mark.parametrize(
    ("act", "text", "fault"),
    [
        (reply("def f(", finish="length"), "def f(", "cut off"),
        (reply("def", finish="content_filter"), "def", "content filter"),
        (reply(None, refusal="I cannot."), "", "refused by the model"),
        (reply(""), "", "are empty"),
        (status(400, "filtered", error_code="content_filter"), "", "content filter"),
    ],
    ids=["length", "filtered answer", "refusal", "empty", "filtered prompt"],
)
def test_a_reply_of_no_use_is_a_reply(endpoint, policy_of, caplog, act, text, fault):
    endpoint.script = [reply("good"), act, act]

    assert written(policy_of(), "a", "b", "c") == {"a": "good", "b": text, "c": text}
    (warning,) = messages_of(caplog)
    assert fault in warning
    assert "of 3 replies, 2 are " in warning
    assert "the first is of small/b, candidate 0" in warning


def asking():
    return [thread for thread in threading.enumerate() if thread.name == "asking model-a"]


def test_after_a_failure_what_is_under_way_is_still_yielded(endpoint, policy_of):
    both = threading.Barrier(2, timeout=10)

    def fail(handler, request):
        both.wait()
        status(401, "no")(handler, request)

    def come_later(handler, request):
        both.wait()
        deadline = time.monotonic() + 10
        while len(asking()) == 2 and time.monotonic() < deadline:
            time.sleep(0.002)
        reply("late")(handler, request)

    endpoint.script = [fail, come_later]
    came = []
    with pytest.raises(UserError, match="HTTP 401"):
        for _, answer in policy_of(concurrency=2).write(orders_of(*"abcdef"), GREEDY):
            came.append(answer.text)

    assert came == ["late"]
    assert len(endpoint.requests) == 2


def test_after_a_failure_nobody_goes_on_trying(endpoint, policy_of):
    """The second request waits to be tried again, and gives up when the first is refused."""
    waiting = threading.Event()

    def fail(handler, request):
        waiting.wait(10)
        status(401, "no")(handler, request)

    def wait(stop, seconds):
        waiting.set()
        assert stop.wait(10)

    endpoint.script = [fail, status(429, headers={"Retry-After": "100"})]
    with pytest.raises(UserError, match="HTTP 401"):
        written(policy_of(concurrency=2, wait=wait), "one", "two")
    assert len(endpoint.requests) == 2


def test_whoever_stops_reading_stops_the_asking(endpoint, policy_of):
    stopped = threading.Event()

    def come_later(handler, request):
        stopped.wait(10)
        reply("late")(handler, request)

    endpoint.script = [reply("first"), come_later]
    replies = policy_of().write(orders_of(*"abcd"), GREEDY)
    assert next(replies)[1].text == "first"
    replies.close()
    stopped.set()
    for thread in asking():
        thread.join(10)

    assert len(endpoint.requests) <= 2


def test_a_fault_of_our_own_is_raised_as_it_is(endpoint, policy_of):
    (order,) = orders_of("one")
    with pytest.raises(ValueError, match="invalid literal"):
        list(policy_of().write([replace(order, key="no hash")], SAMPLING))


def test_requests_per_minute_are_held(endpoint, policy_of):
    clock = Clock()
    policy = policy_of(requests_per_minute=20, wait=clock.wait, clock=clock)

    assert len(written(policy, *"abcde")) == 5
    assert clock.now == pytest.approx(4 * 3.0)  # the first at once, then one every 3 s


def test_retries_count_as_requests_per_minute(endpoint, policy_of):
    clock = Clock()
    endpoint.script = [status(429, headers={"Retry-After": "1"}), reply("done")]
    policy = policy_of(requests_per_minute=20, wait=clock.wait, clock=clock)

    written(policy, "one")
    assert clock.now == pytest.approx(3.0)  # one second as asked, two more for the turn


def test_tokens_per_minute_are_held(endpoint, policy_of):
    clock = Clock()
    endpoint.usage = (80, 41)  # one of them flowed in before the first request
    policy = policy_of(tokens_per_minute=600, wait=clock.wait, clock=clock)

    written(policy, "one")
    assert clock.now == 0
    written(policy, "two")
    assert clock.now == pytest.approx(12.0)  # 120 tokens at 10 a second


def test_one_question_is_asked_greedily(endpoint, policy_of, caplog):
    endpoint.script = [reply("42"), reply("4", finish="length")]
    policy = policy_of(input_usd_per_million=1.0)

    assert policy.ask("What?") == "42"
    assert policy.ask("What?", max_tokens=1) == "4"

    first, second = (request.body for request in endpoint.requests)
    assert first == {
        "model": "model-a",
        "messages": [{"role": "user", "content": "What?"}],
        "temperature": 0.0,
    }
    assert second["max_tokens"] == 1
    assert (policy.prompt_tokens, policy.completion_tokens, policy.requests) == (14, 6, 2)
    assert policy.cost_usd == pytest.approx(14e-6)
    (warning,) = messages_of(caplog)
    assert "the answer is cut off" in warning


def test_a_question_beyond_the_budget_is_not_asked(endpoint, policy_of):
    policy = policy_of(input_usd_per_million=1e6, budget_usd=7.0)  # a token costs 1 USD
    policy.ask("one")
    with pytest.raises(UserError, match=r"7 USD are spent.*policy\.budget_usd=7"):
        policy.ask("two")
    assert len(endpoint.requests) == 1


def test_the_name_is_the_models_own(policy_of):
    assert policy_of(model="org/model-b").name == "org/model-b"


def test_the_fingerprint_tells_models_and_endpoints_apart(policy_of, monkeypatch):
    monkeypatch.setenv("MY_KEY", KEY)
    url = "https://api.example.com/v1"
    one = policy_of(base_url=url).fingerprint

    assert one == hashlib.sha256(b'["model-a","https://api.example.com/v1"]').hexdigest()
    same = policy_of(base_url=url + "/", key_variable="MY_KEY", retries=0, concurrency=3)
    assert same.fingerprint == one
    assert policy_of(base_url=url, model="model-b").fingerprint != one
    assert policy_of(base_url="https://api.example.com/v2").fingerprint != one


def test_all_that_is_malformed_is_said_at_once(policy_of):
    with pytest.raises(UserError) as caught:
        policy_of(
            model="",
            base_url="localhost:8000",
            requests_per_minute=-1,
            concurrency=0,
            retries=-1,
            timeout_s=0,
            budget_usd=5,
        )

    assert len(str(caught.value).splitlines()) == 7
    for name in ("model", "base_url", "requests_per_minute", "concurrency", "retries", "timeout_s"):
        assert f"policy.{name}" in str(caught.value)


def test_prices_that_are_no_numbers_are_refused(policy_of):
    with pytest.raises(UserError, match=r"policy\.input_usd_per_million=nan must be at least 0"):
        policy_of(input_usd_per_million=float("nan"))


def test_nothing_is_written_for_no_orders(endpoint, policy_of):
    assert list(policy_of().write([], GREEDY)) == []
    assert endpoint.requests == []

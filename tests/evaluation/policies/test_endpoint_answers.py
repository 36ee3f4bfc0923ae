import json

import pytest
from endpoint_stub import completion

from hydraopt.evaluation.policies.endpoint_answers import (
    Answer,
    MalformedAnswerError,
    is_overheard,
    may_pass,
    read_answer,
    refused_parameter,
    url_faults,
)

SENT = ["max_tokens", "temperature", "top_p", "seed"]


def test_text_and_tokens_are_read():
    assert read_answer(json.dumps(completion("def f(): ...", usage=(11, 5)))) == Answer(
        "def f(): ...", 11, 5
    )


def test_an_endpoint_that_does_not_count_gives_zero_tokens():
    assert read_answer(json.dumps(completion("x", usage=None))) == Answer("x", 0, 0)
    assert read_answer(json.dumps(completion("x", usage=None) | {"usage": None})) == Answer("x")


def test_a_text_in_parts_is_joined():
    parts = [
        {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]},
        {"type": "text", "text": "def f():\n"},
        {"type": "text", "text": "    pass\n"},
    ]

    assert read_answer(json.dumps(completion(parts))).text == "def f():\n    pass\n"


def test_half_a_surrogate_pair_is_replaced():
    text = read_answer(json.dumps(completion("a\ud83dz"))).text

    assert text == "a?z"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (completion("half", finish="length"), "cut off"),
        (completion("half", finish="content_filter"), "content filter"),
        (completion(None, refusal="I cannot help with that."), "refused"),
        (completion(None), "empty"),
        (completion("  \n"), "empty"),
        (completion("whole"), ""),
    ],
)
def test_what_is_wrong_with_a_text_is_said(body, fault):
    answer = read_answer(json.dumps(body))

    assert answer.text == (body["choices"][0]["message"]["content"] or "")
    assert fault in answer.fault
    assert bool(fault) == bool(answer.fault)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!DOCTYPE html><html>Welcome</html>",
        '{"id": "chatcmpl-1", "choi',
        "[]",
        "null",
        '{"choices": []}',
        '{"choices": null, "error": {"message": "upstream failed", "code": 502}}',
        '{"choices": [{"finish_reason": "stop"}]}',
        '{"choices": [{"message": "text"}]}',
        json.dumps(completion("half", finish="error")),
    ],
)
def test_what_is_no_completion_is_refused(text):
    with pytest.raises(MalformedAnswerError) as caught:
        read_answer(text)
    assert str(caught.value) == text


@pytest.mark.parametrize(
    ("status", "code", "param", "body", "refused"),
    [
        (
            400,
            "unsupported_parameter",
            "max_tokens",
            {
                "message": "Unsupported parameter: 'max_tokens' is not supported with this model. "
                "Use 'max_completion_tokens' instead."
            },
            "max_tokens",
        ),
        (  # the same from a proxy that drops code and param
            400,
            "invalid_request_body",
            None,
            {
                "message": "Unsupported parameter: 'max_tokens' is not supported with this model. "
                "Use 'max_completion_tokens' instead."
            },
            "max_tokens",
        ),
        (
            400,
            "unsupported_value",
            "temperature",
            {
                "message": "Unsupported value: 'temperature' does not support 0 with this model. "
                "Only the default (1) value is supported."
            },
            "temperature",
        ),
        (
            422,
            None,
            None,
            {
                "detail": [
                    {
                        "type": "extra_forbidden",
                        "loc": ["body", "seed"],
                        "msg": "Extra inputs are not permitted",
                    }
                ]
            },
            "seed",
        ),
        (
            400,
            None,
            None,
            {"message": "`temperature` and `top_p` cannot both be specified for this model."},
            "top_p",
        ),
        # What follows is no refusal of a parameter.
        (400, None, "temperature", {"message": "temperature must lie between 0 and 1"}, None),
        (
            400,
            "400",
            None,
            {
                "message": "This model's maximum context length is 4096 tokens. However, you "
                "requested 5000 tokens (904 in the messages, 4096 in the completion)."
            },
            None,
        ),
        (400, "unsupported_parameter", "tools", {"message": "'tools' is not supported."}, None),
        (404, None, None, {"message": "unknown model; seed"}, None),
        (429, None, None, {"message": "max_tokens per minute: not supported"}, None),
    ],
)
def test_which_parameter_an_endpoint_does_not_support(status, code, param, body, refused):
    assert refused_parameter(status, code, param, body, SENT) == refused


def test_only_a_parameter_that_was_sent_is_refused():
    body = {"message": "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'."}

    assert refused_parameter(400, None, None, body, ["temperature"]) is None


@pytest.mark.parametrize(
    ("status", "code", "passes"),
    [
        (429, "rate_limit_exceeded", True),
        (429, "insufficient_quota", False),
        (408, None, True),
        (500, None, True),
        (503, None, True),
        (529, "overloaded_error", True),
        (400, None, False),
        (401, None, False),
        (402, None, False),
        (404, None, False),
    ],
)
def test_which_failures_may_pass(status, code, passes):
    assert may_pass(status, code) is passes


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://api.example.com/v1", ""),
        ("http://[::1]:8080/v1/", ""),
        ("api.example.com/v1", "must start with http"),
        ("ftp://api.example.com/v1", "must start with http"),
        ("http://", "must start with http"),
        ("http://host:port/v1", "is no URL"),
        ("https://me:secret@api.example.com/v1", "neither credentials"),
        ("https://api.example.com/v1?key=secret", "neither credentials"),
    ],
)
def test_addresses_are_checked_and_secrets_in_them_not_repeated(url, said):
    found = " ".join(url_faults(url))

    assert said in found
    assert bool(said) == bool(found)
    assert "secret" not in found


@pytest.mark.parametrize(
    ("url", "overheard"),
    [
        ("http://node17:8000/v1", True),
        ("https://node17:8000/v1", False),
        ("http://localhost:8000/v1", False),
        ("http://127.0.0.1:8000/v1", False),
        ("http://[::1]:8000/v1", False),
    ],
)
def test_where_a_key_would_be_overheard(url, overheard):
    assert is_overheard(url) is overheard

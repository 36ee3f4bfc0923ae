"""What OpenAI-compatible endpoints answer, and what it means: pure functions of what came back."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

GIVES_WAY = ("max_tokens", "max_completion_tokens", "seed", "top_p", "temperature")
"""Parameters that an endpoint may refuse; of two that it refuses together, the earlier goes."""

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_PASSING = {408, 409, 425, 429}
"""Statuses below 500 that may be gone at the next try."""
_UNSUPPORTED = re.compile(
    r"unsupported|not support|extra_forbidden|not permitted|unrecognized|unknown|unexpected"
    r"|cannot both",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    """A chat completion.

    Attributes:
        text: What the assistant wrote; empty where it wrote nothing.
        prompt_tokens: Tokens read; 0 where the endpoint does not say.
        completion_tokens: Tokens written, hidden reasoning among them; 0 likewise.
        fault: Empty, or what is wrong with the text, as in "it is empty".
    """

    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    fault: str = ""


class MalformedAnswerError(Exception):
    """What came is no chat completion."""


def read_answer(text: str) -> Answer:
    """Read the body of a successful answer.

    Raises:
        MalformedAnswerError: It is no chat completion.
    """
    try:
        body = json.loads(text)
        choice = body["choices"][0]
        message = choice["message"]
        written, refusal = _joined(message.get("content")), message.get("refusal")
        finish = choice.get("finish_reason")
        usage = body.get("usage") or {}
        read, wrote = (int(usage.get(f"{part}_tokens") or 0) for part in ("prompt", "completion"))
    except (ValueError, LookupError, TypeError, AttributeError):
        raise MalformedAnswerError(text) from None
    if finish == "error":  # OpenRouter: the provider behind it failed half-way
        raise MalformedAnswerError(text)
    return Answer(written, read, wrote, _fault(written, refusal, finish))


FILTERED = Answer("", fault="stopped by the endpoint's content filter")
"""The prompt itself was refused, which Azure says with status 400 and code `content_filter`."""


def _joined(content: object) -> str:
    """Return the text of a message, which some models write in parts."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        content = "".join(part for part in parts if isinstance(part, str))
    if not isinstance(content, str):
        return ""
    return content.encode("utf-8", "replace").decode()  # half a surrogate pair fits in no file


def _fault(text: str, refusal: object, finish: object) -> str:
    if refusal:
        return "refused by the model"
    if finish == "content_filter":
        return FILTERED.fault
    if finish == "length":
        return "cut off at the longest completion (decoding.max_new_tokens sets it)"
    return "" if text.strip() else "empty"


def refused_parameter(
    status: int, code: str | None, param: str | None, body: object, sent: Collection[str]
) -> str | None:
    """Return the parameter that the endpoint does not support, or None.

    OpenAI says so with status 400, code `unsupported_parameter` or `unsupported_value` and the
    name in `param`; others with 400 or 422 and a sentence; Mistral with pydantic's
    `extra_forbidden` and the place of the field. A value out of range is not meant.

    Args:
        status: HTTP status.
        code: Of the error.
        param: Of the error.
        body: Of the error, decoded where it was JSON.
        sent: Names of the request's parameters.
    """
    said = json.dumps(body, default=str)
    if status not in (400, 422) or not _UNSUPPORTED.search(f"{code} {said}"):
        return None
    named = (name for name in GIVES_WAY if name in sent)
    return next((name for name in named if name == param or re.search(rf"\b{name}\b", said)), None)


def may_pass(status: int, code: str | None) -> bool:
    """Whether the same request may succeed later; an account without credit is not such a case."""
    return (status in _PASSING or status >= 500) and code != "insufficient_quota"


def remedy(status: int, code: str | None) -> str:
    """Say what helps against a request that was refused for good."""
    if status == 402 or code == "insufficient_quota":
        return "The account has no credit left: top it up, or use another."
    if status == 401:
        return "Put this endpoint's key into a variable and name that with policy.key_variable."
    if status == 403:
        return "The key may not use this model, or not from this place: use another key or model."
    if status == 404:
        return (
            "Check policy.model, and policy.base_url (up to, and without, /chat/completions; most "
            "end in /v1)."
        )
    return (
        "Check policy.model. Where the prompt is too long for it, lower decoding.max_new_tokens or "
        "let the server give it a longer context."
    )


def url_faults(base_url: str) -> list[str]:
    """Say what is wrong with an endpoint's address, without repeating what may be secret."""
    try:
        parts = urlsplit(base_url)
        _ = parts.port  # reading it checks it
    except ValueError:
        return ["policy.base_url is no URL; it must be like http://localhost:8000/v1."]
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        return [
            "policy.base_url must hold neither credentials nor a query, since it is written into "
            "records: put the key into an environment variable and name that with "
            "policy.key_variable."
        ]
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return [
            f"policy.base_url={base_url!r} must start with http:// or https:// and name a host, "
            "like http://localhost:8000/v1."
        ]
    return []


def is_overheard(base_url: str) -> bool:
    """Whether what is sent there crosses a network unencrypted."""
    parts = urlsplit(base_url)
    return parts.scheme == "http" and parts.hostname not in _LOOPBACK

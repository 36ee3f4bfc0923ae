"""A model behind an OpenAI-compatible chat endpoint: hosted, or a server of one's own.

Requests go out from several threads, each candidate as a request of its own, so that each is kept
as soon as it is there. The `openai` library does the talking; what is tried again, how long is
waited and what it may cost is decided here, because the library neither waits as long as a server
may ask nor tries again after an answer that is no JSON, and limits neither requests nor money.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hydraopt.common.closing import Closing
from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.policies.base import Order, Reply
from hydraopt.evaluation.policies.endpoint_answers import (
    FILTERED,
    Answer,
    MalformedAnswerError,
    is_overheard,
    may_pass,
    read_answer,
    refused_parameter,
    remedy,
    url_faults,
)
from hydraopt.evaluation.policies.rate_limit import TokenBucket, retry_after_s
from hydraopt.evaluation.spec import DecodingSpec

FIRST_WAIT_S = 1.0
"""Back-off before the first retry; it doubles with each further one."""
LONGEST_WAIT_S = 60.0
"""The back-off grows no further."""
LONGEST_ASKED_WAIT_S = 600.0
"""A server that asks for a longer wait (until a daily limit is lifted, say) is not waited for."""
CONNECT_TIMEOUT_S = 10.0
"""A host that is there takes a connection sooner."""

_KEPT = "What was written before is kept, and the same command goes on from there."
_LOG = logging.getLogger(__name__)


class _Abandoned(Exception):
    """The request is not needed any more."""


class OpenAIPolicy(Closing):
    """Writes candidates by asking an OpenAI-compatible endpoint.

    A parameter that the endpoint does not support gives way: `max_tokens` becomes
    `max_completion_tokens` (as OpenAI's newer models demand), others are left out with a warning.

    Attributes:
        left_out: Parameters that the endpoint refused, so that its own defaults hold.
        requests: Requests sent so far, retries among them.
        prompt_tokens: Tokens read so far, as the endpoint counts them.
        completion_tokens: Tokens written so far, those of hidden reasoning among them.
        cost_usd: Spent so far, by the given prices.
    """

    reads_prompts = True

    def __init__(
        self,
        model: str,
        base_url: str = "https://api.openai.com/v1",
        key_variable: str = "OPENAI_API_KEY",
        requests_per_minute: float = 0,
        tokens_per_minute: float = 0,
        concurrency: int = 8,
        timeout_s: float = 120.0,
        retries: int = 6,
        input_usd_per_million: float = 0.0,
        output_usd_per_million: float = 0.0,
        budget_usd: float = 0.0,
        *,
        wait: Callable[[threading.Event, float], object] = threading.Event.wait,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare the client; nothing is sent yet.

        Args:
            model: As the endpoint calls it.
            base_url: The endpoint up to, and without, `/chat/completions`.
            key_variable: Environment variable with the key; empty or unset: no key is sent.
            requests_per_minute: Requests are spread evenly over the minute; 0: no limit.
            tokens_per_minute: Tokens read and written. They are known when an answer is there, so
                what is under way may exceed the limit, and is waited for afterwards; 0: no limit.
            concurrency: Requests under way at once.
            timeout_s: Seconds for one answer.
            retries: Tries after the first, where a rate limit, a server's error, a broken
                connection or silence came.
            input_usd_per_million: Price of a million tokens read, USD.
            output_usd_per_million: Price of a million tokens written, USD.
            budget_usd: What this object may spend, USD; 0: no limit. Requests under way when it is
                reached are still paid.
            wait: Waits for the given seconds, or until the event is set.
            clock: Seconds that never go back.

        Raises:
            UserError: Arguments are malformed; all that are, are named.
        """
        least = {
            "requests_per_minute": (requests_per_minute, 0),
            "tokens_per_minute": (tokens_per_minute, 0),
            "concurrency": (concurrency, 1),
            "retries": (retries, 0),
            "input_usd_per_million": (input_usd_per_million, 0),
            "output_usd_per_million": (output_usd_per_million, 0),
            "budget_usd": (budget_usd, 0),
        }
        faults = [
            f"policy.{name}={value} must be at least {bound}."
            for name, (value, bound) in least.items()
            if not value >= bound
        ]
        if not model:
            faults.append("policy.model is empty; name a model as the endpoint calls it.")
        if not timeout_s > 0:
            faults.append(f"policy.timeout_s={timeout_s} must be above 0 (seconds).")
        if budget_usd > 0 and not (input_usd_per_million > 0 or output_usd_per_million > 0):
            faults.append(
                f"policy.budget_usd={budget_usd} cannot be held without prices: give "
                "policy.input_usd_per_million and policy.output_usd_per_million."
            )
        key = os.environ.get(key_variable, "").strip() if key_variable else ""
        if not (key.isascii() and key.isprintable()):
            faults.append(
                f"The key in the variable {key_variable} holds characters that no key has, such "
                "as typographic quotes or dashes; set it again."
            )
        faults += url_faults(base_url)
        if faults:
            raise UserError("\n".join(faults))

        self._model = model
        self._base_url = base_url.rstrip("/")
        self._key_variable = key_variable
        self._key = key
        self._concurrency = concurrency
        self._timeout_s = timeout_s
        self._retries = retries
        self._prices = (input_usd_per_million, output_usd_per_million)
        self._budget_usd = budget_usd
        self._wait = wait
        if key and is_overheard(base_url):
            _LOG.warning(
                "The key of %s goes to %s unencrypted. For a server that needs none, give "
                "policy.key_variable=''.",
                key_variable,
                self._base_url,
            )
        self._request_limit = (
            TokenBucket(requests_per_minute, clock=clock) if requests_per_minute else None
        )
        self._token_limit = (
            TokenBucket(tokens_per_minute, clock=clock) if tokens_per_minute else None
        )
        self._client = self._open()
        self._jitter = random.Random()  # its own: a run's seeded generators stay as they are
        self._lock = threading.Lock()
        self._length_name = "max_tokens"
        self._uncounted = False
        self.left_out: list[str] = []
        self.requests = 0
        self.prompt_tokens = 0
        self.completion_tokens = 0
        self.cost_usd = 0.0

    def __repr__(self) -> str:
        return f"OpenAIPolicy(model={self._model!r}, base_url={self._base_url!r})"

    @property
    def name(self) -> str:
        """The model, as the endpoint calls it."""
        return self._model

    @property
    def fingerprint(self) -> str:
        """SHA-256 of model and endpoint: key, limits and prices do not change what is written."""
        return sha256_text(canonical_json([self._model, self._base_url]))

    def count(self, problem: Problem, decoding: DecodingSpec) -> int:
        """As many as are asked for."""
        return decoding.n

    def write(
        self, orders: Sequence[Order], decoding: DecodingSpec
    ) -> Iterator[tuple[Order, Reply]]:
        """Ask for every candidate, several at once, and yield each as it comes.

        Where one request fails for good no further one is sent; what the others under way bring is
        still yielded, since it is paid for, and the error is raised after that.

        Raises:
            UserError: The endpoint refuses, stays out of reach, or the budget is spent.
        """
        stop = threading.Event()
        waiting = iter(orders)
        results: queue.SimpleQueue[tuple[Order, Reply, str] | BaseException | None]
        results = queue.SimpleQueue()

        def work() -> None:
            try:
                while not stop.is_set():
                    with self._lock:
                        order = next(waiting, None)
                    if order is None:
                        break
                    results.put((order, *self._reply(order.text, _ways(order, decoding), stop)))
            except _Abandoned:
                pass
            except BaseException as error:  # raised again by the thread that reads the results
                stop.set()
                results.put(error)
            finally:
                results.put(None)

        # Daemons: a command that is interrupted does not hang until the last answer is there.
        workers = min(self._concurrency, len(orders))
        for _ in range(workers):
            threading.Thread(target=work, name=f"asking {self._model}", daemon=True).start()
        failure: BaseException | None = None
        faulty: dict[str, list[Order]] = {}
        try:
            while workers:
                result = results.get()
                if result is None:
                    workers -= 1
                elif isinstance(result, BaseException):
                    failure = failure or result
                else:
                    order, reply, fault = result
                    if fault:
                        faulty.setdefault(fault, []).append(order)
                    yield order, reply
        finally:
            stop.set()
            for fault, among in faulty.items():
                first = f"{among[0].problem.problem}, candidate {among[0].index}"
                _LOG.warning(
                    "%s: of %d replies, %d are %s; the first is of %s.",
                    *(self._model, len(orders), len(among), fault, first),
                )
        if failure is not None:
            raise failure

    def ask(self, prompt: str, max_tokens: int = 0) -> str:
        """Return the answer to one question, decoded greedily.

        Args:
            prompt: The user's turn.
            max_tokens: Longest answer in tokens; 0: as the endpoint has it.

        Raises:
            UserError: The endpoint refuses, stays out of reach, or the budget is spent.
        """
        ways = {"temperature": 0.0} | ({"max_tokens": max_tokens} if max_tokens else {})
        reply, fault = self._reply(prompt, ways, threading.Event())
        if fault:
            _LOG.warning("%s: the answer is %s.", self._model, fault)
        return reply.text

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _open(self) -> Any:
        import openai

        connect_s = min(self._timeout_s, CONNECT_TIMEOUT_S)
        return openai.OpenAI(
            api_key=self._key or "none",
            base_url=self._base_url,
            timeout=openai.Timeout(self._timeout_s, connect=connect_s),
            max_retries=0,
        )

    @functools.cached_property
    def _headers(self) -> dict[str, Any]:
        """The library insists on a key; its header is left out where there is none."""
        import openai

        return {} if self._key else {"Authorization": openai.Omit()}

    def _reply(
        self, prompt: str, wanted: Mapping[str, Any], stop: threading.Event
    ) -> tuple[Reply, str]:
        """Ask until there is a reply (with what is wrong with it, or ""), or no hope of one."""
        import openai

        messages: Any = [{"role": "user", "content": prompt}]
        tries = 0
        while True:
            self._take_turn(stop)
            sent = self._allowed(wanted)
            asked_s = None
            try:
                raw = self._client.chat.completions.with_raw_response.create(
                    model=self._model, messages=messages, extra_headers=self._headers, **sent
                )
                return self._counted(read_answer(raw.http_response.text))
            except openai.APIStatusError as error:
                status, code = error.status_code, error.code
                if code == "content_filter":
                    return Reply(""), FILTERED.fault
                refused = refused_parameter(status, code, error.param, error.body, sent)
                if refused is not None:
                    self._do_without(refused, sent[refused])
                    continue
                if not may_pass(status, code):
                    raise self._refusal(status, code, error.body) from None  # may repeat the key
                asked_s = retry_after_s(error.response.headers)
                reason = f"HTTP {status}: {self._said(error.body)}"
            except openai.APITimeoutError:
                reason = f"no answer within policy.timeout_s={self._timeout_s:g} s"
            except openai.APIConnectionError as error:
                reason = f"the connection failed: {self._said(str(error.__cause__ or error))}"
            except MalformedAnswerError as error:
                reason = f"the answer is no chat completion: {self._said(str(error))}"
            tries += 1
            self._back_off(tries, reason, asked_s, stop)

    def _take_turn(self, stop: threading.Event) -> None:
        """Wait for as long as the limits demand.

        Raises:
            UserError: The budget is spent.
        """
        wait_s = max(
            self._request_limit.take(1) if self._request_limit else 0.0,
            self._token_limit.take(0) if self._token_limit else 0.0,
        )
        if wait_s > 0:
            self._wait(stop, wait_s)
        if stop.is_set():
            raise _Abandoned
        self._check_budget()
        with self._lock:
            self.requests += 1

    def _check_budget(self) -> None:
        if self._budget_usd <= 0:
            return
        if self._uncounted:
            raise UserError(
                f"The endpoint {self._base_url} does not say how many tokens {self._model} read "
                f"and wrote, so policy.budget_usd={self._budget_usd:g} cannot be held. {_KEPT} "
                "With policy.budget_usd=0 it goes on without a limit."
            )
        if self.cost_usd >= self._budget_usd:
            raise UserError(
                f"{self.cost_usd:.4g} USD are spent ({self._model}: {self.prompt_tokens} tokens "
                f"read, {self.completion_tokens} written), and policy.budget_usd="
                f"{self._budget_usd:g} is reached. {_KEPT} It may then spend as much again; "
                "policy.budget_usd sets how much."
            )

    def _allowed(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Return the parameters as this endpoint takes them, as far as is known."""
        with self._lock:
            named = {
                self._length_name if name == "max_tokens" else name: value
                for name, value in wanted.items()
            }
            return {name: value for name, value in named.items() if name not in self.left_out}

    def _do_without(self, refused: str, value: object) -> None:
        with self._lock:
            if refused == "max_tokens":
                self._length_name = "max_completion_tokens"
            elif refused not in self.left_out:
                self.left_out.append(refused)
                _LOG.warning(
                    "%s does not take %s=%s; it is left out, so that the endpoint's own default "
                    "holds.",
                    *(self._model, refused, value),
                )

    def _counted(self, answer: Answer) -> tuple[Reply, str]:
        read, written = answer.prompt_tokens, answer.completion_tokens
        cost_usd = (read * self._prices[0] + written * self._prices[1]) / 1e6
        if self._token_limit:
            self._token_limit.take(read + written)
        with self._lock:
            self.prompt_tokens += read
            self.completion_tokens += written
            self.cost_usd += cost_usd
            self._uncounted = self._uncounted or read + written == 0
        return Reply(answer.text, read, written, cost_usd), answer.fault

    def _back_off(
        self, tries: int, reason: str, asked_s: float | None, stop: threading.Event
    ) -> None:
        """Wait before the next try.

        Raises:
            UserError: There were enough, or the server asks for a longer wait than is sensible.
        """
        if stop.is_set():
            raise _Abandoned
        where = f"The endpoint {self._base_url} (model {self._model})"
        if asked_s is not None and asked_s > LONGEST_ASKED_WAIT_S:
            raise UserError(
                f"{where} asks to wait {asked_s:.0f} s ({reason}), which is more than the "
                f"{LONGEST_ASKED_WAIT_S:.0f} s that are waited for. Come back after that. {_KEPT}"
            )
        if tries > self._retries:
            raise UserError(
                f"{where} failed (tries: {tries}), the last time so: {reason}. Check that the "
                "server runs and that policy.base_url is right (most end in /v1). Against a rate "
                "limit lower policy.requests_per_minute or policy.concurrency, for slow answers "
                "raise policy.timeout_s, and for more patience policy.retries="
                f"{self._retries}. {_KEPT}"
            )
        longest_s = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** (tries - 1))
        # Spread, so that requests refused together do not come back together.
        wait_s = asked_s or longest_s * self._jitter.uniform(0.75, 1.0)
        _LOG.info("%s: %s; trying again in %.1f s.", self._model, reason, wait_s)
        self._wait(stop, wait_s)

    def _refusal(self, status: int, code: str | None, body: object) -> UserError:
        if self._key:
            key = f"with the key in the variable {self._key_variable}"
        elif self._key_variable:
            key = f"without a key, since the variable {self._key_variable} is not set"
        else:
            key = "without a key, since policy.key_variable is empty"
        offered = self._offered() if status == 404 else ""
        return UserError(
            f"The endpoint {self._base_url} refused a request for model {self._model}, sent {key}: "
            f"HTTP {status}: {self._said(body)}. {remedy(status, code)}{offered} {_KEPT}"
        )

    def _offered(self) -> str:
        """Return a sentence with the models that the endpoint lists, or nothing."""
        import openai

        try:
            listed = self._client.models.list(extra_headers=self._headers)
            names = sorted(str(model.id) for model in listed.data)
        except (openai.OpenAIError, ValueError, AttributeError, TypeError):
            return ""
        more = f" and {len(names) - 10} more" if len(names) > 10 else ""
        return f" It offers {self._said(', '.join(names[:10]))}{more}." if names else ""

    def _said(self, body: object) -> str:
        """Return what a server said as one short line without the key."""
        # OpenAI has `message`, FastAPI `detail`.
        text = body.get("message", body.get("detail")) if isinstance(body, dict) else body
        if not isinstance(text, str):
            text = json.dumps(body, default=str)
        if self._key:
            text = text.replace(self._key, "***")
        text = " ".join(text.split()).rstrip(".")
        return text if len(text) <= 300 else text[:300] + " ..."


def _ways(order: Order, decoding: DecodingSpec) -> dict[str, Any]:
    """Return the request's parameters; sampling takes its seed from the order's key."""
    ways: dict[str, Any] = {"max_tokens": decoding.max_new_tokens, "temperature": 0.0}
    if decoding.strategy == "sample":
        ways["temperature"] = decoding.temperature
        ways["top_p"] = decoding.top_p
        ways["seed"] = int(order.key[:8], 16) >> 1  # servers read a signed number, some of 32 bits
    return ways

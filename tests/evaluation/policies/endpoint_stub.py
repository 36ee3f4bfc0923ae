"""An OpenAI-compatible endpoint on this machine that plays what a test tells it to.

    with EndpointStub(write=lambda prompt: prompt.upper()) as endpoint:
        endpoint.script = [status(429, headers={"Retry-After": "2"}), drop()]
        policy = OpenAIPolicy("model-a", base_url=endpoint.base_url, key_variable="")
        ...
        assert endpoint.requests[0].body["temperature"] == 0

Each request takes the next act of the script; when it is used up, `write` answers.
"""

import json
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Request:
    """What was asked: headers by lower-case names, and the decoded body of a POST."""

    path: str
    headers: dict
    body: dict

    @property
    def prompt(self):
        return self.body["messages"][-1]["content"]


def completion(text, *, finish="stop", refusal=None, usage=(7, 3), **extra):
    """Return the body of a chat completion; `usage` is (read, written), or None."""
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "any",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, "refusal": refusal},
            }
        ],
    }
    if usage is not None:
        read, written = usage
        body["usage"] = {
            "prompt_tokens": read,
            "completion_tokens": written,
            "total_tokens": read + written,
        }
    return body | extra


def reply(text, **ways):
    """Act: answer with a text (see `completion`)."""
    return lambda handler, request: handler.send_json(200, completion(text, **ways))


def status(code, message="something is wrong", *, headers=(), error_code=None, param=None):
    """Act: answer with an error in OpenAI's form."""
    error = {"message": message, "type": "error", "param": param, "code": error_code}
    return lambda handler, request: handler.send_json(code, {"error": error}, dict(headers))


def raw(code, text, content_type="application/json"):
    """Act: answer with any text."""
    return lambda handler, request: handler.send_text(code, text, content_type)


def hang():
    """Act: say nothing until the endpoint is closed."""
    return lambda handler, request: handler.server.closing.wait(10)


def drop():
    """Act: hang up without an answer."""
    return lambda handler, request: handler.hang_up()


def refuse(name, instead=""):
    """Act: refuse a parameter where it is sent, as OpenAI does, else answer "done"."""
    hint = f" Use '{instead}' instead." if instead else ""

    def act(handler, request):
        if name not in request.body:
            return reply("done")(handler, request)
        message = f"Unsupported parameter: '{name}' is not supported with this model.{hint}"
        return status(400, message, error_code="unsupported_parameter", param=name)(
            handler, request
        )

    return act


class EndpointStub:
    """A context manager with a server on a free port of 127.0.0.1.

    Attributes:
        write: Prompt to reply, for all requests that the script does not play.
        models: What it lists; any other model is unknown where this is not empty.
        key: The only key that it takes; empty: any, or none.
        usage: Tokens (read, written) that `write`'s replies report; None: it does not count.
        script: Acts for the next requests for a completion.
        requests: Requests for a completion that came.
    """

    def __init__(
        self, write: Callable[[str], str] | None = None, *, models=(), key="", usage=(7, 3)
    ):
        self.write = write or (lambda prompt: f"echo: {prompt}")
        self.models = list(models)
        self.key = key
        self.usage = usage
        self.script = []
        self.requests = []
        self._lock = threading.Lock()

    def __enter__(self):
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.stub = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,))
        self._thread.start()
        self.base_url = f"http://127.0.0.1:{self._server.server_port}/v1"
        return self

    def __exit__(self, *error):
        self._server.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def next_act(self, request):
        with self._lock:
            self.requests.append(request)
            if self.script:
                return self.script.pop(0)
        return reply(self.write(request.prompt), usage=self.usage)


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing it waits until no answer is under way

    def __init__(self, *args):
        super().__init__(*args)
        self.closing = threading.Event()

    def handle_error(self, request, client_address):
        # Whoever does not wait for a slow answer breaks the connection: that is what is tried.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        models = [{"id": name, "object": "model"} for name in self.server.stub.models]
        if self.path == "/v1/models" and models:
            self.send_json(200, {"object": "list", "data": models})
        else:
            self.send_json(404, {"error": {"message": "Not Found"}})

    def do_POST(self):
        stub = self.server.stub
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, headers, body)
        act = stub.next_act(request)
        if self.path != "/v1/chat/completions":
            act = status(404, "Not Found")
        elif stub.key and headers.get("authorization") != f"Bearer {stub.key}":
            act = status(401, "Incorrect API key provided.", error_code="invalid_api_key")
        elif stub.models and body["model"] not in stub.models:
            message = f"The model `{body['model']}` does not exist."
            act = status(404, message, error_code="model_not_found")
        act(self, request)

    def send_json(self, code, body, headers=()):
        self.send_text(code, json.dumps(body), "application/json", headers)

    def send_text(self, code, text, content_type, headers=()):
        payload = text.encode()
        self.send_response(code)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def hang_up(self):
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *args):
        pass

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytest.importorskip("openai")

BEFORE = "def f(x):\n    t = 0\n    for v in x:\n        t += v\n    return t\n"
AFTER = "def f(x):\n    return sum(x)\n"
CRITERIA = ("readability", "structure", "naming", "faithfulness", "overall")


class Endpoint(BaseHTTPRequestHandler):
    """Gives the program that stands first 3, and the one with `sum` one point more."""

    asked: list[str]

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        question = body["messages"][-1]["content"]
        self.asked.append(question)
        first, second = question.partition("Program B:")[::2]
        points = {"A": 3 + ("sum(" in first), "B": 2 + ("sum(" in second)}
        text = json.dumps({name: dict.fromkeys(CRITERIA, point) for name, point in points.items()})
        answer = json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": body["model"],
                "choices": [
                    {
                        "index": 0,
                        "finish_reason": "stop",
                        "message": {"role": "assistant", "content": text},
                    }
                ],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            }
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        pass


@pytest.fixture
def endpoint():
    kind = type("OwnEndpoint", (Endpoint,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1", kind.asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def run(shell):
    folder = shell.folder / "run" / "evaluation"
    folder.mkdir(parents=True)
    programs = [
        {"problem": name, "statement": "Add up.", "original": BEFORE, "source": source}
        for name, source in (("s/a", AFTER), ("s/b", BEFORE), ("s/c", None))
    ]
    (folder / "evaluation.json").write_text(json.dumps({"policy": "p", "programs": programs}))
    return "run"


def test_a_run_is_reviewed_over_an_endpoint_and_never_twice(shell, run, endpoint):
    url, asked = endpoint
    command = (
        *("review", f"runs=[{run}]", "policy=openai", "policy.model=judge"),
        *(f"policy.base_url={url}", "policy.key_variable=''", "output=out"),
    )
    for _ in range(2):
        done = shell(*command)
        assert done.returncode == 0, done.stderr
    assert len(asked) == 2  # one pair in two orders; the second command finds both verdicts

    record = json.loads((shell.folder / "out" / "review.json").read_text())
    found = record["policies"]["p"]
    # Before: 3 first, 2 second; after: 3 second, 4 first.
    assert found["programs"][0]["result"]["before"]["overall"] == 2.5
    assert found["programs"][0]["result"]["after"]["overall"] == 3.5
    assert [entry["result"] for entry in found["programs"][1:]] == [None, None]
    assert found["summary"]["flipped"] == 0
    assert record["reviewer"] == "judge"
    assert (
        "p: readable verdicts on 1 of 1 pairs; the winner of 0% depends on the order."
        in done.stdout
    )
    assert "+1.00" in done.stdout


def test_a_policy_that_answers_no_questions_is_no_reviewer(shell, run):
    done = shell("review", f"runs=[{run}]", "policy=identity")
    assert done.returncode == 2
    assert "it answers no questions" in done.stderr
    assert "Take policy=openai" in done.stderr

"""What the tests of interoperation share: services that end with the test, runs against them, and what has
to hold of a report.

Nothing here fails by the clock: services are awaited for as long as they run, and a run that the machine
has disturbed is as good as any other.
"""

import contextlib
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).parent
undisturbed, inconclusive, invalid, failed = 0, 3, 4, 5


def skip(what):
    print(f"skipped: needs {what}")
    sys.exit(77)


def require_programs(*names):
    for name in names:
        if shutil.which(name, path="/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin") is None:
            skip(name)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Session(contextlib.ExitStack):
    """A folder and processes, which end with it."""

    def __init__(self, pingpong):
        super().__init__()
        self.pingpong = pingpong
        self.folder = pathlib.Path(self.enter_context(tempfile.TemporaryDirectory()))
        self.runs = 0

    def _end(self, process):
        process.terminate()
        process.communicate()

    def start(self, *command, **options):
        """A process that ends with the session."""
        command = [str(each) for each in command]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, **options)
        self.callback(self._end, process)
        return process

    def start_service(self, *command, **options):
        """Starts a service that prints its ports, as words of one line, when it listens."""
        process = self.start(*command, **options)
        line = process.stdout.readline()
        assert line, f"{command[-1]} ended before it listened"
        return [int(each) for each in line.split()]

    def start_listener(self, port, *command):
        """Starts a program that listens on a port, and waits until it does."""
        process = self.start(*command)
        while process.poll() is None:
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    return
        raise AssertionError(f"{command[0]} ended with {process.returncode}")

    def serve(self, *options):
        """Starts `pingpong serve`: the ports of WebSocket and HTTP."""
        process = self.start(self.pingpong, "serve", *options)
        ports = {}
        while not {"ws", "http"} <= ports.keys():
            line = process.stdout.readline()
            assert line, "pingpong serve ended before it listened"
            for scheme, port in re.findall(r"\b(ws|http)://[^:]+:([0-9]+)", line):
                ports[scheme] = int(port)
        return ports["ws"], ports["http"]

    def run(self, *options):
        """Plays a short run: its exit status, standard output and errors, and its report, if there is one."""
        self.runs += 1
        path = self.folder / f"run-{self.runs}.json"
        command = [self.pingpong, "run", "--in-process", "--no-keep", "--rounds", "2", "--deadline", "60s"]
        command += ["-o", str(path), *options]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        written = path.exists() and path.read_text(encoding="utf-8")
        return Run(ended, json.loads(written) if written else None)


class Run:
    def __init__(self, ended, report):
        self.status = ended.returncode
        self.printed = ended.stdout
        self.errors = ended.stderr
        self.report = report

    def cell(self, protocol):
        return next(each for each in self.report["cells"] if each["protocol"] == protocol)

    def codes(self):
        return [each["code"] for each in self.report["diagnostics"]]

    def failures(self):
        return [each["failure"] for each in self.report["trials"] if each["failure"]]

    def require_success(self, *protocols, check):
        """All of these played every exchange, and replies were checked in that way."""
        assert self.status in (undisturbed, inconclusive, invalid), (self.status, self.errors)
        assert not self.failures(), self.failures()
        assert sorted(each["protocol"] for each in self.report["cells"]) == sorted(protocols)
        for cell in self.report["cells"]:
            assert cell["reply_check"] == check, cell
            assert cell["reply"]["bytes"] > 0, cell

    def require_failure(self, protocols, *expected):
        """None of these got a reply that is accepted, and the line of each says why."""
        assert self.status in (invalid, failed), (self.status, self.errors)
        for protocol in protocols:
            lines = [line for line in self.errors.splitlines() if line.startswith(f"pingpong: {protocol}: ")]
            assert lines, self.errors
            for each in expected:
                assert each in lines[0], lines[0]

    def reconnections(self, protocol):
        """How often a protocol reconnected."""
        names = {"http-keepalive": "HTTP keep-alive", "http-lean": "http-lean"}
        for each in self.report["diagnostics"]:
            if each["code"] == "reconnected":
                found = re.search(rf"(?:^|; ){names[protocol]} reconnected (\S+)", each["text"])
                if found:
                    words = {"once": 1, "twice": 2}
                    return words.get(found[1]) or int(found[1].replace(",", ""))
        return 0


TOKEN = "bench-token"
AUTHORIZATION = ("-H", f"Authorization: Bearer {TOKEN}")
ORDER = ("--message", '{"id": {n}, "symbol": "ACME"}', "--expect-contains", '"price": 101.5')


def check_orders(session, ws_port, http_port):
    """What has to hold of a service of orders, in whatever language it is."""
    ws, http = f"ws://127.0.0.1:{ws_port}", f"http://127.0.0.1:{http_port}"
    protocols = ["ws", "ws-lean", "http-keepalive", "http-lean", "http-close"]
    all_of_them = ("--protocols", ",".join(protocols))
    kept = ("--protocols", "ws,http-keepalive")

    good = session.run("--ws", f"{ws}/orders", "--http", f"{http}/orders", *AUTHORIZATION, *ORDER, *all_of_them,
                       "--counts", "50")
    good.require_success(*protocols, check="contains")
    assert "different-replies" not in good.codes(), good.codes()
    assert TOKEN not in json.dumps(good.report), "the token is in the report"
    assert f"Authorization: ({len('Bearer ' + TOKEN)} bytes)" in json.dumps(good.report)

    # Fields and bodies that are much larger, as a browser's are.
    browser = session.run("--ws", f"{ws}/orders", "--http", f"{http}/orders", *AUTHORIZATION, *ORDER, *kept,
                          "--counts", "50", "--headers", "browser", "--http-header", "X-Request-Id: {n}")
    browser.require_success("ws", "http-keepalive", check="contains")

    # A login over WebSocket, a subprotocol, and messages that nobody has asked for.
    login = session.run("--ws", f"{ws}/login", "--http", f"{http}/orders", "--http-header", AUTHORIZATION[1], *ORDER,
                        *kept, "--counts", "50", "--ws-subprotocol", "orders.v1", "--ws-first",
                        json.dumps({"login": TOKEN}), "--ws-skip-others")
    login.require_success("ws", "http-keepalive", check="contains")

    # Any reply will do, so that different ones are pointed out.
    different = session.run("--ws", f"{ws}/orders", "--http", f"{http}/details", *AUTHORIZATION, *ORDER[:2], *kept,
                            "--counts", "50")
    different.require_success("ws", "http-keepalive", check="any")
    assert "different-replies" in different.codes(), different.codes()

    wrong_token = session.run("--ws", f"{ws}/orders", "--http", f"{http}/orders", "-H", "Authorization: Bearer no",
                              *ORDER, *all_of_them, "--counts", "50")
    wrong_token.require_failure(protocols, "HTTP status 401 Unauthorized", "body 'no valid token'")

    unexpected = session.run("--ws", f"{ws}/orders", "--http", f"{http}/orders", *AUTHORIZATION, *ORDER[:2], "--expect",
                             "nothing", *kept, "--counts", "50")
    unexpected.require_failure(("ws", "http-keepalive"), "expected 'nothing', got '{")

    # The others go on.
    partly = session.run("--ws", f"{ws}/orders", "--http", f"{http}/orders", "--ws-header", AUTHORIZATION[1], *ORDER,
                         *kept, "--counts", "50")
    assert partly.status in (invalid, failed), (partly.status, partly.errors)
    assert all("401 Unauthorized" in each for each in partly.failures()), partly.failures()
    assert len(partly.failures()) > 0, partly.errors
    blocks = {each["cell"] for each in partly.report["blocks"]}
    assert blocks == {partly.cell("ws")["id"]}, blocks

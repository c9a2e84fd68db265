"""What the tests of interoperation share: services that end with the test, runs against them, and what has
to hold of a report.

Nothing here fails by the clock: services are awaited for as long as they run, and a run that the machine
has disturbed is as good as any other.
"""

import contextlib
import importlib.util
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
        self.folder = pathlib.Path(self.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
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
        """Starts `pingpong serve`: the ports of WebSocket and HTTP, and with `--tls` those of wss and https."""
        process = self.start(self.pingpong, "serve", *options)
        awaited = ("ws", "http", "wss", "https") if "--tls" in options else ("ws", "http")
        ports = {}
        while not set(awaited) <= ports.keys():
            line = process.stdout.readline()
            assert line, "pingpong serve ended before it listened"
            for scheme, port in re.findall(r"\b(wss?|https?)://[^:]+:([0-9]+)", line):
                ports[scheme] = int(port)
        return tuple(ports[scheme] for scheme in awaited)

    def run(self, *options):
        """Plays a short run: its exit status, standard output and errors, and its report, if there is one."""
        self.runs += 1
        path = self.folder / f"run-{self.runs}.json"
        command = [self.pingpong, "run", "--in-process", "--no-keep", "--rounds", "2", "-o", str(path), *options]
        if "--deadline" not in options:
            command += ["--deadline", "60s"]
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
            if cell["description"]["security"] == "tls":
                assert cell["tls"]["verified"] and not cell["tls"]["resumed"], cell

    def require_failure(self, protocols, *expected):
        """None of these got a reply that is accepted, and the line of each says why."""
        assert self.status == failed, (self.status, self.errors)
        for protocol in protocols:
            lines = [line for line in self.errors.splitlines() if line.startswith(f"pingpong: {protocol}: ")]
            assert lines, self.errors
            for each in expected:
                assert each in lines[0], lines[0]

    def reconnections(self, protocol):
        """How often a protocol reconnected."""
        names = {"http-keepalive": "HTTP keep-alive", "http-lean": "http-lean", "https-keepalive": "HTTPS keep-alive",
                 "ws": "WebSocket", "ws-lean": "ws-lean", "wss": "WebSocket over TLS"}
        for each in self.report["diagnostics"]:
            if each["code"] == "reconnected":
                found = re.search(rf"(?:^|; ){names[protocol]} reconnected (\S+)", each["text"])
                if found:
                    words = {"once": 1, "twice": 2}
                    return words.get(found[1]) or int(found[1].replace(",", ""))
        return 0


class Service:
    """Where a service listens, over plain connections, or over TLS with a certificate of an authority."""

    def __init__(self, ws_port, http_port, authority=None):
        security = "s" if authority else ""
        self.ws = f"ws{security}://127.0.0.1:{ws_port}"
        self.http = f"http{security}://127.0.0.1:{http_port}"
        self.options = ("--ca", str(authority.path)) if authority else ()
        self.kept = (f"ws{security}", f"http{security}-keepalive")
        self.protocols = (*self.kept, f"http{security}-close", *(() if authority else ("ws-lean", "http-lean")))

    def run(self, session, ws_path, http_path, protocols, *options):
        """Plays a short run of some protocols against it."""
        return session.run("--ws", self.ws + ws_path, "--http", self.http + http_path, "--protocols",
                           ",".join(protocols), *self.options, *options)


def start_orders(session, language, certificate=None):
    """Starts a service of orders in Python or node, over TLS if it gets a certificate: the ports of WebSocket
    and HTTP. Skips the test if that needs what is not installed."""
    files = (certificate.path, certificate.key) if certificate else ()
    service = here / "services" / ORDERS[language]
    if language == "python":
        for module in ("aiohttp", "websockets"):
            if importlib.util.find_spec(module) is None:
                skip(f"python3-{module}")
        return session.start_service(sys.executable, service, *files)
    require_programs("node", "npm")
    if not (session.folder / "node_modules" / "ws").exists():
        install_from_npm(session.folder, "ws@8")
    beside = shutil.copy(service, session.folder)  # node looks for packages beside the file
    return session.start_service("node", beside, *files)


ORDERS = {"python": "orders.py", "node": "orders.mjs"}


def install_from_npm(folder, package):
    command = ["npm", "install", package, "--prefix", str(folder), "--no-audit", "--no-fund", "--no-package-lock"]
    command += ["--fetch-retries", "0"]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        skip(f"npm's {package}: {ended.stderr.strip()}")


TOKEN = "bench-token"
AUTHORIZATION = ("-H", f"Authorization: Bearer {TOKEN}")
ORDER = ("--message", '{"id": {n}, "symbol": "ACME"}', "--expect-contains", '"price": 101.5')


def check_orders(session, service):
    """What has to hold of a service of orders, in whatever language it is, and whatever stands before it."""

    def run(ws_path, http_path, protocols, *options):
        return service.run(session, ws_path, http_path, protocols, "--counts", "50", *options)

    every, kept = service.protocols, service.kept

    good = run("/orders", "/orders", every, *AUTHORIZATION, *ORDER)
    good.require_success(*every, check="contains")
    assert "different-replies" not in good.codes(), good.codes()
    assert TOKEN not in json.dumps(good.report), "the token is in the report"
    assert f"Authorization: ({len('Bearer ' + TOKEN)} bytes)" in json.dumps(good.report)

    # Fields and bodies that are much larger, as a browser's are.
    browser = run("/orders", "/orders", kept, *AUTHORIZATION, *ORDER, "--headers", "browser", "--http-header",
                  "X-Request-Id: {n}")
    browser.require_success(*kept, check="contains")

    # A login over WebSocket, a subprotocol, and messages that nobody has asked for.
    login = run("/login", "/orders", kept, "--http-header", AUTHORIZATION[1], *ORDER, "--ws-subprotocol", "orders.v1",
                "--ws-first", json.dumps({"login": TOKEN}), "--ws-skip-others")
    login.require_success(*kept, check="contains")

    # Any reply will do, so that different ones are pointed out.
    different = run("/orders", "/details", kept, *AUTHORIZATION, *ORDER[:2])
    different.require_success(*kept, check="any")
    assert "different-replies" in different.codes(), different.codes()

    wrong_token = run("/orders", "/orders", every, "-H", "Authorization: Bearer no", *ORDER)
    wrong_token.require_failure(every, "HTTP status 401 Unauthorized", "body 'no valid token'")

    unexpected = run("/orders", "/orders", kept, *AUTHORIZATION, *ORDER[:2], "--expect", "nothing")
    unexpected.require_failure(kept, "expected 'nothing', got '{")

    # The others go on.
    partly = run("/orders", "/orders", kept, "--ws-header", AUTHORIZATION[1], *ORDER)
    assert partly.status == failed, (partly.status, partly.errors)
    assert all("401 Unauthorized" in each for each in partly.failures()), partly.failures()
    assert len(partly.failures()) > 0, partly.errors
    blocks = {each["cell"] for each in partly.report["blocks"]}
    assert blocks == {partly.cell(kept[0])["id"]}, blocks

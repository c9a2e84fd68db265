"""Servers over TLS that are not as they should be, made with Python's ssl: the command gives one line for each
protocol, which names the endpoint, the step and what is wrong.

Usage: bad_servers_test.py PINGPONG   exit status 77: openssl is not installed
"""

import http.server
import json
import socket
import ssl
import subprocess
import sys
import threading
import warnings

import certificates
import interop

interop.require_programs("openssl")
warnings.simplefilter("ignore", DeprecationWarning)  # TLS 1.0

OVER_TLS = ("wss", "https-keepalive", "https-close")
HTTPS = OVER_TLS[1:]
ORDER = ("--message", "Ping", "--expect", "Pong!")


class Pong(http.server.BaseHTTPRequestHandler):
    """Replies Pong! to each POST."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"Pong!")

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """Serves HTTP in threads of its own, over TLS if it gets a context."""

    daemon_threads = True

    def __init__(self, context=None):
        super().__init__(("127.0.0.1", 0), Pong)
        if context:
            # The handshake is made by the thread of the connection.
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass  # clients that go away are what is tested


class Stalling:
    """Takes connections and what is sent to it, and then says these bytes and nothing more."""

    def __init__(self, said):
        self.said = said
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.server_address = self.listener.getsockname()
        self.connections = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            connection, _ = self.listener.accept()
            self.connections.append(connection)
            connection.sendall(self.said)


class Alerting(Stalling):
    """Ends each connection by an alert of TLS once something was sent to it."""

    def __init__(self):
        super().__init__(b"\x15\x03\x01\x00\x02\x02\x46")

    def _accept(self):
        while True:
            connection, _ = self.listener.accept()
            connection.recv(65536)
            connection.sendall(self.said)
            connection.close()


def make_context(certificate, max_version=None, client_authority=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.path, certificate.key)
    if max_version:
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = max_version
    if client_authority:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(client_authority.path)
    return context


class Peer:
    """What the command makes of a server."""

    def __init__(self, session, server, security="s"):
        self.session = session
        self.urls = {"ws": f"ws{security}://localhost:{server.server_address[1]}/",
                     "http": f"http{security}://localhost:{server.server_address[1]}/"}

    def options(self, protocols, *others):
        families = sorted({"ws" if each.startswith("ws") else "http" for each in protocols})
        return ([word for each in families for word in (f"--{each}", self.urls[each])] +
                ["--protocols", ",".join(protocols), *ORDER, *(str(each) for each in others)])

    def run(self, protocols, *others):
        return self.session.run(*self.options(protocols, *others))

    def require_refusal(self, expected, *others, protocols=OVER_TLS, remedy=""):
        """A run measures nothing and has one line for each protocol, with the remedy; the probe says the same."""
        run = self.run(protocols, *others)
        assert run.status == interop.failed, (run.status, run.errors)
        assert not run.report, run.report
        probe = [self.session.pingpong, "probe", *self.options(protocols, *others)]
        probed = subprocess.run(probe, capture_output=True, text=True, check=False)
        assert probed.returncode == interop.failed, (probed.returncode, probed.stderr)
        failures = [line.split(maxsplit=1)[1] for line in probed.stdout.splitlines() if line.startswith("  FAILED")]
        assert len(failures) == len(protocols), probed.stdout
        for protocol, failure in zip(protocols, failures):
            begin = f"pingpong: {protocol}: {self.urls['ws' if protocol.startswith('ws') else 'http']}: "
            lines = [line for line in run.errors.splitlines() if line.startswith(begin)]
            assert len(lines) == 1, run.errors
            assert lines[0].removeprefix(begin).startswith(expected), lines[0]
            assert failure.startswith(expected), failure
            assert remedy in failure and remedy in lines[0], (failure, lines[0])

    def require_success(self, *others):
        run = self.run(HTTPS, "--counts", "50", *others)
        run.require_success(*HTTPS, check="equal")
        return run


def check_certificates(session, authority, trust):
    other = certificates.Authority(session.folder, "other")
    cases = (
        (authority.issue("expired", days=-1), "certificate has expired"),
        (authority.issue("elsewhere", names="DNS:example.org"), "hostname mismatch"),
        (authority.issue("nameless", names="IP:127.0.0.1"), "hostname mismatch"),
        (certificates.make_self_signed(session.folder, "alone"), "self-signed certificate"),
        (other.issue("unknown"), "unable to get local issuer certificate"),
    )
    for certificate, expected in cases:
        peer = Peer(session, Server(make_context(certificate)))
        peer.require_refusal(f"tls handshake: {expected}", *trust)
        # It can be measured all the same, and the report says that.
        insecure = peer.run(HTTPS, "--counts", "50", "--insecure")
        assert not insecure.failures(), insecure.failures()
        assert "unverified" in json.dumps(insecure.codes()), insecure.codes()
        assert "--insecure" in insecure.printed, insecure.printed
        assert not any(each["tls"]["verified"] for each in insecure.report["cells"])

    good = Peer(session, Server(make_context(authority.issue("good"))))
    good.require_success(*trust)
    # The system's authorities do not know ours.
    good.require_refusal("tls handshake: unable to get local issuer certificate", remedy="; trust its authority with --ca")


def check_versions(session, certificate, trust):
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        old = Peer(session, Server(make_context(certificate, version)))
        old.require_refusal("tls handshake: ", *trust, remedy="--tls-version")
    recent = Peer(session, Server(make_context(certificate, ssl.TLSVersion.TLSv1_2)))
    run = recent.require_success(*trust)
    assert {each["tls"]["version"] for each in run.report["cells"]} == {"TLSv1.2"}
    recent.require_refusal("tls handshake: ", *trust, "--tls-version", "1.3")


def check_wrong_protocols(session, certificate, trust):
    plain = Peer(session, Server())
    plain.require_refusal("tls handshake: wrong version number (the peer does not speak TLS)", *trust,
                          remedy="; use ws:// or http://")
    secured = Peer(session, Server(make_context(certificate)), security="")
    # Its OpenSSL says nothing to an HTTP request; other libraries send an alert.
    secured.require_refusal(("ws handshake: ", "http "), protocols=("ws", "http-keepalive", "http-close"))


    alerting = Peer(session, Alerting(), security="")
    for protocol in ("http-keepalive", "http-close"):
        probe = [session.pingpong, "probe", *alerting.options((protocol,))]
        probed = subprocess.run(probe, capture_output=True, text=True, check=False)
        assert probed.returncode == interop.failed, (probed.returncode, probed.stderr)
        assert ": the peer speaks TLS; use wss:// or https://\n" in probed.stdout, probed.stdout


def check_stalls(session, trust):
    """At the first answer, and within it: only the deadline ends these."""
    for said in (b"", b"\x16\x03\x03\x00\x7a\x02\x00"):
        stalling = Peer(session, Stalling(said))
        stalling.require_refusal("tls handshake: no progress within the deadline", *trust, "--deadline", "300ms")


def check_client_certificate(session, authority, certificate, trust):
    """A server that demands a certificate of the client, and finishes no handshake without one."""
    context = make_context(certificate, ssl.TLSVersion.TLSv1_2, client_authority=authority)
    strict = Peer(session, Server(context))
    strict.require_refusal("tls handshake: sslv3 alert handshake failure (no cipher in common, or a client certificate "
                           "is required)", *trust)
    client = authority.issue("client", names="DNS:client")
    strict.require_success(*trust, "--cert", client.path, "--key", client.key)
    unknown = certificates.Authority(session.folder, "unknown-authority").issue("stranger", names="DNS:client")
    strict.require_refusal("tls handshake: tlsv1 alert unknown ca", *trust, "--cert", unknown.both)

    # With TLS 1.3 the client has finished its handshake when the server refuses the certificate.
    late = Peer(session, Server(make_context(certificate, client_authority=authority)))
    steps = ("ws handshake: ", "http write: ", "http read: ")
    identify = "; give a certificate "
    for _ in range(10):
        late.require_refusal(tuple(f"{step}tlsv13 alert certificate required" for step in steps), *trust,
                             remedy=identify)
        late.require_refusal(tuple(f"{step}tlsv1 alert unknown ca" for step in steps), *trust, "--cert", unknown.both)
    late.require_success(*trust, "--cert", client.both)


def main(pingpong):
    with interop.Session(pingpong) as session:
        authority = certificates.Authority(session.folder)
        trust = ("--ca", authority.path)
        certificate = authority.issue("localhost")
        check_certificates(session, authority, trust)
        check_versions(session, certificate, trust)
        check_wrong_protocols(session, certificate, trust)
        check_stalls(session, trust)
        check_client_certificate(session, authority, certificate, trust)


main(*sys.argv[1:])

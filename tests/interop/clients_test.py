"""Other people's clients against `pingpong serve`, plain and over TLS: curl over HTTP, websockets over WebSocket.

Usage: clients_test.py PINGPONG   exit status 77: a package is not installed
"""

import asyncio
import ssl
import subprocess
import sys

import certificates
import interop

interop.require_programs("curl", "openssl")
try:
    import websockets
except ImportError:
    interop.skip("python3-websockets")

REPLY = '{"price": 101.5}'


class Curl:
    """curl for a server at a URL without a path."""

    def __init__(self, url, *options):
        self.url = url
        self.command = ["curl", "--silent", "--show-error", "--noproxy", "*", *options]

    def run(self, paths, *options, **settings):
        """Its standard output."""
        command = [*self.command, *options, *(self.url + path for path in paths)]
        return subprocess.run(command, capture_output=True, text=True, check=True, **settings).stdout

    def post(self, path, message):
        """The status and the body of a reply."""
        body, _, status = self.run([path], "--data", message, "--write-out", "\n%{http_code}").rpartition("\n")
        return int(status), body


def check_http(curl, reply):
    assert curl.post("/", "Ping") == (200, reply)
    assert curl.post("/echo", "a message") == (200, "a message")
    status, body = curl.post("/bytes/20480", "any")
    assert (status, len(body)) == (200, 20480)
    assert curl.post("/missing", "any")[0] == 404
    # curl asks whether to send so much (Expect: 100-continue), or sends it in chunks.
    large = "x" * (2 << 20)
    for options in ((), ("--header", "Transfer-Encoding: chunked")):
        echoed = curl.run(["/echo"], "--data-binary", "@-", *options, input=large)
        assert echoed == large, f"{options}: {len(echoed)} bytes"
    # One connection for several requests.
    printed = curl.run(["/", "/"], "--data", "Ping", "--write-out", "\n%{num_connects}\n")
    assert printed.split("\n") == [reply, "1", reply, "0", ""], printed


def check_tls_versions(curl, reply):
    for version in ("1.2", "1.3"):
        assert curl.run(["/"], f"--tlsv{version}", "--tls-max", version, "--data", "Ping") == reply
    refused = subprocess.run([*curl.command, "--tlsv1.0", "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0",
                              curl.url], capture_output=True, text=True, check=False)
    assert refused.returncode == 35, (refused.returncode, refused.stderr)  # a problem in the handshake
    assert curl.run(["/"], "--data", "Ping") == reply  # it goes on serving


async def check_websocket(url, reply, context):
    async with websockets.connect(f"{url}/", ssl=context) as socket:  # offers permessage-deflate
        for _ in range(3):
            await socket.send("Ping")
            assert await socket.recv() == reply
        await (await socket.ping())
    async with websockets.connect(f"{url}/echo", ssl=context, max_size=None) as socket:
        for message in ("", "text", b"\x00\xff", "x" * 100_000, ["in ", "two ", "parts"]):
            await socket.send(message)
            whole = "".join(message) if isinstance(message, list) else message
            assert await socket.recv() == whole
    async with websockets.connect(f"{url}/bytes/20480", ssl=context) as socket:
        await socket.send("any")
        assert len(await socket.recv()) == 20480
    try:
        async with websockets.connect(f"{url}/missing", ssl=context):
            raise AssertionError("a path that is not served was accepted")
    except websockets.InvalidStatusCode as error:
        assert error.status_code == 404, error


def main(pingpong):
    for implementation in ((), ("--lean",)):
        for reply, options in (("Pong!", ()), (REPLY, ("--reply", REPLY))):
            with interop.Session(pingpong) as session:
                authority = certificates.Authority(session.folder)
                server = authority.issue("localhost")
                ports = session.serve("--tls", "--cert", str(server.path), "--key", str(server.key), *implementation,
                                      *options)
                ws_port, http_port, wss_port, https_port = ports
                check_http(Curl(f"http://127.0.0.1:{http_port}"), reply)
                asyncio.run(check_websocket(f"ws://127.0.0.1:{ws_port}", reply, None))

                curl = Curl(f"https://localhost:{https_port}", "--cacert", str(authority.path))
                check_http(curl, reply)
                check_tls_versions(curl, reply)
                context = ssl.create_default_context(cafile=authority.path)
                asyncio.run(check_websocket(f"wss://localhost:{wss_port}", reply, context))


main(*sys.argv[1:])

"""Other people's clients against `pingpong serve`: curl over HTTP, websockets over WebSocket.

Usage: clients_test.py PINGPONG   exit status 77: a package is not installed
"""

import asyncio
import subprocess
import sys

import interop

interop.require_programs("curl")
try:
    import websockets
except ImportError:
    interop.skip("python3-websockets")

REPLY = '{"price": 101.5}'


def curl(port, path, *options):
    """The status and the body of a reply."""
    command = ["curl", "--silent", "--show-error", "--noproxy", "*", "--write-out", "\n%{http_code}", *options]
    ended = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True)
    body, _, status = ended.stdout.rpartition("\n")
    return int(status), body


def check_http(port, reply):
    assert curl(port, "/", "--data", "Ping") == (200, reply)
    assert curl(port, "/echo", "--data", "a message") == (200, "a message")
    status, body = curl(port, "/bytes/20480", "--data", "any")
    assert (status, len(body)) == (200, 20480)
    assert curl(port, "/missing", "--data", "any")[0] == 404
    # curl asks whether to send so much (Expect: 100-continue), or sends it in chunks.
    large = "x" * (2 << 20)
    for options in ((), ("--header", "Transfer-Encoding: chunked")):
        ended = subprocess.run(
            ["curl", "--silent", "--show-error", "--noproxy", "*", "--data-binary", "@-", *options,
             f"http://127.0.0.1:{port}/echo"], input=large, capture_output=True, text=True, check=True)
        assert ended.stdout == large, f"{options}: {len(ended.stdout)} bytes"
    # One connection for several requests.
    ended = subprocess.run(
        ["curl", "--silent", "--show-error", "--noproxy", "*", "--data", "Ping", "--write-out", "\n%{num_connects}\n",
         f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True)
    assert ended.stdout.split("\n") == [reply, "1", reply, "0", ""], ended.stdout


async def check_websocket(port, reply):
    async with websockets.connect(f"ws://127.0.0.1:{port}/") as socket:  # offers permessage-deflate
        for _ in range(3):
            await socket.send("Ping")
            assert await socket.recv() == reply
        await (await socket.ping())
    async with websockets.connect(f"ws://127.0.0.1:{port}/echo", max_size=None) as socket:
        for message in ("", "text", b"\x00\xff", "x" * 100_000, ["in ", "two ", "parts"]):
            await socket.send(message)
            whole = "".join(message) if isinstance(message, list) else message
            assert await socket.recv() == whole
    async with websockets.connect(f"ws://127.0.0.1:{port}/bytes/20480") as socket:
        await socket.send("any")
        assert len(await socket.recv()) == 20480
    try:
        async with websockets.connect(f"ws://127.0.0.1:{port}/missing"):
            raise AssertionError("a path that is not served was accepted")
    except websockets.InvalidStatusCode as error:
        assert error.status_code == 404, error


def main(pingpong):
    for implementation in ((), ("--lean",)):
        for reply, options in (("Pong!", ()), (REPLY, ("--reply", REPLY))):
            with interop.Session(pingpong) as session:
                ws_port, http_port = session.serve(*implementation, *options)
                check_http(http_port, reply)
                asyncio.run(check_websocket(ws_port, reply))


main(*sys.argv[1:])

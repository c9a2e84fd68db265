"""Chromium against `pingpong serve`, plain and over TLS: fetch and WebSocket of a page.

Usage: chromium_test.py PINGPONG   exit status 77: Chromium, openssl or websockets is not installed
"""

import asyncio
import base64
import contextlib
import hashlib
import json
import subprocess
import sys
import urllib.request

import certificates
import interop

interop.require_programs("chromium", "openssl")
try:
    import websockets
except ImportError:
    interop.skip("python3-websockets")

REPLY = '{"price": 101.5}'

SCRIPT = """
(async (websocketUrl) => {
    const fetched = [];
    for (const [path, body] of [['/', 'Ping'], ['/echo', 'a message'], ['/missing', 'any']]) {
        const response = await fetch(path, {method: 'POST', body});
        fetched.push([response.status, await response.text()]);
    }
    const large = 'x'.repeat(1 << 20);
    fetched.push(await (await fetch('/echo', {method: 'POST', body: large})).text() === large);

    const socket = new WebSocket(websocketUrl);
    const received = [];
    await new Promise((resolve, reject) => {
        socket.onopen = () => socket.send('1');
        socket.onerror = () => reject(new Error('no WebSocket'));
        socket.onmessage = ({data}) => {
            received.push(data);
            received.length < 3 ? socket.send(`${received.length + 1}`) : resolve();
        };
    });
    const closed = new Promise((resolve) => socket.onclose = ({code, wasClean}) => resolve([code, wasClean]));
    socket.close(1000);
    return {fetched, received, closed: await closed};
})(%s)
"""


def fingerprint(certificate):
    """What Chromium calls the SPKI of a certificate: it accepts that whoever has signed it."""
    public = subprocess.run(["openssl", "pkey", "-in", certificate.key, "-pubout", "-outform", "DER"],
                            capture_output=True, check=True).stdout
    return base64.b64encode(hashlib.sha256(public).digest()).decode()


class Page:
    """A page of a browser, driven by the DevTools protocol."""

    def __init__(self, socket):
        self.socket = socket
        self.calls = 0

    async def call(self, method, **parameters):
        self.calls += 1
        await self.socket.send(json.dumps({"id": self.calls, "method": method, "params": parameters}))
        while True:
            message = json.loads(await self.socket.recv())
            if message.get("id") == self.calls:
                assert "error" not in message, message
                return message["result"]

    async def open(self, url):
        await self.call("Page.enable")
        opened = await self.call("Page.navigate", url=url)
        assert "errorText" not in opened, opened
        while json.loads(await self.socket.recv()).get("method") != "Page.loadEventFired":
            pass

    async def evaluate(self, expression):
        ended = await self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in ended, ended
        return ended["result"]["value"]


def start_browser(session, certificate):
    """Starts Chromium: the address of the DevTools protocol of its only page."""
    process = session.start(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server",
        f"--user-data-dir={session.folder / 'browser'}", "--remote-debugging-port=0",
        f"--ignore-certificate-errors-spki-list={fingerprint(certificate)}", "about:blank", stderr=subprocess.PIPE)
    for line in process.stderr:
        if line.startswith("DevTools listening on ws://"):
            host = line.split("/")[2]
            break
    else:
        raise AssertionError(f"Chromium ended with {process.wait()}")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        with contextlib.closing(opener.open(f"http://{host}/json/list")) as listed:
            for each in json.load(listed):
                if each["type"] == "page":
                    return each["webSocketDebuggerUrl"]


async def check_page(devtools, http_url, websocket_url, reply):
    async with websockets.connect(devtools, max_size=None, ping_interval=None) as socket:
        page = Page(socket)
        await page.open(http_url)
        seen = await page.evaluate(SCRIPT % json.dumps(websocket_url))
    assert seen["fetched"] == [[200, reply], [200, "a message"], [404, seen["fetched"][2][1]], True], seen
    assert seen["received"] == [reply] * 3, seen
    assert seen["closed"] == [1000, True], seen


def main(pingpong):
    with interop.Session(pingpong) as session:
        certificate = certificates.Authority(session.folder).issue("localhost")
        devtools = start_browser(session, certificate)
        for implementation in ((), ("--lean",)):
            ports = session.serve("--tls", "--cert", str(certificate.path), "--key", str(certificate.key), "--reply",
                                  REPLY, *implementation)
            ws_port, http_port, wss_port, https_port = ports
            for http_url, websocket_url in ((f"http://127.0.0.1:{http_port}/", f"ws://127.0.0.1:{ws_port}/"),
                                            (f"https://127.0.0.1:{https_port}/", f"wss://127.0.0.1:{wss_port}/")):
                asyncio.run(check_page(devtools, http_url, websocket_url, REPLY))


main(*sys.argv[1:])

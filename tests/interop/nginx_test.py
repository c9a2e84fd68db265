"""Measures `pingpong serve` through nginx with its default limits, of which one is 1000 requests for each
connection that is kept.

Usage: nginx_test.py PINGPONG   exit status 77: nginx is not installed
"""

import sys

import interop
import proxies

interop.require_programs("nginx")
REPLY = '{"price": 101.5}'


def main(pingpong):
    with interop.Session(pingpong) as session:
        ws_port, http_port = session.serve("--reply", REPLY)
        port = interop.free_port()
        settings = proxies.write(session, "nginx.conf", proxies.NGINX, port=port, ws=ws_port, http=http_port)
        session.start_listener(port, "nginx", "-p", session.folder, "-c", settings)
        ws, http = f"ws://127.0.0.1:{port}", f"http://127.0.0.1:{port}"

        # Each repetition goes past the limit twice: 2500 exchanges, and 10 before them.
        run = session.run("--ws", f"{ws}/ws", "--http", f"{http}/", "--protocols",
                          "ws,ws-lean,http-keepalive,http-lean", "--counts", "2500", *interop.AUTHORIZATION,
                          "--message", '{"id": {n}}', "--expect", REPLY)
        run.require_success("ws", "ws-lean", "http-keepalive", "http-lean", check="equal")
        for protocol in ("http-keepalive", "http-lean"):
            assert run.reconnections(protocol) >= 2, run.report["diagnostics"]
        assert "reconnected" in run.printed, run.printed

        # Without passing it there is nothing to report.
        short = session.run("--ws", f"{ws}/ws", "--http", f"{http}/", "--protocols", "ws,http-keepalive", "--counts",
                            "50", "--message", "a", "--expect-contains", "price")
        short.require_success("ws", "http-keepalive", check="contains")
        assert "reconnected" not in short.codes(), short.codes()

        sizes = session.run("--http", f"{http}/bytes/20480", "--protocols", "http-keepalive", "--counts", "50",
                            "--message", "a" * 200)
        sizes.require_success("http-keepalive", check="any")
        assert sizes.cell("http-keepalive")["reply"]["bytes"] == 20480

        missing = session.run("--http", f"{http}/missing", "--message", "a", "--protocols", "http-keepalive,http-close",
                              "--counts", "50")
        missing.require_failure(("http-keepalive", "http-close"), "HTTP status 404 Not Found")


main(*sys.argv[1:])

"""Measures `pingpong serve` through haproxy: with connections that it keeps to clients but not to the service,
and with one that it closes after each reply.

Usage: haproxy_test.py PINGPONG   exit status 77: haproxy is not installed
"""

import sys

import interop
import proxies

interop.require_programs("haproxy")
REPLY = '{"price": 101.5}'


def main(pingpong):
    with interop.Session(pingpong) as session:
        ws_port, http_port = session.serve("--reply", REPLY)
        port, closing_port = interop.free_port(), interop.free_port()
        settings = proxies.write(session, "haproxy.cfg", proxies.HAPROXY, port=port, closing_port=closing_port,
                                 ws=ws_port, http=http_port)
        session.start_listener(port, "haproxy", "-db", "-f", settings)
        ws, http = f"ws://127.0.0.1:{port}", f"http://127.0.0.1:{port}"
        protocols = ("ws", "ws-lean", "http-keepalive", "http-lean", "http-close")
        order = (*interop.AUTHORIZATION, "--message", '{"id": {n}}', "--expect-contains", "price")

        kept = session.run("--ws", f"{ws}/", "--http", f"{http}/", "--protocols", ",".join(protocols), "--counts",
                           "500", *order)
        kept.require_success(*protocols, check="contains")
        assert "reconnected" not in kept.codes(), kept.codes()

        # It says Connection: close in each reply, so that every exchange but the first pays for a connection.
        closed = session.run("--ws", f"{ws}/", "--http", f"http://127.0.0.1:{closing_port}/", "--protocols",
                             "ws,http-keepalive,http-lean", "--counts", "50", *order)
        closed.require_success("ws", "http-keepalive", "http-lean", check="contains")
        for protocol in ("http-keepalive", "http-lean"):
            assert closed.reconnections(protocol) >= 50, closed.report["diagnostics"]
        assert "reconnected" in closed.printed, closed.printed

        # What the service behind it replies is shown.
        missing = session.run("--ws", f"{ws}/missing", "--http", f"{http}/missing", "--message", "a", "--protocols",
                              "ws,http-keepalive", "--counts", "50")
        missing.require_failure(("ws", "http-keepalive"), "HTTP status 404 Not Found")


main(*sys.argv[1:])

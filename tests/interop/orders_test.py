"""Measures services in another language, plain and over TLS: in Python with websockets and aiohttp, in node with
npm's ws and node's own http and https.

Usage: orders_test.py PINGPONG python|node   exit status 77: a package is not installed, or npm's registry is out
                                             of reach
"""

import sys

import certificates
import interop

interop.require_programs("openssl")


def check_restless(session, service, websockets):
    """A service that closes each WebSocket after 50 messages, between two exchanges, is measured on new ones."""
    run = service.run(session, "/restless", "/orders", (*websockets, service.kept[1]), "--counts", "200",
                      *interop.AUTHORIZATION, "--message", '{"symbol": "A"}', "--expect-contains", "price")
    run.require_success(*websockets, service.kept[1], check="contains")
    for protocol in websockets:
        assert run.reconnections(protocol) >= 3, run.report["diagnostics"]


def main(pingpong, language):
    with interop.Session(pingpong) as session:
        plain = interop.Service(*interop.start_orders(session, language))
        interop.check_orders(session, plain)
        if language == "python":
            check_restless(session, plain, ("ws", "ws-lean"))

        authority = certificates.Authority(session.folder)
        ports = interop.start_orders(session, language, authority.issue("localhost"))
        secured = interop.Service(*ports, authority)
        interop.check_orders(session, secured)
        if language == "python":
            check_restless(session, secured, ("wss",))


main(*sys.argv[1:])

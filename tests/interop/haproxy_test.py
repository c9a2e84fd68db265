"""Measures `pingpong serve` through haproxy, plain and over TLS: with connections that it keeps to clients but not
to the service, and with one that it closes after each reply.

Usage: haproxy_test.py PINGPONG   exit status 77: haproxy or openssl is not installed
"""

import sys

import certificates
import interop
import proxies

interop.require_programs("haproxy", "openssl")
REPLY = '{"price": 101.5}'
ORDER = (*interop.AUTHORIZATION, "--message", '{"id": {n}}', "--expect-contains", "price")


def check_kept(session, service):
    kept = service.run(session, "/", "/", service.protocols, "--counts", "500", *ORDER)
    kept.require_success(*service.protocols, check="contains")
    assert "reconnected" not in kept.codes(), kept.codes()

    # What the service behind it replies is shown.
    missing = service.run(session, "/missing", "/missing", service.kept, "--counts", "50", "--message", "a")
    missing.require_failure(service.kept, "HTTP status 404 Not Found")


def check_closed(session, service, kept_http):
    """It says Connection: close in each reply, so that every exchange but the first pays for a connection."""
    protocols = (service.kept[0], *kept_http)
    closed = service.run(session, "/", "/", protocols, "--counts", "50", *ORDER)
    closed.require_success(*protocols, check="contains")
    for protocol in kept_http:
        assert closed.reconnections(protocol) >= 50, closed.report["diagnostics"]
    assert "reconnected" in closed.printed, closed.printed


def main(pingpong):
    with interop.Session(pingpong) as session:
        authority = certificates.Authority(session.folder)
        proxy = proxies.Haproxy(session, authority, *session.serve("--reply", REPLY))
        check_kept(session, interop.Service(proxy.port, proxy.port))
        check_kept(session, interop.Service(proxy.tls_port, proxy.tls_port, authority))
        check_closed(session, interop.Service(proxy.port, proxy.closing_port), ("http-keepalive", "http-lean"))
        check_closed(session, interop.Service(proxy.tls_port, proxy.closing_tls_port, authority),
                     ("https-keepalive",))


main(*sys.argv[1:])

"""Measures `pingpong serve` through nginx, plain and over TLS, with its default limits, of which one is 1000
requests for each connection that is kept.

Usage: nginx_test.py PINGPONG   exit status 77: nginx or openssl is not installed
"""

import sys

import certificates
import interop
import proxies

interop.require_programs("nginx", "openssl")
REPLY = '{"price": 101.5}'


def require_screen(run, service):
    """It names the services over TLS, the sizes, how replies were checked, and the reconnections."""
    lines = {line.split(maxsplit=1)[0]: line for line in run.printed.splitlines() if line and line[0] != " "}
    assert f"-> {len(REPLY)} bytes" in lines["Setting"], run.printed
    if service.options:
        assert f"{service.ws}/, {service.http}/ over TLSv1.3" in lines["Services"], run.printed
    assert "equal to the expected text" in lines["Replies"], run.printed
    assert "reconnected" in run.printed, run.printed


def check_limit(session, service, kept_http):
    # Each repetition goes past the limit twice: 2500 exchanges, and 10 before them.
    protocols = [each for each in service.protocols if not each.endswith("close")]
    run = service.run(session, "/", "/", protocols, "--counts", "2500", *interop.AUTHORIZATION, "--message",
                      '{"id": {n}}', "--expect", REPLY)
    run.require_success(*protocols, check="equal")
    for protocol in kept_http:
        assert run.reconnections(protocol) >= 2, run.report["diagnostics"]
    require_screen(run, service)

    # Without passing it there is nothing to report.
    short = service.run(session, "/", "/", service.kept, "--counts", "50", "--message", "a", "--expect-contains",
                        "price")
    short.require_success(*service.kept, check="contains")
    assert "reconnected" not in short.codes(), short.codes()


def check_replies(session, service):
    sizes = service.run(session, "/bytes/20480", "/bytes/20480", service.kept, "--counts", "50", "--message", "a" * 200)
    sizes.require_success(*service.kept, check="any")
    for protocol in service.kept:
        assert sizes.cell(protocol)["reply"]["bytes"] == 20480

    missing = service.run(session, "/missing", "/missing", service.protocols, "--counts", "50", "--message", "a")
    missing.require_failure(service.protocols, "HTTP status 404 Not Found")


def check_client_certificate(session, service, client):
    # nginx finishes the handshake without the certificate that it demands, and says so over HTTP.
    order = ("--counts", "50", "--message", "a", "--expect", REPLY)
    refused = service.run(session, "/", "/", service.protocols, *order)
    refused.require_failure(service.protocols, "HTTP status 400 Bad Request", "No required SSL certificate was sent")

    for files in (("--cert", str(client.path), "--key", str(client.key)), ("--cert", str(client.both))):
        served = service.run(session, "/", "/", service.protocols, *order, *files)
        served.require_success(*service.protocols, check="equal")


def main(pingpong):
    with interop.Session(pingpong) as session:
        authority = certificates.Authority(session.folder)
        proxy = proxies.Nginx(session, authority, *session.serve("--reply", REPLY))
        plain = interop.Service(proxy.port, proxy.port)
        secured = interop.Service(proxy.tls_port, proxy.tls_port, authority)
        check_limit(session, plain, ("http-keepalive", "http-lean"))
        check_limit(session, secured, ("https-keepalive",))
        for service in (plain, secured):
            check_replies(session, service)

        # Plain requests where it awaits TLS.
        wrong_port = interop.Service(proxy.tls_port, proxy.tls_port)
        mistaken = wrong_port.run(session, "/", "/", wrong_port.protocols, "--counts", "50", "--message", "a")
        mistaken.require_failure(wrong_port.protocols, "HTTP status 400 Bad Request",
                                 "The plain HTTP request was sent to HTTPS port")

        check_client_certificate(session, interop.Service(proxy.strict_port, proxy.strict_port, authority),
                                 authority.issue("client", names="DNS:client"))


main(*sys.argv[1:])

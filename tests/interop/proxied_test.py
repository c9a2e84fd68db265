"""Measures a service in another language behind a proxy that ends TLS.

Usage: proxied_test.py PINGPONG nginx|haproxy python|node   exit status 77: something is not installed, or npm's
                                                            registry is out of reach
"""

import sys

import certificates
import interop
import proxies


def main(pingpong, proxy_name, language):
    interop.require_programs("openssl")
    with interop.Session(pingpong) as session:
        authority = certificates.Authority(session.folder)
        proxy = proxies.PROXIES[proxy_name](session, authority, *interop.start_orders(session, language))
        interop.check_orders(session, interop.Service(proxy.tls_port, proxy.tls_port, authority))


main(*sys.argv[1:])

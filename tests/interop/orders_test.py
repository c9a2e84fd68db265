"""Measures services in another language, plain and over TLS: in Python with websockets and aiohttp, in node with
npm's ws and node's own http and https.

Usage: orders_test.py PINGPONG python|node   exit status 77: a package is not installed, or npm's registry is out
                                             of reach
"""

import sys

import certificates
import interop

interop.require_programs("openssl")


def main(pingpong, language):
    with interop.Session(pingpong) as session:
        interop.check_orders(session, interop.Service(*interop.start_orders(session, language)))

        authority = certificates.Authority(session.folder)
        ports = interop.start_orders(session, language, authority.issue("localhost"))
        interop.check_orders(session, interop.Service(*ports, authority))


main(*sys.argv[1:])

"""Measures services in Python: WebSocket by websockets, HTTP by aiohttp.

Usage: python_test.py PINGPONG   exit status 77: a package is not installed
"""

import sys

import interop

try:
    import aiohttp
    import websockets
except ImportError as error:
    interop.skip(f"python3-websockets and python3-aiohttp ({error})")


def main(pingpong):
    with interop.Session(pingpong) as session:
        ports = session.start_service(sys.executable, interop.here / "services" / "orders.py")
        interop.check_orders(session, *ports)


main(*sys.argv[1:])

"""Measures a service in node: WebSocket by npm's ws, HTTP by node itself.

Usage: node_test.py PINGPONG   exit status 77: node or npm is not installed, or npm's registry is out of reach
"""

import shutil
import subprocess
import sys

import interop

interop.require_programs("node", "npm")


def install(folder, package):
    command = ["npm", "install", package, "--prefix", str(folder), "--no-audit", "--no-fund", "--no-package-lock"]
    command += ["--fetch-retries", "0"]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        interop.skip(f"npm's {package}: {ended.stderr.strip()}")


def main(pingpong):
    with interop.Session(pingpong) as session:
        install(session.folder, "ws@8")
        service = session.folder / "orders.mjs"  # node looks for packages beside the file
        shutil.copy(interop.here / "services" / "orders.mjs", service)
        interop.check_orders(session, *session.start_service("node", service))


main(*sys.argv[1:])

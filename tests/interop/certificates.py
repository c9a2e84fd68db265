"""Certificates that are made for a test, with openssl.

A program that uses them calls `interop.require_programs("openssl")` first.
"""

import subprocess

NAMES = "DNS:localhost,IP:127.0.0.1"


class Certificate:
    """The paths of a certificate and of its private key, and of one file that has both."""

    def __init__(self, folder, name):
        self.path = folder / f"{name}.pem"
        self.key = folder / f"{name}.key"
        self.both = folder / f"{name}-and-key.pem"


class Authority:
    """Signs certificates; `path` is its own certificate, which clients trust with `--ca`."""

    def __init__(self, folder, name="authority"):
        self.folder = folder
        self.own = make_self_signed(folder, name, extensions=("basicConstraints=critical,CA:TRUE",))
        self.path = self.own.path

    def issue(self, name, names=NAMES, days=2):
        """A certificate for a server, or for a client, that has these names. With a negative number of days
        it has expired."""
        made = Certificate(self.folder, name)
        request = self.folder / f"{name}.csr"
        openssl("req", "-new", *new_key(made), "-subj", f"/CN={name}", "-addext", f"subjectAltName={names}",
                "-out", request)
        openssl("x509", "-req", "-in", request, "-CA", self.path, "-CAkey", self.own.key, "-days", days,
                "-copy_extensions", "copyall", "-out", made.path)
        return join(made)


def make_self_signed(folder, name, extensions=(f"subjectAltName={NAMES}",)):
    made = Certificate(folder, name)
    added = [word for each in extensions for word in ("-addext", each)]
    openssl("req", "-x509", *new_key(made), "-subj", f"/CN={name}", "-days", 2, *added, "-out", made.path)
    return join(made)


def join(made):
    made.both.write_text(made.path.read_text() + made.key.read_text())
    return made


def new_key(made):
    return ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", made.key)


def openssl(*words):
    command = ["openssl", *(str(each) for each in words)]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr

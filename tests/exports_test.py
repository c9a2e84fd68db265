"""Has independent readers judge what `pingpong report` writes: of a good report, and of ones with
hostile text in them, cut short, or odd.

Usage: exports_test.py PINGPONG REPORT   exit status 0: all is well; 1: what is not is printed
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HOSTILE = (
    "=cmd()<script>alert(1)</script>|`x`</details>\r\n# a\x1b[2J\u009b2J\x07\u202e,\"q\" '@+-\\]]>&\uffff"
)
FORMATS = ["json", "md", "csv", "csv-summary", "csv-comparisons", "csv-histogram", "table", "hlog"]
FORMATS += ["html", "prom", "junit"]
# Members whose texts are words that a reader knows.
WORDS = ["schema", "schema_version", "start_utc", "mode", "server", "result", "loop", "first_hex"]
WORDS += ["family", "socket", "security", "connection_use", "implementation", "colour", "mark", "spread"]


def hostile(value, name=""):
    """The document with hostile text for all its texts but those that a reader goes by."""
    if isinstance(value, dict):
        return {each: hostile(inner, each) for each, inner in value.items()}
    if isinstance(value, list):
        return [hostile(each, name) for each in value]
    return value if name in WORDS or not isinstance(value, str) else HOSTILE


class Command:
    def __init__(self, path, folder):
        self.path = path
        self.file = os.path.join(folder, "r.json")

    def report(self, text, how):
        """Exit status, output and errors."""
        with open(self.file, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        ended = subprocess.run(
            [self.path, "report", self.file, "--format", how], capture_output=True, timeout=60
        )
        return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


def check_csv(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1, "rows of different lengths"
    assert len(set(rows[0])) == len(rows[0]), "two columns of one name"
    for field in (field for row in rows for field in row):
        number = re.fullmatch(r"-?[0-9.]+(e[-+][0-9]+)?", field)
        assert number or not field.startswith(("=", "+", "-", "@")), f"a formula: {field}"


def check_junit(text):
    suites = ElementTree.fromstring(text)
    suite = suites.find("testsuite")
    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases), "tests"
    for attribute, element in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]:
        found = sum(case.find(element) is not None for case in cases)
        assert int(suite.get(attribute)) == found, attribute


def check_prometheus(text):
    label = r'[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*"'
    sample = re.compile(rf"([a-zA-Z_:][\w:]*)(\{{{label}(?:,{label})*\}})? [-+0-9.e]+", re.ASCII)
    assert text.endswith("\n"), "no line feed at the end"
    families, samples, family = set(), set(), None
    for line in text[:-1].split("\n"):
        if line.startswith("# HELP "):
            family = line.split()[2]
            assert family not in families, f"again: {line}"
            families.add(family)
        elif line.startswith("#"):
            assert line == f"# TYPE {family} gauge", line
        else:
            match = sample.fullmatch(line)
            assert match and match[1] == family, line
            assert (match[1], match[2]) not in samples, f"again: {line}"
            samples.add((match[1], match[2]))


def check_shown(text):
    """Nothing acts on a terminal."""
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text), "control characters"


CHECKS = {"junit": check_junit, "prom": check_prometheus}


def check_formats(command, text):
    for how in FORMATS:
        status, output, errors = command.report(text, how)
        assert status == 0, f"{how}: {errors}"
        if how.startswith("csv"):
            check_csv(output)
        elif how != "json":
            check_shown(output)
        if how in ("md", "html", "junit"):
            own_scripts = 1 if how == "html" else 0
            assert output.count("<script") == own_scripts, how
        CHECKS.get(how, lambda _: None)(output)


def check_refusal(command, text, begins):
    for how in ("table", "junit"):
        status, output, errors = command.report(text, how)
        assert status == 2 and output == "", f"status {status} of {text[:60]}"
        assert errors.startswith(f"pingpong: '{command.file}': {begins}"), errors
        assert errors.count("\n") == 1, errors
        check_shown(errors[:-1])


def main(program, path):
    with open(path, encoding="utf-8") as file:
        good = file.read()
    report = json.loads(good)
    with tempfile.TemporaryDirectory() as folder:
        command = Command(program, folder)
        check_formats(command, good)
        asserted = dict(report, assertions=[{"text": "ws.p99_us < 60"}, {"text": HOSTILE}])
        check_formats(command, json.dumps(asserted))
        check_formats(command, json.dumps(hostile(asserted)))
        check_formats(command, json.dumps(hostile(asserted), ensure_ascii=False))
        for size in range(97, len(good) - 1, len(good) // 30):
            check_refusal(command, good[:size], "cut short: ")
        check_refusal(command, "", "there is nothing in it")
        check_refusal(command, HOSTILE, "not JSON: ")
        check_refusal(command, json.dumps(dict(report, schema=HOSTILE)), "schema: expected ")
        check_refusal(command, json.dumps(dict(report, cells=HOSTILE)), "cells: expected a list")
        check_refusal(
            command,
            json.dumps(dict(report, schema_version="1.3")),
            "report version 1.3 is not supported; this program reads version 2\n",
        )


if __name__ == "__main__":
    main(*sys.argv[1:])

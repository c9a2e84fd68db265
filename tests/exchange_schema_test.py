"""Judges files of --exchange by docs/exchange.schema.json and by the command: both accept the examples of
docs/exchange-format.md, and both refuse files that are wrong.

Usage: exchange_schema_test.py PINGPONG ROOT
Exit status: 0: all is well; 1: what is not is printed; 77: jsonschema is not installed
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("skipped: needs jsonschema (python3-jsonschema)")
    sys.exit(77)

# Accepted by both.
RIGHT = [
    {},
    {"message": ""},
    {"message": "{n}"},
    {"message": {"id": "{n}"}},
    {"message": ["a", {"b": 1}]},
    {"message": "{word}", "literal": True},
    {"headers": {"X-Empty": ""}},
    {"http": {"headers": {"X-Number": "{n}"}}},
    {"headers": {"X-Number": "{n}"}, "ws": {"first": "{n}"}, "literal": True},
    {"http": {"method": "GET", "bodies": ["a", "b"], "headers": {"A": "b"}}},
    {"ws": {"messages": "a", "subprotocol": "chat", "first": "login"}},
    {"ws": {"skip_others": True}, "expect": {"contains": "a"}},
    {"expect": {"equal": {"price": 1}}},
    {"expect": {"status": 200}},
    {"expect": {"status": 599}},
    {"reply": {"price": 1}},
]

# Refused by both, and what the command then names.
WRONG = [
    ([], "the file: expected an object"),
    ({"mesage": "a"}, "'mesage': expected one of the members"),
    ({"message": 7}, "message: expected a string, or an object"),
    ({"message": None}, "message: expected a string, or an object"),
    ({"message": []}, "message: expected at least one message"),
    ({"message": ["a", 7]}, "message[1]: expected a string, or an object"),
    ({"message": [["a"]]}, "message[0]: expected a string, or an object"),
    ({"headers": ["A: b"]}, "headers: expected an object of header fields"),
    ({"headers": {"A": 7}}, "headers.A: expected a string"),
    ({"headers": {"A b": "c"}}, "headers.A b: 'A b' cannot be the name of a header field"),
    ({"headers": {"": "c"}}, "headers.: '' cannot be the name of a header field"),
    ({"headers": {"A": "b\nc"}}, "headers.A: the value of 'A' has a line break"),
    ({"literal": "yes"}, "literal: expected true or false"),
    ({"http": "POST"}, "http: expected an object"),
    ({"http": {"method": 7}}, "http.method: expected a string"),
    ({"http": {"body": "a"}}, "'http.body': expected one of the members"),
    ({"http": {"bodies": []}}, "http.bodies: expected at least one message"),
    ({"http": {"headers": {"A": "b\rc"}}}, "the value of 'A' has a line break"),
    ({"ws": []}, "ws: expected an object"),
    ({"ws": {"message": "a"}}, "'ws.message': expected one of the members"),
    ({"ws": {"first": 7}}, "ws.first: expected a string, or an object"),
    ({"ws": {"skip_others": 1}}, "ws.skip_others: expected true or false"),
    ({"expect": "a"}, "expect: expected an object"),
    ({"expect": {"starts": "a"}}, "'expect.starts': expected one of the members"),
    ({"expect": {"contains": 7}}, "expect.contains: expected a string"),
    ({"expect": {"status": 199}}, "expect.status: expected an HTTP status from 200 to 599"),
    ({"expect": {"status": 600}}, "expect.status: expected an HTTP status from 200 to 599"),
    ({"expect": {"status": "200"}}, "expect.status: expected an HTTP status from 200 to 599"),
    ({"reply": ["a"]}, "reply: expected a string, or an object"),
]

# What only the command can tell, and the schema lets pass.
BEYOND_THE_SCHEMA = [
    ({"message": "{word}"}, "message: {word} is not a placeholder"),
    ({"headers": {"X-Number": "{n}"}}, "headers.X-Number: {n} has no number in the WebSocket handshake"),
    ({"ws": {"headers": {"X-Number": "{n}"}}}, "ws.headers.X-Number: {n} has no number in the WebSocket"),
    ({"ws": {"first": "login {n}"}}, "ws.first: {n} has no number before the first exchange"),
    ({"headers": {"content-length": "1"}}, "'content-length' is set by the program itself"),
]

# No JSON, and the place that the command names.
BROKEN = [
    ('{"message": }', "line 1, column 13"),
    ('{\n  "message": "a",\n  "reply" "b"\n}', "line 3, column 11"),
    ('{\n  "message": "a"\n', "line 3, column 1"),
    ('{"message": "a"} {}', "line 1, column 18"),
    ("message: a", "line 1, column 1"),
]


class Judges:
    def __init__(self, pingpong, schema):
        self.pingpong = pingpong
        self.validator = Draft202012Validator(schema)
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name) / "exchange.json"
        self.offences = []

    def ask_command(self, text):
        """Exit status and errors of a dry run that reads the text."""
        self.path.write_text(text, encoding="utf-8")
        command = [self.pingpong, "run", "--dry-run", "--exchange", str(self.path)]
        command += ["--protocols", "ws,http-keepalive", "--counts", "50"]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        return ended.returncode, ended.stderr

    def accept(self, text):
        if not self.validator.is_valid(json.loads(text)):
            self.offences.append(f"the schema refuses: {text}")
        status, errors = self.ask_command(text)
        if status != 0:
            self.offences.append(f"exit status {status}: {text}: {errors}")

    def refuse(self, text, expected):
        status, errors = self.ask_command(text)
        if status != 2 or expected not in errors or errors.count("\n") != 1:
            self.offences.append(f"exit status {status}: {text}: {errors} (expected: {expected})")

    def refuse_both(self, document, expected):
        if self.validator.is_valid(document):
            self.offences.append(f"the schema accepts: {document}")
        self.refuse(json.dumps(document), expected)


def examples_of(page):
    return re.findall(r"```json\n(.*?)```", page, re.DOTALL)


def members_of(value, path=""):
    """Every member of an example as the table names it; those of texts and headers are the user's."""
    for name, each in value.items():
        if isinstance(each, dict) and f"{path}{name}" in ("http", "ws", "expect"):
            yield from members_of(each, f"{name}.")
        else:
            yield f"{path}{name}"


def compare_members(schema, page):
    """The first example and the table of the page have each member of the schema, and no other."""
    described = set()
    for name, own in schema["properties"].items():
        inner = own.get("properties")
        described |= {f"{name}.{each}" for each in inner} if inner else {name}
    shown = set(members_of(json.loads(examples_of(page)[0]))) | {"expect.equal"}  # not beside contains
    listed = set(re.findall(r"^\| `([a-z_.]+)` \| `-", page, re.MULTILINE))
    for what, found in (("example", shown), ("table", listed)):
        for name in sorted(found ^ described):
            yield f"docs/exchange-format.md: the {what} and the schema differ in {name}"


def main(pingpong, root):
    docs = pathlib.Path(root) / "docs"
    schema = json.loads((docs / "exchange.schema.json").read_text(encoding="utf-8"))
    page = (docs / "exchange-format.md").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(schema)
    judges = Judges(pingpong, schema)
    judges.offences += compare_members(schema, page)
    for text in examples_of(page) + [json.dumps(each) for each in RIGHT]:
        judges.accept(text)
    for document, expected in WRONG:
        judges.refuse_both(document, expected)
    for document, expected in BEYOND_THE_SCHEMA:
        judges.refuse(json.dumps(document), expected)
    for text, place in BROKEN:
        judges.refuse(text, f"'{judges.path}': {place}: ")
    for each in judges.offences:
        print(each)
    return 1 if judges.offences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

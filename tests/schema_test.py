"""Judges reports by their JSON Schema, and the schema by the reports.

Usage: schema_test.py SCHEMA REPORT...   exit status 0: all is well; 1: what is not is printed
"""

import copy
import json
import sys

from jsonschema import Draft202012Validator


def is_of_objects(schema):
    return "object" in schema.get("type", ())


def strict(schema):
    """The schema without room for members that it does not describe."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: strict(each) for name, each in schema.items()}
    if is_of_objects(schema):
        closed["additionalProperties"] = False
    return closed


class Walk:
    """Goes through a document and its schema side by side."""

    def __init__(self, schema):
        self.schema = schema
        self.seen = set()

    def resolved(self, schema, value):
        """The schema that has the properties or items of a value."""
        while "$ref" in schema or "anyOf" in schema:
            if "anyOf" in schema:
                schema = schema["anyOf"][1 if value is None else 0]
            else:
                schema = self.schema["$defs"][schema["$ref"].rpartition("/")[2]]
        return schema

    def members(self, value, schema=None, path=""):
        """Of each object in the document: itself, a member's name, its schema and its path."""
        schema = self.resolved(self.schema if schema is None else schema, value)
        if isinstance(value, list) and "items" in schema:
            for i, element in enumerate(value):
                yield from self.members(element, schema["items"], f"{path}[{i}]")
        if isinstance(value, dict):
            for name in list(value):
                self.seen.add((id(schema), name))
                own = schema["properties"][name]
                inner = f"{path}.{name}" if path else name
                yield value, name, own, inner
                yield from self.members(value[name], own, inner)

    def described(self, schema, path=""):
        """Every object of a schema that has members: itself and where it stands."""
        if isinstance(schema, list):
            for each in schema:
                yield from self.described(each, path)
        elif isinstance(schema, dict):
            if is_of_objects(schema):
                yield schema, path
            for name, each in schema.items():
                known = name in ("properties", "items", "anyOf")
                yield from self.described(each, path if known else f"{path}/{name}")


def stale_members(walk):
    """What the schema describes, or wants to be there, and no report has."""
    for schema, path in walk.described(walk.schema):
        if set(schema["required"]) != set(schema["properties"]):
            yield f"{path or '/'}: what is required is not what is described"
        for name, own in schema["properties"].items():
            if (id(schema), name) not in walk.seen:
                yield f"{path}/{name}: described, but in no report"
            if "description" not in {**own, **walk.resolved(own, 0)}:
                yield f"{path}/{name}: has no description"


def shortened(value):
    """The document with at most one element in each list that has objects."""
    if isinstance(value, dict):
        return {name: shortened(each) for name, each in value.items()}
    if isinstance(value, list):
        return [shortened(each) for each in (value[:1] if dict in map(type, value) else value)]
    return value


def wrong_values(value):
    """Values of other types than this one, and of what lies outside of its range."""
    yield {"a": 1} if not isinstance(value, dict) else "text"
    if isinstance(value, int) and not isinstance(value, bool):
        yield "1"
        yield value + 0.5
    if isinstance(value, str):
        yield 7


def accepted_nonsense(schema, report):
    """The ways to break a report that its schema does not notice."""
    broken = shortened(copy.deepcopy(report))
    valid = Draft202012Validator(schema).is_valid
    assert valid(broken)
    for owner, name, own, path in Walk(schema).members(broken):
        value = owner.pop(name)
        if valid(broken):
            yield f"{path}: may be missing"
        for wrong in wrong_values(value):
            # A decimal number may have any decimals.
            if isinstance(wrong, float) and "number" in str(Walk(schema).resolved(own, 0)):
                continue
            owner[name] = wrong
            if valid(broken):
                yield f"{path}: may be {wrong!r}"
        owner[name] = value
    for path, wrong in (
        ("comparisons.0.verdict", "quicker"),
        ("comparisons.0.certainty", "sure"),
        ("diagnostics.0.severity", "fatal"),
        ("checks.0.status", "fine"),
        ("config.loop", "half-open"),
        ("cells.0.server", "nowhere"),
        ("blocks.0.p50_ns", -1),
        ("blocks.0.p50_ns", 2**53),
        ("blocks.0.half", 3),
        ("schema", "pingpong.other"),
        ("schema_version", "1.3"),
    ):
        changed = copy.deepcopy(broken)
        *way, name = [int(each) if each.isdigit() else each for each in path.split(".")]
        owner = changed
        for each in way:
            owner = owner[each]
        owner[name] = wrong
        if valid(changed):
            yield f"{path}: may be {wrong!r}"


def future_members(schema, report):
    """A member of a later version has to be let pass by readers, and noticed by this test."""
    later = {**report, "from_the_future": 1}
    if not Draft202012Validator(schema).is_valid(later):
        yield "the schema refuses members of later versions"
    if Draft202012Validator(strict(schema)).is_valid(later):
        yield "this test does not notice members that the schema does not describe"


def main(schema_path, *report_paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(strict(schema))
    walk = Walk(schema)
    offences = []
    for path in report_paths:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        errors = [f"{path}: {each.json_path}: {each.message}" for each in judge.iter_errors(report)]
        offences += errors[:20]
        if not errors:
            for _ in walk.members(report):
                pass
    if not offences:
        offences += stale_members(walk)
        offences += future_members(schema, report)
        offences += accepted_nonsense(schema, report)
    for each in offences:
        print(each)
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

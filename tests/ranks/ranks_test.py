"""Runs that several ranks of MPI play.

Usage: ranks_test.py MPIRUN PINGPONG_MPI PINGPONG

Nothing fails by the clock: a rank that the machine has held up is as good as any other.
"""

import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

mpirun_path, pingpong_mpi, pingpong = sys.argv[1:]
undisturbed, inconclusive, invalid = 0, 3, 4


def start(folder, options, ranks=3):
    # Time to write a report on a busy machine before mpirun kills what it has ended.
    command = [mpirun_path, "--allow-run-as-root", "--oversubscribe", "--mca", "odls_base_sigkill_timeout", "5"]
    # A container may not let a process read the memory of another.
    command += ["--mca", "btl_vader_single_copy_mechanism", "none"]
    command += ["-n", str(ranks), pingpong_mpi, *options]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process, folder):
    """Standard output and error, and the report."""
    output, errors = process.communicate()
    path = pathlib.Path(folder) / "all.json"
    return output, errors, json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def play(folder, *options, ranks=3):
    process = start(folder, ["run", "--no-keep", "-o", "all.json", *options], ranks)
    output, errors, report = finish(process, folder)
    return process.returncode, output, errors, report


def ranks_of(process):
    """The process of each rank, by its number."""
    found = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = re.search(r"^PPid:\s+(\d+)", (folder / "status").read_text(), re.MULTILINE)
            variables = (folder / "environ").read_bytes().split(b"\0")
            number = next((each for each in variables if each.startswith(b"OMPI_COMM_WORLD_RANK=")), None)
            if number and parent and int(parent[1]) == process.pid:
                found[int(number.split(b"=")[1])] = int(folder.name)
    return found


def wait_for_first_report(process, folder):
    while not (pathlib.Path(folder) / "all.json").exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)


def one_line(errors):
    """The line of pingpong among those of mpirun."""
    lines = [line for line in errors.splitlines() if line.startswith("pingpong")]
    assert len(lines) == 1, errors
    return lines[0]


def test_replicate(folder):
    status, output, errors, report = play(folder, "--counts", "200", "--rounds", "6", "--protocols", "ws,http-keepalive")
    assert status in (undisturbed, inconclusive, invalid), (status, errors)
    assert report["config"]["spread"] == "replicate" and report["config"]["ranks"] == 3
    assert sorted(each["rank"] for each in report["processes"]) == [0, 1, 2]
    for summary in report["summaries"]:
        blocks = [block for block in report["blocks"] if block["cell"] == summary["cell"]]
        assert summary["exchanges"] == sum(block["exchanges"] for block in blocks)
        assert {block["process"] for block in blocks} == {0, 1, 2}
        pairs = summary["histogram"]["index_count_pairs"]
        assert sum(count for _, count in pairs) == summary["exchanges"]
    assert "3 processes" in output, output


def test_experiments(folder):
    status, _, errors, report = play(
        folder, "--spread", "experiments", "--counts", "50,100,150,200", "--rounds", "6", "--protocols", "ws,http-keepalive"
    )
    assert status in (undisturbed, inconclusive, invalid), (status, errors)
    assert [cell["count"] for cell in report["cells"]][::2] == [50, 100, 150, 200], report["cells"]
    assert report["config"]["spread"] == "experiments"


def test_load(folder):
    served = subprocess.Popen([pingpong, "serve"], stdout=subprocess.PIPE, text=True)
    try:
        urls = {}
        while not {"ws", "http"} <= urls.keys():
            for scheme, url in re.findall(r"\b((?:ws|http))(://\S+)", served.stdout.readline()):
                urls[scheme] = scheme + url
        for servers in (["--ws", urls["ws"], "--http", urls["http"]], []):
            status, _, errors, report = play(
                folder, "--spread", "load", "--connections", "7", "--counts", "1000", "--rounds", "4",
                "--protocols", "ws,http-keepalive", *servers
            )
            assert status in (undisturbed, inconclusive, invalid), (status, errors)
            assert all(cell["connections_at_once"] == 7 for cell in report["cells"]), report["cells"]
            assert all(cell["count"] == 1000 for cell in report["cells"]), report["cells"]
            # Ten blocks of 100 in a repetition; those that count are whole.
            assert all(block["exchanges"] == 100 for block in report["blocks"]), report["blocks"]
            assert report["config"]["spread"] == "load"
            blocks = len(report["blocks"]) + report["config"]["void_blocks"]
            assert blocks >= 2 * 4 * 2, (blocks, errors)  # two protocols, four rounds of two blocks
    finally:
        served.terminate()
        served.wait()


def test_killed_rank(folder):
    process = start(folder, ["run", "--no-keep", "-o", "all.json", "--counts", "200", "--max-time", "60s"])
    wait_for_first_report(process, folder)
    os.kill(ranks_of(process)[2], signal.SIGKILL)
    _, errors, report = finish(process, folder)
    assert [each["rank"] for each in report["config"]["missing_ranks"]] == [2], errors
    assert "missing-ranks" in [each["code"] for each in report["diagnostics"]]
    assert len(report["processes"]) == 2 and "rank 2 on" in errors, errors


def test_interrupted_run(folder):
    process = start(folder, ["run", "--no-keep", "-o", "all.json", "--counts", "200", "--max-time", "60s"])
    wait_for_first_report(process, folder)
    process.send_signal(signal.SIGINT)
    _, errors, report = finish(process, folder)
    assert report["interrupted"] and len(report["processes"]) == 3, errors


def test_mismatched_plans(folder):
    plans = ["run", "--counts", "20", ":", "-n", "1", pingpong_mpi, "run", "--counts", "30"]
    process = start(folder, plans, ranks=1)
    _, errors, report = finish(process, folder)
    assert process.returncode == 2 and report is None, errors
    line = one_line(errors)
    assert "rank 0 on" in line and "rank 1 on" in line and "--counts 30" in line, line


def test_wrong_usage(folder):
    for options, ranks, text in (
        (["run"], 1, "there is one rank"),
        (["run", "--spread", "load", "--connections", "2"], 3, "3 ranks need as many connections"),
        (["run", "--spread", "experiments", "--counts", "20"], 2, "2 ranks need as many settings"),
        (["run", "--spread", "everywhere"], 2, "replicate, load or experiments"),
        (["run", "--processes", "3"], 2, "the ranks are the processes"),
        (["run", "-o", "/nowhere/all.json"], 2, "/nowhere/all.json"),
        (["compare", "a", "b"], 2, "only play run"),
    ):
        process = start(folder, options, ranks)
        _, errors, report = finish(process, folder)
        assert process.returncode in (2, 5) and report is None, (options, process.returncode, errors)
        assert text in one_line(errors), (options, errors)
    alone = subprocess.run([pingpong, "run", "--spread", "load"], capture_output=True, text=True, check=False)
    assert alone.returncode == 2 and "needs ranks" in one_line(alone.stderr), alone.stderr


def main():
    os.environ["XDG_STATE_HOME"] = "/dev/null"
    for name, test in sorted(globals().items()):
        if name.startswith("test_"):
            with tempfile.TemporaryDirectory() as folder:
                test(folder)
            print(name, "holds", flush=True)


main()

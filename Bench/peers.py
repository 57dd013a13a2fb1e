#!/usr/bin/env python3
"""Times omlast beside other programs on the same assignment networks in the same run.

    Bench/peers.py                                    against AequilibraE, from PyPI
    Bench/peers.py --only omlast --gaps 1e-4,1e-6     omlast alone
    Bench/peers.py --skim                             cost between all zones at free flow
    Bench/peers.py --peer 'Mine=solve {net} {trips} {gap} {toll} {distance}'

Wall time is that of the whole process: start, files read, gap certified. Peak memory is the largest
resident set, and no less than the 16 MB or so of this script, from which a command starts. Each
command is run in turn, and then all again, so that what else the machine does falls on all alike.
AequilibraE needs seconds to start: its solver alone is compared too.
Networks are those of the TransportationNetworks collection in $TNTP_DIR (see TNTP below);
build omlast first: swift build -c release.
"""

import argparse
import json
import lzma
import os
import re
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parent
PACKAGE = BENCH.parent
# Without TNTP_DIR, the networks are looked for beside the package.
TNTP = Path(os.environ.get("TNTP_DIR", PACKAGE / ".." / "shared" / "data" / "tntp")).resolve()
# Where the files leave them out: what one unit of toll and of length is worth.
FACTORS = {
    "ChicagoSketch": (0.02, 0.04),
    "ChicagoRegional": (0.1, 0.25),
    "ChicagoRegionalGravity": (0.1, 0.25),
}
NETWORKS = (
    "SiouxFalls,Anaheim,Winnipeg,ChicagoSketch,BerlinCenter,ChicagoRegionalGravity"
)


class Network:
    def __init__(self, name, folder, scratch):
        self.name = name
        self.net = folder / name / f"{name}_net.tntp"
        self.trips = folder / name / f"{name}_trips.tntp"
        if not self.trips.exists() and self.trips.with_suffix(".tntp.xz").exists():
            packed = self.trips.with_suffix(".tntp.xz")
            self.trips = scratch / self.trips.name
            self.trips.write_bytes(lzma.decompress(packed.read_bytes()))
        if not self.net.exists():
            sys.exit(f"{self.net} is not there; set TNTP_DIR")
        self.toll, self.distance = FACTORS.get(name, (0, 0))


def commands(options):
    """What to run, by name: a function from network and gap to words."""
    result = {}
    if options.only in (None, "omlast"):
        common = ["--json", "--workers", str(options.workers)]

        def omlast(network, gap):
            factors = ["--toll-factor", str(network.toll), "--distance-factor", str(network.distance)]
            if options.skim:
                return [options.omlast, "skim", "--tntp", str(network.net)] + common + factors
            return (
                [options.omlast, "assign", "--tntp", str(network.net), str(network.trips)]
                + ["--algorithm", options.algorithm, "--gap", gap, "--iterations", "100000"]
                + common + factors
            )

        result["omlast"] = omlast
    if options.only in (None, "aequilibrae"):
        python = environment(options.venv)

        def aequilibrae(network, gap):
            return (
                [python, str(BENCH / "peers_aequilibrae.py"), str(network.net), str(network.trips)]
                + ["--gap", gap, "--workers", str(options.workers)]
                + ["--toll-factor", str(network.toll), "--distance-factor", str(network.distance)]
                + (["--skim"] if options.skim else [])
            )

        result["AequilibraE bfw" if not options.skim else "AequilibraE"] = aequilibrae
    for text in options.peer:
        name, _, template = text.partition("=")
        words = shlex.split(template)
        if not words:
            sys.exit(f"--peer is NAME=COMMAND, not {text}")
        # The words are fixed here: a command must not see a later peer's.
        result[name] = lambda network, gap, words=words: [
            word.format(
                net=network.net, trips=network.trips, gap=gap, toll=network.toll,
                distance=network.distance, name=network.name, workers=options.workers)
            for word in words
        ]
    return result


def environment(folder):
    """The Python of an environment with AequilibraE in it, made if it is not there."""
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"installing AequilibraE in {folder}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "aequilibrae"], check=True)
        (folder / "ready").write_text("")
    return str(python)


def run(words, folder, timeout):
    """One run of a command in a folder, where peers leave their logs: seconds, peak memory and what
    it says of its answer."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(
            words, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
            start_new_session=True)
        late = threading.Event()

        def stop():
            late.set()
            # Its own session: whatever it started ends with it, and nothing else does.
            os.killpg(child.pid, signal.SIGKILL)

        timer = threading.Timer(timeout, stop)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
        errors.seek(0)
        tail = errors.read().decode(errors="replace").strip().splitlines()[-1:]
    if late.is_set():
        return {"state": "timeout"}
    if child.returncode != 0:
        return {"state": f"exit {child.returncode}", "says": tail}
    return {
        "state": "ok", "seconds": seconds, "user_seconds": usage.ru_utime,
        "system_seconds": usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024, **answer(text),
    }


def answer(text):
    """Objective and the like: our own JSON, or the last "obj..." number of a peer's log."""
    start = text.find("{")
    if start >= 0:
        try:
            value = json.loads(text[start:])
        except ValueError:
            value = {}
        names = ("objective", "relative_gap", "iterations", "cost_sum")
        found = {name: value[name] for name in names if name in value}
        if "seconds" in value:
            found["own_seconds"] = value["seconds"]
        if found:
            return found
    numbers = re.findall(r"obj(?:ective)?[\s:=]+([\d.]+(?:e[+-]?\d+)?)", text, re.IGNORECASE)
    return {"objective": float(numbers[-1])} if numbers else {}


def measure(network, gap, programs, folder, options, given_up):
    """One row per program: medians over the runs, which alternate between programs."""
    runs = {name: [] for name in programs}
    for _ in range(options.runs):
        for name, command in programs.items():
            if name in given_up:
                continue
            result = run(command(network, gap), folder, options.timeout)
            if result["state"] == "ok":
                runs[name].append(result)
            else:
                given_up[name] = result["state"]
                print(f"{network.name} {name} {gap}: {result}", file=sys.stderr)
    rows = []
    for name, results in runs.items():
        row = {"network": network.name, "program": name, "gap": float(gap), "runs": len(results)}
        if not results:
            rows.append(row | {"state": given_up.get(name, "")})
            continue
        row["state"] = "ok"
        for key in ("seconds", "user_seconds", "system_seconds", "peak_mb", "own_seconds"):
            values = [result[key] for result in results if key in result]
            if values:
                row[key] = round(statistics.median(values), 4)
        row["min_seconds"] = round(min(result["seconds"] for result in results), 4)
        row["max_seconds"] = round(max(result["seconds"] for result in results), 4)
        # What other work on the machine disturbs least.
        row["min_user_seconds"] = round(min(result["user_seconds"] for result in results), 4)
        for key in ("objective", "relative_gap", "iterations", "cost_sum"):
            if key in results[-1]:
                row[key] = results[-1][key]
        rows.append(row)
    compare(rows)
    return rows


def compare(rows):
    """Warns where programs do not minimise the same function: at a gap g no objective can be above
    the least by more than g times the cost of all trips, which is a few times the objective."""
    objectives = [row["objective"] for row in rows if "objective" in row]
    for row in rows:
        if "objective" in row and min(objectives) > 0:
            row["objective_above_least"] = above = row["objective"] / min(objectives) - 1
            if above > 10 * row["gap"] + 1e-9:
                message = f"its objective is {above:.1e} above the least: are the costs the same?"
                print(f"{row['network']} {row['program']}: {message}", file=sys.stderr)


def table(rows, gaps, key):
    """Markdown: seconds per gap, how many times ours, and peak memory."""
    lines = ["| Network | Program | " + " | ".join(gaps) + " | Peak memory, MB |"]
    lines.append("|---" * (len(gaps) + 3) + "|")
    found = {(row["network"], row["program"], row["gap"]): row for row in rows}
    for network, program in dict.fromkeys((row["network"], row["program"]) for row in rows):
        cells, peak = [], 0
        for gap in gaps:
            row = found.get((network, program, float(gap)))
            if row is None or "seconds" not in row:
                cells.append("-" if row is None else row["state"] or "-")
                continue
            peak = max(peak, row["peak_mb"])
            cell = f"{row[key]:.3g}"
            ours = found.get((network, "omlast", float(gap)))
            if program != "omlast" and ours and ours.get(key, 0) > 0:
                cell += f" ({row[key] / ours[key]:.1f}x"
                if key == "seconds" and "own_seconds" in row:
                    cell += f", without its start {row['own_seconds'] / ours['seconds']:.1f}x"
                cell += ")"
            cells.append(cell)
        lines.append(f"| {network} | {program} | " + " | ".join(cells) + f" | {peak:.0f} |")
    return "\n".join(lines)


def machine():
    model = "unknown"
    try:
        text = Path("/proc/cpuinfo").read_text()
        model = re.search(r"model name\s*: (.*)", text).group(1)
    except (OSError, AttributeError):
        pass
    return {"cpu": model, "processors": os.cpu_count(), "load_at_start": os.getloadavg()[0]}


def version(options):
    """The commit measured, with a + if files differ from it."""
    words = ["git", "-C", str(PACKAGE), "describe", "--always", "--dirty=+"]
    return subprocess.run(words, capture_output=True, text=True).stdout.strip()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", default=NETWORKS, help="names, comma separated")
    parser.add_argument("--gaps", default="1e-4,1e-6,1e-8,1e-10,1e-12")
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
    parser.add_argument(
        "--timeout", type=float, default=300, help="seconds; tighter gaps are then left out")
    parser.add_argument("--only", choices=["omlast", "aequilibrae", "peers"])
    parser.add_argument("--peer", action="append", default=[], help="NAME=COMMAND {net} {trips} ...")
    parser.add_argument("--skim", action="store_true", help="skims instead of equilibria")
    parser.add_argument(
        "--cpu", action="store_true",
        help="show the least processor time, on a machine that has other work to do")
    parser.add_argument("--algorithm", default="bush", help="of omlast")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--omlast", default=str(PACKAGE / ".build" / "release" / "omlast"))
    parser.add_argument(
        "--venv", type=Path, default=PACKAGE / ".build" / "peers-venv",
        help="environment for AequilibraE, made if it is not there")
    parser.add_argument(
        "-o", "--output", type=Path, help="JSON, such as Bench/Results/assignment.json")
    parser.add_argument("--note", action="append", default=[], help="kept in the JSON")
    options = parser.parse_args()
    options.omlast, options.venv = os.path.abspath(options.omlast), options.venv.absolute()
    programs = commands(options)
    gaps = ["0"] if options.skim else options.gaps.split(",")
    document = {
        "schema_version": 1, "machine": machine(), "omlast": version(options),
        "workers": options.workers, "timeout_seconds": options.timeout, "notes": options.note,
        "results": [],
    }
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.networks.split(","):
            network = Network(name, TNTP, Path(scratch))
            given_up = {}
            # From loose to tight: who runs out of time at one gap is not asked for the next.
            for gap in sorted(gaps, key=float, reverse=True):
                rows = measure(network, gap, programs, scratch, options, given_up)
                document["results"] += rows
                for row in rows:
                    print(json.dumps(row), file=sys.stderr)
            if options.output:
                options.output.write_text(json.dumps(document, indent=1) + "\n")
    print(table(document["results"], gaps, "min_user_seconds" if options.cpu else "seconds"))


if __name__ == "__main__":
    main()

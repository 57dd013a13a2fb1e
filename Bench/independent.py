#!/usr/bin/env python3
"""Solves small problems of the convex core by SciPy and compares with what omlast found.

    Bench/independent.py                         solve, compare, write Bench/Results/independent.json
    Bench/independent.py --problems file.json    problems written before, by Bench --independent

The problems and omlast's solutions come from the Bench executable; build it first:
swift build -c release --product Bench. From the problem alone, this script lists all simple paths and
minimises the programme over path flows by SLSQP, with its own delay functions, entropy and gradient: it
shares neither code nor method with the solvers in Sources. How far every second pair's demand can grow
within capacity it finds by HiGHS, over the same paths. SciPy is installed from PyPI into an
environment of its own. Exit code 1 if any answer differs by more than its tolerance.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

BENCH = Path(__file__).resolve().parent
PACKAGE = BENCH.parent
# SLSQP stops when the objective no longer improves beyond double precision's noise; flows are then
# good to the square root of that.
OBJECTIVE_TOLERANCE = 1e-8
SHARE_TOLERANCE = 1e-4


def delay(facility, v):
    """Delay and its integral from zero, of a facility at a flow."""
    form, p = facility["form"], facility["parameters"]
    v = max(0.0, v)
    if form == "none":
        return 0.0, 0.0
    if form == "linear":
        return p[0] * v, p[0] * v * v / 2
    if form == "bpr":
        t0, c, alpha, beta = p
        d = t0 * alpha * (v / c) ** beta
        return d, d * v / (beta + 1)
    # Queue and track are s (1/(1 - u) - 1) with u = v/c; above the limit, Taylor's second polynomial.
    if form == "queue":
        c, limit = p
        s = 1 / c
    else:
        t0, c, weight, limit = p
        s = weight * t0
    knee = limit * c
    u = min(v, knee) / c
    d = s * u / (1 - u)
    total = s * c * (-math.log1p(-u) - u)
    if v > knee:
        x = v - knee
        first = s / c / (1 - u) ** 2
        second = 2 * s / c**2 / (1 - u) ** 3
        total += d * x + first * x**2 / 2 + second * x**3 / 6
        d += first * x + second * x**2 / 2
    return d, total


def simple_paths(problem, user_class, origin, sink):
    out = [[] for _ in range(problem["nodes"])]
    for index, arc in enumerate(problem["arcs"]):
        if user_class["arc_cost"][index] is not None:
            out[arc["tail"]].append((index, arc["head"]))
    found, path, seen = [], [], set()

    def extend(node):
        if node == sink:
            found.append(list(path))
            return
        # Nobody passes through a zone.
        if node < problem["first_through_node"] and node != origin:
            return
        seen.add(node)
        for index, head in out[node]:
            if head not in seen:
                path.append(index)
                extend(head)
                path.pop()
        seen.discard(node)

    extend(origin)
    return found


class Programme:
    """The convex programme over path flows."""

    def __init__(self, problem, numpy):
        self.problem, self.numpy = problem, numpy
        self.slots = sum(len(pair["alternatives"]) for pair in problem["pairs"])
        columns, self.slot_of, self.pair_of, fixed, hours = [], [], [], [], []
        slot = 0
        for w, pair in enumerate(problem["pairs"]):
            user_class = problem["classes"][pair["user_class"]]
            for alternative in pair["alternatives"]:
                paths = simple_paths(problem, user_class, pair["origin"], alternative["sink"])
                for path in paths if pair["demand"] > 0 else []:
                    load = numpy.zeros(len(problem["facilities"]))
                    for arc in path:
                        for facility in problem["arcs"][arc]["facilities"]:
                            load[facility] += user_class["arc_load"][arc]
                    columns.append(load)
                    hours.append([
                        sum(limit["use"][pair["user_class"]][arc] for arc in path)
                        for limit in problem["throughput"]["limits"]])
                    fixed.append(
                        alternative["cost"] + sum(user_class["arc_cost"][arc] for arc in path))
                    self.slot_of.append(slot)
                    self.pair_of.append(w)
                slot += 1
        self.loads = numpy.array(columns).T
        self.hours = numpy.array(hours).T
        self.fixed = numpy.array(fixed)
        self.served = sorted(set(self.pair_of))
        self.demand = numpy.array([problem["pairs"][w]["demand"] for w in self.pair_of])
        # Shares of the pair's demand, so that all variables are of one size.
        self.start = numpy.array([1 / self.pair_of.count(w) for w in self.pair_of])
        self.balance = numpy.array(
            [[1.0 if w == pair else 0.0 for pair in self.pair_of] for w in self.served])

    def flows(self, x):
        """Flow of every facility and every alternative."""
        h = self.numpy.maximum(x, 0) * self.demand
        facility = self.loads @ h + [f["preload"] for f in self.problem["facilities"]]
        q = self.numpy.zeros(self.slots)
        for slot, flow in zip(self.slot_of, h):
            q[slot] += flow
        return facility, q

    def value(self, x):
        """Objective and its gradient."""
        facility, q = self.flows(x)
        total = float(self.fixed @ (self.numpy.maximum(x, 0) * self.demand))
        price = self.numpy.zeros(len(facility))
        for index, (data, v) in enumerate(zip(self.problem["facilities"], facility)):
            d, integral = delay(data, v)
            price[index] = data["cost_per_hour"] * d
            total += data["cost_per_hour"] * integral
        entropy, marginal = self.entropy(q)
        gradient = self.fixed + self.loads.T @ price + marginal[self.slot_of]
        return total + entropy, gradient * self.demand

    def entropy(self, q):
        total, marginal, slot = 0.0, self.numpy.zeros(self.slots), 0
        for pair in self.problem["pairs"]:
            user_class = self.problem["classes"][pair["user_class"]]
            slots = range(slot, slot + len(pair["alternatives"]))
            slot = slots.stop
            if pair["demand"] == 0 or len(slots) == 1:
                continue
            nests = {}
            for s, alternative in zip(slots, pair["alternatives"]):
                nests.setdefault(alternative["nest"], []).append(s)
            for members in nests.values():
                nest = max(sum(q[s] for s in members), 1e-280)
                between = math.log(nest / pair["demand"]) / user_class["scale"]
                for s in members:
                    flow = max(q[s], 1e-290)
                    marginal[s] = between + math.log(flow / nest) / user_class["nest_scale"]
                    total += q[s] * marginal[s]
        return total, marginal


def solve(problem, numpy, optimize):
    programme = Programme(problem, numpy)
    scale = max(1.0, abs(programme.value(programme.start)[0]))
    x, best = programme.start, math.inf
    # Restarts drop the approximate Hessian, which may have gone stale.
    for _ in range(8):
        answer = optimize.minimize(
            lambda x: tuple(part / scale for part in programme.value(x)), x, jac=True,
            method="SLSQP", bounds=[(0, 1)] * len(x),
            constraints=[{
                "type": "eq", "fun": lambda x: programme.balance @ x - 1,
                "jac": lambda x: programme.balance}],
            options={"maxiter": 2000, "ftol": 1e-16})
        x = numpy.clip(answer.x, 0, 1)
        for row in programme.balance:
            x = numpy.where(row > 0, x / (row @ x), x)
        value = programme.value(x)[0]
        if best - value < 1e-14 * scale:
            break
        best = value
    return programme, x


def capacity(facility):
    form, p = facility["form"], facility["parameters"]
    return {"bpr": p[1:2], "queue": p[:1], "track": p[1:2]}.get(form, [math.inf])[0]


def throughput(problem, programme, numpy, optimize):
    """The largest factor of the growing pairs by HiGHS; its status in the words of ConcurrentFlow."""
    growing = problem["throughput"]["growing"]
    wanted = [w for w, pair in enumerate(problem["pairs"]) if pair["demand"] > 0]
    without = [w for w in wanted if w not in programme.served]
    if without:
        return ("unserved" if all(growing[w] for w in without) else "infeasible"), 0.0
    spare = [max(0.0, capacity(f) - f["preload"]) for f in problem["facilities"]]
    full = [e for e, u in enumerate(spare) if u < math.inf]
    # Columns are the factor and the paths' flows.
    balance = numpy.zeros((len(wanted), 1 + len(programme.pair_of)))
    for row, w in enumerate(wanted):
        balance[row, 0] = -problem["pairs"][w]["demand"] if growing[w] else 0
        balance[row, 1:] = [pair == w for pair in programme.pair_of]
    rows = numpy.vstack([programme.loads[full], programme.hours])
    answer = optimize.linprog(
        [-1.0] + [0.0] * len(programme.pair_of),
        A_ub=numpy.hstack([numpy.zeros((len(rows), 1)), rows]),
        b_ub=[spare[e] for e in full] + [l["capacity"] for l in problem["throughput"]["limits"]],
        A_eq=balance,
        b_eq=[0.0 if growing[w] else problem["pairs"][w]["demand"] for w in wanted], method="highs")
    # HiGHS may not tell which of the two it is.
    if answer.status == 4:
        raise RuntimeError(answer.message)
    word = {0: "certified", 2: "infeasible", 3: "unbounded"}[answer.status]
    return word, -answer.fun if word == "certified" else 0.0


def compare(problem, numpy, optimize):
    programme, x = solve(problem, numpy, optimize)
    ours = problem["solution"]
    objective = programme.value(x)[0]
    facility, q = programme.flows(x)
    size = max(1.0, abs(objective))
    demands = [p["demand"] for p in problem["pairs"] for _ in p["alternatives"]]
    share = max(
        (abs(a - b) / d for a, b, d in zip(q, ours["alternative_flow"], demands) if d > 0),
        default=0)
    # Flow need not be unique where there is no delay: what is, is the delay.
    late = 0.0
    for data, a, b in zip(problem["facilities"], facility, ours["facility_flow"]):
        change = delay(data, a)[0] - delay(data, b)[0]
        late += data["cost_per_hour"] * change * (a - b)
    row = {
        "name": problem["name"], "paths": len(x), "objective": ours["objective"],
        "scipy_objective": objective, "objective_difference": (objective - ours["objective"]) / size,
        "our_gap": ours["gap"] / size, "largest_share_difference": share,
        "flow_distance": late / size,
    }
    row["throughput"], row["highs_factor"] = throughput(problem, programme, numpy, optimize)
    row["factor"] = problem["throughput"].get("factor")
    is_same = row["throughput"] == problem["throughput"]["status"] and (
        row["throughput"] != "certified"
        or abs(row["factor"] - row["highs_factor"]) < 1e-7 * max(1.0, row["highs_factor"]))
    row["agrees"] = bool(
        is_same and abs(row["objective_difference"]) < OBJECTIVE_TOLERANCE and share < SHARE_TOLERANCE
        and abs(row["flow_distance"]) < OBJECTIVE_TOLERANCE
        # Nobody finds less than the least, by more than our certified gap and rounding.
        and objective >= ours["objective"] - ours["gap"] - 1e-11 * size)
    return row


def environment(folder):
    """The Python of an environment with SciPy in it, made if it is not there."""
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"installing SciPy in {folder}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "scipy"], check=True)
        (folder / "ready").write_text("")
    return str(python)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=Path, help="JSON of Bench --independent")
    parser.add_argument("--venv", type=Path, default=PACKAGE / "out" / "venv-scipy")
    parser.add_argument("--bench", default=str(PACKAGE / ".build" / "release" / "Bench"))
    parser.add_argument("-o", dest="output", type=Path, default=BENCH / "Results/independent.json")
    options = parser.parse_args()
    try:
        import numpy
        import scipy
        from scipy import optimize
    except ImportError:
        python = environment(options.venv)
        sys.exit(subprocess.run([python, __file__] + sys.argv[1:]).returncode)
    if options.problems:
        problems = json.loads(options.problems.read_text())
    else:
        problems = json.loads(
            subprocess.run([options.bench, "--independent"], check=True, capture_output=True).stdout)
    rows = [compare(problem, numpy, optimize) for problem in problems]
    for row in rows:
        print(
            f"{row['name']:18} {row['paths']:4} paths  objective {row['objective']:.9g}  "
            f"difference {row['objective_difference']:+.1e}  share {row['largest_share_difference']:.1e}"
            f"  {row['throughput']} {row['highs_factor']:.6g}"
            f"  {'agrees' if row['agrees'] else 'DIFFERS'}")
    options.output.write_text(
        json.dumps({"solver": f"SciPy {scipy.__version__} SLSQP and HiGHS", "rows": rows}, indent=1) + "\n")
    sys.exit(0 if all(row["agrees"] for row in rows) else 1)


if __name__ == "__main__":
    main()

"""Runs AequilibraE on TNTP files, for peers.py: one assignment or one skim, one line of JSON.

Costs are those of `omlast assign --tntp`: BPR time plus toll and length times their factors. Where
AequilibraE cannot take a file as it is, the nearest thing that it can take stands in: a link without
free-flow time gets 1e-9, and a power below one belongs to a link without delay in these networks.
Its gap is (TSTT - SPTT) / TSTT, which at the gaps measured here is TSTT / SPTT - 1.
"""

import argparse
import json
import logging
import os
import re
import sys
import time

# Progress bars cost it time that is not the solver's.
os.environ["AEQ_SHOW_PROGRESS"] = "FALSE"

import numpy as np
import pandas as pd
from aequilibrae.matrix import AequilibraeMatrix
from aequilibrae.paths import Graph, NetworkSkimming, TrafficAssignment, TrafficClass

COLUMNS = [
    "a_node", "b_node", "capacity", "length", "free_flow_time", "b", "power", "speed", "toll",
    "link_type",
]


def header(text):
    """The metadata of a TNTP file, and what follows it."""
    head, _, body = text.partition("<END OF METADATA>")
    return dict(re.findall(r"<([^>]+)>[ \t]*([^\s~]*)", head)), body


def read_network(path, toll_factor, distance_factor):
    with open(path) as file:
        metadata, body = header(file.read())
    rows = [
        line.replace(";", " ").split()
        for line in body.splitlines()
        if line.strip() and not line.lstrip().startswith("~")
    ]
    links = pd.DataFrame(np.array(rows, dtype=float), columns=COLUMNS)
    for column in ("a_node", "b_node"):
        links[column] = links[column].astype(np.int64)
    links.insert(0, "link_id", np.arange(1, len(links) + 1))
    links["direction"] = 1
    links["fixed"] = toll_factor * links.toll + distance_factor * links.length
    links["free_flow_time"] = links.free_flow_time.clip(lower=1e-9)
    still = (links.power < 1) | (links.capacity <= 0)
    links.loc[still, ["b", "power", "capacity"]] = [0.0, 1.0, 1.0]
    links["cost"] = links.free_flow_time + links.fixed
    return metadata, links


def read_trips(path, zones):
    matrix = np.zeros((zones, zones))
    with open(path) as file:
        _, body = header(file.read())
    for part in re.split(r"Origin", body)[1:]:
        origin, _, entries = part.strip().partition("\n")
        row = np.array(re.findall(r"(\d+)\s*:\s*([^\s;]+)", entries), dtype=float)
        if len(row):
            np.add.at(matrix[int(origin) - 1], row[:, 0].astype(int) - 1, row[:, 1])
    np.fill_diagonal(matrix, 0)
    return matrix


def graph(metadata, links):
    result = Graph()
    result.network = links
    result.mode = "c"
    zones = int(metadata["NUMBER OF ZONES"])
    result.prepare_graph(np.arange(1, zones + 1))
    result.set_graph("cost")
    result.set_blocked_centroid_flows(int(metadata["FIRST THRU NODE"]) > zones)
    return result


def assign(options, metadata, links):
    zones = int(metadata["NUMBER OF ZONES"])
    matrix = AequilibraeMatrix()
    matrix.create_empty(zones=zones, matrix_names=["trips"], memory_only=True)
    matrix.matrix["trips"][:, :] = read_trips(options.trips, zones)
    matrix.index[:] = np.arange(1, zones + 1)
    matrix.computational_view(["trips"])
    cars = TrafficClass("c", graph(metadata, links), matrix)
    cars.set_fixed_cost("fixed")
    assignment = TrafficAssignment()
    assignment.set_classes([cars])
    assignment.set_vdf("BPR")
    assignment.set_vdf_parameters({"alpha": "b", "beta": "power"})
    assignment.set_capacity_field("capacity")
    assignment.set_time_field("free_flow_time")
    assignment.set_algorithm(options.algorithm)
    assignment.set_cores(options.workers)
    assignment.max_iter = 1_000_000
    assignment.rgap_target = options.gap
    start = time.perf_counter()
    assignment.execute()
    seconds = time.perf_counter() - start
    flows = assignment.results()["PCE_AB"].reindex(links.link_id).fillna(0).to_numpy()
    delay = links.b / (links.power + 1) * (flows / links.capacity) ** links.power
    return {
        "objective": float((flows * (links.free_flow_time * (1 + delay) + links.fixed)).sum()),
        "relative_gap": float(assignment.assignment.rgap),
        "iterations": int(assignment.assignment.iter),
        "seconds": seconds,
    }


def skim(options, metadata, links):
    network = graph(metadata, links)
    network.set_skimming(["cost"])
    skimming = NetworkSkimming(network)
    skimming.set_cores(options.workers)
    start = time.perf_counter()
    skimming.execute()
    seconds = time.perf_counter() - start
    costs = np.array(skimming.results.skims.matrix["cost"])
    np.fill_diagonal(costs, 0)
    return {"cost_sum": float(costs[np.isfinite(costs)].sum()), "seconds": seconds}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("net")
    parser.add_argument("trips")
    parser.add_argument("--skim", action="store_true")
    parser.add_argument("--gap", type=float, default=1e-4)
    parser.add_argument("--toll-factor", type=float, default=0)
    parser.add_argument("--distance-factor", type=float, default=0)
    parser.add_argument("--algorithm", default="bfw")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    metadata, links = read_network(options.net, options.toll_factor, options.distance_factor)
    answer = (skim if options.skim else assign)(options, metadata, links)
    print(json.dumps(answer))


if __name__ == "__main__":
    sys.exit(main())

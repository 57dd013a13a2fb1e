#!/usr/bin/env python3
"""Recomputes every net present value of a study from its CSV tables alone.

    Bench/recompute_npv.py out/oskarshamn

Reads quantities, prices, costs, price indices, rates and conventions in `tables/`, sums each year by
itself, and compares with the NNV of `appraisal.csv`, of `study.json` and of the years' table, to the
krona. Standard library only; exits with 1 where a figure differs.
"""
import csv
import json
import pathlib
import re
import sys

if len(sys.argv) != 2 or not (pathlib.Path(sys.argv[1]) / "study.json").is_file():
    sys.exit("recompute_npv: name a folder that omlast study has written: Bench/recompute_npv.py out/oskarshamn")
folder = pathlib.Path(sys.argv[1])
problems = []


def rows(name):
    """The rows of a table, plain or as `--csv-dialect sv` writes it: semicolons and decimal commas."""
    text = (folder / "tables" / (name + ".csv")).read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    if ";" not in lines[0]:
        return list(csv.DictReader(lines))
    return [{key: re.sub(r"^(-?\d+),(\d+)$", r"\1.\2", value) for key, value in row.items()}
            for row in csv.DictReader(lines, delimiter=";")]


def check(what, found, expected, tolerance):
    if abs(found - expected) > tolerance:
        problems.append(f"{what}: {found:.6f} against {expected:.6f}")


parameter = {row["parameter_id"]: float(row["value"]) for row in rows("parameters")}
level = {row["parameter_id"]: row["price_level"] for row in rows("parameters")}
index = {row["price_level"]: float(row["value"]) for row in rows("price_indices")}
unit_value = {row["value_id"]: row for row in rows("external_costs")}
study = json.loads((folder / "study.json").read_text(encoding="utf-8"))
money = str(int(parameter["base_year"]))
rates = sorted((int(row["from_year"]), float(row["rate_percent"]) / 100)
               for row in rows("discount_rates"))
discount_year = int(parameter["discount_year"])
building, period = int(parameter["construction_years"]), int(parameter["appraisal_years"])


def price_factor(name):
    return 1.0 if name == money else index[money] / index[name]


def discount(year):
    """Worth at the start of the year of discounting, which is 1, of 1 at the end of a year."""
    if year <= 0:
        return (1 + rates[0][1]) ** -year
    factor = 1.0
    for passed in range(1, year + 1):
        factor /= 1 + [rate for start, rate in rates if start <= passed][-1]
    return factor


# Worth per year of each option: users as the table has them, the rest from quantities and prices.
worth = {}
for row in rows("appraisal_effects"):
    if row["effect_id"].startswith("freight") or row["effect_id"] == "background_traffic":
        worth.setdefault(row["investment_ids"], []).append(float(row["sek_per_year"]))
for row in rows("appraisal_work"):
    change = float(row["option_per_year"]) - float(row["base_per_year"])
    if row["value_id"] in unit_value:
        price, year = float(unit_value[row["value_id"]]["value"]), unit_value[row["value_id"]]["price_level"]
        sign = -1
    else:
        name = row["value_id"].split()[0]
        price, year = parameter[name], level[name] or money
        # Income to the state and to operators; the rest is harm to others.
        sign = 1 if name in ("fuel_tax", "carrier_profit_share", "terminal_profit_share") else -1
    worth[row["investment_ids"]].append(sign * change * price * price_factor(year))

costs = {}
for row in rows("appraisal_costs"):
    costs.setdefault(row["investment_ids"], []).append(row)
by_year = {}
for row in rows("appraisal_years"):
    by_year.setdefault(row["investment_ids"], {})[int(row["year"])] = row
in_document = {row["scenario"]: row["nnv_sek"] for row in study["appraisals"]}

compared = 0
for row in rows("appraisal"):
    option = row["investment_ids"]
    if not row["nnv_sek"]:
        continue
    parts = costs[option]
    opening = max(int(part["opening_year"]) for part in parts)
    cost = sum(1e6 * parameter["investment_cost_factor"] * float(part["original_cost_msek"])
               * price_factor(part["price_level"]) for part in parts)
    upkeep = sum(1e6 * float(part["maintenance_msek_per_year"] or 0) for part in parts)
    # What the solves do not tell from nought counts as nought.
    effect = sum(worth[option]) if row["effect_detected"] == "true" else 0.0
    if row["discount_year"] != str(discount_year):
        problems.append(f"{option}: discounted to {row['discount_year']}")
    net = 0.0
    for year in range(1 - building, period + 1):
        amount = 0.0
        if year <= 0:
            amount -= cost * parameter["tax_factor"] / building
        else:
            grown = (1 + parameter["effect_growth"]) ** (opening + year - 1 - study["year"])
            amount += effect * grown - upkeep
        if year == period:
            amount += cost * parameter["residual_share"]
        net += discount(opening + year - discount_year) * amount
        line = by_year[option][opening + year - 1]
        check(f"{option} {opening + year - 1}", 1e6 * float(line["cumulative_present_value_msek"]),
              net, 1)
    check(option + " in appraisal.csv", float(row["nnv_sek"]), net, 1)
    check(option + " in study.json", in_document[option], net, 1)
    compared += 1

for problem in problems:
    print("recompute_npv:", problem)
print(f"recompute_npv: {compared} net present values, {len(problems)} differ")
sys.exit(1 if problems or not compared else 0)

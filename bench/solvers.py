"""OR-Tools and HiGHS as a service for the benchmark: a request of JSON per line, an answer per line.

{"groups": [...]}                takes groups: costs, steps of load, pairs
{"solver": NAME, "seconds": N}   solves them in their order until N seconds have passed, and gives the seconds and the
                                 objective of each; what building a model takes is not counted
"""

import json
import os
import sys
import time

import highspy
import numpy as np
from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model


def flow(group):
    """The division without pairs as a minimum-cost flow: children, staff, one arc for each step of load."""
    costs, steps = group["costs"], group["steps"]
    n, m = len(costs), len(steps)
    arcs = [(i, n + j, cost) for i, row in enumerate(costs) for j, cost in enumerate(row) if cost is not None]
    arcs += [(n + j, n + m, step) for j, ladder in enumerate(steps) for step in ladder]
    tails, heads, unit_costs = (np.array(column) for column in zip(*arcs))
    problem = min_cost_flow.SimpleMinCostFlow()
    problem.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones(len(arcs), dtype=np.int64), unit_costs)
    problem.set_nodes_supplies(np.arange(n + m + 1), np.array([1] * n + [0] * m + [-n]))

    def solve():
        assert problem.solve() == problem.OPTIMAL

    return solve, problem.optimal_cost


def constraints(group):
    """The division as constraints for CP-SAT, on one worker."""
    model = cp_model.CpModel()
    at = [[model.new_bool_var("") if cost is not None else None for cost in row] for row in group["costs"]]
    terms = [cost * var for row, vars in zip(group["costs"], at) for cost, var in zip(row, vars) if var is not None]
    for vars in at:
        model.add_exactly_one(var for var in vars if var is not None)
    for j, ladder in enumerate(group["steps"]):
        places = [model.new_bool_var("") for _ in ladder]
        model.add(sum(vars[j] for vars in at if vars[j] is not None) == sum(places))
        terms += [step * place for step, place in zip(ladder, places)]
    for a, b, same, cost in group["pairs"]:
        broken = model.new_bool_var("")
        if cost is None:
            model.add(broken == 0)
        else:
            terms.append(cost * broken)
        for one, two in zip(at[a], at[b]):
            one, two = (0 if var is None else var for var in (one, two))
            if same:
                model.add(one - two <= broken)
            else:
                model.add(one + two <= 1 + broken)
    model.minimize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1

    def solve():
        assert solver.solve(model) == cp_model.OPTIMAL

    return solve, lambda: solver.objective_value


def programme(group, whole):
    """The division as a linear programme for HiGHS, or with whole numbers."""
    columns, rows = [], []  # (cost, upper, whole, [(row, factor)]), (lower, upper)
    n, m = len(group["costs"]), len(group["steps"])
    rows += [(1, 1)] * n + [(0, 0)] * m
    at = {}
    for i, row in enumerate(group["costs"]):
        for j, cost in enumerate(row):
            if cost is not None:
                at[i, j] = len(columns)
                columns.append((cost, 1, whole, [(i, 1), (n + j, 1)]))
    for j, ladder in enumerate(group["steps"]):
        columns += [(step, 1, False, [(n + j, -1)]) for step in ladder]
    for a, b, same, cost in group["pairs"]:
        first = len(rows)
        columns.append((cost or 0, 0 if cost is None else 1, False, [(first + j, -1) for j in range(m)]))
        rows += [(-highspy.kHighsInf, 0 if same else 1)] * m
        for j in range(m):
            if (a, j) in at:
                columns[at[a, j]][3].append((first + j, 1))
            if (b, j) in at:
                columns[at[b, j]][3].append((first + j, -1 if same else 1))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(columns), len(rows)
    lp.col_cost_ = np.array([column[0] for column in columns], dtype=float)
    lp.col_lower_ = np.zeros(len(columns))
    lp.col_upper_ = np.array([column[1] for column in columns], dtype=float)
    lp.row_lower_ = np.array([row[0] for row in rows], dtype=float)
    lp.row_upper_ = np.array([row[1] for row in rows], dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.cumsum([0] + [len(column[3]) for column in columns])
    lp.a_matrix_.index_ = np.array([row for column in columns for row, _ in column[3]])
    lp.a_matrix_.value_ = np.array([factor for column in columns for _, factor in column[3]], dtype=float)
    if whole:
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if column[2] else kinds.kContinuous for column in columns]
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)
    highs.passModel(lp)

    def solve():
        highs.run()
        assert highs.getModelStatus() == highspy.HighsModelStatus.kOptimal

    return solve, lambda: highs.getInfo().objective_function_value


SOLVERS = {
    "flow": flow,
    "cp-sat": constraints,
    "highs-lp": lambda group: programme(group, False),
    "highs-mip": lambda group: programme(group, True),
}


def main():
    # HiGHS greets on the standard output, which is for answers only.
    answers_to = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    groups = []
    for line in sys.stdin:
        request = json.loads(line)
        if "groups" in request:
            groups = request["groups"]
            continue
        build = SOLVERS[request["solver"]]
        end = time.perf_counter() + request["seconds"]
        answers = []
        for group in groups:
            solve, objective = build(group)
            start = time.perf_counter()
            solve()
            answers.append((time.perf_counter() - start, round(objective())))
            if time.perf_counter() > end:
                break
        print(json.dumps(answers), file=answers_to, flush=True)


main()

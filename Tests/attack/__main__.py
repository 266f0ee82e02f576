"""python -m attack UNITS RESPONDENTS PLAN: which groups of few people can be singled out of a plan in CSV files.

UNITS: unit,parent. RESPONDENTS: unit and a column for each segment, a row for each person. PLAN: unit,segment,value,shown.
"""

import sys

from attack.plans import kept, leaks, read_plan, read_staff


LISTED = 20


def main(arguments):
    if len(arguments) != 3:
        sys.exit(__doc__)
    units, respondents, plan = arguments
    staff, shown = read_staff(units, respondents), read_plan(plan)
    found = list(leaks(staff, shown))
    cells, people = kept(staff, shown)
    print(f"respondents: {len(staff.places)}, cells shown: {len(shown)} ({cells:.1%}, {people:.1%} of people), groups recovered: {len(found)}")
    for group, words in found[:LISTED]:
        print(f"  {len(group)}: {words()}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Open data as programs of others read it: Python's csv and json, and a checker of JSON Schema.

Usage: data.py SITE...

Each is a built folder.
"""

import csv
import json
import sys
import unittest
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import counted
import jsonschema

SITES = [Path(argument) for argument in sys.argv[1:]]


def in_a_cell(text):
    """A line is a session, and what a spreadsheet would calculate has an apostrophe before it."""
    line = (text or "").replace("\n", " ")
    return "'" + line if line.startswith(tuple("=+-@")) else line


class Data(unittest.TestCase):
    def each_site(self, check):
        self.assertTrue(SITES)
        for site in SITES:
            with self.subTest(site=str(site)):
                check(json.loads((site / "data/courses.json").read_bytes()), site / "data")

    def test_the_courses_are_valid_by_their_schema(self):
        def check(data, folder):
            schema = json.loads((folder / "courses.schema.json").read_bytes())
            jsonschema.Draft202012Validator.check_schema(schema)
            checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
            jsonschema.Draft202012Validator(schema, format_checker=checker).validate(data)

        self.each_site(check)

    def test_the_spreadsheet_says_the_same_as_the_courses(self):
        def check(data, folder):
            told = {}
            for course in data["courses"]:
                for run in course["runs"]:
                    for session in run["sessions"]:
                        told[session["uid"]] = (course, run, session)
            with open(folder / "sessions.csv", encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file, strict=True))
            self.assertEqual(sorted(row["uid"] for row in rows), sorted(told))
            self.assertEqual(len(rows), len(told))
            for row in rows:
                course, run, session = told[row["uid"]]
                self.assertNotIn(None, row, "a row has more cells than there are columns")
                self.assertNotIn(None, row.values(), "a row has fewer cells than there are columns")
                for column in ("start", "end", "week", "theme", "mode", "venue", "place", "state", "reason"):
                    self.assertEqual(row[column], in_a_cell(session[column]))
                self.assertEqual(row["title"], in_a_cell(course["title"]))
                self.assertEqual((row["course"], row["run"]), (course["id"], run["id"]))

        self.each_site(check)

    def test_every_time_is_one_of_the_college_s_clocks_and_in_order(self):
        def check(data, _):
            zone = ZoneInfo(data["college"]["time_zone"])
            for course in data["courses"]:
                for run in course["runs"]:
                    starts = []
                    for session in run["sessions"]:
                        if session["week"]:
                            self.assertIsNone(session["start"])
                            self.assertEqual(date.fromisoformat(session["week"]).isoformat(), session["week"])
                            continue
                        start = datetime.fromisoformat(session["start"])
                        self.assertEqual(start.utcoffset(), start.astimezone(zone).utcoffset(), session)
                        if session["end"]:
                            length = datetime.fromisoformat(session["end"]) - start
                            self.assertTrue(timedelta() < length < timedelta(days=1), session)
                        starts.append(start)
                    self.assertEqual(starts, sorted(starts))

        self.each_site(check)

    def test_every_id_that_is_named_is_that_of_a_record(self):
        def check(data, _):
            ids = {of: {record["id"] for record in data[of]} for of in ("strands", "partners", "venues", "terms")}
            for course in data["courses"]:
                self.assertLessEqual(set(course["strands"]), ids["strands"])
                self.assertLessEqual(set(course["partners"]), ids["partners"])
                for run in course["runs"]:
                    self.assertIn(run["term"], ids["terms"] | {None})
                    for session in run["sessions"]:
                        self.assertIn(session["venue"], ids["venues"] | {None})

        self.each_site(check)


if __name__ == "__main__":
    counted.run()

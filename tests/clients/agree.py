"""Four readers that know nothing of one another see the same sessions in every calendar.

Usage: agree.py READ_BY_ICAL SITE...

Python's icalendar, vobject, ical.js (by Node) and the `ical` crate (the program READ_BY_ICAL) must agree on how many
events each file holds, and on UID, start and end in UTC, summary and location of each. vobject and ical.js take the times
from the VTIMEZONE in the file, the other two from the name of the zone.
"""

import json
import subprocess
import sys
import unittest
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import counted
import vobject
from icalendar import Calendar

READ_BY_ICAL, *SITES = sys.argv[1:]
FILES = sorted(str(path) for site in SITES for path in Path(site).rglob("*.ics"))


def moment(value):
    """In UTC; a date stays one."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def by_icalendar(path):
    found = []
    for event in Calendar.from_ical(Path(path).read_bytes()).walk("VEVENT"):
        text = lambda name: str(event[name]) if name in event else None
        found.append(
            {
                "uid": text("UID"),
                "start": moment(event["DTSTART"].dt),
                "end": moment(event["DTEND"].dt) if "DTEND" in event else None,
                "summary": text("SUMMARY"),
                "location": text("LOCATION"),
            }
        )
    return found


def by_vobject(path):
    calendar = vobject.readOne(Path(path).read_bytes().decode())
    found = []
    for event in calendar.contents.get("vevent", []):
        value = lambda name: event.contents[name][0].value if name in event.contents else None
        found.append(
            {
                "uid": value("uid"),
                "start": moment(value("dtstart")),
                "end": moment(value("dtend")) if "dtend" in event.contents else None,
                "summary": value("summary"),
                "location": value("location"),
            }
        )
    return found


def by_program(*command):
    answer = subprocess.run(command, input="\n".join(FILES), capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


class Agreement(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.read = {
            "vobject": {path: by_vobject(path) for path in FILES},
            "ical.js": by_program("node", str(Path(__file__).with_name("read_by_ical_js.mjs"))),
            "ical": by_program(READ_BY_ICAL),
        }
        cls.truth = {path: by_icalendar(path) for path in FILES}

    def test_there_are_sessions_in_the_weeks_before_and_after_both_clock_changes_of_2027(self):
        days = {date.fromisoformat(event["start"][:10]) for events in self.truth.values() for event in events}
        for change in (date(2027, 3, 28), date(2027, 10, 31)):
            self.assertTrue(any(timedelta(0) < change - day <= timedelta(7) for day in days), f"before {change}")
            self.assertTrue(any(timedelta(0) <= day - change <= timedelta(7) for day in days), f"after {change}")

    def each(self, reader):
        for path, events in self.truth.items():
            with self.subTest(path=path):
                self.assertEqual(self.read[reader][path], events)

    def test_vobject_reads_what_icalendar_reads(self):
        self.each("vobject")

    def test_ical_js_reads_what_icalendar_reads(self):
        self.each("ical.js")

    def test_the_ical_crate_reads_what_icalendar_reads(self):
        self.each("ical")


if __name__ == "__main__":
    counted.run()

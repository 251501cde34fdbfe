"""A real calendar program follows a college through a term: khal imports the calendar, the texts change, and it imports
the new one. It updates what it has and duplicates nothing.

Usage: subscription.py PROSPECTUS KHAL COLLEGE

COLLEGE is copied before anything is changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import counted

PROSPECTUS, KHAL, COLLEGE = sys.argv[1:4]

CONFIG = """
[calendars]
[[college]]
path = {folder}/events
type = calendar

[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/London
default_timezone = Europe/London

[sqlite]
path = {folder}/khal.db

[default]
default_calendar = college
"""


class Khal:
    """The program, with a calendar of its own."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "events").mkdir()
        self.config = folder / "khal.conf"
        self.config.write_text(CONFIG.format(folder=folder))

    def run(self, *arguments):
        environment = {**os.environ, "HOME": str(self.folder), "TZ": "Europe/London", "LC_ALL": "C.UTF-8"}
        command = [KHAL, "-c", str(self.config), *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def follow(self, feed):
        self.run("import", "--batch", "-a", "college", str(feed))

    def shows(self):
        """Day, time and title of everything from January to March."""
        line = "{start-date} {start-time} {title}"
        shown = self.run("list", "--format", line, "--day-format", "", "2027-01-01", "2027-04-01")
        return sorted(set(shown.splitlines()) - {""})

    def count(self):
        return len(list((self.folder / "events").glob("*.ics")))


class Subscription(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.college = self.folder / "college"
        shutil.copytree(COLLEGE, self.college)
        self.course = self.college / "content/courses/sleep-well.md"
        self.khal = Khal(self.folder)

    def build(self, day, *changes):
        text = self.course.read_text()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        self.course.write_text(text)
        command = [PROSPECTUS, "build", "--today", day, "--site", str(self.college)]
        subprocess.run(command, capture_output=True, check=True)
        self.khal.follow(self.college / "public/calendars/courses/sleep-well.ics")

    def test_a_second_import_updates_and_never_duplicates(self):
        self.build("2026-11-22")
        self.assertEqual(
            self.khal.shows(),
            ["2027-01-12 10:00 Sleep well (1 of 2)", "2027-01-19 10:00 Sleep well (2 of 2)"],
        )

        self.build("2026-12-01", ("2027-01-19 10:00-12:00", "2027-01-20 13:00-15:00"))
        self.assertEqual(
            self.khal.shows(),
            ["2027-01-12 10:00 Sleep well (1 of 2)", "2027-01-20 13:00 Sleep well (2 of 2)"],
        )

        self.build(
            "2026-12-08",
            ("title: Sleep well", "title: Better nights"),
            ("- 2027-01-12 10:00-12:00", "- {on: 2027-01-12 10:00-12:00, cancelled: The heating is off.}"),
        )
        self.assertEqual(
            self.khal.shows(),
            ["2027-01-12 10:00 CANCELLED: Better nights (1 of 2)", "2027-01-20 13:00 Better nights (2 of 2)"],
        )

        self.build("2026-12-15", ("      - 2027-01-20", "      - 2027-01-14 10:00-12:00\n      - 2027-01-20"))
        self.assertEqual(
            self.khal.shows(),
            [
                "2027-01-12 10:00 CANCELLED: Better nights (1 of 3)",
                "2027-01-14 10:00 Better nights (2 of 3)",
                "2027-01-20 13:00 Better nights (3 of 3)",
            ],
        )
        self.assertEqual(self.khal.count(), 3)


if __name__ == "__main__":
    counted.run()

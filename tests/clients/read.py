"""Calendars as strict readers in another language see them.

Usage: read.py SAMPLE_SITE SAMPLE_COLLEGE AWKWARD_SITE

The sites are built folders; SAMPLE_COLLEGE is the folder with `content/`, whose files are counted here without the program's help.
"""

import io
import re
import sys
import unittest
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import counted
import recurring_ical_events
import yaml
from dateutil import tz
from icalendar import Calendar

SAMPLE, COLLEGE, AWKWARD = (Path(argument) for argument in sys.argv[1:4])


def calendars():
    """Every calendar of both sites, as its path and bytes."""
    found = [(path, path.read_bytes()) for site in (SAMPLE, AWKWARD) for path in sorted(site.rglob("*.ics"))]
    assert len(found) > 50, f"only {len(found)} calendars"
    return found


def events(data):
    return Calendar.from_ical(data.decode()).walk("VEVENT")


class Letters(unittest.TestCase):
    """The letter of RFC 5545, byte by byte."""

    def each_calendar(self, check, found=None):
        for path, data in found or calendars():
            with self.subTest(path=str(path)):
                check(data)

    def test_every_line_ends_with_cr_and_lf_and_no_line_is_blank(self):
        def check(data):
            self.assertEqual(data.count(b"\n"), data.count(b"\r\n"))
            self.assertEqual(data.count(b"\r"), data.count(b"\r\n"))
            self.assertTrue(data.endswith(b"\r\nEND:VCALENDAR\r\n"))
            self.assertNotIn(b"", data.removesuffix(b"\r\n").split(b"\r\n"))

        self.each_calendar(check)

    def test_no_line_is_longer_than_75_octets_nor_cut_inside_a_character(self):
        def check(data):
            for line in data.split(b"\r\n"):
                self.assertLessEqual(len(line), 75, line)
                line.decode("utf-8")

        self.each_calendar(check)

    def test_there_is_no_byte_order_mark_and_no_control_character(self):
        def check(data):
            text = data.decode("utf-8")
            self.assertTrue(text.startswith("BEGIN:VCALENDAR\r\n"))
            self.assertIsNone(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text))

        self.each_calendar(check)

    def test_every_calendar_and_event_has_what_it_must_have(self):
        def check(data):
            calendar = Calendar.from_ical(data.decode())
            self.assertEqual(calendar.errors, [])
            self.assertEqual(str(calendar["VERSION"]), "2.0")
            self.assertTrue(calendar["PRODID"])
            # A subscription is no invitation.
            self.assertNotIn("METHOD", calendar)
            self.assertEqual([str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")], ["Europe/London"])
            for event in calendar.walk("VEVENT"):
                self.assertEqual(event.errors, [])
                for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"):
                    self.assertIn(name, event)
                self.assertNotIn("RRULE", event)
                if "DTEND" in event:
                    self.assertLess(event.decoded("DTSTART"), event.decoded("DTEND"))

        self.each_calendar(check)

    def test_a_subscription_has_a_name_and_one_session_to_add_has_none(self):
        def check_subscription(data):
            calendar = Calendar.from_ical(data.decode())
            self.assertTrue(calendar["X-WR-CALNAME"] and calendar["NAME"] and calendar["REFRESH-INTERVAL"])

        def check_session(data):
            calendar = Calendar.from_ical(data.decode())
            for name in ("X-WR-CALNAME", "NAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
                self.assertNotIn(name, calendar)
            self.assertEqual(len(calendar.walk("VEVENT")), 1)

        single = [(path, data) for path, data in calendars() if path.parent.name == "sessions"]
        others = [(path, data) for path, data in calendars() if path.parent.name != "sessions"]
        self.assertGreater(len(single), 100)
        self.each_calendar(check_subscription, others)
        self.each_calendar(check_session, single)


class Sessions(unittest.TestCase):
    """What is in the calendars, against what is in the college's files."""

    def test_each_course_has_as_many_events_as_its_file_has_sessions(self):
        expected = {course: count for course, count in sessions_of_courses()}
        self.assertGreater(sum(expected.values()), 160)
        folder = SAMPLE / "calendars/courses"
        actual = {path.stem: len(events(path.read_bytes())) for path in folder.glob("*.ics")}
        self.assertEqual(actual, expected)

    def test_the_calendar_of_everything_has_them_all(self):
        everything = events((SAMPLE / "calendars/all.ics").read_bytes())
        self.assertEqual(len(everything), sum(count for _, count in sessions_of_courses()))

    def test_each_run_has_as_many_events_as_its_course_says(self):
        expected = {(course, run["id"]): count(run) for course, runs in runs_of_courses() for run in runs}
        folder = SAMPLE / "calendars/courses"
        actual = {(path.parent.name, path.stem): len(events(path.read_bytes())) for path in folder.glob("*/*.ics")}
        self.assertEqual(actual, expected)

    def test_the_online_calendar_has_the_sessions_that_can_be_joined_from_home(self):
        expected = sum(count_online(run) for _, runs in runs_of_courses() for run in runs)
        self.assertGreater(expected, 20)
        self.assertEqual(len(events((SAMPLE / "calendars/online.ics").read_bytes())), expected)

    def test_no_uid_is_twice_in_a_calendar(self):
        for path, data in calendars():
            with self.subTest(path=str(path)):
                uids = [str(event["UID"]) for event in events(data)]
                self.assertEqual(len(uids), len(set(uids)))

    def test_a_uid_means_the_same_in_every_calendar(self):
        for site in (SAMPLE, AWKWARD):
            seen = {}
            for path in sorted(site.rglob("*.ics")):
                for event in events(path.read_bytes()):
                    text = event.to_ical()
                    self.assertEqual(seen.setdefault(str(event["UID"]), text), text, path)

    def test_a_calendar_program_shows_each_session_on_its_day(self):
        calendar = Calendar.from_ical((AWKWARD / "calendars/all.ics").read_text())
        shown = recurring_ical_events.of(calendar)
        on = lambda *day: sorted(str(event["UID"]).split("@")[0] for event in shown.at(day))
        self.assertEqual(on(2027, 2, 1), ["awkward.two-rooms.20270201T1000", "awkward.two-rooms.20270201T1000.2"])
        self.assertEqual(on(2027, 2, 2), [])
        self.assertEqual(on(2027, 2, 22), ["awkward.other.20270222W"])
        self.assertEqual(on(2027, 2, 28), ["awkward.other.20270222W"])
        self.assertEqual(on(2027, 3, 1), ["awkward.other.20270301T1000"])
        self.assertEqual(on(2027, 5, 4), [])


def sessions_of_courses():
    """Each published course with its number of sessions, counted in its file."""
    for course, runs in runs_of_courses():
        yield course, sum(count(run) for run in runs)


def runs_of_courses():
    """Each published course with its runs, as its file has them."""
    for path in sorted((COLLEGE / "content/courses").rglob("*.md")):
        front_matter = path.read_text(encoding="utf-8-sig").split("---\n")[1]
        # Times and dates stay text, as the college wrote them.
        course = yaml.load(front_matter, Loader=yaml.BaseLoader)
        if course.get("draft") == "true":
            continue
        yield path.stem, course.get("runs", [])


def count(run):
    if weekly := run.get("weekly"):
        if "times" in weekly:
            return int(weekly["times"])
        first = date.fromisoformat(weekly["first"][:10])
        days = (date.fromisoformat(weekly["until"]) - first).days
        weeks = {first + timedelta(weeks=week) for week in range(days // 7 + 1)}
        return len(weeks - {date.fromisoformat(day) for day in weekly.get("except", [])})
    return len(run.get("sessions", []))


def count_online(run):
    """How many sessions of a run are online or both in a room and online; a session's own mode comes first."""
    if "weekly" in run:
        assert "mode" not in str(run["weekly"].get("change", "")), "count the changed weeks too"
        return count(run) if run.get("mode") in ("online", "hybrid") else 0
    own = lambda session: session.get("mode") if isinstance(session, dict) else None
    modes = [own(session) or run.get("mode") for session in run.get("sessions", [])]
    return sum(mode in ("online", "hybrid") for mode in modes)


class Instants(unittest.TestCase):
    """The moments at which sessions begin, on both sides of both clock changes of 2027."""

    EXPECTED = [
        "2027-03-27T10:00Z",
        "2027-03-28T00:30Z",
        "2027-03-29T09:00Z",
        "2027-10-30T09:00Z",
        "2027-10-30T23:30Z",
        "2027-11-01T10:00Z",
    ]

    def setUp(self):
        self.data = (AWKWARD / "calendars/courses/clocks.ics").read_bytes()

    def test_by_the_rules_in_the_calendar_itself(self):
        # dateutil knows nothing of London here: it works out the RRULEs of the VTIMEZONE.
        text = self.data.decode().replace("Europe/London", "The calendar's own zone")
        own = tz.tzical(io.StringIO(text)).get("The calendar's own zone")
        starts = [event["DTSTART"].dt.replace(tzinfo=own) for event in events(self.data)]
        self.assertEqual([utc(start) for start in starts], self.EXPECTED)

    def test_by_what_a_calendar_program_knows_of_the_zone(self):
        self.assertEqual([utc(event["DTSTART"].dt) for event in events(self.data)], self.EXPECTED)

    def test_the_rules_in_the_calendar_are_londons(self):
        own = tz.tzical(io.StringIO(self.data.decode())).get("Europe/London")
        london = ZoneInfo("Europe/London")
        for day in range(0, 366 * 12):
            noon = datetime(2024, 1, 1, 12) + timedelta(days=day)
            here, there = noon.replace(tzinfo=own), noon.replace(tzinfo=london)
            self.assertEqual(here.utcoffset(), there.utcoffset(), noon)
            self.assertEqual(here.tzname(), there.tzname(), noon)


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


if __name__ == "__main__":
    counted.run()

"""The whole prospectus as Chromium prints it, read by a reader of PDF that is not ours.

Argument: the folder that `tests/browser/on_paper.mjs` filled. What is asked of a PDF is of PDF/UA-1 (ISO 14289-1): tags,
a title, a language, bookmarks, fonts that are in the file.
"""

import json
import re
import sys
import unicodedata
import unittest
from pathlib import Path

from pypdf import PdfReader

folder = Path(sys.argv[1])

# Width and height in points, within one.
SIZES = {"A4": (595, 842), "A5": (420, 595), "Letter": (612, 792)}


def letters(text):
    """A text without what lines, pages and ligatures do to it."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


class Printed:
    def __init__(self, name, size):
        self.name, self.size = name, size
        self.said = json.loads((folder / f"{name}.json").read_text())
        self.pdf = PdfReader(folder / f"{name}-{size}.pdf")
        self.root = self.pdf.trailer["/Root"]
        self.pages = [letters(page.extract_text()) for page in self.pdf.pages]

    def __str__(self):
        return f"{self.name}, {self.size}"

    __repr__ = __str__

    def bookmarks(self):
        """Level, words and page of each."""

        def walk(items, level):
            for item in items:
                if isinstance(item, list):
                    yield from walk(item, level + 1)
                else:
                    yield level, item.title, self.pdf.get_destination_page_number(item)

        return list(walk(self.pdf.outline, 1))

    def fonts(self):
        """Each font, and whether it is in the file."""
        found = {}
        for page in self.pdf.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                font = font.get_object()
                inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
                about = inner.get("/FontDescriptor", {})
                about = about.get_object() if about else {}
                # The letters of a Type 3 font are drawings in the file.
                found[font.get("/BaseFont", "?")] = font["/Subtype"] == "/Type3" or any(
                    key in about for key in ("/FontFile", "/FontFile2", "/FontFile3")
                )
        return found

    def addresses(self):
        for page in self.pdf.pages:
            for note in page.get("/Annots", []):
                action = note.get_object().get("/A", {})
                if "/URI" in action:
                    yield str(action["/URI"])


printed = [Printed(name, size) for name in ("normal", "large") for size in SIZES]


class Booklet(unittest.TestCase):
    def test_it_has_the_size_of_the_paper(self):
        for one in printed:
            for page in one.pdf.pages:
                for is_, wanted in zip((page.mediabox.width, page.mediabox.height), SIZES[one.size]):
                    self.assertAlmostEqual(float(is_), wanted, delta=1.5)

    def test_it_is_tagged_and_says_its_title_and_language(self):
        for one in printed:
            self.assertIs(one.root["/MarkInfo"]["/Marked"].value, True)
            self.assertIn("/StructTreeRoot", one.root)
            self.assertEqual(one.root["/Lang"], one.said["language"])
            self.assertEqual(one.pdf.metadata.title, one.said["title"])
            self.assertIs(one.root["/ViewerPreferences"]["/DisplayDocTitle"].value, True)

    def test_its_bookmarks_are_its_headings(self):
        for one in printed:
            headings = [(heading["level"], heading["text"]) for heading in one.said["headings"]]
            self.assertGreater(len(headings), 60)
            self.assertEqual([(level, words) for level, words, _ in one.bookmarks()], headings, one)

    def test_its_fonts_are_in_it(self):
        for one in printed:
            fonts = one.fonts()
            self.assertGreater(len(fonts), 1)
            self.assertEqual([name for name, is_there in fonts.items() if not is_there], [], one)

    def test_its_links_lead_from_any_place(self):
        for one in printed:
            addresses = list(one.addresses())
            self.assertGreater(len(addresses), 50)
            wrong = [it for it in addresses if not re.match(r"(https?|mailto|tel|sms):", it)]
            self.assertEqual(wrong, [], one)

    def test_no_heading_is_the_last_on_its_page(self):
        for one in printed:
            for _, words, page in one.bookmarks():
                text = re.sub(r"\d+$", "", one.pages[page])
                self.assertFalse(text.endswith(letters(words)), f"{one}: {words} ends page {page + 1}")

    def test_a_course_begins_with_its_first_lines_on_one_page(self):
        for one in printed:
            self.assertGreater(len(one.said["courses"]), 40)
            for course in one.said["courses"]:
                self.assert_together(one, [course["heading"], course["summary"]])

    def test_a_course_of_usual_length_is_on_one_page(self):
        for one in printed:
            if (one.name, one.size) not in (("normal", "A4"), ("normal", "Letter")):
                continue
            short = [course for course in one.said["courses"] if not course["isLong"]]
            self.assertGreater(len(short), 35)
            for course in short:
                self.assert_together(one, [course["heading"], course["summary"], course["last"]])

    def test_the_dates_of_a_run_are_on_one_page(self):
        for one in printed:
            if one.name == "normal":
                for course in one.said["courses"]:
                    for lines in course["runs"]:
                        self.assert_together(one, lines)

    def assert_together(self, one, texts):
        texts = [letters(text) for text in texts]
        together = [page for page in one.pages if all(text in page for text in texts)]
        self.assertTrue(together, f"{one}: not on one page: {texts}")


if __name__ == "__main__":
    from counted import run

    run()

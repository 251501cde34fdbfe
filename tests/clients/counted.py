"""Runs the tests of a script and ends with what `tests/run` counts: "15 passed, 0 failed"."""

import sys
import unittest


def run():
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(
        unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    )
    # A test with several failures is one test.
    failed = len({getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors})
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(bool(failed))

"""Stops or disturbs `prospectus build` at its calls of the system, one at a time, and looks at what is left.

    python3 tests/faults/run.py PROGRAM [--all] [--only=PATTERN] [--tell]

A build of a small college whose dates have changed is killed before a call, or the call is answered with an error, by
`strace --inject`. Then the site must be byte for byte the old or the new one, the ledger must be that of this site, and the
next build must come to what an undisturbed one makes and leave nothing beside it. Without `--all` some of the calls are
taken that come by the hundred, and every one of those that publishing itself makes. `--tell` says what was done how often, and what the program said of it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TODAY = "2026-11-22"
COLLEGE = Path(__file__).parent.parent / "suite/golden/college"
LEDGER = "content/calendar.lock"
# What publishing may leave beside the site while it runs, and never afterwards.
LEFT = re.compile(r"^(\.public.*|\.prospectus.*)$")
# What a build keeps there for the next one.
KEPT = [".public.record"]
LONGEST = 60

# Calls that change the disk: between two of them nothing that a killed program leaves is different.
CHANGING = ["openat", "write", "mkdir", "linkat", "unlinkat", "unlink", "rename", "renameat2", "rmdir", "fdatasync", "flock"]
# Those that come by the hundred, and how many of them are left out between two without `--all`.
MANY = {"openat": 16, "write": 8, "mkdir": 16, "linkat": 16, "unlinkat": 16, "statx": 32, "read": 24, "getdents64": 16,
        "readlink": 16}
# What the disk may say to each call.
ANSWERS = {
    "openat": ["ENOSPC", "EACCES", "EROFS", "EIO", "ENOENT", "EMFILE"],
    "write": ["ENOSPC", "EIO"],
    "mkdir": ["ENOSPC", "EACCES", "EROFS"],
    "linkat": ["EXDEV", "EPERM", "EMLINK"],
    "unlinkat": ["EACCES", "EIO"],
    "unlink": ["EACCES", "EROFS"],
    "rename": ["EACCES", "EIO", "ENOSPC"],
    "renameat2": ["EINVAL", "ENOSYS", "EXDEV", "EBUSY"],
    "rmdir": ["EACCES"],
    "fdatasync": ["EIO", "ENOSPC"],
    "flock": ["ENOLCK", "EINTR"],
    "statx": ["EIO", "EACCES"],
    "read": ["EIO"],
    "getdents64": ["EIO"],
    "readlink": ["EACCES"],
}
# A system or a drive that cannot exchange two folders.
NO_EXCHANGE = ["--inject=renameat2:error=EINVAL"]


class Wrong(Exception):
    """What must not be."""


def tree(folder):
    """Every file below a folder, by path, with its bytes; None where there is no folder."""
    if not folder.is_dir():
        return None
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            files[str(path.relative_to(folder))] = path.read_bytes()
    return files


class Faults:
    def __init__(self, program, work, every):
        self.program = program
        self.work = work
        self.every = every
        self.env = {name: value for name, value in os.environ.items() if name not in ("PROSPECTUS_PEOPLE", "SOURCE_DATE_EPOCH")}
        self.env |= {"RAYON_NUM_THREADS": "1", "XDG_CACHE_HOME": str(work / "kept"), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        self.counts = Counter()
        self.said = Counter()
        self.only = re.compile(next((word[7:] for word in sys.argv if word.startswith("--only=")), ""))
        self.prepare()

    def prepare(self):
        """A college with its site, whose texts have changed since; and what an undisturbed build makes of it."""
        self.college = self.work / "college"
        shutil.copytree(COLLEGE, self.college)
        self.run(self.college, "build").check_returncode()
        self.old, self.old_ledger = self.state(self.college)
        course = self.college / "content/courses/sleep-well.md"
        text = course.read_text()
        changed = text.replace("10:00-12:00", "10:30-12:30")
        assert changed != text
        course.write_text(changed.replace("title: Sleep well", "title: Sleep better"))
        undisturbed = self.copy("undisturbed")
        self.run(undisturbed, "build").check_returncode()
        self.new, self.new_ledger = self.state(undisturbed)
        assert self.new != self.old and self.new_ledger != self.old_ledger

    def copy(self, name, college=None):
        place = self.work / name
        shutil.copytree(college or self.college, place, symlinks=True)
        return place

    def state(self, college):
        ledger = college / LEDGER
        return tree(college / "public"), ledger.read_bytes() if ledger.exists() else None

    def run(self, college, command, inject=(), log=None):
        words = [self.program, command, "--today", TODAY]
        if inject:
            # Quicker, but signals are then only sent at the first call of all.
            quick = [] if any("signal=" in word for word in inject) else ["--seccomp-bpf"]
            words = ["strace", "-f", *quick, "-qq", "-o", str(log), "-e", "signal=none", *inject, *words]
        return subprocess.run(words, cwd=college, env=self.env, capture_output=True, text=True, timeout=LONGEST,
                              stdin=subprocess.DEVNULL)

    def left(self, college):
        names = [path.name for path in college.iterdir() if LEFT.match(path.name) and path.name not in KEPT]
        names += [path.name for path in (college / "content").iterdir() if path.name.startswith(".")]
        return names

    def which(self, college):
        site, ledger = self.state(college)
        if site == self.new:
            return "new", ledger
        if site == self.old or site is None and not self.old:
            return "old", ledger
        raise Wrong("the site is neither the old nor the new one")

    def agree(self, college):
        """The site and the ledger belong together."""
        site, ledger = self.which(college)
        if ledger != (self.new_ledger if site == "new" else self.old_ledger):
            raise Wrong(f"the site is the {site} one, and the ledger is not")
        return site

    def comes_right(self, college):
        """What the next commands make of what is left."""
        if any(name.startswith((".prospectus", ".calendar")) for name in self.left(college)):
            self.run(college, "check")
            self.agree(college)
        after = self.run(college, "build")
        if after.returncode != 0:
            raise Wrong(f"the next build ends with {after.returncode}: {after.stderr}")
        if self.agree(college) != "new":
            raise Wrong("the next build does not bring the new site")
        if self.left(college):
            raise Wrong(f"the next build leaves {self.left(college)}")

    def killed(self, name, call, number, more=(), start=None, command="build"):
        """Kills a command before a call; False when it came to its end before."""
        college = self.copy(name, start)
        inject = [f"--trace={','.join(sorted({call, 'renameat2'} if more else {call}))}", *more,
                  f"--inject={call}:signal=KILL:when={number}"]
        ran = self.run(college, command, inject, college.with_suffix(".log"))
        is_killed = ran.returncode not in (0, 1, 2)
        try:
            if not is_killed:
                return False
            site, _ = self.which(college) if not more else (None, None)
            if more:
                # Between two renames the site stands under another name, for the next command to put back.
                place = "public" if (college / "public").exists() else ".public.previous"
                if tree(college / place) not in (self.old, self.new):
                    raise Wrong("no whole site is left")
            self.comes_right(college)
            return True
        except Wrong as wrong:
            raise Wrong(f"killed before {call} {number} {' '.join(more)}: {wrong}\n{ran.stderr[-600:]}") from None
        finally:
            self.away(college)

    def disturbed(self, name, call, answer, number):
        """Answers a call with an error; False when there was no such call."""
        college = self.copy(name)
        log = college.with_suffix(".log")
        inject = [f"--trace={call}", f"--inject={call}:error={answer}:when={number}"]
        ran = self.run(college, "build", inject, log)
        try:
            if "(INJECTED)" not in log.read_text():
                return False
            # What is said to people goes to a file here, which is another disk.
            if re.search(r"write\([12],.*INJECTED", log.read_text()):
                return True
            if ran.returncode == 127 and "shared libraries" in ran.stderr:
                return True
            self.told(college, ran)
            self.comes_right(college)
            return True
        except Wrong as wrong:
            at = [line for line in log.read_text().splitlines() if "INJECTED" in line]
            raise Wrong(f"{call} {number} answered with {answer}: {wrong}\n{at}\n{ran.returncode}: {ran.stderr[-600:]}") from None
        finally:
            self.away(college)

    def told(self, college, ran):
        site, ledger = self.which(college)
        error = [line for line in ran.stderr.splitlines() if line.startswith("error: ")]
        helped = "help: " in ran.stderr or "help: " in ran.stdout
        if ran.returncode == 0:
            if site != "new":
                raise Wrong("it says that it went well, and the old site stands")
            self.agree(college)
        elif ran.returncode == 1:
            if site != "old" or ledger != self.old_ledger or not helped:
                raise Wrong(f"a finding, and {site}")
        elif ran.returncode == 2:
            if len(error) != 1 or not helped or "os error" in ran.stderr:
                raise Wrong("the message is not for people")
            is_told = "the new site is published" in error[0]
            if (site == "new") != is_told:
                raise Wrong(f"the {site} site stands, and that is not what is said")
            if site == "old" and ledger != self.old_ledger:
                raise Wrong("the ledger has changed")
            self.said[re.sub(r"/\S+/", "…/", error[0])] += 1
        else:
            raise Wrong("it neither ended well nor said why")

    def away(self, college):
        shutil.rmtree(college, ignore_errors=True)
        college.with_suffix(".log").unlink(missing_ok=True)

    def numbers(self, call):
        """Which of the calls of a kind: all, or some where there are hundreds."""
        step = 1 if self.every else MANY.get(call, 1)
        number = 1
        while True:
            yield number
            # The first ones are made before the site, and each is looked at.
            number += 1 if number < 4 else step

    def all_of(self, claim, call, once):
        """Goes on until the program makes no such call any more."""
        done = 0
        for number in self.numbers(call):
            if not once(f"{claim}-{number}", number):
                break
            done += 1
        self.counts[claim] = done
        return done

    def jobs(self):
        for call in CHANGING:
            yield f"killed-{call}", call, lambda name, number, call=call: self.killed(name, call, number)
            if call != "renameat2":
                yield (f"killed-in-two-steps-{call}", call,
                       lambda name, number, call=call: self.killed(name, call, number, NO_EXCHANGE))
        for call, answers in ANSWERS.items():
            for answer in answers:
                yield (f"{answer}-{call}", call,
                       lambda name, number, call=call, answer=answer: self.disturbed(name, call, answer, number))


class Stopped(Faults):
    """The command that finishes a build is killed too."""

    def jobs(self):
        stopped = self.copy("stopped")
        inject = ["--trace=rename", "--inject=rename:signal=KILL:when=2"]
        self.run(stopped, "build", inject, self.work / "stopped.log")
        if self.which(stopped)[0] != "new" or not (stopped / ".prospectus-publish").exists():
            raise Wrong("the build was not stopped between the site and the ledger")
        for call in ["rename", "unlink", "flock"]:
            for command in ["check", "build"]:
                yield (f"again-{command}-{call}", call, lambda name, number, call=call, command=command: self.killed(
                    name, call, number, (), stopped, command))


class Joined(Stopped):
    """Git brought another ledger after a build was stopped, and the command that joins the two is killed too."""

    def jobs(self):
        stopped = self.copy("stopped")
        self.run(stopped, "build", ["--trace=rename", "--inject=rename:signal=KILL:when=2"], self.work / "stopped.log")
        other = self.copy("other")
        course = other / "content/courses/sleep-well.md"
        paint = course.read_text().replace("title: Sleep", "title: Paint").replace("10:30-12:30", "14:00-16:00")
        (other / "content/courses/paint.md").write_text(paint)
        self.run(other, "build").check_returncode()
        for path in ["content/courses/paint.md", LEDGER]:
            shutil.copy(other / path, stopped / path)
        self.expect(stopped)
        for call in ["openat", "write", "fdatasync", "rename", "unlink"]:
            yield (f"joined-{call}", call,
                   lambda name, number, call=call: self.killed(name, call, number, (), stopped, "check"))

    def expect(self, stopped):
        """What `check` makes of it undisturbed, and then a build."""
        college = self.copy("joined", stopped)
        self.run(college, "check").check_returncode()
        self.joined = (college / LEDGER).read_bytes()
        assert b"<<<<<<<" in self.joined
        self.run(college, "build").check_returncode()
        self.after = self.state(college)

    def comes_right(self, college):
        checked = self.run(college, "check")
        if checked.returncode != 0:
            raise Wrong(f"the next check ends with {checked.returncode}: {checked.stdout}")
        if (college / LEDGER).read_bytes() != self.joined:
            raise Wrong("the ledger is not what both sides have")
        self.run(college, "build").check_returncode()
        if self.state(college) != self.after or self.left(college):
            raise Wrong("the next build comes to something else")


def main():
    program, every = str(Path(sys.argv[1]).resolve()), "--all" in sys.argv
    can_trace = shutil.which("strace") and subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"],
                                                          capture_output=True).returncode == 0
    if not can_trace:
        print("note: strace may not look into programs here, so no build was stopped at its calls of the system")
        return 0
    passed, wrongs, said = 0, [], Counter()
    for kind in [Faults, Stopped, Joined]:
        with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as work:
            faults = kind(program, Path(work), every)
            with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
                running = [pool.submit(faults.all_of, *job) for job in faults.jobs() if faults.only.search(job[0])]
                for job in running:
                    try:
                        passed += job.result()
                    except (Wrong, subprocess.TimeoutExpired) as wrong:
                        wrongs.append(str(wrong))
            said += faults.said
            if "--tell" in sys.argv:
                for claim, done in sorted(faults.counts.items()):
                    print(f"{done:5} {claim}")
    if "--tell" in sys.argv:
        for words, count in said.most_common():
            print(f"{count:5} {words}")
    for wrong in wrongs:
        print(f"WRONG: {wrong}\n")
    print(f"note: a build was stopped or disturbed {passed} times")
    print(f"{passed} passed, {len(wrongs)} failed")
    return 1 if wrongs else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Imports decks that Discern exports into Anki's own engine and holds what comes of it against what
learners were promised. Needs the package `anki` from PyPI, and the executable as first argument.

Each case is a function below; all share one site, which is edited from case to case.
"""

import html.parser
import os
import re
import shutil
import subprocess
import sys
import tempfile

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

DISCERN = os.path.abspath(sys.argv[1])
DECISION = "stairs-or-lift"
SCENARIOS = f"content/scenarios/{DECISION}.md"
LESSON = f"content/lessons/{DECISION}.md"
TITLE = "Stairs or lift"
VOID = {"br", "hr", "img", "input", "wbr"}


class Site:
    """A site in a temporary folder. Records are dated in the past, so that a learner's own edits,
    which happen now, are later."""

    def __init__(self, folder):
        self.folder = folder
        self.exports = 0
        self.run("init", folder)
        self.put("content/site.yaml", "title: T\nbaseURL: https://example.org/course/\n")
        self.record("2020-01-01")

    def run(self, *arguments):
        subprocess.run([DISCERN, *arguments], check=True, stdout=subprocess.DEVNULL)

    def record(self, date, *more):
        self.run("record", "--site", self.folder, "--date", date, *more)

    def export(self, form="apkg"):
        """The path of a file with the cards as they are now."""
        self.exports += 1
        ending = "txt" if form == "text" else form
        path = f"{self.folder}/export-{self.exports}.{ending}"
        self.run("cards", "--site", self.folder, "--format", form, "--output", path)
        return path

    def text(self, path):
        with open(f"{self.folder}/{path}", encoding="utf-8") as file:
            return file.read()

    def put(self, path, text):
        with open(f"{self.folder}/{path}", "w", encoding="utf-8") as file:
            file.write(text)

    def replace(self, path, old, new):
        text = self.text(path)
        assert old in text, f"{path} does not hold {old!r}"
        self.put(path, text.replace(old, new))


class Learner:
    """A collection of Anki's."""

    def __init__(self, folder):
        self.collection = Collection(f"{tempfile.mkdtemp(dir=folder)}/collection.anki2")

    def take(self, path, **options):
        """Imports a file; how many notes were new, updated and left as they were."""
        if path.endswith(".apkg"):
            request = ImportAnkiPackageRequest(
                package_path=path, options=ImportAnkiPackageOptions(**options)
            )
            log = self.collection.import_anki_package(request).log
        else:
            metadata = self.collection.get_csv_metadata(path=path, delimiter=None)
            log = self.collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
        for trouble in (
            "conflicting",
            "first_field_match",
            "missing_notetype",
            "missing_deck",
            "empty_first_field",
        ):
            found = len(getattr(log, trouble))
            assert found == 0, f"{found} notes are {trouble}"
        return len(log.new), len(log.updated), len(log.duplicate)

    def notes(self):
        notes = [self.collection.get_note(id) for id in self.collection.find_notes("")]
        by_guid = {note.guid: note for note in notes}
        assert len(by_guid) == len(notes), "two notes have one GUID"
        return by_guid

    def note(self, name):
        return self.notes()[f"{DECISION}.{name}"]

    def decks(self):
        """How many cards are in each deck that has some."""
        sizes = {}
        for deck in self.collection.decks.all_names_and_ids():
            size = self.collection.decks.card_count(deck.id, include_subdecks=False)
            if size:
                sizes[deck.name] = size
        return sizes

    def look_over(self):
        """What Anki's own checks say, and every card drawn."""
        report, is_sound = self.collection.fix_integrity()
        lines = [line for line in report.splitlines() if line and "rebuilt" not in line]
        assert is_sound and not lines, lines
        media = self.collection.media.check()
        assert not media.missing and not media.unused, (media.missing, media.unused)
        for note in self.notes().values():
            (card,) = note.cards()
            drawn = card.render_output()
            for side in (drawn.question_text, drawn.answer_text):
                assert "{{" not in side and "has a problem" not in side, side
                assert re.sub("<[^>]*>", "", side).strip(), f"{note.guid} shows nothing"
            for field in note.fields:
                check_balance(field)


class Balance(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"stray </{tag}>"


def check_balance(text):
    balance = Balance()
    balance.feed(text)
    balance.close()
    assert not balance.open, f"{balance.open} left open in {text!r}"


def equal(found, expected):
    assert found == expected, f"found {found!r}, expected {expected!r}"


def first_import_and_the_same_again(site, folder):
    for form in ("apkg", "text"):
        learner = Learner(folder)
        path = site.export(form)
        equal(learner.take(path), (11, 0, 0))
        before = learner.decks()
        equal(sum(before.values()), 11)
        equal(before[f"{TITLE}::Signals"], 2)
        equal(learner.take(path), (0, 0, 11))
        equal(learner.decks(), before)
        learner.look_over()


def every_option_of_the_dialog(site, folder):
    path = site.export()
    for number in range(16):
        options = {
            "with_deck_configs": bool(number & 1),
            "with_scheduling": bool(number & 2),
            "merge_notetypes": bool(number & 4),
            "update_notes": number >> 3,
            "update_notetypes": number >> 3,
        }
        learner = Learner(folder)
        equal(learner.take(path, **options), (11, 0, 0))
        equal(learner.take(path, **options)[0], 0)
        learner.collection.close()


def an_edited_card(site, folder):
    learners = {form: Learner(folder) for form in ("apkg", "text")}
    for form, learner in learners.items():
        learner.take(site.export(form))
        # A schedule that the update must not touch.
        card = learner.note("scenario.umbrella").cards()[0]
        card.type, card.queue, card.due, card.ivl, card.reps = 2, 2, 40, 30, 5
        learner.collection.update_card(card)
    site.replace(SCENARIOS, "| It rains. |", "| It rains & pours. |")
    # Changed, but not recorded: learners get it with the record.
    equal(learners["apkg"].take(site.export()), (0, 0, 11))
    site.record("2020-02-01")
    for form, learner in learners.items():
        equal(learner.take(site.export(form)), (0, 1, 10))
        note = learner.note("scenario.umbrella")
        equal(note.fields[0], "It rains &amp; pours.")
        card = note.cards()[0]
        equal((card.type, card.queue, card.due, card.ivl, card.reps), (2, 2, 40, 30, 5))
        equal(learner.take(site.export(form)), (0, 0, 11))


def a_learners_own_edit(site, folder):
    learner = Learner(folder)
    learner.take(site.export())
    for name in ("scenario.umbrella", "signal.heavy-load"):
        note = learner.note(name)
        note["Why"] = "my own words"
        note.tags.append("mine")
        learner.collection.update_note(note)
    site.replace(SCENARIOS, "rains & pours", "rains a lot")
    site.replace(LESSON, "Which two things", "Which two matters")
    site.record("2020-03-01")
    equal(learner.take(site.export()), (0, 1, 10))
    equal(learner.note("scenario.umbrella")["Why"], "my own words")
    equal(learner.note("signal.heavy-load")["Why"], "my own words")
    assert "mine" in learner.note("signal.heavy-load").tags
    assert "Which two matters" in learner.note("prompt.what-decides")["Front"]
    learner.look_over()


def a_removed_card(site, folder):
    learner = Learner(folder)
    learner.take(site.export())
    row = "| tea | The tea kitchen is one floor down. | stairs |\n"
    site.replace(SCENARIOS, row, "")
    site.record("2020-04-01")
    equal(learner.take(site.export()), (0, 0, 10))
    equal(len(learner.notes()), 11)
    equal(Learner(folder).take(site.export()), (10, 0, 0))
    site.replace(SCENARIOS, "| umbrella |", row + "| umbrella |")
    site.record("2020-04-02", "--revive", f"{DECISION}.scenario.tea")


def a_renamed_card(site, folder):
    learner = Learner(folder)
    learner.take(site.export())
    old, new = f"{DECISION}.scenario.letter", f"{DECISION}.scenario.post"
    site.replace(SCENARIOS, "| letter |", "| post |")
    site.record("2020-04-03", "--rename", f"{old}={new}")
    equal(learner.take(site.export()), (0, 0, 11))
    assert old in learner.notes()
    site.replace(SCENARIOS, "| post |", "| letter |")
    site.record("2020-04-04", "--rename", f"{new}={old}")
    equal(learner.take(site.export()), (0, 0, 11))


def a_renamed_deck(site, folder):
    learner = Learner(folder)
    learner.take(site.export())
    # The learner moves and renames decks too, and finds the cards where they were put.
    decks = learner.collection.decks
    decks.rename(decks.id_for_name(f"{TITLE}::Traps"), "Mine")
    site.replace(f"content/decisions/{DECISION}.yaml", f"title: {TITLE}", "title: Up or down")
    site.record("2020-05-01")
    before = learner.decks()
    learner.take(site.export())
    equal(learner.decks(), before)
    equal(before["Mine"], 1)
    equal(len(learner.notes()), 11)
    site.replace(f"content/decisions/{DECISION}.yaml", "title: Up or down", f"title: {TITLE}")
    site.record("2020-05-02")


def an_image(site, folder):
    learner = Learner(folder)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="{}"/>'
    site.put("content/lessons/dot.svg", svg.format(1))
    prompt = "\n> [!RECALL dot]\n> What is ![a dot](dot.svg)?\n>\n> A [dot](index.html).\n"
    site.put(LESSON, site.text(LESSON) + prompt)
    site.record("2020-06-01")
    equal(learner.take(site.export())[0], 12)
    learner.look_over()
    (name,) = os.listdir(learner.collection.media.dir())
    assert f'src="{name}"' in learner.note("prompt.dot")["Front"]
    assert 'href="https://example.org/course/' in learner.note("prompt.dot")["Back"]
    # Another image comes with another name, and with the next change of the card.
    site.put("content/lessons/dot.svg", svg.format(3))
    site.replace(LESSON, "What is ![a dot]", "What was ![a dot]")
    site.record("2020-06-02")
    equal(learner.take(site.export()), (0, 1, 11))
    assert name not in learner.note("prompt.dot")["Front"]


def other_scripts_and_entities(site, folder):
    texts = {
        "japanese": "東京の階段は短いですか？",
        "arabic": "هل الطريق قصير؟",
        "russian": "Короткий путь?",
        "composed": "Cafe\u0301 A\u030a 👩\u200d🚀",
        "entities": "a &lt;b&gt; &amp;amp; &quot;c&quot; &copy;",
        "commands": "\\[sound:x.mp3] {{c1::x}} [latex]",
    }
    prompts = "".join(
        f"\n> [!RECALL {name}]\n> {text}\n>\n> {text}\n" for name, text in texts.items()
    )
    site.put("content/lessons/scripts.md", f"# Scripts\n{prompts}")
    site.record("2020-07-01")
    for form in ("apkg", "text"):
        learner = Learner(folder)
        path = site.export(form)
        count = len(learner.notes())
        equal(learner.take(path)[1:], (0, 0))
        assert len(learner.notes()) > count
        equal(learner.take(path)[:2], (0, 0))
        equal(learner.note("prompt.japanese").fields[0], texts["japanese"])
        equal(learner.note("prompt.arabic").fields[0], texts["arabic"])
        equal(learner.note("prompt.russian").fields[0], texts["russian"])
        entities = learner.note("prompt.entities").fields[0]
        assert entities.startswith("a &lt;b&gt; &amp;amp; "), entities
        if form == "apkg":
            drawn = learner.note("prompt.commands").cards()[0].render_output()
            assert "sound:x.mp3" in drawn.question_text, drawn.question_text


def five_thousand_cards(site, folder):
    for part in range(10):
        prompts = "".join(
            f"\n> [!RECALL many-{part}-{number}]\n> Question {number} of {part}?\n>\n"
            f"> Answer *{number}*, at some length, for a card of the usual size.\n"
            for number in range(500)
        )
        site.put(f"content/lessons/many-{part}.md", f"# Many {part}\n{prompts}")
    site.record("2020-08-01")
    learner = Learner(folder)
    path = site.export()
    new, updated, duplicate = learner.take(path)
    assert new > 5000 and not updated and not duplicate, (new, updated, duplicate)
    site.replace("content/lessons/many-3.md", "Question 77 of 3?", "Question 77 of three?")
    site.record("2020-08-02")
    equal(learner.take(site.export()), (0, 1, new - 1))
    report, is_sound = learner.collection.fix_integrity()
    assert is_sound, report


def main():
    folder = tempfile.mkdtemp()
    try:
        site = Site(f"{folder}/site")
        for case in (
            first_import_and_the_same_again,
            every_option_of_the_dialog,
            an_edited_card,
            a_learners_own_edit,
            a_removed_card,
            a_renamed_card,
            a_renamed_deck,
            an_image,
            other_scripts_and_entities,
            five_thousand_cards,
        ):
            case(site, folder)
            print("held:", case.__name__.replace("_", " "), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes what py-fsrs makes of a simulated learner's month to Vectors/learner-30-days.txt.

Needs py-fsrs (pip install fsrs==6.3.2). The learner of 60 cards studies at changing hours, past
midnight too, travels, and lives through a change to summer time. py-fsrs counts 24 hours, so it is
given the beginning of the learner's day in place of the moment of each answer: days are computed
here by Python's own calendar.
"""
import pathlib
import random
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler, State

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def local_day(moment, offset):
    local = moment + timedelta(minutes=offset) - timedelta(hours=4)
    return (local.date() - EPOCH.date()).days


def main():
    draw = random.Random(20260329)
    scheduler = Scheduler(enable_fuzzing=False)
    cards = [Card(card_id=number) for number in range(60)]
    due = [None] * len(cards)
    lines = []
    for day in range(30):
        # Central Europe: summer time begins on the tenth day; a week in New York.
        offset = 60 if day < 10 else 120
        if 18 <= day < 25:
            offset = -240
        start = datetime(2026, 3, 19, tzinfo=timezone.utc) + timedelta(days=day)
        moment = start + timedelta(hours=draw.choice([7, 12, 18, 21, 24, 26.5])) \
            - timedelta(minutes=offset)
        if draw.random() < 0.12:
            continue
        new = [number for number in range(len(cards)) if due[number] is None][:draw.randrange(3, 7)]
        today = local_day(moment, offset)
        queue = [(moment, number) for number in range(len(cards))
                 if due[number] is not None and due[number] <= today] + [(moment, n) for n in new]
        while queue:
            queue.sort()
            ready, number = queue.pop(0)
            moment = max(moment + timedelta(milliseconds=draw.randrange(3_000, 40_000)), ready)
            today = local_day(moment, offset)
            given = EPOCH + timedelta(days=today)
            card = cards[number]
            rating = Rating(draw.choices([1, 2, 3, 4], [18, 12, 58, 12])[0])
            before = scheduler.get_card_retrievability(card, given)
            card, _ = scheduler.review_card(card, rating, given)
            cards[number] = card
            wait = card.due - given
            if card.state == State.Review:
                due[number] = today + wait.days
                seconds = 0
            else:
                seconds = int(wait.total_seconds())
                due[number] = local_day(moment + wait, offset)
                queue.append((moment + wait, number))
            lines.append(" ".join(map(str, [
                (moment - EPOCH) // timedelta(milliseconds=1), offset, number, int(rating),
                repr(float(before)), repr(card.stability), repr(card.difficulty),
                card.state.name.lower(), card.step or 0, due[number], seconds])))
    target = pathlib.Path(__file__).parent / "Vectors" / "learner-30-days.txt"
    target.write_text("\n".join(lines) + "\n")
    print(len(lines), "answers, cards met:", sum(day is not None for day in due))


main()

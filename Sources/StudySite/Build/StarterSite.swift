/// The files of a new site: small, complete, and free of warnings.
package enum StarterSite {
  /// Texts by path below the site's folder.
  package static let files: [String: String] = [
    "content/site.yaml": """
    # The site's name, on every page.
    title: Which one, when?
    # One sentence, for the home page and for search engines.
    description: A study site made with Discern.
    # The language of the texts, such as en or de-AT.
    language: en
    # Where the site will be published; sitemap, feed and canonical addresses need it.
    # baseURL: https://example.org/study/
    # The links at the top of every page: Markdown files below content/, or pages below public/.
    navigation:
      - {title: Lessons, page: lessons/index.html}
      - {title: Scenarios, page: scenarios/stairs-or-lift.md}
      - {title: Flashcards, page: flashcards/stairs-or-lift.html}

    """,
    "content/index.md": """
    ---
    title: Which one, when?
    description: Learn to see the words that decide.
    ---

    Read the [lesson](lessons/stairs-or-lift.md), decode the
    [scenarios](scenarios/stairs-or-lift.md), then come back for a few cards a day.

    """,
    "content/lessons/stairs-or-lift.md": """
    ---
    title: Stairs or lift
    description: When to walk, and when to ride.
    weight: 1
    decision: stairs-or-lift
    ---

    ## What decides

    A heavy load asks for the **lift**. A short way in a hurry asks for the **stairs**.

    | signal | choice |
    | --- | --- |
    | a heavy load | lift |
    | a short way | stairs |

    > [!RECALL what-decides]
    > Which two things decide between stairs and lift?
    >
    > The load and the way: a heavy load asks for the lift, a short way for the stairs.

    """,
    "content/decisions/stairs-or-lift.yaml": """
    title: Stairs or lift
    question: Take the stairs, or the lift?
    thresholds: {evidence: 1, margin: 0.2}
    choices:
      - id: stairs
        name: Stairs
        summary: Always there, and quick for a floor or two.
      - id: lift
        name: Lift
        summary: Carries what you cannot.
    drivers:
      - id: effort
        name: Effort
        question: How hard is the way for a person?
        explanation: A long way or a heavy load is for a machine; a short way is for legs.
    signals:
      - id: short-way
        choice: stairs
        driver: effort
        weight: 2
        meaning: The way is short
        why: Waiting for the lift takes longer than walking.
        phrases: [one floor, next floor]
      - id: heavy-load
        choice: lift
        driver: effort
        weight: 3
        meaning: There is a heavy load to carry
        why: Nobody carries a piano up the stairs by choice.
        phrases: [heavy, piano/fridge]
    traps:
      - id: short-but-heavy
        name: Short but heavy
        temptation: stairs
        remedy: lift
        tempting: The way is short.
        why: A heavy load turns even one floor into a job for the lift.
        signals: [heavy-load]

    """,
    "content/scenarios/stairs-or-lift.md": """
    ---
    title: Scenarios
    description: Decide each one, then look.
    decision: stairs-or-lift
    ---

    | id | scenario | choice |
    | --- | --- | --- |
    | letter | A letter has to get to the next floor. | stairs |
    | tea | The tea kitchen is one floor down. | stairs |
    | colleague | Your colleague sits on the next floor, one floor up. | stairs |
    | piano | A piano has to get to the roof; it is heavy. | lift |
    | fridge | A fridge, quite heavy, goes to the kitchen. | lift |
    | umbrella | It rains. | undecided |

    """,
  ]
}

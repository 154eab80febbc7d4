/// A decision with three choices beside the starter's with two: queue, stream or batch.
enum ThreeChoices {
  static let decision = """
    title: Queue, stream or batch
    question: Move the events through a queue, a stream or a batch?
    thresholds: {evidence: 1, margin: 0.1}
    choices:
      - id: queue
        name: Queue
        summary: Each message is worked off once.
      - id: stream
        name: Stream
        summary: Many readers follow the same log.
      - id: batch
        name: Batch
        summary: A heap is worked off at night.
    drivers:
      - id: time
        name: Time
        question: How soon must an event count?
        explanation: A batch waits, a stream does not.
      - id: readers
        name: Readers
        question: Who reads an event?
        explanation: A queue has one reader for each message, a stream has many.
    signals:
      - id: once
        choice: queue
        driver: readers
        weight: 2
        meaning: Each message is handled by one worker
        why: A queue hides a message while a worker has it.
        phrases: [one worker, exactly once]
      - id: replay
        choice: stream
        driver: readers
        weight: 2
        meaning: Readers go back in the log
        why: A stream keeps what was read.
        phrases: [replay, read again]
      - id: at-once
        choice: stream
        driver: time
        weight: 2
        meaning: Events count within seconds
        why: A stream hands events on as they come.
        phrases: [within seconds, real time]
      - id: nightly
        choice: batch
        driver: time
        weight: 3
        meaning: The result is due in the morning
        why: Nothing is cheaper than a heap at night.
        phrases: [nightly, every night]
    traps:
      - id: stream-for-a-report
        name: A stream for a report
        temptation: stream
        remedy: batch
        tempting: Streams are modern.
        why: A report that is read in the morning needs no seconds.
        signals: [nightly]
    caveats:
      - id: cost
        choice: stream
        text: A stream costs money while nothing happens.
        unless: [cost]
      - id: both
        text: A stream may feed a batch.
        contested: true

    """

  static let scenarios = """
    ---
    title: Which transport?
    decision: transport
    ---

    Before the *table*.

    | id | scenario | choice |
    | --- | --- | --- |
    | orders | Each order is packed by **one worker**, and by _one_ [worker](../index.md) only, exactly once. | queue |
    | audit | Auditors `replay` the log and read again what they missed. | stream |
    | alarms | Alarms are due within seconds, in real time, at any cost. | stream |
    | rush | Nightly so far, now within seconds, in real time, with replay, and read again for audits. | stream |
    | report | A nightly report, made every night, not by one worker. | batch |
    | ledger | The nightly run is made every night & closes the "books". | batch |
    | mixed | Real time alarms, packed by one worker. | undecided |
    | weather | It rains. | undecided |

    After the table.

    """

  /// A site with both decisions, and a lesson for the second.
  static var content: [String: String] {
    var content = starterContent
    content["decisions/transport.yaml"] = decision
    content["scenarios/transport.md"] = scenarios
    content["lessons/transport.md"] = """
      ---
      title: Transport
      decision: transport
      ---

      > [!RECALL readers]
      > How many readers has a *queue* message? See [here](stairs-or-lift.md).
      >
      > One: the [worker](../index.md) that has it.
      >
      > - A list
      >
      > `code <b>` & more

      """
    return content
  }
}

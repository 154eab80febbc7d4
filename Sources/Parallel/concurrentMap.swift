internal import Dispatch
internal import Synchronization

/// The results of `transform` for the numbers from 0 to `count - 1`, in order, made by up to
/// `threads` threads.
///
/// Each thread takes the next few numbers that nobody has taken; the result does not depend on
/// which thread made what.
package func concurrentMap<Result: Sendable>(
  count: Int, threads: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  guard threads > 1, count > 1 else { return (0..<count).map(transform) }
  let chunk = max(1, min(32, count / (threads * 4)))
  let next = Atomic<Int>(0)
  return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    // Each element is initialized by exactly one iteration.
    nonisolated(unsafe) let base = buffer.baseAddress
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let start = next.add(chunk, ordering: .relaxed).oldValue
        guard start < count else { return }
        for index in start..<min(start + chunk, count) {
          (base.unsafelyUnwrapped + index).initialize(to: transform(index))
        }
      }
    }
    initializedCount = count
  }
}

/// Numbers in an order, equal ones as they came.
///
/// All sorting goes through this one merge sort: of the standard library's, every type sorted would
/// put another copy into the module that pages load. Takes n log n steps, n when nothing moves.
///
/// - Parameters:
///   - numbers: The numbers.
///   - precedes: Whether the first of two comes before the second: a strict weak order.
/// - Returns: The numbers in their order.
@inline(never)
func ordered(_ numbers: [Int], by precedes: (Int, Int) -> Bool) -> [Int] {
  var source = numbers
  var target = numbers
  var width = 1
  while width < source.count {
    var start = 0
    while start < source.count {
      let middle = min(start + width, source.count)
      let end = min(middle + width, source.count)
      var left = start
      var right = middle
      let isOrdered = right == end || !precedes(source[right], source[right - 1])
      for place in start..<end {
        let takesRight =
          !isOrdered && right < end && (left == middle || precedes(source[right], source[left]))
        if takesRight || left == middle {
          target[place] = source[right]
          right += 1
        } else {
          target[place] = source[left]
          left += 1
        }
      }
      start = end
    }
    swap(&source, &target)
    width *= 2
  }
  return source
}

/// Codes bits whose likelihoods are learned while they pass.
package protocol BitCoder {
  /// Codes one bit.
  ///
  /// - Parameters:
  ///   - bit: The bit to write; without meaning to a coder that reads.
  ///   - likelihood: How likely the bit is clear, in 1/2048; adapted.
  /// - Returns: The bit, as written or read.
  mutating func code(_ bit: Bool, _ likelihood: inout UInt16) -> Bool
}

/// Reads bits of a range coder (Martin, 1979) in the form known from LZMA: 32-bit range, 11-bit
/// likelihoods, adaptation by 1/32.
package struct RangeDecoder: BitCoder {
  private let source: [UInt8]
  private var position: Int
  private var range: UInt32 = 0xFFFF_FFFF
  private var code: UInt32 = 0

  /// Whether more was read than there is.
  package private(set) var isExhausted = false

  /// Whether all was read.
  package var isAtEnd: Bool { position == source.count }

  /// Begins to read at a place of some bytes.
  package init(_ source: [UInt8], at position: Int) {
    self.source = source
    self.position = position
    for _ in 0..<5 { code = code << 8 | next() }
  }

  private mutating func next() -> UInt32 {
    guard position < source.count else {
      isExhausted = true
      return 0
    }
    position += 1
    return UInt32(source[position - 1])
  }

  package mutating func code(_ bit: Bool, _ likelihood: inout UInt16) -> Bool {
    let bound = (range >> 11) &* UInt32(likelihood)
    let isSet = code >= bound
    if isSet {
      code &-= bound
      range &-= bound
    } else {
      range = bound
    }
    adapt(&likelihood, isSet)
    if range < 1 << 24 {
      range <<= 8
      code = code << 8 | next()
    }
    return isSet
  }
}

/// Moves a likelihood towards a bit that was seen.
package func adapt(_ likelihood: inout UInt16, _ isSet: Bool) {
  if isSet {
    likelihood -= likelihood >> 5
  } else {
    likelihood += (2048 - likelihood) >> 5
  }
}

/// Codes whole numbers bit by bit.
package struct NumberCoder<Bits: BitCoder> {
  /// What codes the bits.
  package var bits: Bits

  /// Wraps a coder of bits.
  package init(_ bits: Bits) { self.bits = bits }

  /// A number of 0 and more: how many bits it has, one by one, then the bits.
  ///
  /// - Parameters:
  ///   - number: The number to write, below 2 to the power of 24.
  ///   - model: At least 25 likelihoods.
  /// - Returns: The number, as written or read.
  package mutating func count(_ number: Int, _ model: inout [UInt16]) -> Int {
    let value = number + 1
    var length = 0
    while length < 24 {
      let isLonger = value >> (length + 1) > 0
      if !bits.code(isLonger, &model[length]) { break }
      length += 1
    }
    var result = 1
    var even: UInt16 = 1024
    var place = length - 1
    while place >= 0 {
      // Bits below the first are even.
      even = 1024
      result = result << 1 | (bits.code(value >> place & 1 == 1, &even) ? 1 : 0)
      place -= 1
    }
    return result - 1
  }

  /// A small number of either sign: whether it is 0, its sign, then its size one by one.
  ///
  /// - Parameters:
  ///   - number: The number to write, -255...255.
  ///   - model: At least 18 likelihoods.
  /// - Returns: The number, as written or read.
  package mutating func signed(_ number: Int, _ model: inout [UInt16]) -> Int {
    guard bits.code(number != 0, &model[0]) else { return 0 }
    let isNegative = bits.code(number < 0, &model[1])
    var size = 1
    while size < 255, bits.code(number.magnitude > size, &model[min(size + 1, 17)]) { size += 1 }
    return isNegative ? -size : size
  }

  /// A number below a power of two, from the highest bit on.
  ///
  /// - Parameters:
  ///   - number: The number to write.
  ///   - width: How many bits it has.
  ///   - model: At least 2 to the power of `width` likelihoods.
  /// - Returns: The number, as written or read.
  package mutating func symbol(_ number: Int, width: Int, _ model: inout [UInt16]) -> Int {
    var node = 1
    var place = width - 1
    while place >= 0 {
      node = node << 1 | (bits.code(number >> place & 1 == 1, &model[node]) ? 1 : 0)
      place -= 1
    }
    return node - 1 << width
  }

  /// Likelihoods that know nothing yet.
  package static func model(_ count: Int) -> [UInt16] { Array(repeating: 1024, count: count) }
}

/// The rows of learned weights on their way to and from bytes.
package struct CodedRows: Sendable {
  /// Ascending places.
  package var places: [Int32] = []
  /// For each row by how many bits its values are coarser than those of the finest, 0...3.
  package var coarseness: [UInt8] = []
  /// The values of each row, all of the same number, each a multiple of the row's step.
  package var values: [Int8] = []

  /// No rows.
  package init() {}

  /// Writes the rows, or reads them in place of these.
  ///
  /// - Parameters:
  ///   - coder: Writes or reads.
  ///   - blocks: How many values stand side by side; those of one block are all 0 together or not.
  package mutating func code<Bits: BitCoder>(_ coder: inout NumberCoder<Bits>, blocks: [Int]) {
    var countModel = NumberCoder<Bits>.model(25)
    let count = coder.count(places.count, &countModel)
    let isReading = places.isEmpty
    var gapModel = NumberCoder<Bits>.model(25)
    var stepModel = NumberCoder<Bits>.model(4)
    var blockModel = NumberCoder<Bits>.model(4 * 2 * blocks.count)
    var lanes = 0
    for block in blocks { lanes += block }
    var models = Array(repeating: NumberCoder<Bits>.model(18), count: 4 * lanes)
    var next = 0
    var result = CodedRows()
    for row in 0..<count {
      let gap = coder.count(isReading ? 0 : Int(places[row]) - next, &gapModel)
      next += gap
      guard next < 1 << Int(FeatureHash.bits) else { break }
      result.places.append(Int32(next))
      next += 1
      let step = coder.symbol(isReading ? 0 : Int(coarseness[row]), width: 2, &stepModel)
      result.coarseness.append(UInt8(step))
      var lane = 0
      var hadBlock = 0
      for (number, width) in blocks.enumerated() {
        var isSet = false
        if !isReading {
          for index in lane..<(lane + width) where values[row * lanes + index] != 0 { isSet = true }
        }
        isSet = coder.bits.code(isSet, &blockModel[(step * blocks.count + number) * 2 + hadBlock])
        hadBlock = isSet ? 1 : 0
        for index in lane..<(lane + width) {
          var value = 0
          if isSet {
            let own = isReading ? 0 : Int(values[row * lanes + index]) >> step
            value = coder.signed(own, &models[step * lanes + index])
          }
          result.values.append(Int8(truncatingIfNeeded: max(min(value << step, 127), -127)))
        }
        lane += width
      }
    }
    if isReading { self = result }
  }
}

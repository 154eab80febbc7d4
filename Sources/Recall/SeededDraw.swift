/// Draws that depend on a seed alone.
enum SeededDraw {
  /// A number of 0..<1; equal seeds give equal numbers.
  static func part(_ seed: UInt64) -> Double { Double(mixed(seed) >> 11) * 0x1p-53 }

  /// The output function of Steele, Lea and Flood's SplitMix64 (2014).
  static func mixed(_ seed: UInt64) -> UInt64 {
    var value = seed &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Numbers as text with a fixed number of decimals, the same on every machine.
package enum DecimalText {
  /// `value` rounded half away from zero to `places` decimals, with all of them written.
  package static func rounded(_ value: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = (value.magnitude * Double(scale)).rounded()
    guard scaled < 1e15 else { return value < 0 ? "-inf" : "inf" }
    let integer = Int(scaled)
    var digits = String(integer % scale)
    digits = String(repeating: "0", count: places - (places == 0 ? 0 : digits.count)) + digits
    let sign = value < 0 && integer != 0 ? "-" : ""
    return places == 0 ? "\(sign)\(integer)" : "\(sign)\(integer / scale).\(digits)"
  }

  /// A count with a separator between each three of its digits.
  static func grouped(_ count: Int, separator: String) -> String {
    let digits = Array(String(count))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }

  /// A share from 0 to 1 in whole percent, without the sign.
  static func percent(_ share: Double) -> String { rounded(share * 100, places: 0) }
}

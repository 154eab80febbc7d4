/// All of an object that decides which parts of a template are rendered, and how often: the names
/// in their order, which of them hold something, the flags, and the shapes of what lies below.
///
/// Templates ask nothing of a text or of HTML but whether it is there, so that objects that differ
/// only in these have one shape.
struct TemplateShape: Hashable {
  /// The names, each with a byte behind it that no name holds and that tells what it stands for.
  private var code: [UInt8] = []

  private enum Mark {
    static let value: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    static let absent: UInt8 = 3
    static let list: UInt8 = 4
    static let object: UInt8 = 5
    static let end: UInt8 = 6
  }

  /// Reads the shape of an object.
  ///
  /// - Parameters:
  ///   - object: The object.
  ///   - values: Gets its texts and HTML, and those below it, in order.
  init(of object: TemplateObject, _ values: inout [TemplateValue]) {
    code.reserveCapacity(512)
    add(object, &values)
  }

  private mutating func add(_ object: TemplateObject, _ values: inout [TemplateValue]) {
    for (name, value) in object.values {
      code += name.utf8
      switch value {
      case .text, .html:
        code.append(Mark.value)
        values.append(value)
      case .flag(let flag): code.append(flag ? Mark.yes : Mark.no)
      case .absent: code.append(Mark.absent)
      case .object(let object):
        code.append(Mark.object)
        add(object, &values)
      case .list(let objects):
        code.append(Mark.list)
        for object in objects {
          code.append(Mark.object)
          add(object, &values)
        }
        code.append(Mark.end)
      }
    }
    code.append(Mark.end)
  }
}

internal import Mustache

/// An object as the template engine sees it, with a marker in the place of each text and HTML.
struct MarkedObject: MustacheParent {
  private var values: [String: any Sendable] = [:]

  /// Marks an object, whose texts and HTML are numbered in the order in which `TemplateShape` lists
  /// them.
  init(_ object: TemplateObject) {
    var count = 0
    self.init(object, &count)
  }

  private init(_ object: TemplateObject, _ count: inout Int) {
    for (name, value) in object.values {
      // Of values with the same name the last wins.
      switch value {
      case .text, .html:
        values[name] = Marker(number: count)
        count += 1
      case .flag(let flag): values[name] = flag
      case .absent: values[name] = Nothing()
      case .object(let object): values[name] = MarkedObject(object, &count)
      case .list(let objects): values[name] = objects.map { MarkedObject($0, &count) }
      }
    }
  }

  /// What the object has under a name; nil where the engine is to look further out.
  func child(named name: String) -> Any? { values[name] }

  /// What is written for a text or HTML: its number between two NULs, which templates hold none of.
  private struct Marker: MustacheCustomRenderable, MustacheParent, Sendable {
    let number: Int

    var renderText: String { "\0\(number)\0" }
    var isNull: Bool { false }

    /// Nothing: a section of a text finds all names in the objects around it.
    func child(named name: String) -> Any? { nil }
  }

  /// What hides the value that an enclosing object has under the same name.
  private struct Nothing: MustacheCustomRepresentation, Sendable {
    var representation: Any? { nil }
  }
}

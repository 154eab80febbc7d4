/// Carries out the steps of templates and writes what comes of them.
struct TemplateRenderer {
  /// What was written so far.
  private(set) var html: [UInt8] = []

  private let templates: [String: [TemplateStep]]
  /// The objects that names are looked for in, the innermost last.
  private var objects: [TemplateObject]
  /// The blocks that including templates have filled; of several the outermost wins.
  private var filledBlocks: [String: [TemplateStep]] = [:]

  /// Begins with an object.
  ///
  /// - Parameters:
  ///   - templates: The steps of all templates, by name.
  ///   - object: What the template is handed.
  ///   - capacity: How many bytes are expected.
  init(_ templates: [String: [TemplateStep]], _ object: TemplateObject, capacity: Int) {
    self.templates = templates
    objects = [object]
    html.reserveCapacity(capacity)
  }

  /// Renders a template; nothing where there is none of that name.
  mutating func render(_ name: String) {
    if let steps = templates[name] { render(steps) }
  }

  private mutating func render(_ steps: [TemplateStep]) {
    for step in steps {
      switch step {
      case .text(let text): html += text
      case .value(let name): write(value(of: name))
      case .section(let name, let steps): renderSection(value(of: name), steps)
      case .invertedSection(let name, let steps):
        if !isShown(value(of: name)) { render(steps) }
      case .include(let name, let blocks):
        let outerBlocks = filledBlocks
        filledBlocks.merge(blocks) { outer, _ in outer }
        render(name)
        filledBlocks = outerBlocks
      case .block(let name, let steps):
        // A block that stands in its own filling would be filled without end.
        let filling = filledBlocks.removeValue(forKey: name)
        render(filling ?? steps)
        filledBlocks[name] = filling
      }
    }
  }

  private mutating func write(_ value: TemplateValue?) {
    switch value {
    case .text(let text): appendEscapedHTML(text, to: &html)
    case .html(let markup): html += markup
    default: break
    }
  }

  private mutating func renderSection(_ value: TemplateValue?, _ steps: [TemplateStep]) {
    switch value {
    case .list(let list):
      for object in list { render(steps, in: object) }
    case .object(let object): render(steps, in: object)
    case .text, .html: render(steps, in: [:])
    case .flag(true): render(steps)
    case .flag(false), .absent, nil: break
    }
  }

  private mutating func render(_ steps: [TemplateStep], in object: TemplateObject) {
    objects.append(object)
    render(steps)
    objects.removeLast()
  }

  private func isShown(_ value: TemplateValue?) -> Bool {
    switch value {
    case .list(let list): !list.isEmpty
    case .flag(let flag): flag
    case .object, .text, .html: true
    case .absent, nil: false
    }
  }

  private func value(of name: TemplateName) -> TemplateValue? {
    for object in objects.reversed() {
      if var value = object[name.first] {
        for part in name.rest {
          guard case .object(let object) = value, let inner = object[part] else { return nil }
          value = inner
        }
        return value
      }
      if name.isLocal { return nil }
    }
    return nil
  }
}

internal import Diagnostics

/// Follows the blocks of templates into the layouts that they fill, as rendering does.
///
/// The engine keeps what fills a block while it renders the filling, so that a block of the same
/// name in there would be filled without end.
struct BlockChecker {
  /// A block between the tags of a parent.
  private struct Filling: Hashable {
    var template: String
    /// The place of the block's first tag among the template's tags.
    var tag: Int
  }

  /// The templates by name; all that are included exist, and none includes itself.
  let templates: [String: TemplateChecker.Template]

  /// Checks a template with all that it includes.
  func check(_ name: String, _ diagnostics: inout [Diagnostic]) {
    follow(name, filled: [:], within: [], &diagnostics)
  }

  private func follow(
    _ name: String, filled: [String: Filling], within: Set<Filling>,
    _ diagnostics: inout [Diagnostic]
  ) {
    let tags = templates[name]?.tags ?? []
    follow(tags.indices, of: name, filled: filled, within: within, &diagnostics)
  }

  /// Goes through some tags of a template.
  ///
  /// - Parameters:
  ///   - range: Which tags.
  ///   - name: The template's name.
  ///   - filled: What fills blocks, by their names.
  ///   - within: The fillings that the tags are rendered in.
  ///   - diagnostics: Gets what is found.
  private func follow(
    _ range: Range<Int>, of name: String, filled: [String: Filling], within: Set<Filling>,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let template = templates[name], let tags = template.tags else { return }
    var index = range.lowerBound
    while index < range.upperBound {
      let tag = tags[index]
      switch tag.kind {
      case .partial: follow(tag.name, filled: filled, within: within, &diagnostics)
      case .parent:
        let end = endTag(of: index, in: tags)
        var all = filled
        for (block, filling) in blocks(index + 1..<end, of: name) where all[block] == nil {
          all[block] = filling
        }
        follow(tag.name, filled: all, within: within, &diagnostics)
        index = end
      case .block:
        let end = endTag(of: index, in: tags)
        if let filling = filled[tag.name] {
          if within.contains(filling) {
            report(filling, at: template.source.location(at: tag.range.lowerBound), &diagnostics)
          } else if let filler = templates[filling.template]?.tags {
            follow(
              filling.tag + 1..<endTag(of: filling.tag, in: filler), of: filling.template,
              filled: filled, within: within.union([filling]), &diagnostics)
          }
        } else {
          follow(index + 1..<end, of: name, filled: filled, within: within, &diagnostics)
        }
        index = end
      default: break
      }
      index += 1
    }
  }

  /// The blocks between the tags of a parent; of several of one name the last counts.
  private func blocks(_ range: Range<Int>, of name: String) -> [String: Filling] {
    guard let tags = templates[name]?.tags else { return [:] }
    var blocks: [String: Filling] = [:]
    var index = range.lowerBound
    while index < range.upperBound {
      if tags[index].kind == .block {
        blocks[tags[index].name] = Filling(template: name, tag: index)
        index = endTag(of: index, in: tags)
      }
      index += 1
    }
    return blocks
  }

  /// The place of the tag that ends what the tag at `start` begins.
  private func endTag(of start: Int, in tags: [TemplateTag]) -> Int {
    var depth = 0
    for index in start..<tags.count {
      switch tags[index].kind {
      case .section, .invertedSection, .parent, .block: depth += 1
      case .end: depth -= 1
      case .variable, .raw, .partial, .comment: break
      }
      if depth == 0 { return index }
    }
    return tags.count
  }

  private func report(
    _ filling: Filling, at place: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) {
    guard let template = templates[filling.template], let tag = template.tags?[filling.tag] else {
      return
    }
    diagnostics.append(
      Diagnostic(
        .malformedTemplate, at: template.source.location(at: tag.range.lowerBound),
        "block '\(tag.name)' would be filled with itself",
        suggestion: "give one of the blocks another name",
        notes: [Diagnostic.Note(at: place, "it comes to stand here again")]))
  }
}

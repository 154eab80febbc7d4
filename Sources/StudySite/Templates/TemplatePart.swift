/// A piece of a template that was checked: text, or a tag that does something.
enum TemplatePart {
  /// What is written as it stands; words of the interface are in it, comments are gone.
  case text([UInt8])
  case tag(TemplateTag)
}

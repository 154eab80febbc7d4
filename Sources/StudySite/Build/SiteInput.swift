/// Where a site's files come from.
package struct SiteInput: Sendable {
  /// The folder of lessons, decisions, scenarios and configuration.
  package var content: any SourceFolder
  /// The site's own templates, each of which takes the place of the built-in one.
  package var templates: any SourceFolder

  /// A site read from the folders `content` and `templates`.
  package init(content: any SourceFolder, templates: any SourceFolder) {
    self.content = content
    self.templates = templates
  }

  /// The site in a folder on the disk.
  package init(directory: String) {
    self.init(
      content: DiskFolder(directory + "/content"), templates: DiskFolder(directory + "/templates"))
  }
}

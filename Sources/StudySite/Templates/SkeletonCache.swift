internal import Publication

/// The skeletons that were made so far, for use by several threads.
final class SkeletonCache: Sendable {
  private struct Key: Hashable {
    var template: String
    var shape: TemplateShape
  }

  /// How many skeletons are kept; lessons have some dozens of shapes.
  private static let maximumCount = 256

  private let skeletons = Guarded<[Key: TemplateSkeleton]>([:])

  /// The skeleton of a template for a shape; made where there is none yet.
  ///
  /// Several threads that miss the same skeleton each make it.
  func skeleton(
    of template: String, _ shape: TemplateShape, make: () -> TemplateSkeleton
  ) -> TemplateSkeleton {
    let key = Key(template: template, shape: shape)
    if let skeleton = skeletons.withLock({ $0[key] }) { return skeleton }
    let skeleton = make()
    skeletons.withLock { skeletons in
      // Which shapes come again cannot be told, so a full cache begins anew.
      if skeletons.count >= Self.maximumCount { skeletons = [:] }
      skeletons[key] = skeleton
    }
    return skeleton
  }
}

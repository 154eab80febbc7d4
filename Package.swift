// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "discern",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "discern", targets: ["discern"]),
    .library(name: "Decisions", targets: ["Decisions"]),
    .library(name: "Recall", targets: ["Recall"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CPlatform"),
    .target(name: "CTheme"),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "ElementaryFunctions", swiftSettings: strict),
    .target(
      name: "Decisions", dependencies: ["ElementaryFunctions"], exclude: ["toolset.json"],
      swiftSettings: strict),
    .target(name: "Recall", dependencies: ["ElementaryFunctions"], swiftSettings: strict),
    .target(name: "Parallel", swiftSettings: strict),
    .target(
      name: "DecisionTraining", dependencies: ["Decisions", "ElementaryFunctions", "Parallel"],
      swiftSettings: strict),
    .target(
      name: "Markdown", dependencies: ["CCmark", "CPlatform", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Publication", dependencies: ["CPlatform", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "AnkiExport", dependencies: ["CSQLite", "Decisions"], swiftSettings: strict),
    .target(
      name: "StudySite",
      dependencies: [
        "AnkiExport", "CTheme", "DecisionTraining", "Decisions", "Diagnostics", "Markdown",
        "Parallel",
        "Publication",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Schemas"], swiftSettings: strict),
    .target(name: "CReloadClient"),
    .target(
      name: "DevServer",
      dependencies: [
        "CReloadClient", "Diagnostics", "Publication", "StudySite",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      exclude: ["ReloadClient"], swiftSettings: strict),
    .executableTarget(
      name: "discern",
      dependencies: [
        "DecisionTraining", "Decisions", "DevServer", "Diagnostics", "Markdown", "Publication",
        "StudySite",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "site-benchmark",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/SiteBenchmark", swiftSettings: strict),
    .executableTarget(
      name: "site-floor", dependencies: ["CCmark", "CPlatform", "Parallel"],
      path: "Sources/SiteFloor", swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "DecisionTrainingTests", dependencies: ["DecisionTraining", "Decisions"],
      swiftSettings: strict),
    .testTarget(
      name: "DecisionsTests", dependencies: ["SeededNumbers", "Decisions"], swiftSettings: strict),
    .testTarget(
      name: "ElementaryFunctionsTests", dependencies: ["ElementaryFunctions"],
      swiftSettings: strict),
    .testTarget(
      name: "RecallTests", dependencies: ["SeededNumbers", "Recall"],
      exclude: ["Vectors", "against-py-fsrs.py"],
      swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["SeededNumbers", "CCmark", "Diagnostics", "Markdown"],
      swiftSettings: strict),
    .testTarget(
      name: "PublicationTests", dependencies: ["Diagnostics", "Publication"],
      swiftSettings: strict),
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
    .target(
      name: "AnkiReading", dependencies: ["CSQLite"], path: "Tests/AnkiReading",
      swiftSettings: strict),
    .testTarget(
      name: "AnkiExportTests", dependencies: ["AnkiExport", "AnkiReading", "Decisions"],
      swiftSettings: strict),
    .testTarget(
      name: "StudySiteTests",
      dependencies: [
        "SeededNumbers",
        "AnkiReading", "CTheme", "DecisionTraining", "Decisions", "Diagnostics",
        "Markdown", "Publication",
        "StudySite",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DevServerTests",
      dependencies: ["SeededNumbers", "DevServer", "Diagnostics", "Publication", "StudySite"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["AnkiReading", "Publication", "discern"],
      swiftSettings: strict),
    .testTarget(
      name: "SiteBenchmarkTests",
      dependencies: ["Diagnostics", "Publication", "StudySite", "site-benchmark"],
      swiftSettings: strict),
    .testTarget(name: "BrowserTests", swiftSettings: strict),
  ]
)

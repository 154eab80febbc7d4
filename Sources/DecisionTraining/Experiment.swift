public import Decisions
internal import Foundation

func report(_ name: String, _ P: [[Double]], _ y: [Int], _ mask: [Bool], _ writers: [String]? = nil)
{
  let n = P[0].count - 1
  struct Item {
    var p: Double
    var v: Int
    var g: Int
    var w: String
  }
  var items: [Item] = []
  for i in P.indices where mask[i] {
    let v = (0..<n).max { P[i][$0] < P[i][$1] }!
    items.append(Item(p: P[i][v], v: v, g: y[i], w: writers?[i] ?? ""))
  }
  let dec = Double(items.filter { $0.g < n }.count)
  let und = Double(items.count) - dec
  var line = name.padding(toLength: 26, withPad: " ", startingAt: 0)
  // argmax
  var right = 0.0
  var given = 0.0
  var silent = 0.0
  for i in P.indices where mask[i] {
    let v = (0...n).max { P[i][$0] < P[i][$1] }!
    if v < n {
      given += 1
      if v == y[i] { right += 1 }
    } else if y[i] == n {
      silent += 1
    }
  }
  line += String(
    format: " argmax right %.3f prec %.3f sil %.3f |", right / dec, right / given, silent / und)
  let order = items.sorted { $0.p > $1.p }
  for target in [0.9, 0.95, 0.97] {
    var ok = 0.0
    var bestK = 0
    for (k, it) in order.enumerated() {
      if it.v == it.g { ok += 1 }
      if ok / Double(k + 1) >= target { bestK = k + 1 }
    }
    let taken = order.prefix(bestK)
    let cov = Double(taken.filter { $0.v == $0.g }.count) / dec
    let sil = 1 - Double(taken.filter { $0.g == n }.count) / und
    line += String(format: " @%.0f cov %.3f sil %.3f", target * 100, cov, sil)
    if target == 0.97, writers != nil {
      let th = taken.last?.p ?? 1
      line += String(format: " th %.3f\n    ", th)
      for w in Set(items.map(\.w)).sorted() {
        let mine = items.filter { $0.w == w }
        let g = mine.filter { $0.p >= th }
        let r = Double(g.filter { $0.v == $0.g }.count)
        line += String(
          format: "%@ p%.2f c%.2f s%.2f; ", w, r / Double(max(1, g.count)),
          r / Double(max(1, mine.filter { $0.g < n }.count)),
          1 - Double(g.filter { $0.g == n }.count) / Double(max(1, mine.filter { $0.g == n }.count))
        )
      }
    }
  }
  print(line)
}

public func runExperiment(
  _ texts: [LabelledText], _ statements: [LabelledStatement], _ decision: Decision,
  _ arguments: [String]
) {
  @Sendable func option(_ name: String, _ fallback: Double) -> Double {
    for a in arguments.reversed() where a.hasPrefix(name + "=") {
      return Double(a.dropFirst(name.count + 1))!
    }
    return fallback
  }
  let started = Date()
  WeightsTrainer.maximumSteps = Int(option("steps", 40))
  WeightsTrainer.tolerance = option("tol", 1e-4)
  TrainingSet.statementTexts = option("st", 0) > 0
  TrainingSet.least = Int32(option("least", 3))
  var trainer = try! WeightsTrainer(decision, texts: texts, statements: statements)
  trainer.namingLimit = Int(option("nl", 3000))
  trainer.featureLimit = Int(option("limit", 30000))
  WeightsTrainer.step = Float(option("step", 0.5))
  WeightsTrainer.frequencyBound = option("fb", 20)
  let outcome = trainer.train(threads: 2)
  print(String(format: "%.1f s, %d bytes", Date().timeIntervalSince(started), outcome.bytes.count))
  _ = FileManager.default.createFile(
    atPath: "/tmp/weights-" + arguments.filter { $0.contains("=") }.joined(separator: "-"),
    contents: Data(outcome.bytes))
  let P = outcome.predictions.map(\.probabilities)
  let labels = texts.map { $0.gold ?? decision.choices.count }
  report("all", P, labels, texts.map { _ in true }, texts.map(\.writer))
  report("main", P, labels, texts.map { !["w6", "w12", "w19", "w21"].contains($0.writer) })
  report("fresh", P, labels, texts.map { ["w8", "w9", "w11"].contains($0.writer) })
  report("new", P, labels, texts.map { (Int($0.writer.dropFirst()) ?? 0) > 12 })
}

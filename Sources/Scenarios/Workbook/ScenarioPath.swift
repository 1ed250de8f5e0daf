/// The way from the top of a scenario to one of its values: `benefits[1]/tiers[2]/deductible`.
struct ScenarioPath {
  /// One step down.
  enum Step: Hashable {
    /// To the value of a key.
    case key(String)
    /// To an item of a list, from 1.
    case item(Int)

    var isItem: Bool {
      if case .item = self { return true }
      return false
    }
  }

  let steps: [Step]

  init(steps: [Step]) { self.steps = steps }

  /// Reads a path; `nil` where it is none. It starts with a key.
  init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: "/", omittingEmptySubsequences: false) {
      let key = part.prefix { $0 != "[" }
      guard !key.isEmpty else { return nil }
      steps.append(.key(String(key)))
      var rest = part.dropFirst(key.count)
      while !rest.isEmpty {
        guard rest.first == "[", let close = rest.firstIndex(of: "]"),
          let number = Int(rest.dropFirst().prefix { $0 != "]" }), number > 0
        else { return nil }
        steps.append(.item(number))
        rest = rest[rest.index(after: close)...]
      }
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// The path as it is written.
  var text: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : "/" + key
      case .item(let number): text += "[\(number)]"
      }
    }
  }
}

import Quantities

/// The blocks that have no sheet of their own: a value a row, under its path from the top.
extension ScenarioWorkbook {
  /// What stands at one place of a block.
  private final class Branch {
    let place: SourcePlace
    var leaf: YAMLValue?
    var below: [(step: ScenarioPath.Step, branch: Branch)] = []

    init(_ place: SourcePlace) { self.place = place }

    /// The branch below, made where it is missing.
    func branch(_ step: ScenarioPath.Step, at place: SourcePlace) -> Branch {
      if let known = below.first(where: { $0.step == step }) { return known.branch }
      let made = Branch(place)
      below.append((step, made))
      return made
    }

    /// The value, lists in the order of their numbers.
    var value: YAMLValue? {
      if let leaf { return leaf }
      let items = below.compactMap { one -> (Int, Branch)? in
        guard case .item(let number) = one.step else { return nil }
        return (number, one.branch)
      }
      if items.count == below.count {
        return YAMLValue(
          items: items.sorted { $0.0 < $1.0 }.compactMap(\.1.value), at: place)
      }
      return YAMLValue(
        entries: below.compactMap { one in
          guard case .key(let key) = one.step, let value = one.branch.value else { return nil }
          return (YAMLValue(text: key, at: one.branch.place), value)
        }, at: place)
    }
  }

  mutating func more(_ rows: SheetRows) -> [(key: String, value: YAMLValue)] {
    let root = Branch(SourcePlace(file: path))
    for row in rows.filled {
      let (text, place) = (rows.text(row, "path"), rows.place(row, "path"))
      guard let value = rows.value(row, "value") else { continue }
      guard let steps = ScenarioPath(text)?.steps else {
        add(unreadable(text, at: place))
        continue
      }
      var branch = root
      for step in steps {
        let isList = branch.below.contains { $0.step.isItem }
        if branch.leaf != nil || !branch.below.isEmpty && isList != step.isItem {
          add(unreadable(text, at: place))
          break
        }
        branch = branch.branch(step, at: place)
      }
      if branch.leaf != nil || !branch.below.isEmpty {
        add(unreadable(text, at: place))
      } else {
        branch.leaf = value
      }
    }
    return root.below.compactMap { one in
      guard case .key(let key) = one.step, let value = one.branch.value else { return nil }
      return (key, value)
    }
  }

  private func unreadable(_ text: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "unreadable-path", at: place,
      found: LocalizedText(
        "位置“\(text)”读不懂，或与上面的行冲突", "the path “\(text)” cannot be read, or contradicts rows above"),
      expected: LocalizedText(
        "如 settlement[1]/line：键之间用 /，列表的第几项用 [ ]",
        "such as settlement[1]/line: keys with / between, items of lists in [ ]"))
  }
}

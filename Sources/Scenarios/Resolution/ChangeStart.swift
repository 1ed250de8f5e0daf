import Funds
import Quantities

/// Finds the first month in which a change can move any cash.
///
/// A cash parameter moves cash from its own date on. A cover parameter moves it from the first
/// month in which a line that reads it collects for that cover year.
struct ChangeStart {
  let scenario: Scenario
  let catalogue: ParameterCatalogue

  /// The first month of a change under some models; `nil` where none reads the parameter.
  func month(of change: Scenario.Change, in models: [FundModel]) -> Period? {
    let isCover = catalogue.definition(change.parameter)?.timing == .cover
    var first: Period?
    for model in models where model.parameters.contains(change.parameter) {
      if !isCover {
        first = min(first ?? change.from.firstMonth, change.from.firstMonth)
        continue
      }
      let january = Period(year: change.from.year, month: 1)
      for line in model.lines
      where line.formulas.contains(where: { $0.parameters.contains(change.parameter) }) {
        let month = january.advanced(by: firstOffset(of: line, reading: change.parameter))
        first = min(first ?? month, month)
      }
    }
    return first
  }

  /// The first month of all changes that some models read; `nil` where there is none.
  func first(in models: [FundModel]) -> Period? {
    scenario.changes.compactMap { month(of: $0, in: models) }.min()
  }

  private func firstOffset(of line: LineItem, reading parameter: String) -> Int {
    guard case .driver(let terms) = line.method else { return 0 }
    return terms.filter { $0.amount.parameters.contains(parameter) }.map { term in
      guard case .collection(let shares) = term.timing else { return 0 }
      return shares.filter { $0.share > 0 }.map(\.offset).min() ?? 0
    }.min() ?? 0
  }
}

extension ScenarioLoader {
  /// Changes that nothing reads, that reach into closed months, or that end before they start;
  /// events on lines that do not exist.
  func checkChanges(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let start = ChangeStart(scenario: scenario, catalogue: catalogue)
    let closed = scenario.closedThrough.lastMonth
    let read = Set(models.flatMap(\.parameters))
    for assumption in scenario.assumptions where !read.contains(assumption.parameter) {
      faults.append(unread(assumption.parameter, at: assumption.place, among: models))
    }
    for change in scenario.changes {
      guard let month = start.month(of: change, in: models) else {
        faults.append(unread(change.parameter, at: change.place, among: models))
        continue
      }
      if month <= closed { faults.append(closedMonth(change, month, closed, start, models)) }
      if let until = change.until, until.lastMonth < change.from.firstMonth {
        faults.append(
          Diagnostic(
            code: "ends-before-start", at: change.place,
            found: LocalizedText(
              "变动止于 \(until)，早于开始的 \(change.from)",
              "the change ends at \(until), before it starts at \(change.from)")))
      }
    }
    for event in scenario.events {
      let names = models.flatMap { $0.lines.map(\.name) }
      if !names.contains(event.line) {
        faults.append(
          Diagnostic(
            code: "unknown-line", at: event.place,
            found: LocalizedText("没有名为“\(event.line)”的项目", "there is no line “\(event.line)”"),
            remedy: nearestWord(to: event.line, among: names).map {
              LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
            }))
      } else if event.period.lastMonth <= closed {
        faults.append(
          Diagnostic(
            code: "closed-month", at: event.place,
            found: LocalizedText(
              "已知事项在 \(event.period)，而 \(scenario.closedThrough) 及以前已结账",
              "the matter falls in \(event.period), but \(scenario.closedThrough) is closed"),
            expected: LocalizedText(
              "\(closed.advanced(by: 1)) 或以后", "\(closed.advanced(by: 1)) or later")))
      }
    }
    return faults
  }

  private func unread(_ parameter: String, at place: SourcePlace, among models: [FundModel])
    -> Diagnostic
  {
    let title = catalogue.definition(parameter)?.title ?? LocalizedText(verbatim: parameter)
    let names = models.map(\.name).joined(separator: ", ")
    return Diagnostic(
      code: "unread-parameter", at: place,
      found: LocalizedText(
        "“\(title.chinese)”（\(parameter)）没有任何模型使用",
        "“\(title.english)” (\(parameter)) is read by no model"),
      expected: LocalizedText(
        "基金 \(names) 的模型所用的参数", "a parameter that the models of \(names) read"),
      remedy: LocalizedText("请删去这一条，或换用读取它的模型", "Remove it, or use a model that reads it"))
  }

  private func closedMonth(
    _ change: Scenario.Change, _ month: Period, _ closed: Period, _ start: ChangeStart,
    _ models: [FundModel]
  ) -> Diagnostic {
    let isCover = catalogue.definition(change.parameter)?.timing == .cover
    let lead = isCover ? Period(year: change.from.year, month: 1).ordinal - month.ordinal : 0
    let earliest = closed.advanced(by: 1 + lead)
    let (zh, en): (String, String)
    if isCover {
      let year = earliest.index == 1 ? earliest.year : earliest.year + 1
      (zh, en) = ("\(year) 参保年度起", "cover year \(year) or later")
    } else {
      (zh, en) = ("\(earliest) 或以后", "\(earliest) or later")
    }
    return Diagnostic(
      code: "closed-month", at: change.place,
      found: LocalizedText(
        "变动从 \(change.from) 起，最早影响 \(month) 的收支，而 \(closed) 及以前已结账",
        "the change from \(change.from) first moves cash in \(month), but \(closed) is closed"),
      expected: LocalizedText(zh, en))
  }
}

import Funds
import Quantities

/// Finds the first month in which a change can move any cash.
///
/// A cash parameter moves cash from its own date on; where a line that reads it collects for cover
/// years, also from the first month of collecting for the next of them. A cover parameter moves it
/// from the first month in which a line that reads it collects for that cover year. A line whose
/// year is spread moves from January of that year. Closed months stand as they are, so the first
/// month is never before the first open one.
struct ChangeStart {
  let scenario: Scenario
  let catalogue: ParameterCatalogue

  /// The first month of a change under some models; `nil` where none reads the parameter.
  func month(of change: Scenario.Change, in models: [FundModel]) -> Period? {
    earliest(of: change, in: models, notBefore: open).map { max($0, open) }
  }

  /// The first month of all changes that some models read and of all known matters that a variant
  /// adds to their lines; `nil` where there is none.
  func first(in models: [FundModel]) -> Period? {
    let changes = scenario.changes.compactMap { month(of: $0, in: models) }
    let matters = scenario.events.filter { event in
      event.isOfVariant && models.contains { event.isOf($0) }
    }
    return (changes + matters.map(\.period.firstMonth)).min()
  }

  /// The month whose cash a change asks for, closed or not; `nil` where none reads the parameter.
  ///
  /// A cash parameter asks for no earlier month than its own date: what was collected before that
  /// for cover after it stands where it is closed.
  func asked(of change: Scenario.Change, in models: [FundModel]) -> Period? {
    guard catalogue.definition(change.parameter)?.timing == .cash else {
      return earliest(of: change, in: models, notBefore: nil)
    }
    let isRead = models.contains { !scenario.moved(by: change.parameter, in: $0).isEmpty }
    return isRead ? change.from.firstMonth : nil
  }

  /// The first open month.
  private var open: Period { scenario.closedThrough.lastMonth.advanced(by: 1) }

  private func earliest(
    of change: Scenario.Change, in models: [FundModel], notBefore open: Period?
  ) -> Period? {
    let isCover = catalogue.definition(change.parameter)?.timing == .cover
    var first: Period?
    for (model, parameter) in models.flatMap({ model in
      scenario.moved(by: change.parameter, in: model).map { (model, $0) }
    }) {
      let own =
        isCover ? Period(year: change.from.year, month: 1) : change.from.firstMonth
      let lines = model.lines.filter {
        $0.formulas.contains { $0.parameters.contains(parameter) }
      }
      let months = lines.map { line in
        guard line.spread == nil else {
          let month = earliest(of: line, reading: parameter, from: own, notBefore: nil)
          return Period(year: month.year, month: 1)
        }
        return earliest(of: line, reading: parameter, from: own, notBefore: open)
      }
      // What stands in no line, such as advances, moves from the date itself.
      let found = isCover ? months.min() : (months + [own]).min()
      first = [first, found].compactMap(\.self).min()
    }
    return first
  }

  private func earliest(
    of line: LineItem, reading parameter: String, from own: Period, notBefore open: Period?
  ) -> Period {
    guard case .driver(let terms) = line.method else { return own }
    // Cover years are valued in their January: the first that begins on or after the date.
    let january = own.index == 1 ? own : Period(year: own.year + 1, month: 1)
    let reading = terms.filter { $0.amount.parameters.contains(parameter) }
    let months = reading.flatMap { term -> [Period] in
      guard case .collection(let shares) = term.timing else { return [own] }
      return shares.filter { $0.share > 0 }.map { share in
        var month = january.advanced(by: share.offset)
        while let open, month < open { month = month.advanced(by: 12) }
        return month
      }
    }
    let others = line.formulas.count { $0.parameters.contains(parameter) } > reading.count
    return (others ? months + [own] : months).min() ?? own
  }
}

extension ScenarioLoader {
  /// Changes that nothing reads, that reach into closed months, or that end before they start;
  /// what is wrong with known matters; targets that are not projected.
  func checkChanges(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let start = ChangeStart(scenario: scenario, catalogue: catalogue)
    let (closed, end) = (scenario.closedThrough.lastMonth, scenario.projectThrough.lastMonth)
    let read = Set(models.flatMap(\.parameters))
    for assumption in scenario.assumptions where !read.contains(assumption.parameter) {
      faults.append(unread(assumption.parameter, at: assumption.place, among: models))
    }
    faults += checkMechanisms(scenario, models: models)
    for change in scenario.changes { faults += check(change, start, models: models) }
    faults += checkEvents(scenario, models: models)
    for placed in scenario.targets {
      let month = placed.target.period.lastMonth
      if month <= closed || month > end {
        faults.append(
          Diagnostic(
            code: "target-outside", at: placed.place,
            found: LocalizedText(
              "目标的期间 \(placed.target.period) 不在测算期内",
              "the target's period \(placed.target.period) is not projected"),
            expected: LocalizedText(
              "\(closed.advanced(by: 1)) 至 \(end)", "\(closed.advanced(by: 1)) to \(end)")))
      }
    }
    return faults
  }

  /// What is wrong with when a change acts: on nothing, in closed months, past the end, never.
  func check(_ change: Scenario.Change, _ start: ChangeStart, models: [FundModel]) -> [Diagnostic] {
    let scenario = start.scenario
    let (closed, end) = (scenario.closedThrough.lastMonth, scenario.projectThrough.lastMonth)
    guard let month = start.asked(of: change, in: models) else {
      return [unread(change.parameter, at: change.place, among: models)]
    }
    var faults: [Diagnostic] = []
    if month <= closed { faults.append(closedMonth(change, month, closed, start, models)) }
    if let first = start.month(of: change, in: models), first > end {
      faults.append(beyondEnd(first, end, at: change.place))
    }
    if let until = change.until, until.lastMonth < change.from.firstMonth {
      faults.append(
        Diagnostic(
          code: "ends-before-start", at: change.place,
          found: LocalizedText(
            "变动止于 \(until)，早于开始的 \(change.from)",
            "the change ends at \(until), before it starts at \(change.from)")))
    }
    return faults
  }

  /// What acts only past the projection's end moves nothing.
  func beyondEnd(_ period: Period, _ end: Period, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "beyond-end", at: place,
      found: LocalizedText(
        "\(period) 才起作用，而测算到 \(end) 为止", "it acts from \(period), but \(end) is the end"),
      expected: LocalizedText("\(end) 或以前", "\(end) or earlier"),
      remedy: LocalizedText(
        "请核对年份，或在基线中推后 project-through",
        "Check the year, or move the baseline's project-through"))
  }

  func unknownLine(_ line: String, at place: SourcePlace, among names: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-line", at: place,
      found: LocalizedText("没有名为“\(line)”的项目", "there is no line “\(line)”"),
      remedy: nearestWord(to: line, among: names).map {
        LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
      })
  }

  func unknownFund(_ fund: String, at place: SourcePlace, among models: [FundModel])
    -> Diagnostic
  {
    let names = models.map(\.name)
    let list = names.joined(separator: ", ")
    return Diagnostic(
      code: "unknown-fund", at: place,
      found: LocalizedText("没有名为“\(fund)”的基金", "there is no fund “\(fund)”"),
      expected: LocalizedText("\(list) 之一", "one of \(list)"),
      remedy: nearestWord(to: fund, among: names).map {
        LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
      })
  }

  func ambiguousLine(_ line: String, _ owners: [String], at place: SourcePlace) -> Diagnostic {
    let (zh, en) = (owners.joined(separator: "、"), owners.joined(separator: " and "))
    return Diagnostic(
      code: "ambiguous-line", at: place,
      found: LocalizedText(
        "基金 \(zh) 都有项目“\(line)”，没有写明是哪一个",
        "the funds \(en) both have a line “\(line)”: which of them is meant is not said"),
      remedy: LocalizedText(
        "请加一行“fund: \(owners[0])”", "Add a line “fund: \(owners[0])”"))
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
      remedy: closedFormBlock(of: parameter).map {
        LocalizedText(
          "它只用于按公式推算：请在方案的 \($0) 中写明现行待遇或基数",
          "Only a closed form reads it: state what is in force under \($0)")
      } ?? LocalizedText("请删去这一条，或换用读取它的模型", "Remove it, or use a model that reads it"))
  }

  /// The block of a scenario that states a parameter which no model reads.
  private func closedFormBlock(of parameter: String) -> String? {
    func ends(_ endings: [String]) -> Bool { endings.contains { parameter.hasSuffix($0) } }
    let benefits = [
      BenefitMechanism.deductible(""), BenefitMechanism.ratio(""), BenefitMechanism.cap(""),
    ]
    if ends(benefits) { return "benefits" }
    return ends(BaseMechanism.endings) ? "contribution-base" : nil
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

import Budgeting
import Funds
import Quantities
import Scenarios

/// What a measure does to a fund, for those who decide on it.
extension FundChapter {
  /// The tables of a costing: what changes, the fund without and with it, and its effect by cause.
  func costingTables(_ index: Int) -> [ReportTable] {
    [movedTable(index), mechanismTable(index), besideTable(index), changeTable(index)]
      .filter(\.hasRows)
  }

  /// The parameters that a measure moves: from when, from what, to what, and who says so.
  func movedTable(_ index: Int) -> ReportTable {
    let other = scenarios[index].projection.plan
    let last = timeline.end.year
    var rows = assumptions(besides: other).compactMap { item -> ReportTable.Row? in
      guard let path = other.parameters[item.name],
        let first = firstDifference(item.path, path, row: item.index)
      else { return nil }
      let end = item.path.isCover ? Period(year: last) : timeline.periods(of: last).upperBound
      func cell(_ path: ParameterPath, _ date: Period) -> ReportTable.Cell {
        .figure(item.shown.figure(path.value(group: item.index, at: date)))
      }
      let origin = path.origin(group: item.index, at: first)
      let source =
        if case .change(_, let source) = origin {
          LocalizedText(verbatim: source)
        } else {
          CostingText.answers
        }
      let title =
        item.group.map {
          LocalizedText(
            "\(item.title.chinese)：\($0.chinese)", "\(item.title.english): \($0.english)")
        } ?? item.title
      return ReportTable.Row([
        .text(title), .text(item.shown.name), .verbatim("\(first)"), cell(item.path, first),
        cell(path, first), cell(item.path, end), cell(path, end), .text(source),
      ])
    }
    rows += addedEvents(index).map { event in
      ReportTable.Row([
        .text(event.title), .text(scale.unit.name), .verbatim("\(event.period)"),
        ReportTable.Cell(.notApplicable), .change(figure(event.amount)), .blank, .blank,
        .verbatim(event.source),
      ])
    }
    let years = LocalizedText(verbatim: "\(last)")
    return ReportTable(
      title: CostingText.moved,
      columns: [
        prose(CostingText.what), label(CommonText.unit), label(CostingText.from),
        column(ScenarioText.before, group: CostingText.first),
        column(ScenarioText.after, group: CostingText.first),
        column(ScenarioText.before, group: years), column(ScenarioText.after, group: years),
        prose(CommonText.source),
      ], rows: rows, isDense: true)
  }

  /// The courses of all parameters above zero in the baseline or with the measure.
  private func assumptions(besides other: Plan) -> [Assumption] {
    model.parameters.flatMap { name -> [Assumption] in
      guard let path = plan.parameters[name], let moved = other.parameters[name],
        path.values != moved.values
      else { return [] }
      let label = labels[name]
      let rows = path.isGrouped ? Array(path.values.indices) : [0]
      return rows.map { row in
        Assumption(
          name: name, title: label?.title ?? LocalizedText(verbatim: name),
          group: path.isGrouped ? model.groups[row].title : nil, index: row, path: path,
          shown: ShownUnit(label, money: scale.unit), label: label)
      }
    }
  }

  /// The first date after the close at which two courses differ, `nil` where they do not.
  private func firstDifference(_ one: ParameterPath, _ other: ParameterPath, row: Int) -> Period? {
    let dates: [Period] =
      one.isCover
      ? (closedThrough.year...timeline.end.year + 1).map { Period(year: $0) }
      : timeline.projectedYears.flatMap { Array(timeline.periods(of: $0)) }.filter {
        $0 > closedThrough
      }
    return dates.first { one.value(group: row, at: $0) != other.value(group: row, at: $0) }
  }

  /// The known matters that a measure brings.
  private func addedEvents(_ index: Int) -> [FundEvent] {
    scenarios[index].projection.plan.events.filter { !plan.events.contains($0) }
  }

  /// The fund without a measure and with it, year by year.
  func besideTable(_ index: Int) -> ReportTable {
    let entry = scenarios[index]
    let all = timeline.projectedYears
    let span = all.count > 7 ? Array(all.prefix(6)) + all.suffix(1) : Array(all)
    func printed(_ years: [YearFigures], _ year: Int) -> YearFigures? {
      years.first { $0.year == year }
    }
    var rows: [ReportTable.Row] = []
    func add(
      _ title: LocalizedText, _ before: [ReportTable.Cell], _ after: [ReportTable.Cell],
      _ change: [ReportTable.Cell]
    ) {
      rows.append(
        ReportTable.Row(.group, [.text(title)] + span.map { _ in ReportTable.Cell.blank }))
      rows.append(ReportTable.Row(indent: 1, [.text(CostingText.without)] + before))
      rows.append(ReportTable.Row(indent: 1, [.text(CostingText.with)] + after))
      rows.append(ReportTable.Row(.memo, indent: 1, [.text(ScenarioText.difference)] + change))
    }
    func amounts(_ title: LocalizedText, _ pick: (YearFigures) -> PrintedFigure) {
      let pairs = span.map { year in
        (printed(years, year).map(pick), printed(scenarioYears[index], year).map(pick))
      }
      add(
        title + LocalizedText("（\(scale.unit.name.chinese)）", " (\(scale.unit.name.english))"),
        pairs.map { .figure($0.0) }, pairs.map { .figure($0.1) },
        pairs.map { before, after in
          .change(after.flatMap { after in before.map { after.change(from: $0) } })
        })
    }
    amounts(CommonText.income) { $0.income }
    amounts(CommonText.expenditure) { $0.expenditure }
    amounts(CommonText.result) { $0.result }
    amounts(CommonText.closing) { $0.closing }
    func figures(_ title: LocalizedText, _ value: (Projection, Int) -> PrintedFigure?) {
      let pairs = span.map { (value(projection, $0), value(entry.projection, $0)) }
      add(
        title, pairs.map { .figure($0.0) }, pairs.map { .figure($0.1) },
        pairs.map { before, after in
          .change(after.flatMap { after in before.map { after.change(from: $0) } })
        })
    }
    figures(CostingText.endMonths) { projection, year in
      projection.payableMonths(at: timeline.periods(of: year).upperBound).flatMap {
        PrintedFigure(rounding: $0, decimals: 2)
      }
    }
    if model.frequency != .year {
      figures(CostingText.lowestMonths) { projection, year in
        projection.lowestPayableMonths(in: year).flatMap {
          PrintedFigure(rounding: $0.months, decimals: 2)
        }
      }
    }
    if simulation != nil {
      func chances(_ projection: Projection) -> [Double?] {
        span.map { projection.simulation?.year($0)?.deficit.value }
      }
      let (before, after) = (chances(projection), chances(entry.projection))
      add(
        CostingText.chance, before.map { .probability($0) }, after.map { .probability($0) },
        zip(before, after).map { before, after in
          let points = after.flatMap(NumberText.wholePercent).flatMap { after in
            before.flatMap(NumberText.wholePercent).map { after.change(from: $0) }
          }
          return .change(points)
        })
    }
    return ReportTable(
      title: CostingText.beside, basis: scopeBasis,
      columns: [prose(CommonText.measure)]
        + span.map { column(LocalizedText(verbatim: "\($0)")) },
      rows: rows, notes: [CommonText.monthsBy(monthsDefinition).capitalised], isDense: true)
  }

  /// What a measure costs, what it leaves and who has to be asked, a sentence each.
  func costingSentences(_ index: Int) -> [LocalizedText] {
    let entry = scenarios[index]
    let analysis = analyses.changes[index]
    let total = analysis.printedTotal(figureScale)
    let start = entry.fundCase.firstChange
    func moved(_ count: Int64) -> LocalizedText {
      guard count != 0 else { return CostingText.move(nil) }
      let figure = PrintedFigure(count: count, decimals: scale.decimals)
      let number = NumberText.change(figure)
      let unit = figureScale.unit
      return CostingText.move(
        LocalizedText("\(number) \(unit.chinese)", "\(number) \(unit.english)"))
    }
    let touched = total.filter { $0.income != 0 || $0.expenditure != 0 }
    guard let first = start, let last = total.last, !touched.isEmpty else {
      return [CostingText.nothing]
    }
    var sentences = [CostingText.begins(DateText.words(first))]
    sentences += touched.prefix(3).map {
      CostingText.year(
        $0.year, income: moved($0.income), expenditure: moved($0.expenditure),
        result: moved($0.result))
    }
    let end = timeline.periods(of: last.year).upperBound
    let months = [projection, entry.projection].map { NumberText.months($0.payableMonths(at: end)) }
    sentences.append(CostingText.end(last.year, closing: moved(last.closing), months: months))
    if simulation != nil {
      let chances = touched.prefix(3).compactMap { one -> LocalizedText? in
        guard let before = projection.simulation?.year(one.year)?.deficit.value,
          let after = entry.projection.simulation?.year(one.year)?.deficit.value
        else { return nil }
        return CostingText.chance(
          one.year, NumberText.probability(before), NumberText.probability(after))
      }
      if !chances.isEmpty { sentences.append(CostingText.chances(chances.joined("，", ", "))) }
    }
    let verdict = variantVerdicts[index].verdict
    sentences.append(CostingText.outlook(verdict.sentence))
    sentences.append(procedure(index, total))
    return sentences
  }

  /// Whether the level above has to be asked before the measure is decided.
  private func procedure(_ index: Int, _ total: [ChangeAnalysis.PrintedAmounts]) -> LocalizedText {
    guard total.contains(where: { $0.result < 0 }) else { return CostingText.saves }
    func deficits(_ years: [YearFigures]) -> LocalizedText? {
      let found = years.filter { $0.isProjected && $0.result.count < 0 }
      return found.isEmpty
        ? nil : found.map { LocalizedText(verbatim: "\($0.year)") }.joined("、", ", ")
    }
    guard let after = deficits(scenarioYears[index]) else { return CostingText.carried }
    let sentence = CostingText.deficits(after, without: deficits(years))
    // The duty to ask is the rule of one country's funds.
    return model.currency == "元" ? sentence + LocalizedText("", " ") + CostingText.ask : sentence
  }
}

import Budgeting
import Funds
import Quantities

extension FundChapter {
  /// One parameter's course for one group, ready to be printed.
  struct Assumption {
    let name: String
    let title: LocalizedText
    let group: LocalizedText?
    let index: Int
    let path: ParameterPath
    let shown: ShownUnit
    let label: ParameterLabel?
  }

  /// Every parameter and group that the model reads and that is ever above zero, devices that the
  /// fund is without left out.
  func assumptions() -> [Assumption] {
    model.parameters.flatMap { name -> [Assumption] in
      guard let path = plan.parameters[name], !path.isUnused else { return [] }
      let label = labels[name]
      let title = label?.title ?? LocalizedText(verbatim: name)
      let rows = path.isGrouped ? Array(path.values.indices) : [0]
      return rows.compactMap { row in
        // A group that a line does not read has no course of its own.
        if path.isGrouped, path.values[row].allSatisfy({ $0 == 0 }) { return nil }
        return Assumption(
          name: name, title: title, group: path.isGrouped ? model.groups[row].title : nil,
          index: row, path: path, shown: ShownUnit(label, money: scale.unit), label: label)
      }
    }
  }

  /// Values by year with the last given one, the rule beyond it and the source.
  func assumptionTable() -> ReportTable {
    let last = timeline.end.year
    let all = Array(closedThrough.year...last)
    let span = all.count > 6 ? Array(all.prefix(5)) + [last] : all
    let rows = assumptions().map { item -> ReportTable.Row in
      let given = lastGiven(item)
      let cells = span.map { year -> ReportTable.Cell in
        let date = item.path.isCover ? Period(year: year) : timeline.periods(of: year).upperBound
        let origin = item.path.origin(group: item.index, at: date)
        var isEstimate = false
        if case .extrapolated = origin { isEstimate = true }
        return .figure(
          item.shown.figure(item.path.value(group: item.index, at: date)), isEstimate: isEstimate)
      }
      let title =
        item.group.map {
          LocalizedText(
            "\(item.title.chinese)：\($0.chinese)", "\(item.title.english): \($0.english)")
        } ?? item.title
      return ReportTable.Row(
        [.text(title), .text(item.shown.name)] + cells + [
          .verbatim(given.map { "\($0.period)" } ?? ""), .text(rule(item)),
          .verbatim(given.map { AssumptionText.source($0.origin) } ?? ""),
        ])
    }
    return ReportTable(
      title: AssumptionText.register,
      columns: [prose(CommonText.parameter), label(CommonText.unit)]
        + span.map { column(LocalizedText(verbatim: "\($0)")) }
        + [
          label(AssumptionText.lastGiven), label(AssumptionText.rule),
          prose(CommonText.source),
        ], rows: rows, notes: [AssumptionText.note], isDense: true)
  }

  /// The last date whose value was given rather than continued.
  func lastGiven(_ item: Assumption) -> (period: Period, origin: ValueOrigin)? {
    let origins = item.path.origins[item.index]
    guard
      let slot = origins.lastIndex(where: {
        if case .extrapolated = $0 { false } else { true }
      })
    else { return nil }
    // A level that holds through its year is dated by the year's first slot it was given at; the
    // years before have figures of their own, equal or not. A change has one date, however long it acts.
    var isChange = false
    if case .change = origins[slot] { isChange = true }
    let year = item.path.start.advanced(by: slot).year
    var first = slot
    while first > 0, origins[first - 1] == origins[slot],
      isChange || item.path.start.advanced(by: first - 1).year == year,
      item.path.values[item.index][first - 1] == item.path.values[item.index][slot]
    {
      first -= 1
    }
    return (item.path.start.advanced(by: first), origins[slot])
  }

  private func rule(_ item: Assumption) -> LocalizedText {
    guard let last = item.path.origins[item.index].last, case .extrapolated(let rule) = last else {
      return .empty
    }
    return AssumptionText.rule(rule) { amount in
      let figure = PrintedFigure(rounding: item.shown.value(amount), decimals: item.shown.decimals)
      let text = NumberText.change(figure)
      return LocalizedText(
        "\(text) \(item.shown.name.chinese)", "\(text) \(item.shown.name.english)")
    }
  }

  /// Known matters and judgements past the last closed period.
  func eventTable() -> ReportTable {
    let events = plan.events.filter { $0.period > closedThrough }
    return ReportTable(
      title: AssumptionText.known, basis: CommonText.unit(scale.unit.name),
      columns: [
        label(CommonText.period), label(CommonText.line), prose(CommonText.note),
        column(CommonText.amount), prose(CommonText.source),
      ],
      rows: events.map { event in
        ReportTable.Row([
          .verbatim("\(event.period)"),
          .text(model.line(event.line)?.title ?? LocalizedText(verbatim: event.line)),
          .text(event.title), .change(figure(event.amount)), .verbatim(event.source),
        ])
      })
  }
}

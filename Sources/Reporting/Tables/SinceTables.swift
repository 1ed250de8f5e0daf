import Funds
import Quantities

extension FundChapter {
  /// Balances at the ends of years, then and now, and what moved them.
  func sinceYearTable(_ difference: ReportDifference) -> ReportTable {
    let unit = scale.unit.name
    func printed(_ value: Double) -> PrintedFigure? {
      PrintedFigure(rounding: value, decimals: scale.decimals)
    }
    var columns = [label(CommonText.year)]
    for head in [SinceText.earlier, SinceText.now, CommonText.change] {
      columns.append(column(head, unit, group: CommonText.book))
    }
    let causes = [SinceText.known, SinceText.revised, SinceText.outlook, SinceText.other]
    for head in causes { columns.append(column(head, unit, group: SinceText.causes)) }
    for head in [SinceText.earlier, SinceText.now, CommonText.change] {
      columns.append(column(head, CommonText.months, group: CommonText.payableMonths))
    }
    let rows = difference.years.map { year -> ReportTable.Row in
      let (then, now) = (printed(year.earlierBook), printed(year.book))
      let change = then.flatMap { then in now?.change(from: then) }
      let parts = [year.known, year.revised, year.outlook, year.other]
      // Rounded so that the causes add up to the change as printed.
      let figures = change.flatMap { RoundedTree.parts(parts, addingTo: $0) } ?? []
      var cells: [ReportTable.Cell] = [
        .text(DateText.yearEnd(year.year)), .figure(then), .figure(now), .change(change),
      ]
      cells += parts.indices.map { .change($0 < figures.count ? figures[$0] : printed(parts[$0])) }
      func months(_ value: Double?) -> PrintedFigure? {
        value.flatMap { PrintedFigure(rounding: $0, decimals: 2) }
      }
      let (monthsThen, monthsNow) = (months(year.earlierMonths), months(year.months))
      cells += [
        .figure(monthsThen), .figure(monthsNow),
        .change(monthsThen.flatMap { then in monthsNow?.change(from: then) }),
      ]
      return ReportTable.Row(cells)
    }
    return ReportTable(
      title: SinceText.balances, basis: scopeBasis, columns: columns, rows: rows,
      notes: [SinceText.note])
  }

  /// The lines of the months closed since, the largest misses first.
  func sinceLineTable(_ difference: ReportDifference) -> ReportTable {
    let unit = scale.unit.name
    let lines = difference.lines.filter { $0.projected != 0 || $0.actual != 0 }
    let order = lines.indices.sorted { one, other in
      let (left, right) = (lines[one], lines[other])
      let (mine, theirs) = (abs(left.actual - left.projected), abs(right.actual - right.projected))
      return mine == theirs ? one < other : mine > theirs
    }
    let rows = order.map { index -> ReportTable.Row in
      let line = lines[index]
      let pair = SinceFigures(line.projected, line.actual, decimals: max(scale.decimals, 2))
      return ReportTable.Row(
        [.text(line.item.title), .text(CommonText.sideName(line.item.side))] + pair.cells
          + [.percent(pair.percent, isSigned: true)])
    }
    return ReportTable(
      title: SinceText.lines,
      basis: CommonText.unit(unit),
      columns: [
        label(CommonText.line), label(CommonText.side), column(SinceText.projectedThen),
        column(CommonText.actual), column(SinceText.error),
        column(SinceText.error, CommonText.percent),
      ], rows: rows, isDense: true)
  }

  /// Records of periods closed before that are given otherwise now, the largest differences first.
  ///
  /// - Parameter limit: how many are listed; the others are counted.
  func sinceRevisionTable(_ difference: ReportDifference, limit: Int = .max) -> ReportTable {
    let all = difference.revisions
    let rows = all.prefix(limit).map { revision in
      ReportTable.Row(
        [.text(revision.item.title), .verbatim("\(revision.period)")]
          + SinceFigures(
            revision.earlier, revision.now, decimals: max(scale.decimals, 2)
          ).cells)
    }
    return ReportTable(
      title: SinceText.revisions, basis: CommonText.unit(scale.unit.name),
      columns: [
        label(CommonText.line), label(CommonText.period), column(SinceText.earlier),
        column(SinceText.now), column(CommonText.change),
      ], rows: rows, notes: all.count > limit ? [SinceText.more(all.count - limit)] : [],
      isDense: true)
  }

  /// Parameters that are assumed otherwise, at the first date that differs.
  func sinceCourseTable(_ difference: ReportDifference) -> ReportTable {
    let rows = difference.courses.map { course -> ReportTable.Row in
      let item = course.assumption
      let title =
        item.group.map {
          LocalizedText(
            "\(item.title.chinese)：\($0.chinese)", "\(item.title.english): \($0.english)")
        } ?? item.title
      return ReportTable.Row(
        [.text(title), .text(item.shown.name), .verbatim("\(course.from)")]
          + SinceFigures(course.earlier, course.now, decimals: item.shown.decimals).cells)
    }
    return ReportTable(
      title: SinceText.courses,
      columns: [
        label(CommonText.parameter), label(CommonText.unit), label(SinceText.from),
        column(SinceText.earlier), column(SinceText.now), column(CommonText.change),
      ], rows: rows, isDense: true)
  }
}

extension MeetingReport {
  /// How a chapter differs from the earlier report; `nil` where none was given or none compares.
  func difference(_ chapter: FundChapter) -> ReportDifference? {
    earlier.flatMap { ReportDifference(chapter, since: $0) }
  }

  /// Files, settings and versions that are not what they were; `nil` without an earlier report.
  func sinceFileTable() -> ReportTable? {
    guard let earlier else { return nil }
    let now = manifest.table().rows.map { row in
      (name: row.cells[0], content: row.cells[1].text(language))
    }
    var rows: [ReportTable.Row] = []
    for (name, content) in now {
      // Names stand in the language of the report, then as now.
      guard let old = earlier.manifest.first(where: { isOne($0.name, of: name.text) }) else {
        rows.append(ReportTable.Row([name, .text(SinceText.added)]))
        continue
      }
      guard old.content != content else { continue }
      let isHash = content.hasPrefix("sha256:")
      rows.append(
        ReportTable.Row([
          name, isHash ? .text(SinceText.changed) : .verbatim("\(old.content) → \(content)"),
        ]))
    }
    for old in earlier.manifest
    where !now.contains(where: { isOne(old.name, of: $0.name.text) }) {
      rows.append(ReportTable.Row([.verbatim(old.name), .text(SinceText.removed)]))
    }
    return ReportTable(
      title: SinceText.files,
      columns: [
        DataTable.Column(MethodText.name, kind: .prose),
        DataTable.Column(SinceText.what, kind: .prose),
      ], rows: rows, isDense: true)
  }

  private func isOne(_ name: String, of text: LocalizedText) -> Bool {
    name == text.chinese || name == text.english
  }
}

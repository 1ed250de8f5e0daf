import Funds
import Quantities

extension FundChapter {
  /// Balances at the ends of years, then and now, and what moved them.
  func sinceYearTable(_ difference: ReportDifference) -> ReportTable {
    let unit = scale.unit.name
    var columns = [label(CommonText.year)]
    for head in [SinceText.earlier, SinceText.now, CommonText.change] {
      columns.append(column(head, unit, group: CommonText.book))
    }
    let heads = [SinceText.known, SinceText.revised, SinceText.outlook, SinceText.other]
    for head in heads { columns.append(column(head, unit, group: SinceText.causes)) }
    for head in [SinceText.earlier, SinceText.now, CommonText.change] {
      columns.append(column(head, CommonText.months, group: CommonText.payableMonths))
    }
    let rows = difference.years.map { year -> ReportTable.Row in
      let book = balances(of: year)
      var cells: [ReportTable.Cell] = [.text(DateText.yearEnd(year.year))] + book.cells
      cells += causes(of: year).map { .change($0) }
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

  /// A year's balances as the two reports print them.
  private func balances(of year: ReportDifference.Year) -> SinceFigures {
    SinceFigures(year.printedEarlierBook, year.printedBook, decimals: scale.decimals)
  }

  /// What moved a balance: months closed since, records revised, new outlook, other. They add up to the
  /// change as printed: what is known is rounded by itself, so that it is the same in every year ahead,
  /// and the new outlook takes what rounding leaves; in a year that has closed, what no line books.
  private func causes(of year: ReportDifference.Year) -> [PrintedFigure?] {
    let decimals = scale.decimals
    let parts = [year.known, year.revised, year.outlook, year.other].map {
      PrintedFigure(rounding: $0, decimals: decimals)
    }
    guard let change = balances(of: year).change, let known = parts[0], let revised = parts[1],
      let other = parts[3]
    else { return parts }
    func figure(_ count: Int64) -> PrintedFigure { PrintedFigure(count: count, decimals: decimals) }
    let rest = change.count - known.count - revised.count
    return year.isClosed
      ? [known, revised, figure(0), figure(rest)]
      : [known, revised, figure(rest - other.count), other]
  }

  /// What each line's new outlook moves the balances by, adding up to the new outlook as printed.
  func sinceOutlookTable(_ difference: ReportDifference) -> ReportTable {
    let totals = difference.years.map { causes(of: $0)[2] }
    let columns = difference.years.indices.map { index -> [PrintedFigure?] in
      let effects = difference.outlooks.map { $0.effects[index] }
      if let figures = totals[index].flatMap({ RoundedTree.parts(effects, addingTo: $0) }) {
        return figures
      }
      return effects.map { PrintedFigure(rounding: $0, decimals: scale.decimals) }
    }
    var rows = difference.outlooks.indices.compactMap { line -> ReportTable.Row? in
      let figures = columns.map { $0[line] }
      guard figures.contains(where: { $0?.count != 0 }) else { return nil }
      let item = difference.outlooks[line].item
      return ReportTable.Row(
        [.text(item.title), .text(CommonText.sideName(item.side))] + figures.map { .change($0) })
    }
    if !rows.isEmpty {
      rows.append(
        ReportTable.Row(
          .total, [.text(CommonText.total), .blank] + totals.map { .change($0) }))
    }
    return ReportTable(
      title: SinceText.outlooks, basis: CommonText.unit(scale.unit.name),
      columns: [label(CommonText.line), label(CommonText.side)]
        + difference.years.map { column(DateText.yearEnd($0.year)) },
      rows: rows, isDense: true)
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
        [.text(revision.item.title), .verbatim(SinceText.span(revision.periods))]
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

  /// Parameters whose closed periods are given otherwise, at the first date that differs.
  func sinceRevisedCourseTable(_ difference: ReportDifference) -> ReportTable {
    courseTable(SinceText.revisedCourses, difference.revisedCourses)
  }

  /// Parameters whose periods closed since are not what was assumed, at the first date that differs.
  func sinceKnownCourseTable(_ difference: ReportDifference) -> ReportTable {
    courseTable(SinceText.knownCourses, difference.knownCourses)
  }

  /// Parameters that are assumed otherwise, at the first date that differs.
  func sinceCourseTable(_ difference: ReportDifference) -> ReportTable {
    courseTable(SinceText.courses, difference.courses)
  }

  private func courseTable(_ title: LocalizedText, _ courses: [ReportDifference.Course])
    -> ReportTable
  {
    let rows = courses.map { course -> ReportTable.Row in
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
      title: title,
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

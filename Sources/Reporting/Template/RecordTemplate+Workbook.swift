public import Quantities
import Tables

extension RecordTemplate {
  /// The workbook to fill in: a sheet a fund, and one that says how.
  ///
  /// - Parameters:
  ///   - scenario: The path of the scenario the rows belong to.
  ///   - day: The day the file says it was made on.
  public func workbook(for scenario: String, made day: Workbook.Day, in language: Language)
    -> Workbook
  {
    let steps = TemplateText.instructions(periods, scenario: scenario).enumerated().map {
      Workbook.Sheet.Row(cells: [
        Workbook.Cell(.text("\($0 + 1). \($1(language))"), format: .prose)
      ])
    }
    var names: Set<String> = []
    return Workbook(
      title: TemplateText.sheet(language), created: day,
      sheets: funds.filter { !$0.rows.isEmpty }.map { fund in
        sheet(fund, named: RecordTemplate.tab(fund, language, &names), in: language)
      } + [
        Workbook.Sheet(
          name: TemplateText.sheet(language), columns: [.init(width: 96)], rows: steps,
          print: .init(isLandscape: true))
      ])
  }

  /// The heads in the order of the columns.
  private static func heads(_ language: Language) -> [String] {
    let columns = ["fund", "item", "group", "period", "basis", "value", "unit"]
    let last = ["standing", "scope", "note", "source"]
    func head(_ name: String) -> String {
      language == .english ? name : ColumnSchema.records.aliases(of: name).first ?? name
    }
    let remarks = [TemplateText.before, TemplateText.yearBefore].map { "# \($0(language))" }
    return columns.prefix(2).map(head) + ["# \(TemplateText.name(language))"]
      + columns.dropFirst(2).map(head) + remarks + last.map(head)
  }

  private func sheet(_ fund: Fund, named name: String, in language: Language) -> Workbook.Sheet {
    func figure(_ number: DecimalText?) -> Workbook.Cell {
      Workbook.Cell(number.map { .number($0.value) } ?? .blank, style: .memo)
    }
    let rows = fund.rows.map { row in
      Workbook.Sheet.Row(cells: [
        .text(row.key.fund), .text(row.key.item),
        Workbook.Cell(.text(row.title(language)), style: .memo), .text(row.key.group ?? ""),
        .text(row.key.period.description), .text(row.key.basis.label(language)),
        Workbook.Cell(.blank, style: .input), .text(row.unit.symbol), figure(row.before),
        figure(row.yearBefore), Workbook.Cell(.blank, style: .input),
        .text(row.key.scope ?? ""), Workbook.Cell(.blank, style: .input),
        Workbook.Cell(.blank, style: .input),
      ])
    }
    let widths = [11.0, 26, 30, 11, 10, 10, 16, 11, 16, 16, 8, 10, 16, 24]
    return Workbook.Sheet(
      name: name, columns: widths.map { .init(width: $0) },
      rows: [Workbook.Sheet.Row(.head, cells: RecordTemplate.heads(language).map { .text($0) })]
        + rows, frozenRows: 1, frozenColumns: 3,
      print: .init(repeatedRows: 0..<1))
  }

  /// A name that a tab bears: of the fund in words, or in records where that is too long or taken.
  private static func tab(_ fund: Fund, _ language: Language, _ names: inout Set<String>) -> String
  {
    let candidates = [
      fund.title(language), fund.name, "\(fund.name.prefix(24)) \(names.count + 1)",
    ]
    let free = candidates.first { name in
      name.utf16.count <= 31 && !name.contains(where: { "[]:*?/\\'".contains($0) })
        && !names.contains(name.lowercased())
    }
    let name = free ?? "\(names.count + 1)"
    names.insert(name.lowercased())
    return name
  }
}

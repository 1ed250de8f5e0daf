import Actuarial
import LinearAlgebra
import Quantities
import Scenarios
import Tables

/// Death rates, or deaths and exposures, read from a table of `year,age,sex,…`.
struct MortalityFile {
  /// The data of one sex, as the file writes it.
  struct Sex {
    let name: String
    let data: MortalityData

    /// The row of each cell, ages × years, to say where an error lies.
    let rows: [[Int]]

    /// The ages, of which the last group may be open.
    let span: AgeSpanCovered
  }

  /// The sexes in the order of the file; one without a name where the file has no such column.
  let sexes: [Sex]

  /// Findings that do not forbid going on.
  let notes: [Diagnostic]

  private let reader: FigureReader

  static let schema = ColumnSchema([
    .init("year", aliases: ["年份", "年"], isRequired: true),
    .init("age", aliases: ["年龄"], isRequired: true),
    .init("sex", aliases: ["性别"]),
    .init("rate", aliases: ["死亡率", "mx"]),
    .init("deaths", aliases: ["死亡人数"]),
    .init("exposure", aliases: ["暴露人年", "人年"]),
  ])

  /// Whether the file gives deaths and exposures.
  var hasDeaths: Bool { reader.has("deaths") && reader.has("exposure") }

  /// Reads a file.
  ///
  /// - Throws: `InputFault` with everything wrong: missing columns, cells given twice or missing,
  ///   negative numbers.
  init(_ path: String) throws(InputFault) {
    var reader = try FigureReader(path, Self.schema)
    let hasDeaths = reader.has("deaths") && reader.has("exposure")
    if !hasDeaths && !reader.has("rate") {
      throw InputFault(
        Diagnostic(
          code: "missing-column", at: reader.table.headerPlace(0),
          found: LocalizedText("没有死亡率", "there are no death rates"),
          expected: LocalizedText(
            "列 rate，或列 deaths 和 exposure", "a column rate, or columns deaths and exposure")))
    }
    var cells: [MortalityCell] = []
    for row in 0..<reader.table.rowCount {
      if let cell = MortalityCell(row, &reader, hasDeaths: hasDeaths) { cells.append(cell) }
    }
    try reader.check()
    var names: [String] = []
    for cell in cells where !names.contains(cell.sex) { names.append(cell.sex) }
    var sexes: [Sex] = []
    for name in names {
      if let sex = Self.gather(name, cells.filter { $0.sex == name }, hasDeaths, &reader) {
        sexes.append(sex)
      }
    }
    try reader.check()
    if sexes.isEmpty {
      throw InputFault(
        Diagnostic(
          code: "empty-table", at: SourcePlace(file: path),
          found: LocalizedText("表中没有数据行", "the table has no rows")))
    }
    self.sexes = sexes
    self.reader = reader
    notes = reader.findings + Self.grouping(sexes, path)
  }

  /// Puts one sex's cells into matrices; `nil` where that is impossible, which is reported.
  private static func gather(
    _ name: String, _ cells: [MortalityCell], _ hasDeaths: Bool, _ reader: inout FigureReader
  ) -> Sex? {
    let years = Set(cells.map(\.year)).sorted()
    guard let firstYear = years.first, let lastYear = years.last, lastYear - firstYear < 1_000
    else {
      reader.report(
        cells.first?.row ?? 0, "year", "uneven-years",
        LocalizedText("年份的范围过大", "the range of years is too wide"))
      return nil
    }
    guard let ages = AgeAxis.starts(cells.map { ($0.row, $0.age) }, &reader) else { return nil }
    let width = lastYear - firstYear + 1
    var rows = [[Int]](repeating: [Int](repeating: -1, count: width), count: ages.count)
    var first = Matrix(rows: ages.count, columns: width)
    var second = first
    var isSound = true
    for cell in cells {
      guard let age = ages.firstIndex(of: cell.age.start) else { continue }
      let year = cell.year - firstYear
      if rows[age][year] >= 0 {
        isSound = false
        reader.report(
          cell.row, "age", "repeated-cell",
          LocalizedText(
            "\(cell.year) 年 \(cell.age.start) 岁出现两次",
            "age \(cell.age.start) of \(cell.year) stands twice"),
          LocalizedText("每岁（或每组）每年一行", "one row for each age, or group of ages, and year"))
      }
      rows[age][year] = cell.row
      (first[age, year], second[age, year]) = (cell.first, cell.second)
    }
    for (age, start) in ages.enumerated() {
      for year in 0..<width where rows[age][year] < 0 && isSound {
        isSound = false
        reader.report(
          cells[0].row, "age", "missing-cell",
          LocalizedText(
            "缺少 \(firstYear + year) 年 \(start) 岁",
            "age \(start) of \(firstYear + year) is missing"),
          LocalizedText("每岁（或每组）每年一行", "one row for each age, or group of ages, and year"))
      }
    }
    guard isSound else { return nil }
    let allYears = Array(firstYear...lastYear)
    let data =
      hasDeaths
      ? try? MortalityData(ages: ages, years: allYears, deaths: first, exposure: second)
      : try? MortalityData(ages: ages, years: allYears, rates: first)
    return data.map { Sex(name: name, data: $0, rows: rows, span: span(ages, cells)) }
  }

  /// The ages covered, the last group as its rows write it.
  private static func span(_ ages: [Int], _ cells: [MortalityCell]) -> AgeSpanCovered {
    let (first, last) = (ages.first ?? 0, ages.last ?? 0)
    let own = cells.filter { $0.age.start == last }.map(\.age)
    let isOpen =
      own.contains(where: \.isOpen)
      || own.allSatisfy { $0.end == nil } && last >= AgeSpanCovered.youngestPlainOpenAge
    if isOpen { return AgeSpanCovered(first: first, end: nil) }
    let step = ages.count > 1 ? last - ages[ages.count - 2] : 1
    return AgeSpanCovered(first: first, end: own.compactMap(\.end).first ?? last + step)
  }

  /// A note that models rest on groups of ages, where they do.
  private static func grouping(_ sexes: [Sex], _ path: String) -> [Diagnostic] {
    let isGrouped = sexes.contains { sex in
      zip(sex.data.ages, sex.data.ages.dropFirst()).contains { $1 - $0 > 1 }
    }
    if !isGrouped { return [] }
    return [
      Diagnostic(
        .note, code: "grouped-ages", at: SourcePlace(file: path),
        found: LocalizedText(
          "年龄分组：模型按组拟合（Lee–Carter 原文同此），平均预期寿命由组间插值到单岁计算",
          "ages come in groups: models are fitted to groups, as Lee and Carter did; life "
            + "expectancies follow from single ages between them"))
    ]
  }

  /// An error of the computation as a finding with its place in the file.
  func fault(_ error: MortalityError, _ sex: Sex) -> InputFault {
    func place(_ age: Int, _ year: Int) -> SourcePlace {
      guard sex.rows.indices.contains(age), sex.rows[age].indices.contains(year) else {
        return SourcePlace(file: reader.table.path)
      }
      return reader.place(sex.rows[age][year], hasDeaths ? "deaths" : "rate")
    }
    let whole = SourcePlace(file: reader.table.path)
    let finding =
      switch error {
      case .unusableRate(let age, let year, let value):
        Diagnostic(
          code: "unusable-rate", at: place(age, year),
          found: LocalizedText("死亡率 \(value) 不能取对数", "the rate \(value) has no logarithm"),
          expected: LocalizedText("大于零的死亡率", "a rate above zero"),
          remedy: hasDeaths
            ? LocalizedText(
              "有年龄没有死亡时，可用 --method poisson（外推时同时加 --fitted），或合并年龄组",
              "Where an age has no death, use --method poisson, with --fitted to project, or put ages "
                + "together") : nil)
      case .unusableExposure(let age, let year, let value):
        Diagnostic(
          code: "unusable-exposure", at: place(age, year),
          found: LocalizedText("\(value) 不能用", "\(value) cannot be used"),
          expected: LocalizedText("不小于零的数", "a number not below zero"))
      case .tooFewValues(let count, let needed):
        Diagnostic(
          code: "too-few-values", at: whole,
          found: LocalizedText(
            "只有 \(count) 个，至少 \(needed) 个", "\(count) where \(needed) are needed"))
      case .notConverged(let iterations):
        Diagnostic(
          code: "not-converged", at: whole,
          found: LocalizedText(
            "迭代 \(iterations) 次未收敛", "no convergence in \(iterations) iterations"))
      default:
        Diagnostic(
          code: "degenerate", at: whole,
          found: LocalizedText("数据不足以唯一确定模型", "the data do not determine the model"))
      }
    return InputFault(finding)
  }
}

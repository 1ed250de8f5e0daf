import Actuarial
import LinearAlgebra
import Quantities
import Tables

/// Death rates, or deaths and exposures, read from a table of `year,age,sex,…`.
struct MortalityFile {
  /// The data of one sex, as the file writes it.
  struct Sex {
    let name: String
    let data: MortalityData

    /// The row of each cell, ages × years, to say where an error lies.
    let rows: [[Int]]
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
    notes = reader.findings
  }

  /// Puts one sex's cells into matrices; `nil` where that is impossible, which is reported.
  private static func gather(
    _ name: String, _ cells: [MortalityCell], _ hasDeaths: Bool, _ reader: inout FigureReader
  ) -> Sex? {
    let ages = Set(cells.map(\.age)).sorted()
    let years = Set(cells.map(\.year)).sorted()
    guard let firstAge = ages.first, let lastAge = ages.last, let firstYear = years.first,
      let lastYear = years.last, lastAge - firstAge < 200, lastYear - firstYear < 1_000
    else {
      reader.report(
        cells.first?.row ?? 0, "age", "uneven-ages",
        LocalizedText("年龄或年份的范围过大", "the range of ages or years is too wide"))
      return nil
    }
    let (width, height) = (lastYear - firstYear + 1, lastAge - firstAge + 1)
    var rows = [[Int]](repeating: [Int](repeating: -1, count: width), count: height)
    var first = Matrix(rows: height, columns: width)
    var second = first
    var isSound = true
    for cell in cells {
      let (age, year) = (cell.age - firstAge, cell.year - firstYear)
      if rows[age][year] >= 0 {
        isSound = false
        reader.report(
          cell.row, "age", "repeated-cell",
          LocalizedText(
            "\(cell.year) 年 \(cell.age) 岁出现两次", "age \(cell.age) of \(cell.year) stands twice"),
          LocalizedText("每岁每年一行", "one row for each age and year"))
      }
      rows[age][year] = cell.row
      (first[age, year], second[age, year]) = (cell.first, cell.second)
    }
    for age in 0..<height {
      for year in 0..<width where rows[age][year] < 0 && isSound {
        isSound = false
        reader.report(
          cells[0].row, "age", "missing-cell",
          LocalizedText(
            "缺少 \(firstYear + year) 年 \(firstAge + age) 岁",
            "age \(firstAge + age) of \(firstYear + year) is missing"),
          LocalizedText("每岁每年一行", "one row for each age and year"))
      }
    }
    guard isSound else { return nil }
    let (allAges, allYears) = (Array(firstAge...lastAge), Array(firstYear...lastYear))
    let data =
      hasDeaths
      ? try? MortalityData(ages: allAges, years: allYears, deaths: first, exposure: second)
      : try? MortalityData(ages: allAges, years: allYears, rates: first)
    return data.map { Sex(name: name, data: $0, rows: rows) }
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
          expected: LocalizedText("大于零的死亡率", "a rate above zero"))
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

/// One row of a mortality file.
struct MortalityCell {
  let row: Int
  let year: Int
  let age: Int
  let sex: String
  /// Deaths, or the rate.
  let first: Double
  /// The exposure, or zero.
  let second: Double

  /// Reads a row; `nil` where it is at fault, which is reported.
  init?(_ row: Int, _ reader: inout FigureReader, hasDeaths: Bool) {
    func quantity(_ column: String, _ reader: inout FigureReader) -> Double? {
      guard let value = reader.number(row, column) else {
        if reader.text(row, column).isEmpty {
          reader.report(
            row, column, "missing-value", LocalizedText("没有数值", "there is no value"))
        }
        return nil
      }
      if value < 0 {
        reader.report(
          row, column, "negative-value", LocalizedText("\(value) 是负数", "\(value) is negative"),
          LocalizedText("不小于零的数", "a number not below zero"))
        return nil
      }
      return value
    }
    let year = reader.wholeNumber(row, "year")
    let ageText = reader.text(row, "age")
    let age = ageText.hasSuffix("+") ? Int(ageText.dropLast()) : reader.wholeNumber(row, "age")
    let first = quantity(hasDeaths ? "deaths" : "rate", &reader)
    let second = hasDeaths ? quantity("exposure", &reader) : 0
    guard let year, let age, let first, let second else { return nil }
    self.row = row
    self.year = year
    self.age = age
    self.first = first
    self.second = second
    sex = reader.text(row, "sex")
  }
}

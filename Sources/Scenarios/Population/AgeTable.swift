import Quantities
import Tables

/// Values by year, age group and sex, read from a table and checked.
struct AgeTable {
  /// What a value may be.
  enum Limits {
    case any
    case notNegative
    case deathRate
    case probability
  }

  /// One value of one group.
  struct Cell {
    let row: Int
    let year: Int
    /// 0 for women, 1 for men; 2 where the table does not tell them apart.
    let sex: Int
    let start: Int
    /// The age after the last, where the table gives it; `nil` for an open group or a plain age.
    let end: Int?
    let isOpen: Bool
    let value: Double
  }

  /// The groups of one year and sex, which adjoin.
  struct Series {
    let year: Int
    let sex: Int
    let starts: [Int]
    /// The age after the last group; `nil` where the last is open.
    let end: Int?
    let values: [Double]
    let rows: [Int]
  }

  /// The series in order of year and sex.
  let series: [Series]

  /// The years, ascending.
  var years: [Int] {
    series.reduce(into: []) { if $0.last != $1.year { $0.append($1.year) } }
  }

  /// The series of a year and sex; one for both sexes serves either.
  func series(_ year: Int, sex: Int) -> Series? {
    series.first { $0.year == year && ($0.sex == sex || $0.sex == 2) }
  }

  /// Reads the cells of a column and puts them together; what is wrong is reported.
  ///
  /// - Parameters:
  ///   - column: the column of the values.
  ///   - isOpen: whether the last group is open, even where it is written as a plain age.
  ///   - startsAtZero: whether the first group must begin at age zero.
  ///   - needsSexes: whether women and men must be told apart.
  init(
    _ reader: inout FigureReader, column: String, limits: Limits, isOpen: Bool,
    startsAtZero: Bool, needsSexes: Bool
  ) {
    var cells: [Cell] = []
    for row in 0..<reader.table.rowCount {
      if let cell = Self.cell(row, column, limits, needsSexes, &reader) { cells.append(cell) }
    }
    var series: [Series] = []
    var grain: [Int]?
    // What is wrong with a value is told first; what follows from it would only hide it.
    for year in reader.isSound ? Set(cells.map(\.year)).sorted() : [] {
      let sexes = Set(cells.filter { $0.year == year }.map(\.sex)).sorted()
      if needsSexes, sexes.count == 1, let only = cells.first(where: { $0.year == year }) {
        reader.report(
          only.row, "sex", "missing-sex",
          LocalizedText("\(year) 年只有一个性别", "\(year) has one sex only"),
          LocalizedText("女性和男性", "women and men"))
      }
      for sex in sexes {
        let own = cells.filter { $0.year == year && $0.sex == sex }
        guard let next = Self.gather(own, isOpen: isOpen, startsAtZero: startsAtZero, &reader)
        else { continue }
        if let grain, grain != next.starts {
          let at =
            zip(grain, next.starts).enumerated().first { $1.0 != $1.1 }?.offset
            ?? min(grain.count, next.starts.count) - 1
          reader.report(
            next.rows[min(at, next.rows.count - 1)], "age", "mixed-grain",
            LocalizedText(
              "这里的年龄分组与前面的年份或性别不同",
              "the age groups differ here from those of another year or sex"),
            LocalizedText("各年、两性的年龄分组相同", "the same age groups for every year and sex"))
        }
        grain = grain ?? next.starts
        series.append(next)
      }
    }
    self.series = series
  }

  /// Puts one year's and sex's cells in order; `nil` where that is impossible.
  private static func gather(
    _ cells: [Cell], isOpen: Bool, startsAtZero: Bool, _ reader: inout FigureReader
  ) -> Series? {
    let sorted = cells.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }.map(\.element)
    var isSound = true
    for (before, cell) in zip(sorted, sorted.dropFirst()) where before.start == cell.start {
      isSound = false
      reader.report(
        cell.row, "age", "repeated-age",
        LocalizedText(
          "\(cell.year) 年 \(cell.start) 岁出现两次", "age \(cell.start) of \(cell.year) stands twice"),
        LocalizedText("每年每性别每个年龄一行", "one row for each year, sex and age"))
    }
    guard isSound, let first = sorted.first, let last = sorted.last else { return nil }
    if startsAtZero && first.start != 0 {
      missing(0, first, &reader)
      return nil
    }
    let steps = zip(sorted, sorted.dropFirst()).map { $1.start - $0.start }
    let usual = steps.count { $0 == 1 } * 2 >= steps.count ? 1 : 5
    for (position, step) in steps.enumerated() {
      let (cell, next) = (sorted[position], sorted[position + 1])
      // 0, 1–4, 5–9 … is the usual form of an abridged life table.
      let isAbridged = usual == 5 && position < 2 && [0, 1].contains(cell.start) && next.start <= 5
      if let end = cell.end, end != next.start {
        end < next.start ? missing(end, next, &reader) : mixed(next, &reader)
        isSound = false
      } else if cell.isOpen {
        mixed(next, &reader)
        isSound = false
      } else if step != usual && !isAbridged && cell.end == nil {
        step > usual && step % usual == 0
          ? missing(cell.start + usual, next, &reader) : mixed(next, &reader)
        isSound = false
      } else if let end = cell.end, end - cell.start != usual, !isAbridged {
        mixed(cell, &reader)
        isSound = false
      }
      if !isSound { return nil }
    }
    return Series(
      year: first.year, sex: first.sex, starts: sorted.map(\.start),
      end: isOpen || last.isOpen ? nil : last.end ?? last.start + usual,
      values: sorted.map(\.value), rows: sorted.map(\.row))
  }

  private static func missing(_ age: Int, _ next: Cell, _ reader: inout FigureReader) {
    reader.report(
      next.row, "age", "missing-age",
      LocalizedText("缺少 \(next.year) 年 \(age) 岁", "age \(age) of \(next.year) is missing"),
      LocalizedText("年龄从头到尾连续", "ages without a gap"))
  }

  private static func mixed(_ cell: Cell, _ reader: inout FigureReader) {
    reader.report(
      cell.row, "age", "mixed-grain",
      LocalizedText(
        "年龄分组从 \(cell.start) 岁起与前面不同或重叠",
        "the width of the age groups changes at age \(cell.start), or groups overlap"),
      LocalizedText(
        "全部为单岁，或全部为五岁一组（可把 0 岁单列）",
        "single ages throughout, or groups of five years (age 0 may stand alone)"))
  }

  private static func cell(
    _ row: Int, _ column: String, _ limits: Limits, _ needsSexes: Bool,
    _ reader: inout FigureReader
  ) -> Cell? {
    let year = reader.has("year") ? reader.wholeNumber(row, "year") : 0
    let sex = sexNumber(row, needsSexes, &reader)
    let age = reader.age(row)
    let text = reader.text(row, column)
    guard let value = reader.number(row, column) else {
      if text.isEmpty {
        reader.report(
          row, column, "missing-value", LocalizedText("没有数值", "there is no value"))
      }
      return nil
    }
    if let fault = fault(value, text, limits) {
      reader.report(row, column, fault.code, fault.found, fault.expected)
      return nil
    }
    guard let year, let sex, let age else { return nil }
    return Cell(
      row: row, year: year, sex: sex, start: age.start, end: age.end, isOpen: age.isOpen,
      value: value)
  }

  /// What is wrong with a value, if anything.
  private static func fault(
    _ value: Double, _ text: String, _ limits: Limits
  ) -> (code: String, found: LocalizedText, expected: LocalizedText)? {
    switch limits {
    case .probability where !(0...1).contains(value):
      (
        "not-a-probability",
        LocalizedText("\(text) 不在 0 到 1 之间", "\(text) is not between 0 and 1"),
        LocalizedText("0 到 1", "0 to 1")
      )
    case .notNegative where value < 0, .deathRate where value < 0:
      (
        "negative-value", LocalizedText("\(text) 是负数", "\(text) is negative"),
        LocalizedText("不小于零的数", "a number not below zero")
      )
    case .deathRate where value > PlausibleDeathRate.limit:
      ("implausible-rate", PlausibleDeathRate.found(text), PlausibleDeathRate.expected)
    default: nil
    }
  }

  static func sexNumber(
    _ row: Int, _ needsSexes: Bool, _ reader: inout FigureReader
  ) -> Int? {
    let text = reader.text(row, "sex")
    if !reader.has("sex") && !needsSexes { return 2 }
    switch SexWord(text) {
    case .female: return 0
    case .male: return 1
    case .both:
      if !needsSexes { return 2 }
    case nil: break
    }
    reader.report(
      row, "sex", "unknown-sex",
      LocalizedText("看不懂性别“\(text)”", "“\(text)” is no sex known here"),
      LocalizedText("female 或 male，女或男，F 或 M", "female or male, F or M"))
    return nil
  }
}

import Quantities
import Scenarios
import Tables

/// The rates that an experience is measured by.
struct StandardTable {
  /// Rates by the first age of each group, one table a sex; without a sex for both. The last group
  /// is open unless it is written with an end.
  private let rates: [(sex: String, ages: [Int], end: Int?, values: [Double])]
  private let path: String

  private static let schema = ColumnSchema([
    .init("sex", aliases: ["性别"]),
    .init("age", aliases: ["年龄", "年龄组"], isRequired: true),
    .init("rate", aliases: ["率", "标准率", "死亡率", "住院率"], isRequired: true),
  ])

  /// Reads a table of `age,rate` and perhaps `sex`.
  ///
  /// - Throws: `InputFault` with everything wrong: rates missing or negative, ages missing or twice.
  init(_ path: String) throws(InputFault) {
    var reader = try FigureReader(path, Self.schema)
    var rows: [(row: Int, sex: String, age: AgeSpan, rate: Double)] = []
    for row in 0..<reader.table.rowCount {
      let age = reader.age(row)
      let written = reader.text(row, "rate")
      let rate = reader.number(row, "rate")
      if written.isEmpty {
        reader.report(row, "rate", "missing-value", LocalizedText("没有数值", "there is no value"))
      } else if let rate, rate < 0 {
        reader.report(
          row, "rate", "negative-value", LocalizedText("\(written) 是负数", "\(written) is negative"),
          LocalizedText("不小于零的数", "a number not below zero"))
      }
      guard let age, let rate, rate >= 0 else { continue }
      rows.append((row, reader.text(row, "sex"), age, rate))
    }
    try reader.check()
    var names: [String] = []
    for row in rows where !names.contains(row.sex) { names.append(row.sex) }
    var rates: [(sex: String, ages: [Int], end: Int?, values: [Double])] = []
    for name in names {
      let own = rows.filter { $0.sex == name }
      guard let ages = AgeAxis.starts(own.map { ($0.row, $0.age) }, &reader) else { continue }
      var values = [Double](repeating: .nan, count: ages.count)
      for row in own {
        guard let position = ages.firstIndex(of: row.age.start) else { continue }
        if !values[position].isNaN {
          reader.report(
            row.row, "age", "repeated-age",
            LocalizedText("\(row.age.start) 岁出现两次", "age \(row.age.start) stands twice"),
            LocalizedText("每性别每个年龄一行", "one row for each sex and age"))
        }
        values[position] = row.rate
      }
      if let gap = values.firstIndex(where: \.isNaN) {
        reader.report(
          own[0].row, "age", "missing-age",
          LocalizedText("缺少 \(ages[gap]) 岁", "age \(ages[gap]) is missing"),
          LocalizedText("年龄从头到尾连续", "ages without a gap"))
      }
      let end = own.first { $0.age.start == ages.last }?.age.end
      rates.append((name, ages, end, values))
    }
    try reader.check()
    self.rates = rates
    self.path = path
  }

  /// What the table says of an age group.
  enum Reading: Equatable {
    /// The rate, the ages of a group weighing alike.
    case rate(Double)
    /// The table does not reach all of the group, or does not know the sex.
    case missing
    /// The group is open and the table goes on by finer ages, over which its people lie unknown.
    case finerThanOpen
  }

  /// The rate of an age group: the mean over its years of age of the rates of the table's groups.
  ///
  /// - Parameter end: the age after the group's last; `nil` for an open group.
  func reading(sex: String, from start: Int, to end: Int?) -> Reading {
    let word = SexWord(sex)
    let table =
      rates.first { $0.sex == sex || (word != nil && SexWord($0.sex) == word) }
      ?? rates.first { SexWord($0.sex) == .both }
    guard let table, let first = table.ages.lastIndex(where: { $0 <= start }),
      start < table.end ?? .max
    else { return .missing }
    guard let end else {
      return first == table.ages.count - 1 ? .rate(table.values[first]) : .finerThanOpen
    }
    var sum = 0.0
    for position in first..<table.ages.count where table.ages[position] < end {
      let next =
        position + 1 < table.ages.count ? table.ages[position + 1] : table.end ?? .max
      sum += table.values[position] * Double(min(end, next) - max(start, table.ages[position]))
    }
    return end <= table.end ?? .max ? .rate(sum / Double(end - start)) : .missing
  }

  /// A finding that the table goes on by finer ages than an open group of the experience.
  func finer(age: Int, place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "finer-than-open-group", at: place,
      found: LocalizedText(
        "经验数据的末组为 \(age) 岁及以上，标准表在 \(age) 岁以上仍分年龄，各年龄的人数不知道，无法加权",
        "the experience ends in an open group from \(age) on, where the standard table goes on by finer "
          + "ages; how the people lie over them is not known"),
      expected: LocalizedText(
        "两者末组相同", "one last group in both"),
      remedy: LocalizedText(
        "在标准表中把 \(age) 岁以上各行并成一行 \(age)+（按本地人数加权），或把经验数据分得同样细",
        "Put the standard's rows from \(age) on together as \(age)+, weighted by the people, or give the "
          + "experience by the same ages"))
  }

  /// A finding that the table lacks an age or a sex.
  func missing(sex: String, age: Int) -> Diagnostic {
    Diagnostic(
      code: "missing-rate", at: SourcePlace(file: path),
      found: LocalizedText(
        "标准表没有 \(sex) \(age) 岁的率", "the standard table has no rate for \(sex) of age \(age)"),
      expected: LocalizedText("覆盖经验数据的全部性别和年龄", "all sexes and ages of the experience"))
  }
}

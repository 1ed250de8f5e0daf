public import Quantities
import Tables

/// How rates and costs differ by age and sex, parameter by parameter; their level does not matter.
struct AgeProfiles {
  /// Values by parameter, sex (women first) and group of ages.
  private var values: [String: [[(ages: ClosedRange<Int>, value: Double)]]] = [:]

  /// The parameters, in the order of the file.
  private(set) var parameters: [String] = []

  private static let schema = ColumnSchema([
    .init("parameter", aliases: ["参数"], isRequired: true),
    .init("sex", aliases: ["性别"]),
    .init("age", aliases: ["年龄", "年龄组"], isRequired: true),
    .init("value", aliases: ["数值", "相对值"], isRequired: true),
  ])

  /// Reads a table of `parameter,sex,age,value`; ages are `7`, `5-9` or `100+`, sexes any ``SexWord``,
  /// both where it is empty.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the file: unknown parameters, ages
  ///   that cannot be read, values that are not numbers above zero, ages given twice.
  init(_ path: String, catalogue: ParameterCatalogue) throws(InputFault) {
    var reader = try FigureReader(path, AgeProfiles.schema)
    for row in 0..<reader.table.rowCount {
      let (word, valueText) = (reader.text(row, "parameter"), reader.text(row, "value"))
      let definition = catalogue.definition(word)
      if definition == nil {
        reader.report(
          row, "parameter", "unknown-parameter",
          LocalizedText("没有名为“\(word)”的参数", "there is no parameter “\(word)”"),
          LocalizedText("参数目录中的名称", "a name of the catalogue"),
          remedy: catalogue.nearest(to: word).map {
            LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
          })
      }
      let span = reader.age(row)
      let sexText = reader.text(row, "sex")
      let sex = SexWord(sexText)
      if sex == nil {
        reader.report(
          row, "sex", "unknown-sex",
          LocalizedText("看不懂性别“\(sexText)”", "“\(sexText)” is no sex known here"),
          LocalizedText(
            "F、M 或 both，女、男或合计", "F, M or both, female or male"))
      }
      let value = DecimalText(valueText)?.value
      if !((value ?? 0) > 0) {
        reader.report(
          row, "value", "not-positive",
          value == nil
            ? LocalizedText("“\(valueText)”不是数字", "“\(valueText)” is not a number")
            : LocalizedText("\(valueText) 不大于零", "\(valueText) is not above zero"),
          LocalizedText("大于零的数", "a number above zero"))
      }
      guard let definition, let span, let sex, let value, value > 0 else { continue }
      let ages = span.start...(span.isOpen ? 200 : (span.end ?? span.start + 1) - 1)
      if values[definition.name] == nil { parameters.append(definition.name) }
      var own = values[definition.name] ?? [[], []]
      var isRepeated = false
      for sex in AgeProfiles.positions(sex) {
        isRepeated = isRepeated || own[sex].contains { $0.ages.overlaps(ages) }
        own[sex].append((ages, value))
      }
      if isRepeated {
        let ageText = reader.text(row, "age")
        reader.report(
          row, "age", "repeated-age",
          LocalizedText(
            "\(word) 的 \(ageText) 岁与前面的行重叠",
            "the ages \(ageText) of \(word) overlap those of an earlier row"),
          LocalizedText("每个参数、性别的每个年龄一行", "one row for each parameter, sex and age"))
      }
      values[definition.name] = own
    }
    try reader.check()
    let gaps = parameters.compactMap { AgeProfiles.gap($0, values[$0] ?? [], path) }
    if !gaps.isEmpty { throw InputFault(gaps) }
  }

  /// An age from 0 to 100 for which a parameter has no row.
  private static func gap(
    _ parameter: String, _ sexes: [[(ages: ClosedRange<Int>, value: Double)]], _ path: String
  ) -> Diagnostic? {
    for rows in sexes {
      guard let age = (0...100).first(where: { age in !rows.contains { $0.ages.contains(age) } })
      else { continue }
      return Diagnostic(
        code: "missing-age", at: SourcePlace(file: path),
        found: LocalizedText("\(parameter) 缺少 \(age) 岁", "\(parameter) lacks the age \(age)"),
        expected: LocalizedText(
          "从 0 岁到末组（如 100+）连续", "ages without a gap from 0 to the last, such as 100+"))
    }
    return nil
  }

  /// The value of a parameter at an age; that of the nearest age where none is given.
  func value(_ parameter: String, sex: Int, age: Int) -> Double {
    guard let own = values[parameter]?[sex], !own.isEmpty else { return 1 }
    func distance(_ ages: ClosedRange<Int>) -> Int {
      ages.contains(age) ? 0 : min(abs(ages.lowerBound - age), abs(ages.upperBound - age))
    }
    return own.min { distance($0.ages) < distance($1.ages) }?.value ?? 1
  }

  /// Where a sex's values lie, women first.
  private static func positions(_ sex: SexWord) -> [Int] {
    switch sex {
    case .female: [0]
    case .male: [1]
    case .both: [0, 1]
    }
  }
}

/// Reviews a table of how rates differ by age; `nil` where it is none.
///
/// - Throws: ``Quantities/InputFault`` with everything wrong in it.
public func checkAgeProfiles(_ path: String, catalogue: ParameterCatalogue) throws(InputFault)
  -> LocalizedText?
{
  let header = try Table.read(path).header
  guard header.contains(where: { ["parameter", "参数"].contains($0) }),
    header.contains(where: { ["age", "年龄", "年龄组"].contains($0) })
  else { return nil }
  let profiles = try AgeProfiles(path, catalogue: catalogue)
  let count = profiles.parameters.count
  return LocalizedText("年龄差别表，\(count) 个参数", "profiles by age of \(count) parameters")
}

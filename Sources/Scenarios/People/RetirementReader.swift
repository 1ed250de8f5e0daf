import Actuarial
import Quantities

/// Reads a schedule of retirement from its YAML form.
struct RetirementReader: YAMLFileReader {
  static let what = LocalizedText("退休年龄文件", "the retirement file")

  var yaml = YAMLReader()

  mutating func file(_ root: YAMLValue, path: String) -> RetirementFile? {
    let top = yaml.mapping(
      root,
      allowed: ["fundcast-retirement", "title", "source", "ages", "limit", "contribution-years"],
      required: ["fundcast-retirement", "title", "source", "ages"],
      what: Self.what)
    yaml.version(top["fundcast-retirement"])
    var categories: [RetirementFile.Category] = []
    for item in yaml.items(top["ages"]) {
      guard let category = category(item) else { continue }
      if categories.contains(where: { $0.name == category.name }) {
        yaml.add(repeated(category.name, item))
      }
      categories.append(category)
    }
    var minima: [RetirementFile.Minimum] = []
    for item in yaml.items(top["contribution-years"]) {
      guard let minimum = minimum(item) else { continue }
      if minima.contains(where: { $0.name == minimum.name }) {
        yaml.add(repeated(minimum.name, item))
      }
      minima.append(minimum)
    }
    guard let title = yaml.localized(top["title"]), !categories.isEmpty else { return nil }
    return RetirementFile(
      path: path, title: title, categories: categories,
      limit: yaml.integer(top["limit"], in: 0...120) ?? 36, minima: minima)
  }

  private mutating func category(_ value: YAMLValue) -> RetirementFile.Category? {
    let entry = yaml.mapping(
      value, allowed: ["category", "zh", "en", "sex", "age", "raised"],
      required: ["category", "zh", "en", "sex", "age"], what: LocalizedText("类别", "a category"))
    guard let name = yaml.text(entry["category"]), let chinese = yaml.text(entry["zh"]),
      let english = yaml.text(entry["en"]), let sex = yaml.word(entry["sex"], PeopleSex.self),
      let age = yaml.integer(entry["age"], in: 1...99)
    else { return nil }
    let schedule: RetirementSchedule?
    if let raised = entry["raised"] {
      schedule = raise(raised, from: age, limits: 1...99) {
        (from, to, month, every, by) throws(RetirementError) in
        try RetirementSchedule(
          from: from, to: to, firstRetiring: month, every: every, by: by)
      }
    } else {
      schedule = try? RetirementSchedule(age: age * 12)
    }
    return schedule.map {
      RetirementFile.Category(
        name: name, title: LocalizedText(chinese, english), isFemale: sex == .female, schedule: $0)
    }
  }

  private mutating func minimum(_ value: YAMLValue) -> RetirementFile.Minimum? {
    let entry = yaml.mapping(
      value, allowed: ["minimum", "zh", "en", "years", "raised", "source"],
      required: ["minimum", "zh", "en", "years"], what: LocalizedText("最低缴费年限", "a minimum"))
    guard let name = yaml.text(entry["minimum"]), let chinese = yaml.text(entry["zh"]),
      let english = yaml.text(entry["en"]), let years = yaml.integer(entry["years"], in: 0...60)
    else { return nil }
    let schedule: StepSchedule?
    if let raised = entry["raised"] {
      schedule = raise(raised, from: years, limits: 0...60) {
        (from, to, month, every, by) throws(RetirementError) in
        try StepSchedule(from: from, to: to, first: month, every: every, by: by)
      }
    } else {
      schedule = try? StepSchedule(initial: years * 12)
    }
    return schedule.map {
      RetirementFile.Minimum(
        name: name, title: LocalizedText(chinese, english), schedule: $0)
    }
  }

  /// Reads `{from: 2025-01, to: 63, every: 4, by: 1}`.
  private mutating func raise<Schedule>(
    _ value: YAMLValue, from years: Int, limits: ClosedRange<Int>,
    _ make: (Int, Int, Int, Int, Int) throws(RetirementError) -> Schedule
  ) -> Schedule? {
    let entry = yaml.mapping(
      value, allowed: ["from", "to", "every", "by"], required: ["from", "to", "every"],
      what: LocalizedText("调整办法", "a change"))
    guard let start = yaml.period(entry["from"]), let to = yaml.integer(entry["to"], in: limits),
      let every = yaml.integer(entry["every"], in: 1...1_200)
    else { return nil }
    let by = entry["by"].flatMap { yaml.integer($0, in: 1...120) } ?? 1
    do throws(RetirementError) {
      return try make(years * 12, to * 12, start.firstMonth.ordinal, every, by)
    } catch {
      yaml.add(
        Diagnostic(
          code: "unusable-schedule", at: value.place,
          found: LocalizedText(
            "不能从 \(years) 岁（年）调整到 \(to) 岁（年）", "\(years) cannot be raised to \(to)"),
          expected: LocalizedText(
            "to 不低于起点", "an end that is not below the start")))
      return nil
    }
  }

  private func repeated(_ name: String, _ value: YAMLValue) -> Diagnostic {
    Diagnostic(
      code: "repeated-name", at: value.place,
      found: LocalizedText("名称“\(name)”出现两次", "the name “\(name)” stands twice"))
  }
}

/// A sex as files name it.
enum PeopleSex: String, CaseIterable {
  case female
  case male
}

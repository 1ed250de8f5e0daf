import Actuarial
import Quantities

/// Reads the states of a population from their YAML form.
struct StatesReader: YAMLFileReader {
  static let what = LocalizedText("状态文件", "the file of states")

  var yaml = YAMLReader()
  private var retirement: RetirementFile?
  private var names: [String] = []

  init(retirement: RetirementFile?) {
    self.retirement = retirement
  }

  mutating func file(_ root: YAMLValue, path: String) throws(InputFault) -> StatesFile? {
    let top = yaml.mapping(
      root,
      allowed: [
        "fundcast-states", "title", "per", "retirement", "birth", "states", "start", "moves",
        "transitions",
      ],
      required: ["fundcast-states", "title", "per", "birth", "states", "start"],
      what: Self.what)
    yaml.version(top["fundcast-states"])
    if retirement == nil, let name = yaml.text(top["retirement"]) {
      retirement = try RetirementFile.read(joinedPath(folder(of: path), name))
    }
    let states = states(top["states"])
    names = states.map(\.name)
    let isMonthly = yaml.word(top["per"], Grain.self) == .month
    let birth = yaml.text(top["birth"]) ?? ""
    if let value = top["birth"], !names.contains(birth) { yaml.add(unknownState(birth, value)) }
    let starts = starts(top["start"])
    let moves = yaml.items(top["moves"]).compactMap { move($0) }
    let rows = rows(top["transitions"])
    guard let title = yaml.localized(top["title"]), let birthState = names.firstIndex(of: birth)
    else { return nil }
    return StatesFile(
      path: path, title: title, states: states, isMonthly: isMonthly, birthState: birthState,
      retirement: retirement, notes: yaml.faults.filter { $0.severity != .error },
      starts: starts, rows: rows, moves: moves)
  }

  private enum Grain: String, CaseIterable {
    case month
    case year
  }

  // MARK: - States and starts

  private mutating func states(_ value: YAMLValue?) -> [StatesFile.State] {
    var states: [StatesFile.State] = []
    for item in yaml.items(value) {
      let entry = yaml.mapping(
        item, allowed: ["state", "zh", "en", "pays", "retired", "mortality"],
        required: ["state", "zh", "en"],
        what: LocalizedText("状态", "a state"))
      guard let name = yaml.text(entry["state"]), let chinese = yaml.text(entry["zh"]),
        let english = yaml.text(entry["en"])
      else { continue }
      if states.contains(where: { $0.name == name }) {
        yaml.add(
          Diagnostic(
            code: "repeated-name", at: item.place,
            found: LocalizedText("状态“\(name)”出现两次", "the state “\(name)” stands twice")))
        continue
      }
      states.append(
        StatesFile.State(
          name: name, title: LocalizedText(chinese, english),
          pays: yaml.flag(entry["pays"]) ?? false,
          isRetired: yaml.flag(entry["retired"]) ?? false,
          relativeMortality: relativeMortality(entry["mortality"])))
    }
    return states
  }

  /// Mortality relative to that of other states; the same where it is not given.
  private mutating func relativeMortality(_ value: YAMLValue?) -> Double {
    guard let value else { return 1 }
    if let number = Double(value.text ?? ""), number > 0, number <= 100 { return number }
    yaml.add(
      yaml.wrongShape(
        value,
        LocalizedText(
          "相对死亡率，大于 0、不超过 100，如 1.3", "a relative mortality above 0 and up to 100, such as 1.3")))
    return 1
  }

  private mutating func starts(_ value: YAMLValue?) -> [StatesFile.Start] {
    var starts: [StatesFile.Start] = []
    for item in yaml.items(value) {
      let entry = yaml.mapping(
        item, allowed: ["ages", "sex", "shares", "source"], required: ["ages", "shares", "source"],
        what: LocalizedText("起点", "a start"))
      guard let ages = ages(entry["ages"]), let place = entry["shares"],
        let shares = shares(place, leaving: nil)
      else { continue }
      let start = StatesFile.Start(ages: ages, sexes: sexes(entry["sex"]), shares: shares)
      if starts.contains(where: { overlap($0.ages, $0.sexes, start.ages, start.sexes) }) {
        yaml.add(repeatedAges(item))
      }
      starts.append(start)
    }
    guard let value else { return starts }
    for sex in 0..<2 {
      let missing = (0...120).first { age in
        !starts.contains { $0.sexes.contains(sex) && $0.ages.contains(age) }
      }
      if let missing, !starts.isEmpty {
        let label = sex == 0 ? LocalizedText("女性", "women") : LocalizedText("男性", "men")
        yaml.add(
          Diagnostic(
            code: "missing-age", at: value.place,
            found: LocalizedText(
              "\(label.chinese) \(missing) 岁没有起点",
              "\(label.english) of age \(missing) have no start"),
            expected: LocalizedText("每个年龄一个起点，最后一段写成 60+", "a start for every age, the last as 60+")
          ))
      }
    }
    return starts
  }

  // MARK: - Transitions

  private mutating func rows(_ value: YAMLValue?) -> [StatesFile.Row] {
    var rows: [StatesFile.Row] = []
    for item in yaml.items(value) {
      let entry = yaml.mapping(
        item, allowed: ["from", "ages", "sex", "to", "source"],
        required: ["from", "ages", "to", "source"], what: LocalizedText("转移概率", "a transition"))
      guard let from = state(entry["from"]), let ages = ages(entry["ages"]),
        let place = entry["to"], let shares = shares(place, leaving: from)
      else { continue }
      let row = StatesFile.Row(
        ages: ages, sexes: sexes(entry["sex"]), from: from, probabilities: shares)
      if rows.contains(where: {
        $0.from == from && overlap($0.ages, $0.sexes, row.ages, row.sexes)
      }) {
        yaml.add(repeatedAges(item))
      }
      rows.append(row)
    }
    return rows
  }

  /// Shares of states, one a state; where a state is left, what is not given stays in it.
  private mutating func shares(_ value: YAMLValue, leaving: Int?) -> [Double]? {
    let entry = yaml.mapping(
      value, allowed: names, what: LocalizedText("各状态的份额", "shares of states"))
    var result = [Double](repeating: 0, count: names.count)
    var isSound = true
    for (position, name) in names.enumerated() {
      guard let given = entry[name] else { continue }
      guard let share = yaml.share(given) else {
        isSound = false
        continue
      }
      if !(share >= 0 && share <= 1) {
        isSound = false
        yaml.add(
          Diagnostic(
            code: "not-a-probability", at: given.place,
            found: LocalizedText("“\(name)”为 \(share)", "“\(name)” is \(share)"),
            expected: LocalizedText("0 到 1（0 % 到 100 %）", "0 to 1 (0 % to 100 %)")))
      }
      result[position] = share
    }
    guard isSound else { return nil }
    let sum = result.reduce(0, +)
    if let leaving, entry[names[leaving]] == nil, sum <= 1 {
      result[leaving] = 1 - sum
      return result
    }
    if abs(sum - 1) > 1e-9 {
      let rest =
        leaving == nil || entry[names[leaving ?? 0]] != nil
        ? LocalizedText("合计为 1（100 %）", "a sum of one (100 %)")
        : LocalizedText("离开的合计不超过 1（100 %）", "at most one (100 %) in all who leave")
      yaml.add(
        Diagnostic(
          code: "row-sum", at: value.place,
          found: LocalizedText("这一行合计为 \(sum)", "this row sums to \(sum)"), expected: rest))
      return nil
    }
    return result
  }

  // MARK: - Moves

  private mutating func move(_ value: YAMLValue) -> AutomaticMove? {
    let entry = yaml.mapping(
      value, allowed: ["from", "at", "retirement", "choices", "sex", "to", "source"],
      required: ["from", "to", "source"], what: LocalizedText("到龄变动", "a move by age"))
    guard let from = state(entry["from"]), let place = entry["to"],
      let destinations = shares(place, leaving: from)
    else { return nil }
    if (entry["at"] == nil) == (entry["retirement"] == nil) {
      yaml.add(
        Diagnostic(
          code: "move-age", at: value.place,
          found: LocalizedText(
            "到龄变动要有年龄", "a move needs an age"),
          expected: LocalizedText("at 或 retirement 之一", "one of at, retirement")))
      return nil
    }
    let sexes = sexes(entry["sex"])
    if let at = entry["at"] {
      guard let years = yaml.integer(at, in: 0...120),
        let schedule = try? RetirementSchedule(age: years * 12)
      else { return nil }
      let pattern = RetirementPattern(schedule)
      return AutomaticMove(
        from: from, destinations: destinations,
        ages: Sexes(
          female: sexes.contains(0) ? pattern : nil, male: sexes.contains(1) ? pattern : nil))
    }
    return entry["retirement"].flatMap { patterns($0, choices: entry["choices"]) }.map {
      AutomaticMove(from: from, destinations: destinations, ages: $0)
    }
  }

  /// Reads `{female: {female-50: 60 %, female-55: 40 %}, male: {male-60: 1}}`.
  private mutating func patterns(
    _ value: YAMLValue, choices: YAMLValue?
  ) -> Sexes<RetirementPattern?>? {
    guard let retirement else {
      yaml.add(
        Diagnostic(
          code: "missing-schedule", at: value.place,
          found: LocalizedText("没有退休年龄表", "there is no schedule of retirement"),
          expected: LocalizedText(
            "文件开头的 retirement: 文件名，或在命令行给出该文件",
            "retirement: with a file's name at the top, or that file on the command line")))
      return nil
    }
    let chosen = yaml.items(choices).compactMap { choice($0, limit: retirement.limit) }
    let entry = yaml.mapping(
      value, allowed: PeopleSex.allCases.map(\.rawValue), what: LocalizedText("类别", "categories"))
    var result = Sexes<RetirementPattern?>(female: nil, male: nil)
    for sex in PeopleSex.allCases {
      guard let given = entry[sex.rawValue] else { continue }
      let known = retirement.categories.filter { $0.isFemale == (sex == .female) }
      let parts = yaml.mapping(
        given, allowed: known.map(\.name), what: LocalizedText("类别", "categories"))
      var categories: [RetirementPattern.Category] = []
      for category in known {
        guard let share = parts[category.name].flatMap({ yaml.share($0) }) else { continue }
        categories.append(.init(share: share, schedule: category.schedule))
      }
      do throws(RetirementError) {
        let pattern = try RetirementPattern(
          categories, choices: chosen, limit: retirement.limit)
        if sex == .female { result.female = pattern } else { result.male = pattern }
      } catch {
        yaml.add(
          Diagnostic(
            code: "row-sum", at: given.place,
            found: LocalizedText(
              "类别或提前、延后的份额不能用", "the shares of categories or choices cannot be used"),
            expected: LocalizedText("各在 0 到 1 之间，合计为 1", "each from 0 to 1, in all one")))
        return nil
      }
    }
    return result
  }

  private mutating func choice(_ value: YAMLValue, limit: Int) -> RetirementPattern.Choice? {
    let entry = yaml.mapping(
      value, allowed: ["months", "share"], required: ["months", "share"],
      what: LocalizedText("弹性退休", "a choice"))
    guard let months = yaml.integer(entry["months"], in: -limit...limit),
      let share = yaml.share(entry["share"])
    else { return nil }
    return .init(shift: months, share: share)
  }

  // MARK: - Parts

  private mutating func state(_ value: YAMLValue?) -> Int? {
    guard let value, let name = yaml.text(value) else { return nil }
    if let position = names.firstIndex(of: name) { return position }
    yaml.add(unknownState(name, value))
    return nil
  }

  private mutating func sexes(_ value: YAMLValue?) -> [Int] {
    guard let value, let sex = yaml.word(value, PeopleSex.self) else { return [0, 1] }
    return sex == .female ? [0] : [1]
  }

  /// Reads `0-5`, `16` or `60+`.
  private mutating func ages(_ value: YAMLValue?) -> ClosedRange<Int>? {
    guard let value else { return nil }
    if let range = ageRange(value.text ?? ""), range.upperBound <= 200 { return range }
    yaml.add(yaml.wrongShape(value, LocalizedText("年龄，如 16-59、60+", "ages such as 16-59 or 60+")))
    return nil
  }

  private func overlap(
    _ ages: ClosedRange<Int>, _ sexes: [Int], _ other: ClosedRange<Int>, _ others: [Int]
  ) -> Bool {
    ages.overlaps(other) && sexes.contains { others.contains($0) }
  }

  private func repeatedAges(_ value: YAMLValue) -> Diagnostic {
    Diagnostic(
      code: "repeated-ages", at: value.place,
      found: LocalizedText(
        "这里的年龄与前面一项重叠", "the ages here overlap those of an entry above"),
      expected: LocalizedText("每个年龄只给一次", "each age once"))
  }

  private func unknownState(_ name: String, _ value: YAMLValue) -> Diagnostic {
    Diagnostic(
      code: "unknown-name", at: value.place,
      found: LocalizedText("没有名为“\(name)”的状态", "there is no state “\(name)”"),
      expected: LocalizedText(
        "\(names.joined(separator: ", ")) 之一", "one of \(names.joined(separator: ", "))"),
      remedy: nearestWord(to: name, among: names).map {
        LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
      })
  }
}

/// Ages written as `0-5`, `16` or `60+`, the last up to 200; `nil` for anything else.
func ageRange(_ text: String) -> ClosedRange<Int>? {
  if text.hasSuffix("+") { return Int(text.dropLast()).flatMap { $0 <= 200 ? $0...200 : nil } }
  let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
  guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
    first >= 0, first <= last
  else { return nil }
  return first...last
}

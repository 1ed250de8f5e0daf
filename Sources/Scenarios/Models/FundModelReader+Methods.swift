import Funds
import Quantities

extension FundModelReader {
  /// The method of a line, from the one method key it has.
  mutating func method(_ kind: String, _ entry: [String: YAMLValue], groups: [String])
    -> LineMethod?
  {
    guard let value = entry[kind] else { return nil }
    switch kind {
    case "series": return series(value).map { .series($0) }
    case "driver":
      let terms = yaml.items(value).compactMap { driverTerm($0, groups: groups) }
      return terms.isEmpty ? nil : .driver(terms)
    case "cohort": return cohort(value, groups: groups).map { .cohort($0) }
    case "rule":
      guard let amount = formula(value, lines: nil) else { return nil }
      let months = yaml.items(entry["months"]).compactMap { yaml.integer($0, in: 1...12) }
      return .rule(RuleMethod(amount: amount, months: months))
    default: return .plan
    }
  }

  /// How a series is forecast.
  mutating func series(_ value: YAMLValue) -> SeriesMethod? {
    let entry = yaml.mapping(
      value, allowed: ["method", "grain", "long-run-growth", "damping"], required: ["method"],
      what: LocalizedText("序列", "a series"))
    guard let method = yaml.word(entry["method"], SeriesMethod.Name.self) else { return nil }
    return SeriesMethod(
      method: method, grain: yaml.word(entry["grain"], SeriesMethod.Grain.self) ?? .own,
      longRunGrowth: entry["long-run-growth"].flatMap { yaml.share($0) },
      damping: entry["damping"].flatMap { yaml.share($0) } ?? 1)
  }

  private mutating func driverTerm(_ value: YAMLValue, groups: [String]) -> DriverTerm? {
    let entry = yaml.mapping(
      value,
      allowed: ["amount", "months", "collection", "estimated", "delay", "groups", "instalments"],
      required: ["amount"], what: LocalizedText("测算项", "a driver"))
    guard let amount = entry["amount"].flatMap({ formula($0, lines: []) }) else { return nil }
    if let place = entry["amount"] { checkMoneyPerYear(amount, at: place) }
    let term: Timing
    if let collection = entry["collection"] {
      term = .collection(shares(collection).map { CollectionShare(offset: $0.0, share: $0.1) })
    } else {
      term = entry["months"].flatMap { timing($0) } ?? .even
    }
    let hasInstalments = yaml.flag(entry["instalments"]) ?? false
    if hasInstalments, let place = entry["instalments"] {
      guard case .months = term else {
        yaml.add(
          Diagnostic(
            code: "instalments-without-months", at: place.place,
            found: LocalizedText(
              "分期到账（instalments）却没有写各月比例", "instalments without the months they fall due in"),
            expected: LocalizedText(
              "months: 各月比例，如 {3: 65 %, 7: 35 %}", "months with their shares, as {3: 65 %, 7: 35 %}"
            )))
        return nil
      }
    }
    let isEstimated = yaml.flag(entry["estimated"]) ?? false
    if isEstimated, let place = entry["estimated"], entry["collection"] == nil {
      yaml.add(
        Diagnostic(
          code: "estimated-without-collection", at: place.place,
          found: LocalizedText(
            "按记录估计征缴月份（estimated）却没有写 collection", "estimated without months of collection"),
          expected: LocalizedText(
            "collection: 各月比例，如 {-4: 20 %, -3: 80 %}；其他按记录估计的写 months: estimated",
            "collection with its shares, as {-4: 20 %, -3: 80 %}; what else is estimated is written months: estimated"
          )))
      return nil
    }
    return DriverTerm(
      amount: amount, timing: term, delay: entry["delay"].flatMap { formula($0, lines: []) },
      groups: chosenGroups(entry["groups"], among: groups), hasInstalments: hasInstalments,
      estimatesCollection: isEstimated)
  }

  private mutating func cohort(_ value: YAMLValue, groups: [String]) -> CohortMethod? {
    let entry = yaml.mapping(
      value, allowed: ["persons", "incidence", "cost", "months", "cap", "groups"],
      required: ["persons", "incidence", "cost"], what: LocalizedText("人群测算", "a cohort"))
    guard let persons = entry["persons"].flatMap({ formula($0, lines: []) }),
      let incidence = entry["incidence"].flatMap({ formula($0, lines: []) }),
      let cost = entry["cost"].flatMap({ formula($0, lines: []) })
    else { return nil }
    checkMoneyPerYear(.product(.product(persons, incidence), cost), at: value)
    return CohortMethod(
      persons: persons, incidence: incidence, cost: cost,
      timing: entry["months"].flatMap { timing($0) } ?? .even,
      cap: entry["cap"].flatMap { cap($0) },
      groups: chosenGroups(entry["groups"], among: groups))
  }

  private mutating func cap(_ value: YAMLValue) -> PaymentCap? {
    let keys = ["growth", "capped-share", "excess-share", "savings-share"]
    let entry = yaml.mapping(
      value, allowed: keys + ["policy", "clearing"], required: keys,
      what: LocalizedText("总额预算", "a cap"))
    let formulas = keys.compactMap { key in entry[key].flatMap { formula($0, lines: []) } }
    guard formulas.count == 4 else { return nil }
    return PaymentCap(
      growth: formulas[0], cappedShare: formulas[1], excessShare: formulas[2],
      savingsShare: formulas[3], policy: entry["policy"].flatMap { formula($0, lines: []) },
      clearing: entry["clearing"].flatMap { formula($0, lines: []) })
  }

  /// How services are paid later.
  mutating func settlement(_ value: YAMLValue) -> Settlement? {
    let entry = yaml.mapping(
      value, allowed: ["lags", "days-saved", "share"], required: ["lags"],
      what: LocalizedText("结算", "settlement"))
    let lags = yaml.items(entry["lags"]).compactMap { yaml.share($0) }
    if let place = entry["lags"] { checkSum(lags, at: place) }
    return Settlement(
      lags: lags, daysSaved: entry["days-saved"].flatMap { formula($0, lines: []) },
      shareOfInstitutions: entry["share"].flatMap { formula($0, lines: []) })
  }

  /// When in the year an amount moves: `even`, `estimated`, or shares by calendar month.
  mutating func timing(_ value: YAMLValue) -> Timing? {
    switch value.text {
    case "even": return .even
    case "estimated": return .estimated
    case .some:
      yaml.add(
        yaml.wrongShape(
          value,
          LocalizedText(
            "even、estimated 或 {3: 65 %, 7: 35 %}", "even, estimated or {3: 65 %, 7: 35 %}")))
      return nil
    case nil:
      var profile = [Double](repeating: 0, count: 12)
      for (month, share) in shares(value) {
        if (1...12).contains(month) {
          profile[month - 1] += share
        } else {
          yaml.add(
            Diagnostic(
              code: "wrong-value", at: value.place,
              found: LocalizedText("写了第 \(month) 月", "month \(month) is given"),
              expected: LocalizedText("1 到 12 的月份", "months 1 to 12")))
        }
      }
      return .months(profile)
    }
  }

  /// Shares by whole number, which sum to one.
  private mutating func shares(_ value: YAMLValue) -> [(Int, Double)] {
    guard let entries = value.entries else {
      yaml.add(yaml.wrongShape(value, LocalizedText("{月份: 比例}", "{month: share}")))
      return []
    }
    var list: [(Int, Double)] = []
    for (key, content) in entries {
      if let month = yaml.integer(key, in: -24...24), let share = yaml.share(content) {
        list.append((month, share))
      }
    }
    checkSum(list.map(\.1), at: value)
    return list
  }

  private mutating func checkSum(_ shares: [Double], at value: YAMLValue) {
    let sum = shares.reduce(0, +)
    guard !shares.isEmpty, abs(sum - 1) > 1e-9 else { return }
    let percent = (sum * 10000).rounded() / 100
    yaml.add(
      Diagnostic(
        code: "shares-do-not-sum", at: value.place,
        found: LocalizedText("各期比例之和为 \(percent)%", "the shares sum to \(percent)%"),
        expected: LocalizedText("100%", "100%")))
  }

  private mutating func chosenGroups(_ value: YAMLValue?, among groups: [String]) -> [String] {
    let chosen = yaml.words(value)
    if let value {
      for name in chosen where !groups.contains(name) {
        yaml.add(unknownName(name, among: groups, at: value))
      }
    }
    return chosen
  }

  // MARK: - Formulas

  /// Reads a formula and checks its parameters against the catalogue.
  ///
  /// - Parameter lines: names that may stand for lines; `nil` admits any, to be checked later.
  mutating func formula(_ value: YAMLValue, lines: [String]?) -> Formula? {
    guard let text = yaml.text(value) else { return nil }
    let formula: Formula
    do {
      formula = try Formula(parsing: text)
    } catch {
      let place = value.place
      let inside = SourcePlace(
        file: place.file, line: place.line, column: (place.column ?? 1) + error.column - 1)
      yaml.add(
        Diagnostic(
          code: "formula", at: inside, found: error.text,
          expected: LocalizedText(
            "由参数、项目和 + - * / 组成的算式，运算符两边留空格",
            "a formula of parameters, lines and + - * /, with spaces round operators")))
      return nil
    }
    for name in formula.parameters where catalogue.definition(name) == nil {
      yaml.add(unknownParameter(name, at: value))
    }
    for name in formula.lines where lines.map({ !$0.contains(name) }) ?? false {
      yaml.add(
        Diagnostic(
          code: "unknown-parameter", at: value.place,
          found: LocalizedText("“\(name)”不是参数", "“\(name)” is not a parameter"),
          expected: LocalizedText(
            "参数目录中的名称，如 resident.population",
            "a name of the catalogue such as resident.population")))
    }
    return formula
  }

  /// A finding that the catalogue lacks a parameter.
  func unknownParameter(_ name: String, at value: YAMLValue) -> Diagnostic {
    Diagnostic(
      code: "unknown-parameter", at: value.place,
      found: LocalizedText("参数目录中没有“\(name)”", "the catalogue has no parameter “\(name)”"),
      expected: LocalizedText(
        "参数目录中的名称（fundcast parameters 列出全部）",
        "a name of the catalogue (fundcast parameters lists them)"),
      remedy: catalogue.nearest(to: name).map {
        LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
      })
  }

  private mutating func checkMoneyPerYear(_ formula: Formula, at value: YAMLValue) {
    let catalogue = catalogue
    // A name that is not known has been reported and has no unit to check.
    guard formula.lines.isEmpty, formula.parameters.allSatisfy({ catalogue.definition($0) != nil })
    else { return }
    let wanted = QuantityUnit.Powers(money: 1, years: -1)
    do {
      let powers = try formula.powers { leaf in
        guard case .parameter(let name) = leaf else { return .init() }
        return catalogue.definition(name)?.unit.powers ?? .init()
      }
      if powers ?? .init() != wanted { yaml.add(wrongUnits(value, powers ?? .init())) }
    } catch {
      yaml.add(wrongUnits(value, error.right))
    }
  }

  private func wrongUnits(_ value: YAMLValue, _ found: QuantityUnit.Powers) -> Diagnostic {
    let (zh, en) = (
      found.written("元", "人", "人次", "年"), found.written("money", "person", "case", "year")
    )
    return Diagnostic(
      code: "formula-units", at: value.place,
      found: LocalizedText(
        zh.isEmpty ? "算式没有单位，不是金额/年" : "算式的单位是 \(zh)，不是金额/年",
        en.isEmpty
          ? "the formula has no unit, not money a year"
          : "the formula is in \(en), not money a year"),
      expected: LocalizedText("各因素相乘得到 元/年", "factors whose product is money a year"))
  }
}

extension QuantityUnit.Powers {
  /// The unit in words, such as `元·人/人次`; nothing where all powers are zero.
  fileprivate func written(_ money: String, _ person: String, _ event: String, _ year: String)
    -> String
  {
    let parts = [(money, self.money), (person, persons), (event, cases), (year, years)]
    func joined(_ sign: Int) -> String {
      parts.flatMap { word, power in
        [String](repeating: word, count: max(sign * power, 0))
      }.joined(separator: "·")
    }
    let (above, below) = (joined(1), joined(-1))
    if below.isEmpty { return above }
    return (above.isEmpty ? "1" : above) + "/" + below
  }
}

extension FormulaFault {
  /// What went wrong, in words.
  var text: LocalizedText {
    switch kind {
    case .empty: LocalizedText("算式是空的", "the formula is empty")
    case .unexpected(let found) where found.isEmpty:
      LocalizedText("算式不完整", "the formula ends too early")
    case .unexpected(let found):
      LocalizedText("算式在“\(found)”处读不下去", "the formula cannot be read at “\(found)”")
    case .unclosedBracket: LocalizedText("括号不成对", "a bracket is not closed")
    case .wrongArgumentCount(let function, let expected):
      LocalizedText(
        "函数 \(function) 需要 \(expected) 个参数", "\(function) takes \(expected) arguments")
    case .notALine(let function):
      LocalizedText("函数 \(function) 的参数应为项目名", "\(function) takes the name of a line")
    }
  }
}

import Funds
import Quantities

/// Reads a fund model from its YAML form.
struct FundModelReader: YAMLFileReader {
  static let what = LocalizedText("模型文件", "the model file")

  var yaml = YAMLReader()
  let catalogue: ParameterCatalogue

  /// Where each line stands, for faults found once all lines are known.
  private var linePlaces: [String: YAMLValue] = [:]

  init(catalogue: ParameterCatalogue) {
    self.catalogue = catalogue
  }

  mutating func file(_ root: YAMLValue, path: String) -> FundModelFile? {
    model(root).map { FundModelFile(path: path, model: $0) }
  }

  private mutating func model(_ root: YAMLValue) -> FundModel? {
    let top = yaml.mapping(
      root,
      allowed: [
        "fundcast-model", "fund", "title", "also", "frequency", "currency", "basis", "form",
        "booking",
        "books", "groups", "persons", "advances", "payable-months", "bands", "lines",
      ],
      required: [
        "fundcast-model", "fund", "title", "frequency", "currency", "basis", "books",
        "payable-months", "bands", "lines",
      ],
      what: Self.what)
    yaml.version(top["fundcast-model"])
    let books = named(top["books"], "book").map { FundModel.Book(name: $0.0, title: $0.1) }
    let groups = named(top["groups"], "group").map { FundModel.Group(name: $0.0, title: $0.1) }
    let groupNames = groups.map(\.name)
    var lines: [LineItem] = []
    for item in yaml.items(top["lines"]) {
      if let line = line(item, books: books, groups: groupNames) {
        if lines.contains(where: { $0.name == line.name }) {
          yaml.add(
            Diagnostic(
              code: "duplicate-line", at: item.place,
              found: LocalizedText("项目“\(line.name)”出现两次", "line “\(line.name)” stands twice")))
        }
        lines.append(line)
        linePlaces[line.name] = item
      }
    }
    let persons = top["persons"].flatMap { formula($0, lines: []) }
    let advances = top["advances"].flatMap { formula($0, lines: []) }
    checkRules(lines)
    guard let fund = yaml.text(top["fund"]), let title = yaml.localized(top["title"]),
      let frequency = yaml.word(top["frequency"], Frequency.self),
      let currency = yaml.text(top["currency"]), let basis = yaml.localized(top["basis"]),
      let payable = top["payable-months"].flatMap({ payableMonths($0, books: books) }),
      let bands = top["bands"].flatMap({ bands($0) }), !books.isEmpty
    else { return nil }
    return FundModel(
      name: fund, title: title, frequency: frequency, currency: currency, basis: basis,
      books: books, groups: groups,
      booking: yaml.word(top["booking"], FundModel.Booking.self) ?? .receipt, lines: lines,
      advances: advances, persons: persons, form: yaml.text(top["form"]), bands: bands,
      payableMonths: payable, otherNames: yaml.words(top["also"]))
  }

  // MARK: - Parts

  private mutating func named(_ value: YAMLValue?, _ key: String) -> [(String, LocalizedText)] {
    var list: [(String, LocalizedText)] = []
    for item in yaml.items(value) {
      let entry = yaml.mapping(
        item, allowed: [key, "zh", "en"], required: [key, "zh", "en"],
        what: LocalizedText("条目", "an entry"))
      if let name = yaml.text(entry[key]), let chinese = yaml.text(entry["zh"]),
        let english = yaml.text(entry["en"])
      {
        list.append((name, LocalizedText(chinese, english)))
      }
    }
    return list
  }

  private mutating func payableMonths(_ value: YAMLValue, books: [FundModel.Book])
    -> PayableMonthsDefinition?
  {
    let entry = yaml.mapping(
      value, allowed: ["balance", "expenditure", "books", "without-prepaid"],
      required: ["balance", "expenditure"], what: LocalizedText("可支付月数口径", "payable-months"))
    let chosen = yaml.words(entry["books"])
    for (item, name) in zip(yaml.items(entry["books"]), chosen)
    where !books.contains(where: { $0.name == name }) {
      yaml.add(unknownName(name, among: books.map(\.name), at: item))
    }
    guard
      let numerator = yaml.word(entry["balance"], PayableMonthsDefinition.Numerator.self),
      let denominator = yaml.word(
        entry["expenditure"], PayableMonthsDefinition.Denominator.self)
    else { return nil }
    if denominator == .budget || denominator == .next, let place = entry["expenditure"] {
      yaml.add(
        yaml.wrongShape(
          place,
          LocalizedText(
            "year-to-date、trailing-12 或 last-year：逐路径判断只能用已发生的支出",
            "year-to-date, trailing-12 or last-year: paths are judged by expenditure to date")))
    }
    return PayableMonthsDefinition(
      numerator: numerator, denominator: denominator, books: chosen,
      excludesPrepaid: yaml.flag(entry["without-prepaid"]) ?? false)
  }

  private mutating func bands(_ value: YAMLValue) -> PayableMonthsBands? {
    let entry = yaml.mapping(
      value, allowed: ["insufficient", "normal", "excessive"],
      required: ["insufficient", "normal"], what: LocalizedText("档位", "bands"))
    guard let insufficient = yaml.share(entry["insufficient"]),
      let normal = yaml.share(entry["normal"])
    else { return nil }
    return PayableMonthsBands(
      insufficient: insufficient, normal: normal,
      excessive: entry["excessive"].flatMap { yaml.share($0) })
  }

  private mutating func line(_ value: YAMLValue, books: [FundModel.Book], groups: [String])
    -> LineItem?
  {
    let methods = ["series", "driver", "cohort", "rule", "plan"]
    let entry = yaml.mapping(
      value,
      allowed: methods + [
        "line", "zh", "en", "also", "code", "side", "book", "internal", "months", "settlement",
        "uncertainty", "calibrate", "spread", "second-view", "splice", "seasonal-scope", "basis",
      ],
      required: ["line", "zh", "en", "side", "basis"], what: LocalizedText("项目", "a line"))
    let chosen = methods.filter { entry[$0] != nil }
    if chosen.count != 1 {
      let list = methods.joined(separator: ", ")
      yaml.add(
        Diagnostic(
          code: "line-method", at: value.place,
          found: LocalizedText(
            "项目有 \(chosen.count) 种测算方法", "the line has \(chosen.count) methods"),
          expected: LocalizedText("\(list) 中的一种", "exactly one of \(list)")))
      return nil
    }
    guard let name = yaml.text(entry["line"]), let chinese = yaml.text(entry["zh"]),
      let english = yaml.text(entry["en"]), let side = yaml.word(entry["side"], Side.self),
      let basis = yaml.localized(entry["basis"]), let firstBook = books.first?.name
    else { return nil }
    let book = yaml.text(entry["book"]) ?? firstBook
    if let place = entry["book"], !books.contains(where: { $0.name == book }) {
      yaml.add(unknownName(book, among: books.map(\.name), at: place))
    }
    guard let method = method(chosen[0], entry, groups: groups) else { return nil }
    let isFormula = chosen[0] == "driver" || chosen[0] == "cohort"
    return LineItem(
      name: name, title: LocalizedText(chinese, english), code: yaml.text(entry["code"]) ?? "",
      side: side, book: book, isInternal: yaml.flag(entry["internal"]) ?? false, method: method,
      settlement: entry["settlement"].flatMap { settlement($0) },
      uncertainty: entry["uncertainty"].flatMap { uncertainty($0) } ?? .none,
      calibrationYears: yaml.integer(entry["calibrate"], in: 0...30) ?? (isFormula ? 2 : 0),
      spread: entry["spread"].flatMap { timing($0) },
      secondView: entry["second-view"].flatMap { series($0) },
      splice: entry["splice"].flatMap { splice($0) },
      seasonalScope: yaml.text(entry["seasonal-scope"]), basis: basis,
      otherNames: yaml.words(entry["also"]))
  }

  private mutating func splice(_ value: YAMLValue) -> ScopeSplice? {
    let entry = yaml.mapping(
      value, allowed: ["scope", "years"], required: ["scope", "years"],
      what: LocalizedText("衔接", "a splice"))
    let years = yaml.items(entry["years"]).compactMap { yaml.integer($0, in: 1900...2200) }
    guard let scope = yaml.text(entry["scope"]), let first = years.min(), let last = years.max()
    else { return nil }
    return ScopeSplice(scope: scope, years: first...last)
  }

  private mutating func uncertainty(_ value: YAMLValue) -> LineUncertainty? {
    let entry = yaml.mapping(
      value, allowed: ["annual", "weight", "monthly", "factor", "share"], required: ["annual"],
      what: LocalizedText("不确定性", "uncertainty"))
    guard let annual = yaml.share(entry["annual"]) else { return nil }
    return LineUncertainty(
      annual: annual, weight: entry["weight"].flatMap { yaml.share($0) } ?? 4,
      monthly: entry["monthly"].flatMap { yaml.share($0) }, factor: yaml.text(entry["factor"]),
      share: entry["share"].flatMap { yaml.share($0) } ?? 0.5)
  }

  /// A finding that a name is none of those that exist here.
  func unknownName(_ name: String, among names: [String], at value: YAMLValue) -> Diagnostic {
    return Diagnostic(
      code: "unknown-name", at: value.place,
      found: LocalizedText("没有名为“\(name)”的条目", "there is no “\(name)”"),
      expected: LocalizedText(oneOf: names),
      remedy: nearestWord(to: name, among: names).map {
        LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
      })
  }

  // MARK: - Rules between lines

  /// Checks that rules read lines that exist, and not each other in a circle.
  private mutating func checkRules(_ lines: [LineItem]) {
    let names = lines.map(\.name)
    for line in lines {
      guard case .rule(let rule) = line.method, let place = linePlaces[line.name] else {
        continue
      }
      for name in rule.amount.lines + rule.amount.earlierLines where !names.contains(name) {
        yaml.add(unknownName(name, among: names, at: place))
      }
    }
    if let circle = circularRule(among: lines),
      let place = circle.first.flatMap({
        linePlaces[$0]
      })
    {
      let chain = circle.joined(separator: " → ")
      yaml.add(
        Diagnostic(
          code: "circular-rule", at: place.place,
          found: LocalizedText("规则互相引用：\(chain)", "rules read each other in a circle: \(chain)"),
          expected: LocalizedText("规则不构成循环", "rules that form no circle"),
          remedy: LocalizedText(
            "可改用 previous(项目) 引用上一期金额", "Use previous(line) to read the period before")))
    }
  }
}

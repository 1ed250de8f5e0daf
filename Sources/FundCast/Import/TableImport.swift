import Funds
import Quantities
import Scenarios
import Tables

/// Reads the words around one table's figures and makes them records.
struct TableImport {
  let table: WideTable
  let request: ImportRequest
  let names: [WrittenNames]
  let map: NameMap

  /// The fund that the titles name, with the word that does.
  let titleFund: (name: String, word: TableWord)?
  let titleTime: (time: WrittenTime, word: TableWord)?
  let titleUnits: (units: [QuantityUnit], word: TableWord)?
  let standing: RecordStanding

  /// Whether some head or label says a month, a quarter or a span.
  private let hasParts: Bool

  /// Whether some head or label names a fund.
  private var hasFundWords = false
  private var fundsByWord: [String: Int?] = [:]

  var figures: [ImportedFigure] = []
  var faults: [Diagnostic] = []
  var unknown: [[String]: UnknownName] = [:]
  var unknownOrder: [[String]] = []
  var passedOver: [String] = []
  /// Faults that are said once for all their figures.
  private var said: Set<[String]> = []
  private var meanings: [[String]: WrittenNames.Meaning] = [:]
  private(set) var used: Set<Given> = []

  /// What the command line may say in the tables' stead.
  enum Given: Hashable {
    case fund
    case year
    case unit
    case basis
  }

  init(_ table: WideTable, request: ImportRequest, names: [WrittenNames], map: NameMap) {
    self.table = table
    self.request = request
    self.names = names
    self.map = map
    titleTime = table.titleTime
    titleUnits = table.titleUnits
    var found: [(name: String, word: TableWord)] = []
    for title in table.titles {
      let named = names.filter { $0.isNamed(in: title.text) }
      if named.count == 1, let one = named.first { found.append((one.model.name, title)) }
    }
    titleFund = Set(found.map(\.name)).count == 1 ? found.first : nil
    let isFlash = table.titles.contains { $0.text.contains("快报") }
    standing = request.standing ?? (isFlash ? .flash : .final)
    hasParts = table.figures.contains { figure in
      switch figure.time.part {
      case .month, .quarter, .throughMonth, .endOfMonth: true
      case .year, nil: false
      }
    }
  }

  /// Understands every cell.
  mutating func read() {
    figures.reserveCapacity(table.figures.count)
    for figure in table.figures where !hasFundWords { hasFundWords = ownFund(of: figure) != nil }
    for figure in table.figures { figures.append(understood(figure)) }
  }

  // MARK: One figure

  private mutating func understood(_ figure: WideFigure) -> ImportedFigure {
    var one = ImportedFigure(figure: figure, fate: .blank)
    let isFilled = figure.number != nil || figure.isUnreadable
    let own = ownFund(of: figure)
    if own == nil, hasFundWords, figure.words.contains(where: \.isTotal) {
      // A sum over the funds that stand beside one another.
      one.fate = isFilled ? .leftOut(.unexplainedSum) : .blank
      return one
    }
    if own == nil, let other = otherScheme(of: figure) {
      if isFilled { sayOtherScheme(other) }
      one.fate = isFilled ? .faulty : .blank
      return one
    }
    guard let fund = own ?? saidFund(isFilled: isFilled) else {
      if isFilled { one.fate = .faulty }
      return one
    }
    one.fund = fund.model.name
    let (timeWords, itemWords) =
      table.timeAxis == .columns
      ? (figure.columnWords, figure.rowWords) : (figure.rowWords, figure.columnWords)
    let isTimeSum = timeWords.last?.isTotal ?? false
    one.isPart = itemWords.last.map { WrittenNames.isPart($0.text) } ?? false
    // A section says where the items below belong, and nothing of a row of sums.
    let isNamed = figure.rowWords.contains { $0.name != nil }
    let section = isNamed ? figure.sections.last { $0.name != nil } : nil
    let rowWords = [section].compactMap(\.self) + figure.rowWords
    var meaning = self.meaning(of: rowWords, fund, figure, isFilled)
    let across = self.meaning(of: figure.columnWords, fund, figure, isFilled)
    meaning.merge(across)
    if meaning.item == nil, meaning.group != nil, meaning.leftOut == nil, !meaning.isUnknown {
      findItem(of: &meaning, fund, isFilled)
    }
    one.value = figure.number?.value
    one.isItemSum = meaning.isSum || itemWords.last?.isTotal ?? false
    one.group = meaning.group
    if let reason = meaning.leftOut {
      one.fate = isFilled ? .leftOut(reason) : .blank
      return one
    }
    if meaning.isUnknown {
      one.fate = isFilled ? .faulty : .blank
      return one
    }
    guard let item = meaning.item else {
      if one.isItemSum {
        one.period = time(of: figure).period?.period
        one.fate = isFilled ? .sumOverItems : .blank
      } else if isFilled {
        one.fate = .faulty
        sayNoItem(figure)
      }
      return one
    }
    one.item = item
    one.isAdded = meaning.isAdded
    // A line has no groups: a book or group above it only says where it belongs.
    if fund.model.line(item) != nil { one.group = nil }
    timeAndBasis(of: &one, fund, item, isSum: isTimeSum, isFilled: isFilled)
    guard isFilled else {
      if request.takesBlanksAsZero, one.basis == .flow, let period = one.period, !isTimeSum,
        period.frequency == fund.model.frequency, let zero = DecimalText("0")
      {
        makeRecord(&one, fund, item, zero)
      }
      return one
    }
    if case .faulty = one.fate { return one }
    guard let number = figure.number else {
      one.fate = .faulty
      sayUnreadable(figure)
      return one
    }
    makeRecord(&one, fund, item, number)
    return one
  }

  private mutating func makeRecord(
    _ one: inout ImportedFigure, _ fund: WrittenNames, _ item: String, _ number: DecimalText
  ) {
    guard let unit = unit(of: one.figure, fund, item) else {
      one.fate = .faulty
      return
    }
    one.value = Quantity(number.value, unit).baseValue
    guard let period = one.period, let basis = one.basis else {
      one.fate = .sumOverTime
      return
    }
    let place = one.figure.place
    let record = Record(
      key: RecordKey(
        fund: fund.model.name, item: item, group: one.group, period: period, basis: basis,
        scope: nil),
      number: number, unit: unit, standing: standing,
      note: one.figure.written(table.timeAxis),
      source: (request.source.map { $0 + "：" } ?? "") + place.nameOnly, place: place)
    guard let record else {
      one.fate = .faulty
      say(
        ["large", "\(place)"],
        Diagnostic(
          code: "value-too-large", at: place,
          found: LocalizedText(
            "金额超过九百万亿元：\(number) \(unit)", "an amount above 900 trillion: \(number) \(unit)"),
          remedy: LocalizedText("请核对单位", "Check the unit")))
      return
    }
    one.fate = .record(record)
  }

  // MARK: Fund, time, basis and unit

  /// The fund that a figure's own words name.
  private mutating func ownFund(of figure: WideFigure) -> WrittenNames? {
    for word in figure.words.reversed() {
      guard let name = word.name else { continue }
      if let found = fund(called: name) { return found }
    }
    return nil
  }

  /// The word by which a figure, or its table, is of a scheme other than the only fund meant.
  private func otherScheme(of figure: WideFigure) -> TableWord? {
    guard names.count == 1, let only = names.first else { return nil }
    return figure.words.last { word in word.name.map { only.isOtherScheme($0) } ?? false }
      ?? (titleFund == nil
        ? table.titles.first { only.isOtherScheme(inTitle: $0.text) } : nil)
  }

  /// The fund that a word names; words recur in every column.
  mutating func fund(called name: String) -> WrittenNames? {
    if let known = fundsByWord[name] { return known.map { names[$0] } }
    let models = names.map(\.model)
    let plain = WrittenNames.unnumbered(name)
    let found = names.indices.filter { names[$0].isFund(plain, among: models) }
    fundsByWord[name] = .some(found.count == 1 ? found.first : nil)
    return found.count == 1 ? found.first.map { names[$0] } : nil
  }

  /// The fund that the titles, the command line or the want of another name.
  private mutating func saidFund(isFilled: Bool) -> WrittenNames? {
    let models = names.map(\.model)
    if let titleFund { return names.first { $0.model.name == titleFund.name } }
    if let given = request.fund {
      used.insert(.fund)
      return names.first { $0.isFund(given, among: models) }
    }
    if names.count == 1 { return names.first }
    if isFilled {
      let list = models.map(\.title)
      say(
        ["fund"],
        Diagnostic(
          code: "unsaid-fund", at: table.place,
          found: LocalizedText("表里没有写是哪个基金", "the table does not say which fund it is of"),
          expected: LocalizedText(
            list.map(\.chinese).joined(separator: "、") + " 之一",
            "one of " + list.map(\.english).joined(separator: ", ")),
          remedy: LocalizedText(
            "请在标题或表名中写明，或用 --fund \(models.first?.name ?? "") 等给出",
            "Say it in a title or the sheet's name, or with --fund \(models.first?.name ?? "")")))
    }
    return nil
  }

  /// The time that a figure's words, the titles and the command line say.
  private mutating func time(of figure: WideFigure) -> WrittenTime {
    var time = figure.time.completed(by: titleTime?.time)
    if figure.time.year == nil, let years = table.contradictoryYears {
      if let given = request.year, [years.year, years.sheetYear].contains(given) {
        used.insert(.year)
        time.year = given
      } else if figure.number != nil {
        sayContradictoryYears(years)
      }
    }
    if time.year == nil, let year = request.year {
      used.insert(.year)
      time.year = year
    }
    if time.part == nil, time.year != nil, !hasParts { time.part = .year }
    return time
  }

  private mutating func timeAndBasis(
    of one: inout ImportedFigure, _ fund: WrittenNames, _ item: String, isSum: Bool, isFilled: Bool
  ) {
    let figure = one.figure
    let usual = fund.usualBasis(of: item)
    var time = time(of: figure)
    let said = figure.basis
    // A sum beside months is over those that stand there, whatever the title says.
    let isOpen = figure.time.part == nil || figure.time.part == .year && isSum
    if hasParts, isOpen, isSum || said == .cumulative {
      if let year = time.year, figure.time.part == .year { one.period = Period(year: year) }
      one.basis = usual == .flow && one.period != nil ? .flow : nil
      if one.basis == nil { one.period = nil }
      return
    }
    if said == .budget || said == .adjustedBudget, figure.time.part == nil { time.part = .year }
    // 本月 beside a year alone is of no known month, and 本年累计 reaches up to none.
    let isMonthly = figure.words.last { $0.basis != nil }?.text.contains("月") ?? false
    let isUnended = said == .cumulative && figure.time.part == nil && request.year == nil
    if isMonthly || isUnended, time.part == .year { time.part = nil }
    guard let (period, hint) = time.period else {
      if isFilled { sayNoPeriod(figure, time) }
      one.fate = isFilled ? .faulty : .blank
      return
    }
    var basis = said ?? (figure.time.part != nil || hint == .cumulative ? hint : nil)
    if basis == nil, usual == .flow {
      if let given = request.basis {
        used.insert(.basis)
        basis = given
      } else {
        basis = .flow
        one.isBasisAssumed = true
        if isFilled { askBudget() }
      }
    }
    if let given = request.basis, given == .budget || given == .adjustedBudget, said == nil {
      used.insert(.basis)
      basis = given
    }
    switch (usual, basis) {
    case (.stock, .budget?), (.stock, .adjustedBudget?), (.level, .budget?),
      (.level, .adjustedBudget?):
      break
    case (.stock, _), (.level, _): basis = usual
    case (_, .stock?): basis = figure.basis == nil ? .cumulative : .stock
    default: break
    }
    if basis == .stock, usual == .flow {
      if isFilled { saySpuriousStock(figure, item) }
      one.fate = isFilled ? .faulty : .blank
      return
    }
    (one.period, one.basis) = (period, basis)
    guard basis == .cumulative else { return }
    if period.frequency == .year { one.basis = .flow } else { one.period = period.lastMonth }
  }

  /// The unit of a figure, said nearest to it; of several the one that the item may be in.
  private mutating func unit(of figure: WideFigure, _ fund: WrittenNames, _ item: String)
    -> QuantityUnit?
  {
    let near = figure.units
    if let unit = near.first(where: { fund.admits($0, for: item) }) { return unit }
    guard near.isEmpty else {
      sayUnit(figure, item, near)
      return nil
    }
    if let unit = titleUnits?.units.first(where: { fund.admits($0, for: item) }) { return unit }
    if let given = request.unit, fund.admits(given, for: item) {
      used.insert(.unit)
      return given
    }
    sayUnit(figure, item, [])
    return nil
  }

  /// Says a fault once.
  mutating func say(_ key: [String], _ fault: Diagnostic) {
    if said.insert(key).inserted { faults.append(fault) }
  }

  // MARK: Names

  /// What a word means to a fund; words recur in every column.
  mutating func meaning(of word: String, _ fund: WrittenNames) -> WrittenNames.Meaning {
    let key = [fund.model.name, word]
    if let known = meanings[key] { return known }
    let meaning = fund.meaning(of: word)
    meanings[key] = meaning
    return meaning
  }
}

extension WideFigure {
  /// The label of the item as written, for the record's remark.
  fileprivate func written(_ axis: WideTable.TimeAxis) -> String? {
    let words = axis == .columns ? rowWords + columnWords : columnWords + rowWords
    let named = words.filter { $0.name != nil }
    return named.isEmpty ? sections.last?.text : named.map(\.text).joined(separator: " / ")
  }
}

extension SourcePlace {
  /// The place without the folders of its file.
  var nameOnly: String {
    let text = "\(self)"
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name + text.dropFirst(file.count)
  }
}

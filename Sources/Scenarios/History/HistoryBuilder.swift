import Forecasting
import Funds
import Quantities
import Tables

/// Turns the selected records of a fund into its history.
struct HistoryBuilder {
  let model: FundModel
  let closedThrough: Period

  /// The records in use, up to the last closed period.
  let records: [Record]

  /// The same records by item.
  private let byItem: [String: [Record]]
  let unit: QuantityUnit

  /// Rows that name a figure and leave it empty.
  let blanks: [UnavailableFigure]

  /// Known matters of closed periods, which the records hold.
  let matters: [FundEvent]

  /// Whether seasons are estimated where every period was observed; a review does without.
  let estimatesSeasons: Bool
  private(set) var findings: [HistoryFinding] = []

  init(
    model: FundModel, closedThrough: Period, records: [Record], unit: QuantityUnit,
    blanks: [UnavailableFigure] = [], matters: [FundEvent] = [], estimatesSeasons: Bool = true
  ) {
    self.model = model
    self.closedThrough = closedThrough.last(model.frequency)
    let last = closedThrough.lastMonth
    let known = records.filter {
      $0.basis == .budget || $0.basis == .adjustedBudget || $0.period.lastMonth <= last
    }
    self.records = known
    byItem = Dictionary(grouping: known, by: \.item)
    self.unit = unit
    self.blanks = blanks
    self.matters = matters
    self.estimatesSeasons = estimatesSeasons
  }

  var frequency: Frequency { model.frequency }

  /// The records of an item, in their order.
  func records(of item: String) -> [Record] {
    byItem[item] ?? []
  }

  /// The history.
  ///
  /// - Throws: ``Quantities/InputFault`` where published sums contradict one another or no
  ///   balance was published.
  mutating func build() throws(InputFault) -> FundHistory {
    var lines: [String: LineHistory] = [:]
    var faults: [Diagnostic] = []
    for line in model.lines {
      do throws(InputFault) {
        if let history = try lineHistory(line) { lines[line.name] = history }
      } catch {
        faults += error.diagnostics
      }
    }
    if let whole = wholeFault(faults, lines) { throw InputFault(whole) }
    faults += missingPeriods(lines)
    if !faults.isEmpty { throw InputFault(faults) }
    try checkClosedPeriod(lines)
    try checkRecorded(lines)
    reportUnrecorded(lines)
    var ledgers: [String: Ledger] = [:]
    for book in model.books {
      if let ledger = try ledger(of: book, lines: lines) { ledgers[book.name] = ledger }
    }
    reportTotals(lines)
    let end = closedThrough
    func stock(_ item: String) -> Double? {
      records(of: item).first {
        $0.basis == .stock && $0.period.last(frequency) == end
          && $0.group == nil
      }?.value
    }
    // Deposits are stated for the fund as a whole; a book judged alone has no statement of its own.
    let isWhole =
      model.payableMonths.books.isEmpty || model.payableMonths.books.count == model.books.count
    return FundHistory(
      closedThrough: end, lines: lines, ledgers: ledgers,
      deposits: isWhole ? stock("balance.deposits") : nil, prepaid: stock("prepaid"),
      budgets: budgets())
  }

  mutating func note(_ finding: HistoryFinding) {
    findings.append(finding)
  }

  // MARK: - Budgets

  private func budgets() -> [FundHistory.BudgetFigure] {
    records.compactMap { record in
      guard record.basis == .budget || record.basis == .adjustedBudget,
        record.period.frequency == .year
      else { return nil }
      return FundHistory.BudgetFigure(
        line: record.item, year: record.period.year, amount: record.value,
        isAdjusted: record.basis == .adjustedBudget)
    }
  }

  // MARK: - Ledgers

  /// A book's ledger from its first published balance on.
  private mutating func ledger(of book: FundModel.Book, lines: [String: LineHistory])
    throws(InputFault) -> Ledger?
  {
    var published: [Period: Money] = [:]
    var places: [Period: SourcePlace] = [:]
    for record in records(of: "balance.book")
    where record.basis == .stock
      && (record.group == book.name || (record.group == nil && model.books.count == 1))
    {
      guard let money = record.money else { continue }
      published[record.period.last(frequency)] = money
      places[record.period.last(frequency)] = record.place
    }
    let items = model.lines.filter { $0.book == book.name }
    let starts = items.compactMap { lines[$0.name].map { $0.flows.trimmed() } }
      .filter { !$0.isEmpty }.map(\.start)
    guard let firstFlow = starts.min() else { return nil }
    guard
      let opening = published.keys.filter({ $0 >= firstFlow.advanced(by: -1) }).min(),
      let openingBalance = published[opening]
    else {
      throw InputFault(
        Diagnostic(
          code: "no-balance",
          at: records.first.map { SourcePlace(file: $0.place.file) } ?? SourcePlace(file: "-"),
          found: LocalizedText(
            "没有“\(book.title.chinese)”的结余记录", "no balance of “\(book.title.english)”"),
          expected: LocalizedText(
            "至少一条 item=balance.book、basis=stock 的记录",
            "at least one record with item balance.book and basis stock")))
    }
    let bookFlows = items.map { (side: $0.side, flows: lines[$0.name]?.flows) }
    var flows: [Ledger.Flow] = []
    // A balance of the last closed period alone still needs that period as an entry.
    let isLast = opening >= closedThrough
    var period = isLast ? closedThrough : opening.advanced(by: 1)
    while period <= closedThrough {
      func sum(_ side: Side) -> Money {
        bookFlows.filter { $0.side == side }.reduce(Money.zero) { total, line in
          (try? total.adding(Money(rounding: line.flows?[period] ?? 0) ?? .zero)) ?? total
        }
      }
      flows.append(
        Ledger.Flow(
          period: period, income: sum(.income), expenditure: sum(.expenditure),
          publishedClosing: published[period]))
      period = period.advanced(by: 1)
    }
    do {
      var start = openingBalance
      if isLast, let last = flows.first {
        start = try start.subtracting(last.income).adding(last.expenditure)
      }
      let ledger = try Ledger(opening: start, flows: flows)
      reportOddOpening(start, ledger, book: book, at: places[opening])
      var moved = 0.0
      for entry in ledger.entries {
        moved += max(entry.income.units, entry.expenditure.units)
        if abs(entry.adjustment.minorUnits) > 0 {
          reportAdjustment(entry, of: moved, book: book, at: places[entry.period])
        }
        if entry.isPublished { moved = 0 }
      }
      return ledger
    } catch {
      throw InputFault(
        Diagnostic(
          code: "amount-too-large", at: SourcePlace(file: records.first?.place.file ?? "-"),
          found: LocalizedText("金额超出可记账的范围", "an amount is too large to be booked")))
    }
  }

  /// An amount in the reporting unit with two decimals.
  func decimal(_ amount: Double) -> String { Scenarios.decimal(amount, in: unit) }
}

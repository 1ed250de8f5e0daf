import Quantities

/// Steps a prepared fund through its periods, all paths at once.
///
/// One engine serves the central projection (one path, no shocks) and the simulation (many paths):
/// what a period does to a path depends on that path alone, so any split of the paths into parts
/// gives the same numbers.
struct ProjectionEngine {
  let fund: PreparedFund
  let shocks: LineShocks?
  let paths: Int

  /// The period last stepped, from 0; −1 before the first.
  private(set) var index = -1

  /// Amounts booked in the period by line and path.
  private(set) var booked: [[Double]]

  /// Services rendered in the period, by line and path, where a line is settled later.
  private(set) var incurred: [[Double]]

  /// Book balances by book and path.
  private(set) var books: [[Double]]

  /// Contributions received for later cover, by path.
  private(set) var prepaid: [Double]

  /// Contributions received and not yet booked, by path.
  private(set) var held: [Double]

  /// The part of it that each line received, by path; empty for a line that holds nothing.
  private var heldOfLine: [[Double]]

  /// What is held at the start and belongs to no line: it stays.
  private let heldOfNoLine: Double

  /// Services rendered and not yet paid, all lines together, by path.
  private(set) var unpaid: [Double]

  /// Sums of the calendar year by line and path, kept for lines that a rule reads by the year.
  private(set) var yearToDate: [[Double]]

  /// Totals of the last calendar year by line and path, likewise.
  private(set) var lastYear: [[Double]]

  private var previous: [[Double]]
  private var services: [[[Double]]]
  private let bookOfLine: [Int]

  /// Which lines' yearly totals, and whose last amounts, some rule reads.
  private let readsYear: [Bool]
  private let readsPrevious: [Bool]
  private let scope: FundScope

  /// Deposits less what the balances explain at the start, carried unchanged.
  private let depositsResidual: Double

  init(fund: PreparedFund, shocks: LineShocks?, paths: Int) {
    self.fund = fund
    self.shocks = shocks
    self.paths = paths
    let lines = fund.lines
    let fill = { (value: Double) in [Double](repeating: value, count: paths) }
    booked = lines.map { _ in fill(0) }
    incurred = lines.map { _ in [] }
    books = fund.openingBooks.map(fill)
    prepaid = fill(fund.openingPrepaid)
    let isHeld = fund.plan.model.booking == .cover
    let openingHeld = isHeld ? fund.openingPrepaid : 0
    let holds = lines.indices.map { isHeld && lines[$0].item.isCollected }
    held = fill(openingHeld)
    heldOfLine = lines.indices.map { holds[$0] ? fill(fund.openingPrepaidOfLine[$0]) : [] }
    heldOfNoLine = lines.indices.reduce(openingHeld) {
      holds[$1] ? $0 - fund.openingPrepaidOfLine[$1] : $0
    }
    unpaid = fill(lines.reduce(0) { $0 + $1.openingUnpaid })
    yearToDate = lines.map { fill($0.yearToDate) }
    lastYear = lines.map { fill($0.lastYearTotal) }
    previous = lines.map { fill($0.lastAmount) }
    services = lines.map { _ in [] }
    let rules = lines.compactMap { line -> Formula? in
      guard case .rule(let rule) = line.item.method else { return nil }
      return rule.amount
    }
    readsYear = lines.map { line in rules.contains { $0.reads(.lastYear(line.item.name)) } }
    readsPrevious = lines.map { line in rules.contains { $0.reads(.previous(line.item.name)) } }
    let names = fund.plan.model.books.map(\.name)
    bookOfLine = lines.map { line in names.firstIndex(of: line.item.book) ?? 0 }
    scope = FundScope(fund.plan.model)
    let judged = scope.books.reduce(0) { $0 + fund.openingBooks[$1] }
    depositsResidual = fund.openingDeposits - (judged - fund.openingAdvances + openingHeld)
  }

  /// The period last stepped.
  var period: Period { fund.start.advanced(by: index) }

  /// What the judged books can pay from, by path: their balances less advances, and what is held.
  var deposits: [Double] {
    let advances = index < 0 ? fund.openingAdvances : fund.advances[index]
    var sums = [Double](repeating: depositsResidual - advances, count: paths)
    add(held, times: 1, to: &sums)
    for book in scope.books { add(books[book], times: 1, to: &sums) }
    return sums
  }

  /// Steps one period.
  mutating func step() {
    let openingBooks = books
    let openingDeposits = deposits
    index += 1
    if period.index == 1 && index > 0 { closeYear() }
    let isJanuary = period.firstMonth.index == 1
    if isJanuary { prepaid = [Double](repeating: 0, count: paths) }
    for line in fund.order {
      // What was held for the cover year that begins is booked on the line that received it.
      let released = isJanuary ? heldOfLine[line] : []
      if !released.isEmpty { heldOfLine[line] = [Double](repeating: 0, count: paths) }
      var amounts = serviceAmounts(line, openingBooks: openingBooks, deposits: openingDeposits)
      settle(line, &amounts)
      reserve(line, &amounts)
      // A known matter is a payment: it neither waits for settlement nor shares the line's luck.
      let event = fund.lines[line].events[index]
      if event != 0 {
        for path in amounts.indices { amounts[path] += event }
        // What is settled later counts it as incurred and paid at once.
        for path in incurred[line].indices { incurred[line][path] += event }
      }
      if !released.isEmpty { add(released, times: 1, to: &amounts) }
      booked[line] = amounts
    }
    sumHeld()
    enter()
  }

  // MARK: - One line

  /// What a line incurs in the period: central amounts with their luck, or a rule.
  private func serviceAmounts(_ line: Int, openingBooks: [[Double]], deposits: [Double])
    -> [Double]
  {
    let prepared = fund.lines[line]
    var amounts: [Double]
    if case .rule(let rule) = prepared.item.method {
      guard prepared.isDue[index] else {
        return [Double](repeating: 0, count: paths)
      }
      let values = FormulaValues { leaf in
        self.leaf(leaf, of: line, openingBooks: openingBooks, deposits: deposits)
      }
      switch rule.amount.value(values) {
      case .same(let value): amounts = [Double](repeating: value, count: paths)
      case .each(let each): amounts = each
      }
      shocks?.multiply(&amounts, line: line, period: index)
    } else if prepared.central[index] == 0 && prepared.cap == nil {
      // Most lines move nothing in most months.
      return [Double](repeating: 0, count: paths)
    } else {
      amounts = [Double](repeating: prepared.central[index], count: paths)
      if let cap = prepared.cap {
        // Volume moves the price of a point: luck in use meets the budget, luck in timing does not.
        shocks?.multiply(&amounts, line: line, period: index, includesNoise: false)
        cap.pay(&amounts, at: index)
        shocks?.multiply(&amounts, line: line, period: index, includesLevel: false)
      } else {
        shocks?.multiply(&amounts, line: line, period: index)
      }
    }
    return amounts
  }

  private func leaf(
    _ leaf: Formula, of line: Int, openingBooks: [[Double]], deposits: [Double]
  ) -> PathValues {
    func position(_ name: String) -> Int? {
      fund.lines.firstIndex { $0.item.name == name }
    }
    switch leaf {
    case .parameter(let name):
      return .same(fund.plan.value(name, group: 0, at: period))
    case .opening(.book):
      return .each(openingBooks[bookOfLine[line]])
    case .opening(.deposits):
      return .each(deposits)
    case .line(let name):
      return position(name).map { .each(booked[$0]) } ?? .same(0)
    case .lastYear(let name):
      return position(name).map { .each(lastYear[$0]) } ?? .same(0)
    case .previous(let name):
      return position(name).map { .each(previous[$0]) } ?? .same(0)
    default:
      return .same(0)
    }
  }

  /// Turns services rendered into payments by the lag profile; unpaid moves by the difference.
  private mutating func settle(_ line: Int, _ amounts: inout [Double]) {
    let prepared = fund.lines[line]
    guard !prepared.lags.isEmpty else { return }
    incurred[line] = amounts
    services[line].append(amounts)
    let depth = prepared.lags[index].count
    if services[line].count > depth { services[line].removeFirst() }
    var paid = [Double](repeating: prepared.backlog[index], count: paths)
    for (age, service) in services[line].reversed().enumerated() {
      let share = prepared.lags[index - age][age]
      if share == 0 { continue }
      add(service, times: share, to: &paid)
    }
    add(amounts, times: 1, to: &unpaid)
    add(paid, times: -1, to: &unpaid)
    amounts = paid
  }

  /// Sets apart what is collected for later cover; books it later where the model says so.
  private mutating func reserve(_ line: Int, _ amounts: inout [Double]) {
    let prepared = fund.lines[line]
    let (later, all) = (prepared.forLaterCover[index], prepared.central[index])
    guard later > 0, all > 0 else { return }
    let part = later / all
    add(amounts, times: part, to: &prepaid)
    guard !heldOfLine[line].isEmpty else { return }
    add(amounts, times: part, to: &heldOfLine[line])
    for path in amounts.indices { amounts[path] -= amounts[path] * part }
  }

  /// Adds up what the lines hold, in their order.
  private mutating func sumHeld() {
    guard fund.plan.model.booking == .cover else { return }
    held = [Double](repeating: heldOfNoLine, count: paths)
    for line in heldOfLine where !line.isEmpty { add(line, times: 1, to: &held) }
  }

  // MARK: - The period and the year

  private mutating func enter() {
    for line in fund.lines.indices {
      let sign: Double = fund.lines[line].item.side == .income ? 1 : -1
      let book = bookOfLine[line]
      let amounts = booked[line]
      add(amounts, times: sign, to: &books[book])
      if readsYear[line] { add(amounts, times: 1, to: &yearToDate[line]) }
      if readsPrevious[line] { previous[line] = amounts }
    }
  }

  private mutating func closeYear() {
    for line in yearToDate.indices where readsYear[line] {
      lastYear[line] = yearToDate[line]
      yearToDate[line] = [Double](repeating: 0, count: paths)
    }
  }
}

/// Adds multiples of numbers to others, path by path.
func add(_ amounts: [Double], times factor: Double, to sums: inout [Double]) {
  for path in sums.indices { sums[path] += factor * amounts[path] }
}

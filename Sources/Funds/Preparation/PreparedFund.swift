import Forecasting
import Quantities

/// A fund ready to be projected: central amounts, openings and the order of evaluation.
struct PreparedFund {
  let plan: Plan
  let history: FundHistory

  /// The first projected period.
  let start: Period

  /// How many periods are projected.
  let count: Int
  let lines: [PreparedLine]

  /// The lines' positions so that every line follows those it reads.
  let order: [Int]

  /// Opening balances by book.
  let openingBooks: [Double]
  let openingDeposits: Double
  let openingPrepaid: Double

  /// The part of it that each line received, by line: what is stated for the fund is shared as the
  /// lines' own records have it, and falls to the first collecting line where they have nothing.
  let openingPrepaidOfLine: [Double]

  /// Advances to institutions by projected period, and at the last closed one.
  let advances: [Double]
  let openingAdvances: Double

  /// Prepares a fund.
  ///
  /// - Throws: ``ProjectionError`` where the model's rules read each other in a circle or a
  ///   history is too short for what its line asks.
  init(history: FundHistory, plan: Plan) throws(ProjectionError) {
    let model = plan.model
    let start = history.closedThrough.advanced(by: 1)
    let count = max(0, start.distance(to: plan.projectThrough) + 1)
    let preparation = LinePreparation(history: history, plan: plan, start: start, count: count)
    var lines: [PreparedLine] = []
    for line in model.lines { lines.append(try preparation.prepare(line)) }

    self.plan = plan
    self.history = history
    self.start = start
    self.count = count
    self.lines = lines
    self.order = try evaluationOrder(of: model.lines)
    let books = model.books.map { history.closingBalance(of: $0.name) }
    openingBooks = books
    let advance = { (period: Period) in
      model.advances.map { plan.sum(of: $0, groups: [], at: period) } ?? 0
    }
    advances = (0..<count).map { advance(start.advanced(by: $0)) }
    openingAdvances = advance(history.closedThrough)
    let judged = FundScope(model).books.reduce(0) { $0 + books[$1] }
    openingDeposits = history.deposits ?? judged - advance(history.closedThrough)
    let prepaid = model.lines.map { preparation.prepaidAtStart(of: $0) }
    let recorded = prepaid.reduce(0, +)
    let stated = history.prepaid ?? recorded
    let first = model.lines.firstIndex(where: \.isCollected)
    openingPrepaid = stated
    openingPrepaidOfLine = prepaid.enumerated().map { line, own in
      recorded > 0 ? own * (stated / recorded) : line == first ? stated : 0
    }
  }
}

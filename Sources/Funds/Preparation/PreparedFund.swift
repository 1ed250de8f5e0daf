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
    openingPrepaid = history.prepaid ?? preparation.prepaidAtStart()
  }
}

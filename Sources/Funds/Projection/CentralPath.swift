import Quantities

/// Runs the one path without shocks and keeps all of it.
struct CentralPath {
  private let fund: PreparedFund
  private var amounts: [[Double]]
  private var incurred: [[Double]]
  private var closings: [[Double]]
  private var prepaid: [Double] = []
  private var unpaid: [Double] = []
  private var measures: [Measure: [Double]] = [:]
  private var periods: [Period] = []

  init(fund: PreparedFund) {
    self.fund = fund
    amounts = fund.lines.map { _ in [] }
    incurred = fund.lines.map { _ in [] }
    closings = fund.openingBooks.map { _ in [] }
  }

  /// Steps every period.
  mutating func run() {
    var engine = ProjectionEngine(fund: fund, shocks: nil, paths: 1)
    var follower = PathMeasures(fund: fund, paths: 1)
    for _ in 0..<fund.count {
      engine.step()
      follower.take(from: engine)
      periods.append(engine.period)
      for line in fund.lines.indices {
        amounts[line].append(engine.booked[line][0])
        if let service = engine.incurred[line].first { incurred[line].append(service) }
      }
      for book in closings.indices { closings[book].append(engine.books[book][0]) }
      prepaid.append(engine.prepaid[0])
      unpaid.append(engine.unpaid[0])
      for measure in Measure.allCases {
        measures[measure, default: []].append(follower.values(measure)[0])
      }
    }
  }

  /// Holds every amount and balance against what can be booked.
  ///
  /// - Throws: ``ProjectionError/notFinite(line:period:)`` or
  ///   ``ProjectionError/tooLarge(item:period:)`` for the first period that fails.
  func checkAmounts() throws(ProjectionError) {
    let model = fund.plan.model
    let names = model.lines.map(\.name) + model.books.map(\.name)
    for (index, period) in periods.enumerated() {
      for (name, row) in zip(names, amounts + closings) {
        guard row[index].isFinite else { throw .notFinite(line: name, period: period) }
        guard abs(row[index]) <= Projection.largestAmount else {
          throw .tooLarge(item: name, period: period)
        }
      }
    }
  }

  /// The projection of the path.
  func projection(simulation: SimulationSummary?) -> Projection {
    let model = fund.plan.model
    return Projection(
      plan: fund.plan, history: fund.history, periods: periods,
      lines: fund.lines.indices.map { index in
        let line = fund.lines[index]
        return Projection.Line(
          item: line.item, amounts: amounts[index], incurred: incurred[index],
          secondView: line.secondView, calibration: line.calibration, evidence: line.evidence,
          methodName: line.methodName, totalBudget: line.cap?.years ?? [])
      },
      books: model.books.indices.map { index in
        let name = model.books[index].name
        func total(_ side: Side) -> [Double] {
          periods.indices.map { period in
            fund.lines.indices.reduce(0) { sum, line in
              let item = fund.lines[line].item
              return item.side == side && item.book == name
                ? sum + amounts[line][period] : sum
            }
          }
        }
        return Projection.Book(
          book: model.books[index], opening: fund.openingBooks[index], income: total(.income),
          expenditure: total(.expenditure), closing: closings[index])
      },
      prepaid: prepaid, unpaid: unpaid, openingPrepaid: fund.openingPrepaid,
      openingUnpaid: fund.lines.reduce(0) { $0 + $1.openingUnpaid },
      openingDeposits: fund.openingDeposits, central: measures, simulation: simulation)
  }
}

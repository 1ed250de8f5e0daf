import Quantities

@testable import Funds

/// Everything an engine shows after each step.
struct PathTrace {
  /// The state after one period.
  struct Moment: Equatable {
    let period: Period
    let booked: [[Double]]
    let incurred: [[Double]]
    let books: [[Double]]
    let prepaid: [Double]
    let held: [Double]
    let unpaid: [Double]
    let deposits: [Double]
  }

  let fund: PreparedFund

  /// The state before the first period, its lines empty.
  let opening: Moment
  let moments: [Moment]

  /// Runs paths of a prepared fund; without shocks there is one path.
  init(_ fund: PreparedFund, paths: Range<Int>? = nil) {
    self.fund = fund
    var engine = ProjectionEngine(
      fund: fund, shocks: paths.map { LineShocks(fund: fund, paths: $0) }, paths: paths?.count ?? 1)
    opening = PathTrace.moment(engine, fund.history.closedThrough)
    var moments: [Moment] = []
    for _ in 0..<fund.count {
      engine.step()
      moments.append(PathTrace.moment(engine, engine.period))
    }
    self.moments = moments
  }

  private static func moment(_ engine: ProjectionEngine, _ period: Period) -> Moment {
    Moment(
      period: period, booked: engine.booked, incurred: engine.incurred, books: engine.books,
      prepaid: engine.prepaid, held: engine.held, unpaid: engine.unpaid, deposits: engine.deposits)
  }

  /// Each moment with the one before.
  var steps: [(before: Moment, after: Moment)] {
    Array(zip([opening] + moments.dropLast(), moments))
  }
}

extension Projection {
  /// All numbers of the central path, in a fixed order.
  var numbers: [Double] {
    lines.flatMap { $0.amounts + $0.incurred + $0.secondView }
      + books.flatMap { $0.income + $0.expenditure + $0.closing }
      + prepaid + unpaid + Measure.allCases.flatMap { values($0) }
  }
}

extension SimulationSummary {
  /// All numbers of the summary, in a fixed order.
  var numbers: [Double] {
    var all: [Double] = []
    for measure in Measure.allCases {
      all += fan(measure).quantiles.flatMap(\.self)
      all += fan(measure).means
    }
    for year in years {
      all += year.income + year.expenditure + year.result
      all += [year.deficit.value, year.firstDeficit.value]
    }
    for moment in moments {
      all += [moment.yearToDateDeficit.value, moment.depositsExhausted.value]
      all += [moment.balanceExhausted.value, moment.insufficient.value, moment.belowNormal.value]
    }
    return all + targets.map(\.probability.value)
  }
}

/// The bits of numbers, so that equality means the same bytes.
func bits(_ numbers: [Double]) -> [UInt64] { numbers.map(\.bitPattern) }

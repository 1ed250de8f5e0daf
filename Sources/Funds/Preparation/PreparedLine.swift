import Actuarial
import Quantities

/// A line ready to be projected: everything that is the same on every path.
struct PreparedLine {
  /// A total budget by period.
  struct Cap {
    /// What is paid for the capped part, by projected period.
    let terms: [CappedPayment]
    /// The part of the need that is under the budget, by projected period.
    let cappedShare: [Double]
    /// The same by calendar year, from the one in which the projection starts.
    let years: [TotalBudgetYear]

    /// Replaces needs by what is paid for them in a period; none of them is below zero.
    func pay(_ needs: inout [Double], at index: Int) {
      let (terms, share) = (terms[index], cappedShare[index])
      for path in needs.indices where needs[path] >= 0 {
        let capped = needs[path] * share
        needs[path] += terms.payment(forCost: capped) - capped
      }
    }
  }

  let item: LineItem

  /// The central amount by projected period, before a cap and without events.
  let central: [Double]

  /// The part of it collected for later cover.
  let forLaterCover: [Double]

  /// Known matters by projected period.
  let events: [Double]
  let cap: Cap?

  /// Payment shares by service period and lag; empty where paid at once.
  let lags: [[Double]]

  /// Payments due in each projected period for services of closed periods.
  let backlog: [Double]

  /// Services of closed periods not yet paid at the start.
  let openingUnpaid: Double

  /// Whether a rule falls due, by projected period.
  let isDue: [Bool]

  /// The total of the last calendar year before the first projected one, missing periods filled in.
  let lastYearTotal: Double

  /// The sum of the first projected year's closed periods, missing ones filled in.
  let yearToDate: Double

  /// The last closed amount.
  let lastAmount: Double
  let evidence: LineEvidence

  /// The standard deviation of the logarithm of what is left of the cover year being collected, by
  /// projected period from the first; nothing beyond the last.
  let collectionDeviation: [Double]

  /// The ratio of actual to formula that the central amounts carry.
  let calibration: Calibration?

  /// The line's own series by calendar year, where a second view is asked.
  let secondView: [Double]

  /// The forecasting method that served the line, in words, and what it rests on.
  let methodName: LocalizedText
}

/// How a formula was fitted to the last years of its line.
public struct Calibration: Sendable, Hashable {
  /// The complete years whose actual and formula are compared.
  public let years: ClosedRange<Int>

  /// Actual, without known matters, over formula in those years.
  public let ratio: Double
}

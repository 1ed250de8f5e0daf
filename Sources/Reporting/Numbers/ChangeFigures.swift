public import Budgeting
import Funds

/// A change analysis as printed where it is not in the table's money: payable months and the result a
/// head.
///
/// Payable months are differences of printed levels, as they stand in the comparison of scenarios. A
/// head, what all causes move together is rounded and shared out among the causes. Either way the
/// causes sum to the whole to the last place.
public struct ChangeFigures: Sendable {
  /// Decimals of both.
  static let decimals = 2

  private let analysis: ChangeAnalysis

  /// The figures of an analysis.
  public init(_ analysis: ChangeAnalysis) {
    self.analysis = analysis
  }

  /// What a cause moves payable months by, by year; `nil` where there are none.
  public func months(_ cause: Int) -> [PrintedFigure?] { months(from: cause, to: cause + 1) }

  /// What all causes move payable months by together.
  public var totalMonths: [PrintedFigure?] { months(from: 0, to: analysis.levels.count - 1) }

  private func months(from before: Int, to after: Int) -> [PrintedFigure?] {
    zip(analysis.levels[before], analysis.levels[after]).map { before, after in
      guard let old = rounded(before.payableMonths), let new = rounded(after.payableMonths) else {
        return nil
      }
      return new.change(from: old)
    }
  }

  /// What a cause moves the result by for each person insured, in currency units; `nil` where none are
  /// counted.
  public func perPerson(_ cause: Int) -> [PrintedFigure?] {
    let causes = analysis.causes.indices.map { analysis.effectPerPerson($0) }
    return totalPerPerson.enumerated().map { year, total in
      let parts = causes.compactMap { $0[year] }
      guard let total, parts.count == causes.count else { return nil }
      return RoundedTree.parts(parts, addingTo: total)?[cause] ?? rounded(parts[cause])
    }
  }

  /// The same of all causes together.
  public var totalPerPerson: [PrintedFigure?] { analysis.totalPerPerson.map(rounded) }

  private func rounded(_ value: Double?) -> PrintedFigure? {
    value.flatMap { PrintedFigure(rounding: $0, decimals: ChangeFigures.decimals) }
  }
}

public import Budgeting
import Funds
public import Quantities
import Reporting
import Scenarios

/// Scenarios beside their baseline, the difference taken apart by cause.
public struct Comparison: Sendable {
  /// One variant of one fund.
  public struct Entry: Sendable {
    /// The fund's name as printed.
    public let fund: LocalizedText
    /// The variant's title.
    public let scenario: LocalizedText

    /// The unit of money the scenario prints in, and how many currency units it is.
    public let unit: QuantityUnit

    /// The first month in which anything can differ.
    public let firstChange: Period?
    /// What the variant changes, cause by cause.
    public let analysis: ChangeAnalysis

    /// The years in which the lowest payable months fall, and by a tenth of a month more than those at
    /// the year's end.
    public var tellingLows: [ChangeAnalysis.Lowest] {
      let ends = Dictionary(
        analysis.total.map { ($0.year, $0.payableMonths ?? 0) }, uniquingKeysWith: { $1 })
      return analysis.lowest.filter {
        $0.after.months - $0.before.months <= min(0, ends[$0.year] ?? 0) - 0.1
      }
    }
  }

  /// A year's lowest payable months before and after, in words.
  public static func lowestText(_ lowest: ChangeAnalysis.Lowest) -> LocalizedText {
    func printed(_ months: Double) -> String { NumberText.number(months, decimals: 2) }
    let (before, after) = (printed(lowest.before.months), printed(lowest.after.months))
    return LocalizedText(
      "年内最低可支付月数：\(lowest.year) 年 \(before)（\(lowest.before.period) 末）→ \(after)（\(lowest.after.period) 末）",
      "lowest payable months of \(lowest.year): \(before) (end of \(lowest.before.period)) → \(after) (end of \(lowest.after.period))"
    )
  }

  /// One entry for each fund and each variant that touches it, in the order of the set.
  public let entries: [Entry]

  /// Compares every variant of a set with its baseline, on the central path.
  ///
  /// - Throws: ``Quantities/InputFault`` naming a case that cannot be projected.
  public init(_ set: ScenarioSet) throws(InputFault) {
    var entries: [Entry] = []
    for fund in set.funds {
      for variant in fund.variants {
        let scenario = variant.fundCase.scenario
        do {
          let analysis = try ChangeAnalysis(
            fund.baseline.history, baseline: fund.baseline.plan,
            steps: variant.steps.map { .init(title: $0.title, plan: $0.plan) })
          entries.append(
            Entry(
              fund: fund.baseline.model.title, scenario: scenario.title, unit: scenario.unit,
              firstChange: variant.fundCase.firstChange, analysis: analysis))
        } catch {
          throw InputFault(
            ProjectionFault(error, model: fund.baseline.model).diagnostic(
              at: SourcePlace(file: scenario.path)))
        }
      }
    }
    self.entries = entries
  }
}

import Funds
public import Quantities

/// What would close a draft's gap, in the legal order of 财社〔2017〕144号 art. 38.
///
/// Deposits and the rolled balance first, then the adjustment or risk fund, the sale of
/// investments, a subsidy from the same level of government, and only then changes of contributions
/// or benefits. Drawing on the balance pays the bills; the year's current deficit stays.
public struct GapClosing: Sendable, Hashable {
  /// A source of money, in the legal order.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    /// The rolled balance, and deposits falling due.
    case balance
    /// The adjustment or risk fund 调剂金、风险储备金.
    case adjustmentFund = "adjustment-fund"
    /// Investments sold or realised early.
    case investments
    /// A subsidy from the same level of government.
    case ownSubsidy = "own-subsidy"
    /// A change of contributions or benefits, after approval.
    case contributionsOrBenefits = "contributions-or-benefits"
  }

  /// One step of the order.
  public struct Step: Sendable, Hashable {
    /// Which source of money the step draws on.
    public let source: Source
    /// The source in words.
    public let title: LocalizedText

    /// What the source holds, in currency units; `nil` where it is not recorded or has no bound.
    public let available: Double?

    /// What it would carry of the gap, in currency units; `nil` where that is for the office to say.
    public let covers: Double?

    /// What remains open after it.
    public let open: Double
  }

  /// A lever and how far it must be moved to close the whole gap by itself.
  public struct Lever: Sendable, Hashable {
    /// The lever and the unit by which it is moved.
    public let step: EffectStep
    /// The first period or cover year that is changed.
    public let from: Period

    /// Its effect on the budget year's result in currency units, for one step in the right
    /// direction, above zero.
    public let effect: Double

    /// Steps needed, a sign telling whether the step itself or its opposite; effects taken as
    /// proportional.
    public let steps: Double
  }

  /// The gap, in currency units.
  public let gap: Double
  /// One step for each source, in the legal order.
  public let steps: [Step]

  /// Levers by the number of steps they need, fewest first.
  public let levers: [Lever]

  /// Sets out what would close a gap.
  ///
  /// - Parameters:
  ///   - gap: the missing amount.
  ///   - balance: the book balance carried into the budget year.
  ///   - deposits: what can be paid from at that date, where known; the smaller of the two counts.
  ///   - adjustmentFund: the adjustment or risk fund, where the office knows it.
  ///   - investments: investments that could be sold, where the office knows them.
  public init(
    gap: BudgetGap, balance: Double, deposits: Double?, adjustmentFund: Double? = nil,
    investments: Double? = nil, effects: EffectTable
  ) {
    var open = gap.amount
    func step(_ source: Source, _ title: LocalizedText, available: Double?, unbounded: Bool)
      -> Step
    {
      let covers = unbounded ? open : available.map { min(max($0, 0), open) }
      open -= covers ?? 0
      return Step(source: source, title: title, available: available, covers: covers, open: open)
    }
    self.gap = gap.amount
    steps = [
      step(
        .balance, LocalizedText("历年滚存结余及到期存款", "Rolled balance and deposits falling due"),
        available: deposits.map { min($0, balance) } ?? balance, unbounded: false),
      step(
        .adjustmentFund, LocalizedText("调剂金或风险储备金", "Adjustment or risk fund"),
        available: adjustmentFund, unbounded: false),
      step(
        .investments, LocalizedText("转让或提前变现投资产品", "Sale of investments"),
        available: investments, unbounded: false),
      step(
        .ownSubsidy, LocalizedText("同级财政补贴", "Subsidy from the same level of government"),
        available: nil, unbounded: true),
      Step(
        source: .contributionsOrBenefits,
        title: LocalizedText(
          "调整缴费或待遇政策（按程序报批）", "Change of contributions or benefits (after approval)"),
        available: nil, covers: nil, open: open),
    ]
    let target = gap.amount
    levers = effects.rows.filter { $0.result != 0 && $0.result.isFinite }.map { row in
      Lever(
        step: row.step, from: row.from, effect: abs(row.result), steps: target / row.result)
    }.sorted { abs($0.steps) < abs($1.steps) }
  }
}

extension BudgetTable {
  /// What would close the draft's gap; `nil` where it is a proposal.
  public func closing(
    _ effects: EffectTable, adjustmentFund: Double? = nil, investments: Double? = nil
  ) -> GapClosing? {
    guard case .workingDraft(let gap) = status else { return nil }
    let timeline = FundTimeline(projection)
    let end = timeline.periods(of: year).upperBound
    let books = gap.book.map { [$0] } ?? projection.plan.model.books.map(\.name)
    let judgedBooks = projection.plan.model.payableMonths.books
    let isJudged = gap.book.map { judgedBooks == [$0] } ?? judgedBooks.isEmpty
    return GapClosing(
      gap: gap, balance: timeline.book(at: end, books: books) ?? 0,
      deposits: isJudged ? timeline.deposits(at: end) : nil, adjustmentFund: adjustmentFund,
      investments: investments, effects: effects)
  }
}

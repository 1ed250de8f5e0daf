public import Quantities

/// One line of a fund's income or expenditure.
public struct LineItem: Sendable, Hashable {
  /// The line's short name, unique in the fund, such as `inpatient`.
  public let name: String
  /// The line's name as printed.
  public let title: LocalizedText

  /// Further words that records may name the line by.
  public let otherNames: [String]

  /// The subject code of the form, editable by the office.
  public let code: String
  /// Whether the line is income or expenditure.
  public let side: Side

  /// The book the line belongs to.
  public let book: String

  /// Whether the line moves money between books of the same fund, so that totals leave it out.
  public let isInternal: Bool
  /// How the line's amounts are modelled.
  public internal(set) var method: LineMethod

  /// When amounts incurred are paid; `nil` where they are paid at once.
  public let settlement: Settlement?
  /// What is assumed of the line's chances where its history is short.
  public let uncertainty: LineUncertainty

  /// How many of the last complete years the formula is calibrated to; 0 leaves it as it is.
  public let calibrationYears: Int

  /// How annual amounts are spread over the year in place of the method's own timing.
  public let spread: Timing?

  /// The line's own series, shown beside the main view.
  public let secondView: SeriesMethod?

  /// How earlier years of a wider scope are joined on.
  public let splice: ScopeSplice?

  /// The scope whose figures give the seasonal share; `nil` is the line's own.
  public let seasonalScope: String?

  /// The basis of the figure in words, for the budget's remarks.
  public let basis: LocalizedText

  /// Makes a line from its entry in a model file.
  public init(
    name: String, title: LocalizedText, code: String, side: Side, book: String, isInternal: Bool,
    method: LineMethod, settlement: Settlement?, uncertainty: LineUncertainty,
    calibrationYears: Int, spread: Timing?, secondView: SeriesMethod?,
    splice: ScopeSplice?, seasonalScope: String?, basis: LocalizedText, otherNames: [String] = []
  ) {
    self.name = name
    self.title = title
    self.otherNames = otherNames
    self.code = code
    self.side = side
    self.book = book
    self.isInternal = isInternal
    self.method = method
    self.settlement = settlement
    self.uncertainty = uncertainty
    self.calibrationYears = calibrationYears
    self.spread = spread
    self.secondView = secondView
    self.splice = splice
    self.seasonalScope = seasonalScope
    self.basis = basis
  }

  /// Whether any part of the line is collected for a cover year.
  var isCollected: Bool {
    guard case .driver(let terms) = method else { return false }
    return terms.contains { if case .collection = $0.timing { true } else { false } }
  }

  /// Every formula the line is computed from.
  public var formulas: [Formula] {
    var formulas: [Formula] = []
    switch method {
    case .series, .plan: break
    case .driver(let terms):
      formulas += terms.flatMap { [$0.amount] + ($0.delay.map { [$0] } ?? []) }
    case .cohort(let cohort):
      formulas += [cohort.persons, cohort.incidence, cohort.cost]
      if let cap = cohort.cap {
        formulas += [cap.growth, cap.cappedShare, cap.excessShare, cap.savingsShare]
        formulas += [cap.policy, cap.clearing].compactMap(\.self)
      }
    case .rule(let rule): formulas.append(rule.amount)
    }
    if let settlement {
      formulas += [settlement.daysSaved, settlement.shareOfInstitutions].compactMap { $0 }
    }
    return formulas
  }
}

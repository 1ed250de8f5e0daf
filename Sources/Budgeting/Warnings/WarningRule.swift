public import Quantities

/// When a fund is warned: data, so that an office can set its own.
public struct WarningRule: Sendable, Hashable {
  /// What is looked at.
  public enum Condition: Sendable, Hashable {
    /// Payable months below the insufficient band in any period of the next months.
    case payableMonthsInsufficient(withinMonths: Int)
    /// Payable months below the normal band in any period of the next months.
    case payableMonthsBelowNormal(withinMonths: Int)
    /// Payable months above the band of too much in every period of the next months.
    case balanceExcessive(forMonths: Int)
    /// Deposits run out within the next months.
    case depositsExhausted(withinMonths: Int)
    /// The book balance falls below zero within the next months.
    case balanceExhausted(withinMonths: Int)
    /// The accrual balance below zero at a year's end, in this many years from the first not closed.
    case accrualExhausted(years: Int)
    /// A calendar year's result below zero, in this many years from the first not closed.
    case currentDeficit(years: Int)
    /// Expenditure ahead of time elapsed by more than so many percentage points.
    case executionAhead(points: Double)
  }

  /// The rule's short name.
  public let name: String
  /// The rule's name as printed.
  public let title: LocalizedText
  /// The colour of the warnings it gives.
  public let colour: WarningColour
  /// What is looked at, and over which span.
  public let condition: Condition

  /// The probability from which it warns; without simulated paths the central path decides.
  public let probability: Double
  /// Who its warnings go to, and at which stage of the procedure.
  public let direction: WarningDirection

  /// What the rule is about: of the rules of one matter only the first that warns is shown.
  public let matter: String

  /// Makes a rule; the probability is a fraction, 0…1.
  public init(
    name: String, title: LocalizedText, colour: WarningColour, condition: Condition,
    probability: Double, direction: WarningDirection, matter: String
  ) {
    self.name = name
    self.title = title
    self.colour = colour
    self.condition = condition
    self.probability = probability
    self.direction = direction
    self.matter = matter
  }

  /// The rules used where an office has set none, gravest first.
  public static let standard: [WarningRule] = [
    WarningRule(
      name: "accumulated-deficit", title: LocalizedText("累计赤字", "Accumulated deficit"),
      colour: .red, condition: .balanceExhausted(withinMonths: 24), probability: 0.1,
      direction: .fromAbove(.publicInquiry), matter: "balance"),
    WarningRule(
      name: "deposits-exhausted", title: LocalizedText("可动用资金不足以支付", "Deposits run out"),
      colour: .red, condition: .depositsExhausted(withinMonths: 24), probability: 0.1,
      direction: .fromAbove(.interview), matter: "deposits"),
    WarningRule(
      name: "insufficient-within-12",
      title: LocalizedText("一年内可支付月数不足", "Payable months insufficient within a year"),
      colour: .red, condition: .payableMonthsInsufficient(withinMonths: 12), probability: 0.5,
      direction: .fromAbove(.interview), matter: "payable-months"),
    WarningRule(
      name: "insufficient-within-24",
      title: LocalizedText("两年内可支付月数不足", "Payable months insufficient within two years"),
      colour: .red, condition: .payableMonthsInsufficient(withinMonths: 24), probability: 0.5,
      direction: .fromAbove(.notice), matter: "payable-months"),
    WarningRule(
      name: "insufficient-later",
      title: LocalizedText("中期可支付月数不足", "Payable months insufficient in the medium term"),
      colour: .amber, condition: .payableMonthsInsufficient(withinMonths: 120), probability: 0.5,
      direction: .fromAbove(.notice), matter: "payable-months"),
    WarningRule(
      name: "current-deficit", title: LocalizedText("当期赤字", "Current deficit"),
      colour: .amber, condition: .currentDeficit(years: 3), probability: 0.5,
      direction: .fromAbove(.notice), matter: "current-deficit"),
    WarningRule(
      name: "accrual-exhausted",
      title: LocalizedText("权责口径结余低于零", "Accrual balance below zero"),
      colour: .amber, condition: .accrualExhausted(years: 6), probability: 0.5,
      direction: .fromAbove(.notice), matter: "accrual"),
    WarningRule(
      name: "below-normal",
      title: LocalizedText("可支付月数低于正常区间", "Payable months below the normal band"),
      colour: .amber, condition: .payableMonthsBelowNormal(withinMonths: 24), probability: 0.5,
      direction: .fromAbove(.notice), matter: "payable-months"),
    WarningRule(
      name: "execution-ahead",
      title: LocalizedText("支出进度快于序时进度", "Expenditure ahead of time elapsed"),
      colour: .amber, condition: .executionAhead(points: 5), probability: 1,
      direction: .toInstitutions(.reminder), matter: "execution"),
    WarningRule(
      name: "excessive", title: LocalizedText("结余过多", "Balance too large"), colour: .amber,
      condition: .balanceExcessive(forMonths: 12), probability: 0.5,
      direction: .fromAbove(.notice), matter: "excessive"),
  ]
}

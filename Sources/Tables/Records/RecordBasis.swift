public import Quantities

/// What a figure of a period measures.
public enum RecordBasis: String, Sendable, Hashable, CaseIterable {
  /// What flowed in the period itself 当期.
  case flow
  /// What flowed from January to the period's end 本年累计.
  case cumulative
  /// What there was at the period's end 期末.
  case stock
  /// What held through the period: a rate, a standard, an average number 水平.
  case level
  /// The budget at the start of the year 年初预算.
  case budget
  /// The budget after its adjustment 调整预算.
  case adjustedBudget = "adjusted-budget"

  /// The basis in words.
  public var label: LocalizedText {
    switch self {
    case .flow: LocalizedText("当期", "flow")
    case .cumulative: LocalizedText("本年累计", "cumulative")
    case .stock: LocalizedText("期末", "stock")
    case .level: LocalizedText("水平", "level")
    case .budget: LocalizedText("年初预算", "budget")
    case .adjustedBudget: LocalizedText("调整预算", "adjusted budget")
    }
  }

  /// The words accepted in files.
  static let words = WordList<RecordBasis>([
    ("当期", .flow), ("本期", .flow), ("本年累计", .cumulative), ("累计", .cumulative),
    ("期末", .stock), ("期末余额", .stock), ("水平", .level), ("年初预算", .budget),
    ("预算", .budget), ("调整预算", .adjustedBudget), ("调整后预算", .adjustedBudget),
  ])
}

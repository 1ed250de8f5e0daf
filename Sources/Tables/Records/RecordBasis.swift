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

  /// The words accepted in files besides the English one.
  static let words: [(String, RecordBasis)] = [
    ("当期", .flow), ("本期", .flow), ("本年累计", .cumulative), ("累计", .cumulative),
    ("期末", .stock), ("期末余额", .stock), ("水平", .level), ("年初预算", .budget),
    ("预算", .budget), ("调整预算", .adjustedBudget), ("调整后预算", .adjustedBudget),
  ]
}

/// How final a figure is.
public enum RecordStanding: String, Sendable, Hashable, CaseIterable {
  /// From the final account 决算.
  case final
  /// From an early report 快报.
  case flash
  /// Worked out from other figures, such as a published growth rate 推算.
  case derived
  /// A round or spoken figure 约数.
  case approximate

  /// The standing in words.
  public var label: LocalizedText {
    switch self {
    case .final: LocalizedText("决算", "final")
    case .flash: LocalizedText("快报", "flash")
    case .derived: LocalizedText("推算", "derived")
    case .approximate: LocalizedText("约数", "approximate")
    }
  }

  /// The words accepted in files besides the English one.
  static let words: [(String, RecordStanding)] = [
    ("决算", .final), ("正式", .final), ("决算数", .final), ("快报", .flash), ("快报数", .flash),
    ("推算", .derived), ("约数", .approximate), ("约", .approximate),
  ]
}

extension RecordStanding: Comparable {
  /// Ranks a figure that yields before the one it yields to: approximate < derived < flash < final.
  public static func < (left: RecordStanding, right: RecordStanding) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .approximate: 0
    case .derived: 1
    case .flash: 2
    case .final: 3
    }
  }
}

import Forecasting
import Quantities

/// Where a series stands in a hierarchy.
enum SeriesLevel: String, Sendable, CaseIterable {
  /// The sum of all leaves.
  case total
  /// A sum of some of them.
  case group
  /// A series that nothing is added up to.
  case bottom

  /// The level in words, above its part of a table.
  var heading: LocalizedText {
    switch self {
    case .total: LocalizedText("合计", "The sum of all")
    case .group: LocalizedText("分组合计", "Sums of groups")
    case .bottom: LocalizedText("末级序列", "Series that are no sums")
    }
  }

  /// The levels of the series of a hierarchy, by name.
  static func of(_ hierarchy: Hierarchy) -> [String: SeriesLevel] {
    let own = Set(hierarchy.leaves)
    return Dictionary(
      hierarchy.names.enumerated().map { place, name in
        if own.contains(place) { return (name, .bottom) }
        let isWhole = hierarchy.leavesOfSeries[place].count == hierarchy.leaves.count
        return (name, isWhole ? .total : .group)
      }, uniquingKeysWith: { first, _ in first })
  }
}

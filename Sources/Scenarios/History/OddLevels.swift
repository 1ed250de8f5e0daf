import Quantities
import Tables

/// Looks through counts, rates and standards for slips of the unit: 5.65 persons among 56,500, a rate
/// of 0.95 % among 95 %.
struct OddLevels {
  let catalogue: ParameterCatalogue

  /// How many times its neighbours a figure must be, or they it, to look like a slip.
  private static let suspiciousRatio = 8.0

  /// One item of one group, measured in one way.
  private struct SeriesName: Hashable, Comparable {
    let item: String
    let group: String
    let basis: String

    static func < (left: SeriesName, right: SeriesName) -> Bool {
      (left.item, left.group, left.basis) < (right.item, right.group, right.basis)
    }
  }

  /// The figures that are far from most of the four recorded next to them, in order of item and date.
  func findings(_ records: [Record]) -> [HistoryFinding] {
    let figures = records.filter { !$0.unit.isMoney && $0.value > 0 }
    let series = Dictionary(grouping: figures) { record in
      SeriesName(
        item: record.item, group: record.group ?? "", basis: record.basis.rawValue)
    }
    return series.sorted { $0.key < $1.key }.flatMap { name, records in
      oddOnes(records.sorted { $0.period.lastMonth < $1.period.lastMonth })
    }
  }

  private func oddOnes(_ ordered: [Record]) -> [HistoryFinding] {
    guard ordered.count >= 3 else { return [] }
    let values = ordered.map(\.value)
    return ordered.indices.compactMap { index in
      farNeighbour(of: index, in: values, ratio: Self.suspiciousRatio).map {
        finding(ordered[index], beside: ordered[$0])
      }
    }
  }

  private func finding(_ record: Record, beside other: Record) -> HistoryFinding {
    let name =
      catalogue.definition(record.item)?.title ?? LocalizedText(verbatim: record.item)
    let group = record.group
    let (chinese, english) = (
      name.chinese + (group.map { "（\($0)）" } ?? ""),
      name.english + (group.map { " (\($0))" } ?? "")
    )
    return HistoryFinding(
      .suspicious,
      LocalizedText(
        "\(chinese) \(record.period) 为 \(record.written)，与 \(other.period) 的 \(other.written)相差悬殊，像是单位写错",
        "\(english) \(record.period): \(record.written), far from \(other.written) in \(other.period): perhaps a slip of the unit"
      ), place: record.place)
  }
}

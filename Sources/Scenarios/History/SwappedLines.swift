import Forecasting
import Foundation
import Funds
import Quantities
import Tables

/// Two lines of one side whose amounts of a year are each other's: written into the wrong rows, most
/// likely.
///
/// The months of the year that both lines have, and had the year before, are summed. Each line went
/// far from its own past, one up and one down, and each comes near to what the other one's was.
struct SwappedLines: Sendable, Hashable {
  let first: String
  let second: String
  let year: Int

  /// The change of the first and of the second line on the year before, as fractions.
  let changes: [Double]

  /// How many months of a year must be there to be compared.
  private static let fewest = 3

  /// The change of a logarithm from which on a line went far, and up to which it comes near.
  private static let far = 0.2
  private static let near = 0.15

  /// The swaps of a history in the order of the lines and years.
  static func all(in history: FundHistory, _ model: FundModel) -> [SwappedLines] {
    let lines = model.lines.compactMap { line in
      history.lines[line.name].map { (line: line, flows: $0.flows) }
    }
    return lines.indices.flatMap { first in
      lines.indices.dropFirst(first + 1).flatMap { second -> [SwappedLines] in
        let (one, other) = (lines[first], lines[second])
        guard one.line.side == other.line.side else { return [] }
        return swaps(one.line.name, one.flows, other.line.name, other.flows)
      }
    }
  }

  private static func swaps(_ one: String, _ a: Series, _ other: String, _ b: Series)
    -> [SwappedLines]
  {
    let perYear = a.frequency.periodsPerYear
    guard perYear > 1, !a.isEmpty, !b.isEmpty, a.frequency == b.frequency else { return [] }
    let first = max(a.start, b.start).year + 1
    let last = min(a.end, b.end).year
    guard first <= last else { return [] }
    return (first...last).compactMap { year in
      var sums = [0.0, 0, 0, 0]
      var months = 0
      for index in 0..<perYear {
        let period = Period(year: year).first(a.frequency).advanced(by: index)
        let before = period.advanced(by: -perYear)
        let found = [a[period], b[period], a[before], b[before]].compactMap(\.self)
        guard found.count == 4 else { continue }
        for place in sums.indices { sums[place] += found[place] }
        months += 1
      }
      guard 12 * months >= fewest * perYear, sums.allSatisfy({ $0 > 0 }) else { return nil }
      let own = [log(sums[0] / sums[2]), log(sums[1] / sums[3])]
      let crossed = [log(sums[0] / sums[3]), log(sums[1] / sums[2])]
      guard own[0] * own[1] < 0, own.allSatisfy({ abs($0) > far }),
        crossed.allSatisfy({ abs($0) < near })
      else { return nil }
      return SwappedLines(
        first: one, second: other, year: year, changes: own.map { exp($0) - 1 })
    }
  }

  /// The swap in words.
  func finding(_ model: FundModel, _ records: [Record]) -> HistoryFinding {
    let titles = [first, second].map { model.line($0)?.title ?? LocalizedText(verbatim: $0) }
    let written = changes.map { change in
      (change < 0 ? "−" : "+") + ParameterQuantity.plain(abs((change * 100).rounded())) + " %"
    }
    return HistoryFinding(
      .suspicious,
      LocalizedText(
        "\(year) 年“\(titles[0].chinese)”比上年同期 \(written[0])、“\(titles[1].chinese)”\(written[1])，像是两行互换了，请核对项目名称",
        "in \(year) “\(titles[0].english)” is \(written[0]) on a year before and “\(titles[1].english)” \(written[1]), as if the two rows had changed places: check their names"
      ), year: year,
      place: records.first { $0.item == first && $0.period.year == year }?.place)
  }
}

import Forecasting
import Foundation
import Funds
import Quantities
import Tables

/// A year whose amounts are all in another unit than those of the other years.
///
/// Each line's usual amount of a period in the year is held against the middle of its usual amounts
/// in the other years, two at least. Where four of five lines, three at least, are 10³, 10⁴ or 10⁸
/// times as large, or that part, the unit of the whole year is wrong: the steps from 元 to 千元, 万元
/// and 亿元, and from 万元 to 亿元.
struct WholeYearSlip: Sendable, Hashable {
  let year: Int

  /// The power of ten by which amounts are too large, or below zero too small.
  let power: Int

  /// How many lines are so.
  let lines: Int

  /// The first record of the year.
  let place: SourcePlace?

  /// The powers of ten between units in which amounts are recorded, written out.
  private static let powers = [3: "1,000", 4: "10,000", 8: "100,000,000"]

  /// The slips of a fund's history, by year.
  static func all(in history: FundHistory, _ records: [Record]) -> [WholeYearSlip] {
    let usual = history.lines.keys.sorted().map { usualAmounts(history.lines[$0]) }
    let years = Set(usual.flatMap(\.keys)).sorted()
    let names = Set(history.lines.keys)
    return years.compactMap { year in
      let powers = usual.compactMap { amounts -> Double? in
        guard let own = amounts[year] else { return nil }
        let others = amounts.filter { $0.key != year }.map(\.value).sorted()
        return others.count >= 2 ? log10(own / others[others.count / 2]) : nil
      }
      let counts = Dictionary(grouping: powers) { Int($0.rounded()) }.mapValues(\.count)
      guard let (power, count) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
        Self.powers[abs(power)] != nil, count >= 3, 5 * count >= 4 * powers.count
      else { return nil }
      let place = records.filter { $0.period.year == year && names.contains($0.item) }
        .map(\.place).min { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
      return WholeYearSlip(year: year, power: power, lines: count, place: place)
    }
  }

  /// The middle amount of each year's periods that are not zero, or the year's average period where
  /// only its total is known.
  private static func usualAmounts(_ line: LineHistory?) -> [Int: Double] {
    guard let line else { return [:] }
    let perYear = Double(line.flows.frequency.periodsPerYear)
    var usual = Dictionary(
      line.years.filter { $0.amount != 0 }.map { ($0.year, abs($0.amount) / perYear) }
    ) { first, _ in first }
    let sizes = Dictionary(grouping: line.flows.observations.filter { $0.value != 0 }) {
      $0.period.year
    }
    for (year, observed) in sizes {
      let ordered = observed.map { abs($0.value) }.sorted()
      usual[year] = ordered[ordered.count / 2]
    }
    return usual
  }

  /// The slip in words, with what is left out because of it.
  func finding(_ leftOut: Int) -> HistoryFinding {
    let factor = Self.powers[abs(power)] ?? ""
    let (zh, en) =
      power > 0
      ? ("其他年份的约 \(factor) 倍", "about \(factor) times those of other years")
      : ("其他年份的约 \(factor) 分之一", "about one in \(factor) of those of other years")
    let example =
      power > 0
      ? LocalizedText("数是元、单位写了万元", "yuan written as ten thousands")
      : LocalizedText("数是万元、单位写了元", "ten thousands written as yuan")
    return HistoryFinding(
      .suspicious,
      LocalizedText(
        "\(year) 年 \(lines) 个收支项目的数都是\(zh)，像是整年、整张表的单位写错（如\(example.chinese)）；请改正单位后再检查"
          + (leftOut > 0 ? "，由此引起的其他 \(leftOut) 条提醒不再逐条列出" : ""),
        "\(year): the amounts of \(lines) lines are \(en), as if the whole year or table were in another unit (\(example.english)); "
          + "mend the unit and check again"
          + (leftOut > 0 ? " (\(leftOut) other warnings that follow from it are not listed)" : "")),
      place: place)
  }
}

extension [WholeYearSlip] {
  /// A fund's findings with one for each slip in place of what it makes doubtful: amounts of its year
  /// and of the next, which are held against it, and balances, which no flows explain then.
  func explaining(_ findings: [HistoryFinding]) -> [HistoryFinding] {
    guard !isEmpty else { return findings }
    let years = Set(flatMap { [$0.year, $0.year + 1] })
    let kept = findings.filter { one in
      one.kind != .suspicious || one.year.map { !years.contains($0) } ?? false
    }
    let left = findings.count - kept.count
    return kept + enumerated().map { place, slip in slip.finding(place == 0 ? left : 0) }
  }
}

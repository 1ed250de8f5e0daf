import Foundation
public import Quantities
import Tables

/// What two finished runs differ in: what they were made from, and what came out.
public struct RunDifference: Sendable {
  /// A figure of a calendar year on the central path.
  public struct YearFigure: Sendable, Hashable {
    /// The fund's title as its tables print it.
    public let fund: String
    /// The scenario as its tables print it.
    public let scenario: String
    /// The calendar year.
    public let year: String
    /// What is measured, such as income.
    public let measure: String
    /// The unit of the figures.
    public let unit: String
    /// The figure in the first run and in the second; `nil` where one has no such year or scenario.
    public let before: Double?
    /// The figure in the second run.
    public let after: Double?
  }

  /// A parameter whose value differs in periods that both runs have.
  public struct Assumption: Sendable, Hashable {
    /// The fund's title as its tables print it.
    public let fund: String
    /// The parameter's title, with its group.
    public let parameter: String
    /// The parameter's unit.
    public let unit: String
    /// The first period in which it differs, with its value in either run.
    public let period: String
    /// The value in the first run then.
    public let before: Double
    /// The value in the second run then.
    public let after: Double
    /// In how many periods it differs.
    public let periods: Int
  }

  /// A warning that both runs give, in other words or with other figures.
  public struct ChangedWarning: Sendable, Hashable {
    /// The warning of the first run.
    public let before: RunRecord.Warning
    /// The warning of the second run about the same matter of the same fund.
    public let after: RunRecord.Warning
  }

  /// The runs, in the order given.
  public let first: ArchivedRun
  /// The run held against ``first``.
  public let second: ArchivedRun

  /// Inputs whose bytes are others than in the first run.
  public let changedInputs: [String]
  /// Inputs of the second run alone.
  public let addedInputs: [String]
  /// Inputs of the first run alone.
  public let removedInputs: [String]

  /// Parameters with other values; empty where the runs' tables cannot be compared.
  public let assumptions: [Assumption]
  /// Figures of years that differ; empty where the runs' tables cannot be compared.
  public let years: [YearFigure]

  /// Warnings of the first run about matters of which the second does not warn.
  public let goneWarnings: [RunRecord.Warning]
  /// Warnings of the second run about matters of which the first did not warn.
  public let newWarnings: [RunRecord.Warning]
  /// Warnings of one matter that the runs put differently, in the order of the second.
  public let changedWarnings: [ChangedWarning]

  /// Why assumptions and years are not compared; `nil` where they are.
  public let uncompared: LocalizedText?

  /// Compares two runs by their records and tables.
  public init(_ first: ArchivedRun, _ second: ArchivedRun) {
    self.first = first
    self.second = second
    let (old, new) = (first.record, second.record)
    (changedInputs, addedInputs, removedInputs) = RunDifference.inputs(old.inputs, new.inputs)
    (goneWarnings, newWarnings, changedWarnings) = RunDifference.warnings(
      old.warnings.filter(\.warns), new.warnings.filter(\.warns))
    guard old.language == new.language else {
      (assumptions, years) = ([], [])
      uncompared = LocalizedText(
        "两次运行的语言不同，参数和各年数不逐项比较",
        "the runs are in different languages: parameters and years are not compared")
      return
    }
    do {
      let assumed = try [first, second].map { try RunDifference.rows(of: $0, "assumptions.csv") }
      let projected = try [first, second].map { try RunDifference.rows(of: $0, "years.csv") }
      assumptions = RunDifference.assumptions(assumed[0], assumed[1])
      years = RunDifference.years(projected[0], projected[1])
      uncompared = nil
    } catch {
      (assumptions, years) = ([], [])
      let fault = (error as? InputFault)?.diagnostics.first
      uncompared = LocalizedText(
        "参数和各年数不能逐项比较：\(fault?.message(in: .chinese) ?? "")",
        "parameters and years cannot be compared: \(fault?.message(in: .english) ?? "")")
    }
  }

  /// Whether the runs were made from the same files by the same program and say the same.
  public var isEmpty: Bool {
    changedInputs.isEmpty && addedInputs.isEmpty && removedInputs.isEmpty && assumptions.isEmpty
      && years.isEmpty && goneWarnings.isEmpty && newWarnings.isEmpty && changedWarnings.isEmpty
      && uncompared == nil
      && isMadeAlike && first.record.funds == second.record.funds
  }

  /// Whether program, kernel, seeds and paths were the same.
  private var isMadeAlike: Bool {
    let (old, new) = (first.record, second.record)
    return old.version == new.version && old.kernel == new.kernel
      && old.simulations.map(\.seed) == new.simulations.map(\.seed)
      && old.simulations.map(\.paths) == new.simulations.map(\.paths)
  }

  /// Where a file lies does not matter: files of the same bytes are the same, and of the others those
  /// of one path, else of one name, are one file that changed.
  private static func inputs(_ old: [RunRecord.File], _ new: [RunRecord.File]) -> (
    changed: [String], added: [String], removed: [String]
  ) {
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? path[...] }
    let (hashes, earlier) = (Set(new.map(\.hash)), Set(old.map(\.hash)))
    var left = old.filter { !hashes.contains($0.hash) }
    var (changed, added): ([String], [String]) = ([], [])
    for file in new where !earlier.contains(file.hash) {
      let other =
        left.firstIndex { $0.path == file.path }
        ?? left.firstIndex { name($0.path) == name(file.path) }
      if let other {
        left.remove(at: other)
        changed.append(file.path)
      } else {
        added.append(file.path)
      }
    }
    return (changed, added, left.map(\.path))
  }

  /// Warnings are one where they are about the same matter; those of records that do not say what they
  /// are about are one where they say the same.
  private static func warnings(_ old: [RunRecord.Warning], _ new: [RunRecord.Warning]) -> (
    gone: [RunRecord.Warning], new: [RunRecord.Warning], changed: [ChangedWarning]
  ) {
    func isOne(_ one: RunRecord.Warning, _ other: RunRecord.Warning) -> Bool {
      guard let about = one.about, let same = other.about else {
        return one.colour == other.colour && one.sentence == other.sentence
      }
      return about == same
    }
    let changed = new.compactMap { after in
      old.first { isOne($0, after) }.flatMap { before in
        before.colour == after.colour && before.sentence == after.sentence
          ? nil : ChangedWarning(before: before, after: after)
      }
    }
    return (
      old.filter { one in !new.contains { isOne(one, $0) } },
      new.filter { one in !old.contains { isOne(one, $0) } }, changed
    )
  }

  // MARK: Tables

  /// The rows of one of a run's tables.
  private static func rows(of run: ArchivedRun, _ name: String) throws(InputFault) -> [[String]] {
    let path = run.folder + "/" + name
    // A run whose fund has no such table has no rows of it.
    guard run.record.results.contains(where: { $0.path == name }) else { return [] }
    let table = try Table.read(path)
    let columns = table.header.indices
    return (0..<table.rowCount).map { row in columns.map { table[row, $0] } }
  }

  /// By 基金, 情景, 年度 and 指标: the central path's figure in the sixth column.
  private static func years(_ old: [[String]], _ new: [[String]]) -> [YearFigure] {
    func keyed(_ rows: [[String]]) -> [[String]: Double] {
      Dictionary(
        rows.filter { $0.count > 5 }.compactMap { row in
          Double(row[5]).map { (Array(row.prefix(5)), $0) }
        }
      ) { first, _ in first }
    }
    let (before, after) = (keyed(old), keyed(new))
    var seen: Set<[String]> = []
    let keys = (new + old).filter { $0.count > 5 }.map { Array($0.prefix(5)) }
      .filter { seen.insert($0).inserted }
    return keys.compactMap { key in
      guard before[key] != after[key] else { return nil }
      return YearFigure(
        fund: key[0], scenario: key[1], year: key[2], measure: key[3], unit: key[4],
        before: before[key], after: after[key])
    }
  }

  /// By 基金, 参数代号, 人群 and 日期: the value in the sixth column, where both runs have one.
  private static func assumptions(_ old: [[String]], _ new: [[String]]) -> [Assumption] {
    let before = Dictionary(
      old.filter { $0.count > 6 }.compactMap { row in
        Double(row[5]).map { ([row[0], row[2], row[3], row[4]], $0) }
      }
    ) { first, _ in first }
    var found: [[String]: Assumption] = [:]
    var order: [[String]] = []
    for row in new where row.count > 6 {
      guard let after = Double(row[5]), let earlier = before[[row[0], row[2], row[3], row[4]]],
        earlier != after
      else { continue }
      let key = [row[0], row[2], row[3]]
      if found[key] == nil { order.append(key) }
      let known = found[key]
      found[key] = Assumption(
        fund: row[0], parameter: row[1] + (row[3].isEmpty ? "" : "（\(row[3])）"), unit: row[6],
        period: known?.period ?? row[4], before: known?.before ?? earlier,
        after: known?.after ?? after, periods: (known?.periods ?? 0) + 1)
    }
    return order.compactMap { found[$0] }
  }
}

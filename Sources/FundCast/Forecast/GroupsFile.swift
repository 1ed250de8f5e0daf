import Forecasting
import Quantities
import Tables

/// Which series are sums of which, read from a file.
///
/// Either `series,parent`, one row for each series and each sum it is part of (several rows make
/// grouped series), or `series` and any other columns, one row for each leaf: then every different
/// entry of a column is the sum of its leaves, and `total` is the sum of all.
struct GroupsFile {
  /// Each series with the names of its leaves: sums first, then leaves, in the order of the file.
  let members: [(name: String, leaves: [String])]

  /// Where each series that a row names first stands.
  let places: [String: SourcePlace]

  /// The name of the sum of all leaves where levels are columns.
  static let totalName = "total"

  /// Reads a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything that is wrong.
  init(_ path: String) throws(InputFault) {
    let schema = ColumnSchema([
      .init("series", aliases: SeriesFile.seriesAliases + ["unique_id"], isRequired: true),
      .init("parent", aliases: ["上级", "汇总到"]),
    ])
    let table = try Table.read(path, columns: schema)
    let (match, findings) = schema.match(table)
    let faults = findings.filter { $0.severity == .error }
    guard faults.isEmpty, let series = match["series"] else { throw InputFault(faults) }
    var reader = Reader(table: table, series: series)
    var places: [String: SourcePlace] = [:]
    for row in (0..<table.rowCount).reversed() {
      places[table[row, series]] = table.place(row: row, column: series)
    }
    self.places = places
    if let parent = match["parent"] {
      members = try reader.parents(parent)
    } else {
      members = try reader.levels(match.unknown)
    }
  }

  /// The table and what is wrong with it.
  fileprivate struct Reader {
    let table: Table
    let series: Int
    var faults: [Diagnostic] = []

    init(table: Table, series: Int) {
      self.table = table
      self.series = series
    }

    mutating func report(_ row: Int, _ column: Int, _ chinese: String, _ english: String) {
      faults.append(
        Diagnostic(
          code: "groups", at: table.place(row: row, column: column),
          found: LocalizedText(chinese, english)))
    }

    /// Sums by the parents that rows name.
    mutating func parents(_ parent: Int) throws(InputFault) -> [(name: String, leaves: [String])] {
      var order: [String] = []
      var seen = Set<String>()
      var children: [String: [String]] = [:]
      for row in 0..<table.rowCount {
        let (name, sum) = (table[row, series], table[row, parent])
        if name.isEmpty { report(row, series, "序列名为空", "the name of the series is empty") }
        if sum == name { report(row, parent, "“\(name)”的上级是它自己", "“\(name)” is its own parent") }
        if !sum.isEmpty, children[sum, default: []].contains(name) {
          report(row, series, "“\(name)”重复归入“\(sum)”", "“\(name)” stands twice under “\(sum)”")
        }
        for one in [sum, name] where !one.isEmpty && seen.insert(one).inserted { order.append(one) }
        if !sum.isEmpty && sum != name { children[sum, default: []].append(name) }
      }
      var leaves: [String: [String]] = [:]
      var open = Set<String>()
      /// The leaves under a series, each once; `nil` where it is part of itself.
      func gather(_ name: String) -> [String]? {
        if let known = leaves[name] { return known }
        guard let own = children[name] else { return [name] }
        guard open.insert(name).inserted else { return nil }
        var result: [String] = []
        var found = Set<String>()
        for child in own {
          guard let below = gather(child) else { return nil }
          for leaf in below where found.insert(leaf).inserted { result.append(leaf) }
        }
        open.remove(name)
        leaves[name] = result
        return result
      }
      for name in order where gather(name) == nil {
        let row = (0..<table.rowCount).first { table[$0, series] == name } ?? 0
        report(row, parent, "“\(name)”在汇总关系中绕回自身", "“\(name)” is a part of itself")
        break
      }
      if table.rowCount == 0 {
        faults.append(GroupsFile.empty(table))
      }
      if !faults.isEmpty { throw InputFault(faults) }
      let sums = order.filter { children[$0] != nil }.map { ($0, leaves[$0] ?? []) }
      return sums + order.filter { children[$0] == nil }.map { ($0, [$0]) }
    }

    /// Sums by the entries of columns, and one of all leaves.
    mutating func levels(_ columns: [Int]) throws(InputFault) -> [(name: String, leaves: [String])]
    {
      var leaves: [String] = []
      var sums: [(name: String, column: Int, row: Int, leaves: [String])] = []
      var places: [[String: Int]] = columns.map { _ in [:] }
      for row in 0..<table.rowCount {
        let name = table[row, series]
        if name.isEmpty { report(row, series, "序列名为空", "the name of the series is empty") }
        if leaves.contains(name) {
          report(row, series, "“\(name)”重复出现", "“\(name)” stands twice")
          continue
        }
        leaves.append(name)
        for (level, column) in columns.enumerated() {
          let entry = table[row, column]
          if entry.isEmpty { continue }
          if let place = places[level][entry] {
            sums[place].leaves.append(name)
          } else {
            places[level][entry] = sums.count
            sums.append((entry, column, row, [name]))
          }
        }
      }
      if table.rowCount == 0 { faults.append(GroupsFile.empty(table)) }
      var kept: [(name: String, leaves: [String])] = []
      let ordered = columns.flatMap { column in sums.filter { $0.column == column } }
      for sum in ordered where sum.leaves != leaves && sum.leaves != [sum.name] {
        if leaves.contains(sum.name) || sum.name == GroupsFile.totalName {
          report(
            sum.row, sum.column, "分组“\(sum.name)”与序列或合计同名",
            "the group “\(sum.name)” has the name of a series or of the total")
        } else if let other = kept.first(where: { $0.name == sum.name }) {
          if other.leaves != sum.leaves {
            report(
              sum.row, sum.column, "两列中的“\(sum.name)”包含不同的序列",
              "“\(sum.name)” stands in two columns for different series")
          }
        } else {
          kept.append((sum.name, sum.leaves))
        }
      }
      if leaves.contains(GroupsFile.totalName) {
        report(0, series, "“total”是合计的名称", "“total” is the name of the sum of all")
      }
      if !faults.isEmpty { throw InputFault(faults) }
      return [(GroupsFile.totalName, leaves)] + kept + leaves.map { ($0, [$0]) }
    }
  }

  fileprivate static func empty(_ table: Table) -> Diagnostic {
    Diagnostic(
      code: "groups", at: SourcePlace(file: table.path),
      found: LocalizedText("没有任何行", "there are no rows"))
  }
}

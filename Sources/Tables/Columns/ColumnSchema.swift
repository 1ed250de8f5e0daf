public import Quantities

/// The columns that a kind of file has, with every name they go by.
public struct ColumnSchema: Sendable {
  /// One column.
  public struct Column: Sendable, Hashable {
    /// The name by which the program asks for it.
    public let name: String

    /// The other names accepted in a header, Chinese and English.
    public let aliases: [String]

    /// Whether a file without it is at fault.
    public let isRequired: Bool

    /// Makes a column.
    public init(_ name: String, aliases: [String] = [], isRequired: Bool = false) {
      self.name = name
      self.aliases = aliases
      self.isRequired = isRequired
    }

    /// The name with its first alias, for messages: `fund（基金）`.
    var label: LocalizedText {
      guard let alias = aliases.first else { return LocalizedText(verbatim: name) }
      return LocalizedText("\(name)（\(alias)）", "\(name) (\(alias))")
    }
  }

  /// The columns in their usual order.
  public let columns: [Column]

  /// Makes a schema.
  ///
  /// - Precondition: no two columns share a name or an alias.
  public init(_ columns: [Column]) {
    self.columns = columns
    let names = columns.flatMap { [$0.name] + $0.aliases }.map(ColumnSchema.plainName)
    precondition(
      Set(names).count == names.count, "Two columns of a schema share a name: \(names).")
  }

  /// The names other than its own under which a column is accepted; none for a column not there.
  public func aliases(of name: String) -> [String] {
    columns.first { $0.name == name }?.aliases ?? []
  }

  /// Finds the schema's columns in a table's header.
  ///
  /// Names are compared without regard to case, spaces and full-width letters. Findings: a missing
  /// required column and a column that stands twice are errors; a column that is not in the schema
  /// is a note. Each names the nearest word where there is one. A column whose name starts with `#`
  /// is a remark and passed over.
  public func match(_ table: Table) -> (match: ColumnMatch, findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    var places: [String: Int] = [:]
    var unknown: [Int] = []
    var firstOfHeader: [String: Int] = [:]
    for (index, header) in table.header.enumerated() where !header.hasPrefix("#") {
      let plain = ColumnSchema.plainName(header)
      let column = columns.first {
        ([$0.name] + $0.aliases).contains { ColumnSchema.plainName($0) == plain }
      }
      let earlier = column.flatMap { places[$0.name] } ?? firstOfHeader[plain]
      if let earlier, !plain.isEmpty {
        findings.append(duplicate(table, index, earlier, column))
      } else if let column {
        places[column.name] = index
      } else {
        unknown.append(index)
      }
      firstOfHeader[plain] = index
    }
    let open = columns.filter { places[$0.name] == nil }
    for column in open where column.isRequired {
      findings.append(missing(column, table, unknown))
    }
    for index in unknown { findings.append(unknownColumn(table, index, open)) }
    return (ColumnMatch(places: places, unknown: unknown), findings)
  }

  /// A name as it is compared: half-width, lower case, without spaces, `_` and `-` alike.
  public static func plainName(_ name: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x5F: plain.append("-")
      default: plain.append(scalar)
      }
    }
    return String(plain).lowercased()
  }
}

/// Where a schema's columns stand in one table.
public struct ColumnMatch: Sendable {
  private let places: [String: Int]

  /// The columns of the table that are not in the schema.
  public let unknown: [Int]

  init(places: [String: Int], unknown: [Int]) {
    self.places = places
    self.unknown = unknown
  }

  /// The index of a column by its name in the schema, if the table has it.
  public subscript(name: String) -> Int? { places[name] }
}

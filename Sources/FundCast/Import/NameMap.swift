import Foundation
import Quantities
import Scenarios
import Tables

/// A file that says what an office's own names mean: `fund,written,item,group`.
///
/// An item `-` leaves out what is called so, one such as `+inpatient` adds it to the others of that item
/// in the same table; an empty item says nothing yet.
struct NameMap {
  /// What a name means.
  struct Meaning: Hashable {
    /// The item, as written; `nil` to leave the figures out.
    let item: String?
    let group: String?
    /// Whether the figures are added to others of the item.
    let isAdded: Bool
    let place: SourcePlace
  }

  private var meanings: [[String]: Meaning] = [:]

  /// Explains nothing.
  init() {}

  private static let schema = ColumnSchema([
    ColumnSchema.Column("fund", aliases: ["基金"]),
    ColumnSchema.Column("written", aliases: ["原名", "表中名称"], isRequired: true),
    ColumnSchema.Column("item", aliases: ["项目"], isRequired: true),
    ColumnSchema.Column("group", aliases: ["组别"]),
  ])

  /// Reads a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it: columns, and names told twice.
  init(_ path: String) throws(InputFault) {
    var reader = try FigureReader(path, NameMap.schema)
    for row in 0..<reader.table.rowCount {
      let item = reader.text(row, "item")
      guard !item.isEmpty else { continue }
      let group = reader.text(row, "group")
      let key = NameMap.key(reader.text(row, "fund"), reader.text(row, "written"))
      let isAdded = item.hasPrefix("+") || item.hasPrefix("＋")
      let name = isAdded ? String(item.dropFirst()).trimmingCharacters(in: .whitespaces) : item
      let meaning = Meaning(
        item: name == "-" ? nil : name, group: group.isEmpty ? nil : group, isAdded: isAdded,
        place: reader.place(row, "item"))
      if let known = meanings.updateValue(meaning, forKey: key),
        known.item != meaning.item || known.group != meaning.group
          || known.isAdded != meaning.isAdded
      {
        reader.report(
          row, "written", "duplicate-name",
          LocalizedText(
            "“\(reader.text(row, "written"))”在 \(known.place) 已有另一个对应",
            "“\(reader.text(row, "written"))” means something else at \(known.place)"),
          LocalizedText("每个名称只写一行", "one row a name"))
      }
    }
    try reader.check()
  }

  /// What a name means to a fund: its own row, or one that names no fund.
  func meaning(of written: String, fund: String) -> Meaning? {
    meanings[NameMap.key(fund, written)] ?? meanings[NameMap.key("", written)]
  }

  private static func key(_ fund: String, _ written: String) -> [String] {
    [fund, ColumnSchema.plainName(WrittenNames.unnumbered(written))]
  }

  /// The file with names to be explained, the items left empty.
  static func template(_ names: [UnknownName], in language: Language) -> [UInt8] {
    let remarks = [
      LocalizedText("# 最接近的名称", "# nearest"), LocalizedText("# 首次出现", "# first at"),
      LocalizedText("# 个数", "# figures"),
    ]
    var writer = CSVWriter(
      header: ["fund", "written", "item", "group"] + remarks.map { $0(language) },
      byteOrderMark: true)
    for name in names {
      writer.append([
        name.fund, name.written, "", "", name.nearest?(language) ?? "", "\(name.place)",
        "\(name.count)",
      ])
    }
    return writer.bytes
  }
}

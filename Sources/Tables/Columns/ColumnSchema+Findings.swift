internal import Quantities

extension ColumnSchema {
  func duplicate(
    _ table: Table, _ index: Int, _ earlier: Int, _ column: Column?
  ) -> Diagnostic {
    let (name, first) = (table.header[index], table.header[earlier])
    let meaning = column?.label ?? LocalizedText(verbatim: name)
    return Diagnostic(
      code: "duplicate-column", at: table.headerPlace(index),
      found: LocalizedText(
        "第 \(index + 1) 列“\(name)”与第 \(earlier + 1) 列“\(first)”是同一列：\(meaning.chinese)",
        "column \(index + 1) “\(name)” and column \(earlier + 1) “\(first)” are the same:"
          + " \(meaning.english)"),
      expected: LocalizedText("每列只出现一次", "each column once"))
  }

  /// The usual header, and which of its names another header lacks.
  func header(missingIn header: [String]) -> LocalizedText {
    let plain = header.map(ColumnSchema.plainName)
    let absent = columns.filter { column in
      !([column.name] + column.aliases).contains { plain.contains(ColumnSchema.plainName($0)) }
    }
    let whole = columns.map(\.name).joined(separator: ",")
    guard !absent.isEmpty else { return LocalizedText(verbatim: whole) }
    return LocalizedText(
      "\(whole)；表头里没有 \(absent.map(\.label.chinese).joined(separator: "、"))",
      "\(whole); the header lacks \(absent.map(\.label.english).joined(separator: ", "))")
  }

  func missing(_ column: Column, _ table: Table, _ unknown: [Int]) -> Diagnostic {
    let names = [column.name] + column.aliases
    let headers = unknown.map { table.header[$0] }.filter { !$0.isEmpty }
    let nearest = names.lazy.compactMap { nearestWord(to: $0, among: headers) }.first
    let accepted = names.joined(separator: "、")
    return Diagnostic(
      code: "missing-column", at: table.headerPlace(0),
      found: LocalizedText(
        "缺少必需的列 \(column.label.chinese)",
        "the required column \(column.label.english) is missing"),
      expected: LocalizedText(
        "表头里有 \(accepted) 之一",
        "one of \(names.joined(separator: ", ")) in the header"),
      remedy: nearest.map {
        LocalizedText("是不是表头里的“\($0)”？", "Did you mean the header's “\($0)”?")
      })
  }

  func unknownColumn(_ table: Table, _ index: Int, _ open: [Column]) -> Diagnostic {
    let name = table.header[index]
    let nearest = nearestWord(to: name, among: open.flatMap { [$0.name] + $0.aliases })
    return Diagnostic(
      .note, code: "unknown-column", at: table.headerPlace(index),
      found: name.isEmpty
        ? LocalizedText(
          "第 \(index + 1) 列没有名称，未使用", "column \(index + 1) has no name and is not used")
        : LocalizedText("不认识的列“\(name)”，未使用", "an unknown column “\(name)”, not used"),
      remedy: nearest.map { LocalizedText("是不是“\($0)”？", "Did you mean “\($0)”?") })
  }
}

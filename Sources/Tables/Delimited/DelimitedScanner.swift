internal import Quantities

/// Cuts the bytes of a comma-separated file into fields and gathers all that is wrong with it.
struct DelimitedScanner {
  private enum Byte {
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
    static let hash: UInt8 = 0x23
    static let comma: UInt8 = 0x2C
  }

  let file: String
  private let bytes: [UInt8]
  /// The columns that the file should have, where they are known.
  private let columns: ColumnSchema?
  private var position = 0
  private var line: UInt32 = 1
  private var lineStart = 0
  private var sawLoneReturn = false
  /// Whether the row at hand has a quote out of place, so that its width says nothing.
  private var isMisquoted = false

  private(set) var header: [Table.Cell] = []
  /// The fields of all rows of the right width, row after row.
  private(set) var cells: [Table.Cell] = []
  private(set) var findings = Findings()

  /// Rows of one field more than the header, as long as there are no others.
  private var wideRows: [[Table.Cell]] = []

  init(file: String, bytes: [UInt8], columns: ColumnSchema? = nil) {
    self.file = file
    self.bytes = bytes
    self.columns = columns
  }

  /// Reads to the end.
  mutating func scan() {
    var row: [Table.Cell] = []
    var blankLines: [Int] = []
    while position < bytes.count {
      if bytes[position] == Byte.hash {
        while position < bytes.count, bytes[position] != Byte.newline { position += 1 }
        endLine()
        continue
      }
      let first = Int(line)
      row.removeAll(keepingCapacity: true)
      isMisquoted = false
      scanRow(into: &row)
      if row.allSatisfy({ !$0.isQuoted && isBlank($0) }) {
        if !header.isEmpty { blankLines.append(first) }
      } else if header.isEmpty {
        header = row
        checkSeparator()
        let lines = bytes[position...].count { $0 == Byte.newline } + 1
        cells.reserveCapacity(lines * header.count)
      } else {
        for blank in blankLines { reportBlankLine(blank) }
        blankLines.removeAll()
        if row.count == header.count + 1, header.count > 1, cells.isEmpty, !isMisquoted,
          !findings.hasErrors
        {
          wideRows.append(row)
        } else if row.count == header.count {
          reportWideRows()
          cells += row
        } else if isMisquoted {
          continue
        } else if header.count == 1 {
          reportTitle()
          return
        } else {
          reportWideRows()
          reportWidth(row)
        }
      }
    }
    if wideRows.count > 1 { reportShortHeader() } else { reportWideRows() }
    if header.isEmpty {
      report(
        "no-header", nil,
        LocalizedText("文件里没有表头", "the file has no header"),
        expected: LocalizedText("第一行写各列的名称", "a first line with the columns' names"))
    }
  }

  /// Reads to the end as rows of whatever width, the first no header; blank lines are left out.
  mutating func raggedRows() -> [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    while position < bytes.count {
      if bytes[position] == Byte.hash {
        while position < bytes.count, bytes[position] != Byte.newline { position += 1 }
        endLine()
        continue
      }
      var row: [Table.Cell] = []
      scanRow(into: &row)
      if !row.allSatisfy({ !$0.isQuoted && isBlank($0) }) { rows.append(row) }
    }
    return rows
  }

  // MARK: Rows and fields

  private mutating func scanRow(into row: inout [Table.Cell]) {
    while true {
      row.append(position < bytes.count && bytes[position] == Byte.quote ? quoted() : plain())
      if position < bytes.count, bytes[position] == Byte.comma {
        position += 1
      } else {
        endLine()
        return
      }
    }
  }

  /// A field without quotes, up to the comma or the line's end.
  private mutating func plain() -> Table.Cell {
    var cell = Table.Cell(
      start: UInt32(position), end: 0, line: line, lineStart: UInt32(lineStart))
    var sawQuote = false
    while position < bytes.count, bytes[position] != Byte.comma, !isLineEnd(position) {
      if bytes[position] == Byte.quote, !sawQuote {
        (sawQuote, isMisquoted) = (true, true)
        report(
          "stray-quote", position,
          LocalizedText("引号出现在字段中间", "a quote inside a field that does not start with one"),
          expected: LocalizedText(
            "整个字段加引号，里面的引号写两个",
            "quotes around the whole field, and quotes within it doubled"))
      }
      if bytes[position] == Byte.carriageReturn, !sawLoneReturn {
        sawLoneReturn = true
        report(
          "lone-carriage-return", position,
          LocalizedText("只有回车符、没有换行符", "a carriage return without a line feed"),
          expected: LocalizedText("每行以换行符结束", "lines that end in a line feed"))
      }
      position += 1
    }
    cell.end = UInt32(position)
    return cell
  }

  /// A field in quotes, which may hold commas and lines.
  private mutating func quoted() -> Table.Cell {
    let (open, openLine, openLineStart) = (position, line, lineStart)
    var cell = Table.Cell(
      start: UInt32(open + 1), end: 0, line: line, lineStart: UInt32(lineStart), isQuoted: true)
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.newline {
        line += 1
        lineStart = position + 1
      } else if byte == Byte.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Byte.quote else { break }
        cell.isEscaped = true
        position += 1
      }
      position += 1
    }
    cell.end = UInt32(position)
    let isClosed = position < bytes.count
    let isFollowedByText =
      isClosed && position + 1 < bytes.count && bytes[position + 1] != Byte.comma
      && !isLineEnd(position + 1)
    if !isClosed || isFollowedByText && line > openLine {
      // The quote was never meant to hold the lines that follow: go on behind its own line.
      (position, line, lineStart) = (open, openLine, openLineStart)
      isMisquoted = true
      report(
        "unclosed-quote", open,
        LocalizedText("引号没有配对", "a quote that is never closed"),
        expected: LocalizedText("字段末尾有一个引号", "a quote at the field's end"),
        remedy: LocalizedText(
          "字段里面的引号要写两个", "A quote that belongs to the text is written twice"))
      while position < bytes.count, !isLineEnd(position) { position += 1 }
      cell.end = UInt32(position)
      cell.isEscaped = false
      return cell
    }
    position += 1
    if isFollowedByText {
      isMisquoted = true
      report(
        "stray-quote", position,
        LocalizedText("右引号后面还有文字", "text behind a closing quote"),
        expected: LocalizedText(
          "逗号或行尾；字段里面的引号要写两个",
          "a comma or the line's end; a quote within the text is written twice"))
      while position < bytes.count, bytes[position] != Byte.comma, !isLineEnd(position) {
        position += 1
      }
    }
    return cell
  }

  private func isLineEnd(_ position: Int) -> Bool {
    bytes[position] == Byte.newline
      || bytes[position] == Byte.carriageReturn
        && (position + 1 == bytes.count || bytes[position + 1] == Byte.newline)
  }

  private mutating func endLine() {
    if position < bytes.count, bytes[position] == Byte.carriageReturn { position += 1 }
    if position < bytes.count { position += 1 }
    line += 1
    lineStart = position
  }

  private func isBlank(_ cell: Table.Cell) -> Bool {
    bytes[Int(cell.start)..<Int(cell.end)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  // MARK: Findings

  private mutating func report(
    _ code: String, _ offset: Int?, _ found: LocalizedText, expected: LocalizedText? = nil,
    remedy: LocalizedText? = nil
  ) {
    let place =
      if let offset {
        SourcePlace(
          file: file, line: Int(line),
          column: characterColumn(bytes, from: lineStart, to: offset))
      } else {
        SourcePlace(file: file)
      }
    findings.add(
      Diagnostic(code: code, at: place, found: found, expected: expected, remedy: remedy))
  }

  private mutating func reportBlankLine(_ line: Int) {
    findings.add(
      Diagnostic(
        .warning, code: "blank-line", at: SourcePlace(file: file, line: line, column: 1),
        found: LocalizedText("数据中间有空行，已跳过", "a blank line between rows, skipped")))
  }

  private mutating func reportWideRows() {
    for row in wideRows { reportWidth(row) }
    wideRows.removeAll()
  }

  /// Where every row is wider by one, the name of a column was left out.
  private mutating func reportShortHeader() {
    let names = header.map { trimmed(Table.text($0, bytes)) }
    let wanted = names.count + 1
    let known = columns?.header(missingIn: names)
    findings.add(
      Diagnostic(
        code: "short-header",
        at: SourcePlace(file: file, line: header.first.map { Int($0.line) }, column: 1),
        found: LocalizedText(
          "表头有 \(names.count) 个列名，而下面每一行都有 \(wanted) 个字段：少写了一个列名",
          "the header names \(counted(names.count, "column")), but every row has \(wanted) fields:"
            + " a name is missing"),
        expected: known ?? LocalizedText("\(wanted) 个列名", "\(wanted) names"),
        remedy: LocalizedText(
          "请在表头补上缺的列名；若是每行都有带逗号的数字或文字，请给它们加引号",
          "Add the missing name; where every row has a number or text that holds a comma, put quotes"
            + " around it")))
  }

  private mutating func reportWidth(_ row: [Table.Cell]) {
    let width = header.count
    guard let cell = row.count > width ? row[width] : row.last else { return }
    let start = Int(cell.start) - (cell.isQuoted ? 1 : 0)
    let place = SourcePlace(
      file: file, line: Int(cell.line),
      column: characterColumn(bytes, from: Int(cell.lineStart), to: start))
    let isLong = row.count > width
    findings.add(
      Diagnostic(
        code: isLong ? "too-many-fields" : "too-few-fields", at: place,
        found: LocalizedText("这一行有 \(row.count) 个字段", "the row has \(counted(row.count, "field"))"),
        expected: LocalizedText("与表头相同的 \(width) 个", "\(width), as in the header"),
        remedy: isLong
          ? LocalizedText(
            "带逗号的数字或文字要加引号，例如 \"1,234.5\"",
            "Put quotes around numbers and texts that hold commas, such as \"1,234.5\"")
          : LocalizedText("空着的字段也要保留逗号", "Keep the commas of empty fields")))
  }

  /// A first line of one field above rows of several is a title, not a header.
  private mutating func reportTitle() {
    findings.add(
      Diagnostic(
        code: "title-line",
        at: SourcePlace(file: file, line: header.first.map { Int($0.line) }, column: 1),
        found: LocalizedText(
          "第一行只有一个字段，像是标题而不是表头",
          "a first line of a single field, a title rather than a header"),
        expected: LocalizedText("表头：各列的名称", "a header with the columns' names"),
        remedy: LocalizedText(
          "请删去标题行，或在行首加 #", "Delete the title, or put # before it")))
  }

  /// A header of one field that holds another separator was meant to be several.
  private mutating func checkSeparator() {
    guard header.count == 1, let only = header.first else { return }
    let text = Table.text(only, bytes)
    let candidates: [(Character, LocalizedText)] = [
      ("\t", LocalizedText("制表符", "tabs")), (";", LocalizedText("分号", "semicolons")),
      ("，", LocalizedText("全角逗号", "full-width commas")),
      ("|", LocalizedText("竖线", "vertical bars")),
    ]
    for (separator, name) in candidates where text.contains(separator) {
      findings.add(
        Diagnostic(
          code: "wrong-separator",
          at: SourcePlace(file: file, line: Int(only.line), column: 1),
          found: LocalizedText(
            "字段之间是\(name.chinese)", "fields separated by \(name.english)"),
          expected: LocalizedText("半角逗号", "commas"),
          remedy: LocalizedText(
            "请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
            "Save it from the spreadsheet as “CSV UTF-8 (comma delimited)”")))
      return
    }
  }
}

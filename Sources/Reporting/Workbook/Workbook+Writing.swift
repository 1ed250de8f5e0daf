internal import CXLSXWriter
import Glibc

extension Workbook {
  /// Writes the workbook as an XLSX file, replacing a file of that name.
  ///
  /// Everything is checked before the file is opened.
  ///
  /// - Throws: ``WorkbookError``, naming the sheet and the cell.
  public func write(to path: String) throws(WorkbookError) {
    try check()
    guard let probe = unsafe fopen(path, "wb") else {
      throw .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)))
    }
    unsafe fclose(probe)
    guard let file = unsafe path.withCString({ unsafe workbook_new($0) }) else {
      throw .cannotWrite(path: path, reason: "out of memory")
    }
    unsafe describe(file)
    let writer = unsafe SheetWriter(file: file, font: font)
    for sheet in sheets {
      guard unsafe writer.write(sheet) else {
        unsafe workbook_close(file)
        throw .badSheetName(sheet.name)
      }
    }
    let result = unsafe workbook_close(file)
    guard result == LXW_NO_ERROR else {
      throw .cannotWrite(path: path, reason: unsafe String(cString: lxw_strerror(result)))
    }
  }

  /// Finds what a spreadsheet cannot hold.
  func check() throws(WorkbookError) {
    if sheets.isEmpty { throw .noSheet }
    var names: Set<String> = []
    for sheet in sheets {
      guard !sheet.name.isEmpty, sheet.name.utf16.count <= 31,
        !sheet.name.contains(where: { "[]:*?/\\".contains($0) }), !sheet.name.hasPrefix("'"),
        !sheet.name.hasSuffix("'")
      else { throw .badSheetName(sheet.name) }
      guard names.insert(sheet.name.lowercased()).inserted else {
        throw .duplicateSheetName(sheet.name)
      }
      guard sheet.print.headCode(font: font).utf8.count <= 255,
        sheet.print.footCode.utf8.count <= 255
      else { throw .headTooLong(sheet: sheet.name) }
      try sheet.checkCells()
    }
  }

  private func describe(_ file: UnsafeMutablePointer<lxw_workbook>) {
    var properties = unsafe lxw_doc_properties()
    unsafe properties.title = strdup(title)
    unsafe properties.subject = strdup(subject)
    unsafe properties.author = strdup(author)
    unsafe properties.created = created.secondsSince1970
    unsafe workbook_set_properties(file, &properties)
    unsafe free(properties.title)
    unsafe free(properties.subject)
    unsafe free(properties.author)
  }
}

extension Workbook.Sheet {
  /// A cell at the place it comes to stand, from row and column 0.
  struct Placed {
    let row: Int
    let column: Int
    let cell: Workbook.Cell
    let style: Workbook.Style
  }

  /// The cells at their places: each takes the next column that no cell above or before reaches over.
  var placed: [Placed] {
    var taken: [Int: Set<Int>] = [:]
    var result: [Placed] = []
    for (index, row) in rows.enumerated() {
      var column = 0
      for cell in row.cells {
        while taken[index]?.contains(column) == true { column += 1 }
        result.append(
          Placed(row: index, column: column, cell: cell, style: cell.style ?? row.style))
        if cell.rowSpan > 1 {
          for below in index..<(index + cell.rowSpan) {
            taken[below, default: []].formUnion(column..<(column + cell.span))
          }
        }
        column += cell.span
      }
    }
    return result
  }

  func checkCells() throws(WorkbookError) {
    for item in placed {
      guard item.row + item.cell.rowSpan <= 1_048_576, item.column + item.cell.span <= 16_384 else {
        throw .outOfRange(sheet: name, row: item.row, column: item.column)
      }
      let reference = cellName(row: item.row, column: item.column)
      switch item.cell.value {
      case .blank: break
      case .text(let text):
        if text.utf16.count > 32_767 { throw .textTooLong(sheet: name, cell: reference) }
      case .number(let number), .formula(_, let number):
        if !number.isFinite { throw .notFinite(sheet: name, cell: reference) }
      }
      if item.cell.note.utf16.count > 32_767 { throw .textTooLong(sheet: name, cell: reference) }
    }
  }
}

extension Workbook.Sheet.PrintSetup {
  /// The head: its text at the left, the draft mark in the middle.
  func headCode(font: String) -> String {
    var code = head.isEmpty ? "" : "&L&9&K595959" + doubled(head)
    if let draftMark {
      code += "&C&\"\(font),Bold\"&36&KBFBFBF" + doubled(draftMark)
    }
    return code
  }

  /// The foot: its text at the left, page and pages at the right.
  var footCode: String {
    (foot.isEmpty ? "" : "&L&9&K595959" + doubled(foot)) + "&R&9&K595959&P / &N"
  }

  private func doubled(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "&" ? "&&" : String($1) }
  }
}

/// A cell's name such as `C7`, from row and column 0.
func cellName(row: Int, column: Int) -> String {
  precondition(row >= 0 && column >= 0, "Rows and columns are counted from 0.")
  var (letters, rest) = ("", column + 1)
  while rest > 0 {
    let letter = UnicodeScalar(UInt8(65 + (rest - 1) % 26))
    letters = String(Character(letter)) + letters
    rest = (rest - 1) / 26
  }
  return letters + "\(row + 1)"
}

internal import CMinizip

/// A workbook written member by member, so that a test says what stands in it.
public struct WorkbookFixture {
  /// A cell of a sheet.
  public enum Cell: Sendable {
    /// Text among those that cells share.
    case shared(String)
    /// Text of its own.
    case text(String)
    /// A number as files write it, in one of ``WorkbookFixture/formats`` by its place.
    case number(String, format: Int = 0)
    /// A formula with what it came to; `nil` where it was never calculated.
    case formula(String, String?)
    /// A fault such as `#REF!`.
    case fault(String)
    /// Nothing.
    case empty
  }

  /// A sheet: rows from the first, cells from A.
  public struct Sheet: Sendable {
    let name: String
    let rows: [[Cell]]
    let merged: [String]
    let isHidden: Bool

    /// Makes a sheet; `merged` are areas such as `A2:A4`.
    public init(
      _ name: String, _ rows: [[Cell]], merged: [String] = [], isHidden: Bool = false
    ) {
      (self.name, self.rows, self.merged, self.isHidden) = (name, rows, merged, isHidden)
    }
  }

  /// The codes of the number formats, by place.
  public let formats: [String]
  private let sheets: [Sheet]
  private let isFrom1904: Bool

  /// Makes a workbook.
  public init(_ sheets: [Sheet], formats: [String] = ["General"], isFrom1904: Bool = false) {
    (self.sheets, self.formats, self.isFrom1904) = (sheets, formats, isFrom1904)
  }

  /// The members of the archive by name, in the order in which they are written.
  public var members: [(name: String, text: String)] {
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relations =
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var shared: [String] = []
    let bodies = sheets.map { sheet -> String in
      let rows = sheet.rows.enumerated().map { number, row -> String in
        let cells = row.enumerated().map { column, cell in
          WorkbookFixture.cell(cell, "\(WorkbookFixture.letter(column))\(number + 1)", &shared)
        }
        return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
      }
      let areas = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      return "<worksheet \(space)><sheetData>\(rows.joined())</sheetData>"
        + (areas.isEmpty ? "" : "<mergeCells>\(areas)</mergeCells>") + "</worksheet>"
    }
    let list = sheets.enumerated().map { place, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\""
        + (sheet.isHidden ? " state=\"hidden\"" : "") + "/>"
    }
    let links = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(kinds)/worksheet\""
        + " Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    let codes = formats.enumerated().map { place, code in
      "<numFmt numFmtId=\"\(164 + place)\" formatCode=\"\(WorkbookFixture.escaped(code))\"/>"
    }
    let styles = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
    return [
      (
        "_rels/.rels",
        "<Relationships \(relations)><Relationship Id=\"rId1\" Type=\"\(kinds)/officeDocument\""
          + " Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook \(space) xmlns:r=\"\(kinds)\"><workbookPr date1904=\"\(isFrom1904 ? 1 : 0)\"/>"
          + "<sheets>\(list.joined())</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships \(relations)>\(links.joined())"
          + "<Relationship Id=\"rIdT\" Type=\"\(kinds)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          + "<Relationship Id=\"rIdS\" Type=\"\(kinds)/styles\" Target=\"/xl/styles.xml\"/>"
          + "</Relationships>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet \(space)><numFmts>\(codes.joined())</numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
          + "<cellXfs>\(styles.joined())</cellXfs></styleSheet>"
      ),
      (
        "xl/sharedStrings.xml",
        "<sst \(space)>\(shared.map { "<si><t>\($0)</t></si>" }.joined())</sst>"
      ),
    ] + bodies.enumerated().map { ("xl/worksheets/sheet\($0 + 1).xml", $1) }
  }

  /// Writes the workbook and gives its path back.
  @discardableResult
  public func write(to path: String) -> String {
    WorkbookFixture.write(members.map { ($0.name, Array($0.text.utf8)) }, to: path)
  }

  /// Writes an archive of members and gives its path back.
  @discardableResult
  public static func write(_ members: [(name: String, bytes: [UInt8])], to path: String) -> String {
    guard let archive = unsafe zipOpen64(path, APPEND_STATUS_CREATE) else { return path }
    for (name, bytes) in members {
      unsafe zipOpenNewFileInZip64(
        archive, name, nil, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0)
      unsafe zipWriteInFileInZip(archive, bytes, UInt32(bytes.count))
      unsafe zipCloseFileInZip(archive)
    }
    unsafe zipClose(archive, nil)
    return path
  }

  private static func cell(_ cell: Cell, _ name: String, _ shared: inout [String]) -> String {
    switch cell {
    case .shared(let text):
      shared.append(escaped(text))
      return "<c r=\"\(name)\" t=\"s\"><v>\(shared.count - 1)</v></c>"
    case .text(let text):
      return "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
    case .number(let text, let format): return "<c r=\"\(name)\" s=\"\(format)\"><v>\(text)</v></c>"
    case .formula(let formula, let result):
      return "<c r=\"\(name)\"><f>\(formula)</f>\(result.map { "<v>\($0)</v>" } ?? "")</c>"
    case .fault(let text): return "<c r=\"\(name)\" t=\"e\"><v>\(text)</v></c>"
    case .empty: return ""
    }
  }

  private static func letter(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column)))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;")
  }
}

internal import Quantities

/// A workbook's sheets and what its cells' numbers refer to.
///
/// Source: ECMA-376-1:2016, 18.2 (workbook), 18.4 (shared strings), 18.8 (styles); packaging,
/// ECMA-376-2:2021, 6.5 (relationships).
struct WorkbookFile {
  /// A sheet that may hold a table.
  struct Sheet {
    let name: String
    /// Whether the user has hidden it.
    let isHidden: Bool
    /// Its member of the archive.
    fileprivate let member: String
  }

  /// The file's path.
  let path: String

  /// The sheets in their order.
  let sheets: [Sheet]

  private let texts: [String]
  private let formats: [CellFormat]
  private let isFrom1904: Bool

  /// Reads what all sheets share.
  ///
  /// - Throws: a finding where the file is no whole workbook.
  init(_ path: String) throws(InputFault) {
    self.path = path
    let root = RelationsReader()
    try WorkbookFile.read("_rels/.rels", of: path, root)
    let main = root.targets(ofType: "officeDocument").first ?? "xl/workbook.xml"
    let book = BookReader()
    guard try WorkbookFile.read(main, of: path, book), !book.sheets.isEmpty else {
      throw damagedWorkbook(path)
    }
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let name = main.split(separator: "/").last ?? ""
    let relations = RelationsReader(folder: folder)
    try WorkbookFile.read("\(folder)/_rels/\(name).rels", of: path, relations)
    sheets = book.sheets.compactMap { sheet in
      guard let member = relations.target(of: sheet.id, type: "worksheet") else { return nil }
      return Sheet(name: sheet.name, isHidden: sheet.isHidden, member: member)
    }
    isFrom1904 = book.isFrom1904
    let texts = TextsReader()
    for member in relations.targets(ofType: "sharedStrings") {
      try WorkbookFile.read(member, of: path, texts)
    }
    self.texts = texts.texts
    let styles = StylesReader()
    for member in relations.targets(ofType: "styles") {
      try WorkbookFile.read(member, of: path, styles)
    }
    formats = styles.formats
  }

  /// The rows of a sheet that hold anything.
  ///
  /// - Throws: a finding where the sheet cannot be read.
  func rows(of sheet: Sheet) throws(InputFault) -> [SheetRow] {
    try reader(of: sheet).filledRows()
  }

  /// The rows of a sheet that hold anything, as they are, with the areas of merged cells.
  ///
  /// - Throws: a finding where the sheet cannot be read.
  func plainRows(of sheet: Sheet) throws(InputFault) -> (rows: [SheetRow], merged: [MergedCells]) {
    try reader(of: sheet).plainRows()
  }

  private func reader(of sheet: Sheet) throws(InputFault) -> SheetReader {
    let reader = SheetReader(texts: texts, formats: formats, isFrom1904: isFrom1904)
    guard try WorkbookFile.read(sheet.member, of: path, reader) else {
      throw damagedWorkbook(path)
    }
    return reader
  }

  /// Reads a member, and says whether it is there.
  ///
  /// - Throws: a finding where it cannot be unpacked or is no XML.
  @discardableResult
  private static func read(_ member: String, of path: String, _ reader: any XMLReader)
    throws(InputFault) -> Bool
  {
    guard let bytes = try zipMember(member, of: path) else { return false }
    guard readXML(bytes, reader) else { throw damagedWorkbook(path) }
    return true
  }
}

/// Reads which member of the archive is what to another.
private final class RelationsReader: XMLReader {
  private let folder: String
  private var relations: [(id: String, type: String, target: String)] = []

  init(folder: String = "") { self.folder = folder }

  func begin(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"], attributes["TargetMode"] != "External"
    else { return }
    relations.append((id, String(type.split(separator: "/").last ?? ""), whole(target)))
  }

  func end(_ name: String) {}
  func text(_ piece: String) {}

  func targets(ofType type: String) -> [String] {
    relations.filter { $0.type == type }.map(\.target)
  }

  func target(of id: String, type: String) -> String? {
    relations.first { $0.id == id && $0.type == type }?.target
  }

  /// A target from the archive's root.
  private func whole(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/")
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// Reads the list of sheets.
private final class BookReader: XMLReader {
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
  private(set) var isFrom1904 = false

  func begin(_ name: String, _ attributes: XMLAttributes) {
    if name == "workbookPr" {
      isFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    }
    guard name == "sheet", let title = attributes["name"], let id = attributes["id"] else { return }
    sheets.append((title, id, attributes["state"].map { $0 != "visible" } ?? false))
  }

  func end(_ name: String) {}
  func text(_ piece: String) {}
}

/// Reads the texts that cells share.
private final class TextsReader: XMLReader {
  private(set) var texts: [String] = []
  private var text = StringItem()

  func begin(_ name: String, _ attributes: XMLAttributes) {
    if name == "si" { text = StringItem() } else { text.begin(name) }
  }

  func end(_ name: String) {
    if name == "si" { texts.append(text.text) } else { text.end(name) }
  }

  func text(_ piece: String) { text.add(piece) }
}

/// Reads what the cells' formats mean.
private final class StylesReader: XMLReader {
  private(set) var formats: [CellFormat] = []
  private var codes: [Int: CellFormat] = [:]
  private var isInCells = false

  func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }),
        let code = attributes["formatCode"]
      else { return }
      codes[id] = CellFormat(code: code)
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id] ?? CellFormat(builtIn: id))
    default: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { isInCells = false }
  }

  func text(_ piece: String) {}
}

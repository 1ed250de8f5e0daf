internal import Quantities

extension TextFile {
  /// The first bytes of a ZIP archive, such as an xlsx.
  static let archiveMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// The first bytes of a compound file, such as an xls, and of any workbook with a password.
  private static let compoundMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// Why bytes are not a text file at all: empty, a workbook, UTF-16 or other binary data.
  static func notText(
    _ bytes: [UInt8]
  ) -> (code: String, found: LocalizedText, remedy: LocalizedText?)? {
    let saveAsText = LocalizedText(
      "请在 Excel 或 WPS 中另存为“CSV UTF-8”", "Save it from the spreadsheet as “CSV UTF-8”")
    let isBlank = bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if isBlank || bytes == [0xEF, 0xBB, 0xBF] {
      return (
        "empty-file", LocalizedText("文件是空的", "the file is empty"),
        LocalizedText("请检查导出是否完成", "Check whether the export was completed")
      )
    }
    if bytes.starts(with: archiveMark) {
      return (
        "not-text",
        LocalizedText(
          "这是工作簿（xlsx）或压缩文件，不是文本", "this is a workbook (xlsx) or an archive, not text"),
        LocalizedText(
          "若是记录等表格，请让文件名以 .xlsx 结尾，或另存为“CSV UTF-8”",
          "Where it is a table, let its name end in .xlsx, or save it as “CSV UTF-8”")
      )
    }
    if bytes.starts(with: compoundMark) {
      return (
        "not-text",
        LocalizedText(
          "这是旧式（xls）或设有密码的工作簿", "this is a workbook of the old kind (xls) or with a password"),
        LocalizedText(
          "请在 Excel 或 WPS 中去掉密码，另存为 xlsx 或“CSV UTF-8”",
          "Take off the password and save it from the spreadsheet as xlsx or “CSV UTF-8”")
      )
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (
        "utf-16", LocalizedText("这是 UTF-16 编码的文本", "this is text in UTF-16"), saveAsText
      )
    }
    if let zero = bytes.firstIndex(of: 0) {
      return (
        "not-text",
        LocalizedText(
          "第 \(zero) 个字节之后有空字节，是二进制文件或 UTF-16 文本",
          "a zero byte after \(zero) bytes: a binary file or text in UTF-16"), saveAsText
      )
    }
    return nil
  }

  /// Whether bytes that are valid UTF-8 are rather Chinese in GB 2312: 住院 is there D7 A1 D4 BA, which
  /// is a Hebrew letter and an Armenian one in UTF-8.
  ///
  /// All characters beyond ASCII are then of two bytes, both of them as in GB 2312, Chinese characters
  /// all; and one at least is, as UTF-8, of no alphabet that Europe writes with: neither a Latin letter
  /// with its marks, nor Greek or Cyrillic. Words of other alphabets have letters whose second byte
  /// GB 2312 has not.
  static func looksLikeGB2312(_ bytes: [UInt8]) -> Bool {
    var position = 0
    var isForeign = false
    while position < bytes.count {
      let lead = bytes[position]
      guard lead >= 0x80 else {
        position += 1
        continue
      }
      // Characters from the sixteenth row on are B0 A1 and up; two bytes of UTF-8 begin with C2 to DF.
      guard (0xC2...0xDF).contains(lead), position + 1 < bytes.count,
        (0xA1...0xBF).contains(bytes[position + 1])
      else { return false }
      if lead >= 0xC7, !(0xCE...0xD1).contains(lead) { isForeign = true }
      position += 2
    }
    return isForeign
  }
}

/// How far bytes that are not UTF-8 throughout are UTF-8.
struct UTF8Survey {
  /// The offset of the first byte that is no part of a character; the last where all are.
  let firstBad: Int

  /// Whether characters of three or four bytes outnumber runs of bad bytes nine to one: Chinese in
  /// UTF-8 with damage rather than Chinese in GB18030.
  let looksLikeUTF8: Bool

  /// Surveys bytes.
  ///
  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8]) {
    var position = 0
    var firstBad: Int?
    var (good, runs, isBad) = (0, 0, false)
    while position < bytes.count {
      let length = UTF8Survey.characterLength(bytes, position)
      if length == 0 {
        if firstBad == nil { firstBad = position }
        if !isBad { runs += 1 }
        isBad = true
        position += 1
      } else {
        if length > 2 { good += 1 }
        isBad = false
        position += length
      }
    }
    self.firstBad = firstBad ?? max(0, bytes.count - 1)
    self.looksLikeUTF8 = good >= 9 && good >= 9 * runs
  }

  /// The bytes of the character at a position, 0 where none starts there (Unicode 16, table 3-7).
  private static func characterLength(_ bytes: [UInt8], _ position: Int) -> Int {
    let first = bytes[position]
    if first < 0x80 { return 1 }
    let (length, lowest, highest): (Int, UInt8, UInt8) =
      switch first {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    guard length > 0, position + length <= bytes.count,
      (lowest...highest).contains(bytes[position + 1])
    else { return 0 }
    for offset in 2..<max(2, length) where bytes[position + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

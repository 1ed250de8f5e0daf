public import Quantities

/// A text file's characters, decoded without loss.
public struct TextFile: Sendable {
  /// The path as the user gave it.
  public let path: String

  /// The encoding that the file was found to be in.
  public let encoding: TextEncoding

  /// The characters in UTF-8, without a byte order mark.
  public let utf8: [UInt8]

  /// The characters.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Reads a file and finds its encoding.
  ///
  /// Valid UTF-8 is taken as UTF-8, unless its only characters beyond ASCII are Chinese by accident
  /// (``looksLikeGB2312(_:)``); anything else as GB18030 if every byte of it is. A file that is
  /// mostly UTF-8 characters beyond ASCII is not read as GB18030: a damaged byte is reported.
  ///
  /// - Throws: ``Quantities/InputFault`` where the file cannot be read, is empty, is no text (a
  ///   workbook, UTF-16), or holds bytes that are characters in neither encoding; then with the
  ///   byte's offset, line and column.
  public static func read(_ path: String) throws(InputFault) -> TextFile {
    try TextFile(path: path, bytes: fileBytes(path))
  }

  /// Decodes bytes as ``read(_:)`` does.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:)``, but for the file itself.
  public init(path: String, bytes: [UInt8]) throws(InputFault) {
    self.path = path
    if let fault = TextFile.notText(bytes) {
      throw InputFault(
        Diagnostic(
          code: fault.code, at: SourcePlace(file: path), found: fault.found,
          expected: TextFile.accepted, remedy: fault.remedy))
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let body = hasMark ? Array(bytes.dropFirst(3)) : bytes
    if (try? UTF8Span(validating: body.span)) != nil {
      if !hasMark, TextFile.looksLikeGB2312(body), case .converted(let text) = convertGB18030(body)
      {
        (encoding, utf8) = (.gb18030, text)
      } else {
        (encoding, utf8) = (.utf8, body)
      }
      return
    }
    let survey = UTF8Survey(body)
    let firstBad = survey.firstBad
    if hasMark || survey.looksLikeUTF8 {
      throw TextFile.undecodable(
        path, offset: firstBad + bytes.count - body.count, byte: body[firstBad],
        before: Array(body[..<firstBad]), as: .utf8)
    }
    switch convertGB18030(body) {
    case .converted(let text):
      (encoding, utf8) = (.gb18030, text)
    case .undecodable(let offset, let before):
      throw TextFile.undecodable(
        path, offset: offset, byte: body[offset], before: before, as: .gb18030)
    case .unsupported:
      throw TextFile.undecodable(
        path, offset: firstBad, byte: body[firstBad], before: Array(body[..<firstBad]),
        as: .utf8)
    }
  }

  /// The encodings accepted, for messages.
  private static let accepted = LocalizedText(
    "UTF-8 或 GB18030（含 GBK、GB2312）编码的文本",
    "text in UTF-8 or GB18030 (which holds GBK and GB2312)")

  private static func undecodable(
    _ path: String, offset: Int, byte: UInt8, before: [UInt8], as encoding: TextEncoding
  ) -> InputFault {
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = characterColumn(before, from: start, to: before.count)
    let digits = String(byte, radix: 16, uppercase: true)
    let hexadecimal = "0x" + (digits.count < 2 ? "0" : "") + digits
    let name = encoding.rawValue
    return InputFault(
      Diagnostic(
        code: "undecodable-bytes", at: SourcePlace(file: path, line: line, column: column),
        found: LocalizedText(
          "第 \(offset) 个字节之后的 \(hexadecimal) 不是 \(name) 字符",
          "\(hexadecimal) after \(offset) bytes is no character in \(name)"),
        expected: accepted,
        remedy: LocalizedText(
          "请在 Excel 或 WPS 中另存为“CSV UTF-8”",
          "Save it from the spreadsheet again as “CSV UTF-8”")))
  }
}

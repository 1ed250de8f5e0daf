/// The encodings in which a text file is accepted.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"

  /// GB18030, which holds GBK and GB 2312.
  case gb18030 = "GB18030"
}

internal import Glibc

/// What became of bytes read as GB18030.
enum ConversionOutcome {
  /// All were characters; here they are in UTF-8.
  case converted([UInt8])

  /// The first byte that is not part of a character, and the UTF-8 text before it.
  case undecodable(offset: Int, before: [UInt8])

  /// The system has no such converter.
  case unsupported
}

/// Converts GB18030 to UTF-8 with the system's `iconv`, strictly: nothing is replaced or dropped.
///
/// - Complexity: O(bytes).
func convertGB18030(_ bytes: [UInt8]) -> ConversionOutcome {
  guard let converter = unsafe iconv_open("UTF-8", "GB18030"),
    Int(bitPattern: converter) != -1
  else { return .unsupported }
  defer { unsafe iconv_close(converter) }

  // A character of two bytes becomes three; one of one stays one; one of four stays four.
  let capacity = bytes.count / 2 * 3 + 8
  var input = bytes
  var output = [UInt8](repeating: 0, count: capacity)
  let (read, written, failed) = unsafe input.withUnsafeMutableBytes { source in
    unsafe output.withUnsafeMutableBytes { target in
      var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var into = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var (left, room) = (source.count, target.count)
      let result = unsafe iconv(converter, &from, &left, &into, &room)
      return (bytes.count - left, capacity - room, result == Int(bitPattern: UInt.max))
    }
  }
  let text = Array(output[..<written])
  return failed || read < bytes.count
    ? .undecodable(offset: read, before: text) : .converted(text)
}

internal import CExpat

/// The attributes of an element, few enough to be looked through.
struct XMLAttributes {
  private var pairs: [(name: String, value: String)] = []

  /// The value of an attribute by its name without prefix.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  fileprivate mutating func add(_ name: String, _ value: String) { pairs.append((name, value)) }
}

/// What follows the elements and the text of an XML document.
protocol XMLReader: AnyObject {
  /// An element begins; names come without their prefix.
  func begin(_ name: String, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: String)
  /// Some text; one run may come in several pieces.
  func text(_ piece: String)
}

/// Hands the elements of a document to a reader, in order.
///
/// - Returns: Whether the document is well formed.
func readXML(_ bytes: [UInt8], _ reader: any XMLReader) -> Bool {
  guard let parser = unsafe XML_ParserCreate(nil) else { return false }
  defer { unsafe XML_ParserFree(parser) }
  let follower = XMLFollower(reader)
  return withExtendedLifetime(follower) {
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(follower).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let context = unsafe context, let name = unsafe name else { return }
        let follower = unsafe Unmanaged<XMLFollower>.fromOpaque(context).takeUnretainedValue()
        unsafe follower.begin(name, attributes)
      },
      { context, name in
        guard let context = unsafe context, let name = unsafe name else { return }
        let follower = unsafe Unmanaged<XMLFollower>.fromOpaque(context).takeUnretainedValue()
        unsafe follower.reader.end(XMLFollower.local(String(cString: name)))
      })
    unsafe XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let context = unsafe context, let text = unsafe text else { return }
      let follower = unsafe Unmanaged<XMLFollower>.fromOpaque(context).takeUnretainedValue()
      let characters = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
      unsafe follower.reader.text(String(decoding: characters, as: UTF8.self))
    }
    var position = 0
    repeat {
      // The parser counts bytes in 32 bits.
      let end = min(position + 1 << 24, bytes.count)
      let status = unsafe bytes[position..<end].withUnsafeBytes { part in
        unsafe XML_Parse(
          parser, part.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part.count),
          end == bytes.count ? 1 : 0)
      }
      guard status == XML_STATUS_OK else { return false }
      position = end
    } while position < bytes.count
    return true
  }
}

/// What the parser's callbacks are given.
private final class XMLFollower {
  let reader: any XMLReader

  init(_ reader: any XMLReader) { self.reader = reader }

  /// - Parameter pairs: Names and values in turn, ended by a null.
  func begin(
    _ name: UnsafePointer<CChar>, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    var attributes = XMLAttributes()
    var place = 0
    while let pairs = unsafe pairs, let key = unsafe pairs[place],
      let value = unsafe pairs[place + 1]
    {
      unsafe attributes.add(XMLFollower.local(String(cString: key)), String(cString: value))
      place += 2
    }
    unsafe reader.begin(XMLFollower.local(String(cString: name)), attributes)
  }

  /// A name without its prefix.
  static func local(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.index(after: colon)...])
  }
}

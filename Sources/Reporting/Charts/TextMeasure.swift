/// Widths of text as the report's fonts set it, estimated without loading a font.
enum TextMeasure {
  /// The width of a text in a size, a little on the generous side.
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance($1) } * size
  }

  /// A text in lines no wider than a limit, broken at spaces in words and anywhere between ideographs.
  ///
  /// The lines are made as even as their number allows, so that no single sign is left over.
  static func wrapped(_ text: String, size: Double, width limit: Double) -> [String] {
    let pieces = pieces(text)
    let first = lines(of: pieces, size: size, width: limit)
    guard first.count > 1 else { return first }
    var narrower = width(text, size: size) / Double(first.count)
    while narrower < limit {
      let even = lines(of: pieces, size: size, width: narrower)
      if even.count == first.count { return even }
      narrower += size / 2
    }
    return first
  }

  private static func lines(
    of pieces: [String], size: Double, width limit: Double
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      if !line.isEmpty, width(line + piece, size: size) > limit {
        lines.append(trimmed(line))
        line = piece == " " ? "" : piece
      } else {
        line += piece
      }
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  /// Words, spaces and single ideographs; a closing mark stays with what it closes.
  private static func pieces(_ text: String) -> [String] {
    var result: [String] = []
    var word = ""
    for character in text {
      if character == " " {
        if !word.isEmpty { result.append(word) }
        result.append(" ")
        word = ""
      } else if "，。；：、）》”%".contains(character), word.isEmpty, let last = result.last,
        last != " "
      {
        result[result.count - 1].append(character)
      } else if isWide(character) {
        if !word.isEmpty { result.append(word) }
        result.append(String(character))
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { result.append(word) }
    return result
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { advance($0) >= 1 } ?? false
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x3000...0x303F: 1
    case 0x20: 0.25
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x27, 0x7C, 0x69, 0x6A, 0x6C: 0.31
    case 0x25, 0x4D, 0x57, 0x6D, 0x77: 0.92
    case 0x41...0x5A: 0.66
    default: 0.58
    }
  }
}

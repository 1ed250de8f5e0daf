/// What a spreadsheet shows a number as, as far as it changes what the number means.
///
/// Source: ECMA-376-1:2016, 18.8.30 (numFmt) and 18.8.31 (numFmts), with the built-in codes of
/// Chinese versions.
enum CellFormat: Sendable, Hashable {
  /// A number as it is stored.
  case number
  /// A hundred times the number stored, with a percent sign.
  case percent
  /// A date with its day.
  case day
  /// A month of a year.
  case month
  /// A year.
  case year

  /// The format built in under a number; ``number`` for those that are in the file.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14, 15, 16, 22, 28...31, 51, 53, 54, 58: self = .day
    case 17, 27, 36, 50, 52, 57: self = .month
    default: self = .number
    }
  }

  /// Reads a code such as `yyyy"年"m"月"` or `0.0%;[Red]-0.0%`.
  ///
  /// Its first section decides; quoted and escaped characters, colours and conditions say nothing.
  init(code: String) {
    var letters: Set<Character> = []
    var isQuoted = false
    var isBracketed = false
    var skipsNext = false
    for character in code.lowercased() {
      if skipsNext {
        skipsNext = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        isBracketed = character != "]"
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[": isBracketed = true
        case "\\", "_", "*", "!": skipsNext = true
        case ";":
          self = CellFormat.of(letters)
          return
        default: letters.insert(character)
        }
      }
    }
    self = CellFormat.of(letters)
  }

  private static func of(_ letters: Set<Character>) -> CellFormat {
    if letters.contains("%") { return .percent }
    // A code with digits is one of a number, whatever letters stand around them.
    if letters.contains("0") || letters.contains("#") { return .number }
    if letters.contains("y") {
      return letters.contains("d") ? .day : letters.contains("m") ? .month : .year
    }
    return letters.contains("d") && letters.contains("m") ? .day : .number
  }
}

/// Why a text is not a formula, with the column, from 1, where reading stopped.
public struct FormulaFault: Error, Sendable, Hashable {
  /// What reading met.
  public enum Kind: Sendable, Hashable {
    /// Nothing is written.
    case empty
    /// A character or function that does not belong there; the text is empty at the end.
    case unexpected(String)
    /// A bracket that is opened and not closed.
    case unclosedBracket
    /// A function with more or fewer arguments than it takes.
    case wrongArgumentCount(function: String, expected: Int)
    /// A function that takes a line's name and was given something else.
    case notALine(function: String)
  }

  /// What reading met at the column.
  public let kind: Kind
  /// The column in characters, from 1.
  public let column: Int
}

extension Formula {
  /// Reads a formula.
  ///
  /// - Throws: ``FormulaFault`` with the column where reading stopped.
  public init(parsing text: String) throws(FormulaFault) {
    var parser = FormulaParser(text)
    self = try parser.parse()
  }
}

/// A recursive-descent reader of ``Formula``.
private struct FormulaParser {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func parse() throws(FormulaFault) -> Formula {
    skipSpaces()
    if position >= characters.count { throw FormulaFault(kind: .empty, column: 1) }
    let formula = try sum()
    skipSpaces()
    if position < characters.count { throw unexpected() }
    return formula
  }

  private mutating func sum() throws(FormulaFault) -> Formula {
    var left = try product()
    while true {
      skipSpaces()
      if take("+") {
        left = .sum(left, try product())
      } else if take("-") || take("−") {
        left = .difference(left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(FormulaFault) -> Formula {
    var left = try factor()
    while true {
      skipSpaces()
      if take("*") || take("×") {
        left = .product(left, try factor())
      } else if take("/") || take("÷") {
        left = .quotient(left, try factor())
      } else {
        return left
      }
    }
  }

  private mutating func factor() throws(FormulaFault) -> Formula {
    skipSpaces()
    guard position < characters.count else { throw unexpected() }
    if take("-") || take("−") { return .negative(try factor()) }
    if take("(") {
      let inner = try sum()
      try close()
      return inner
    }
    let character = characters[position]
    if character.isNumber { return try number() }
    if character.isLetter { return try nameOrCall() }
    throw unexpected()
  }

  private mutating func number() throws(FormulaFault) -> Formula {
    let start = position
    while position < characters.count,
      characters[position].isNumber || characters[position] == "."
    {
      position += 1
    }
    guard let value = Double(String(characters[start..<position])) else {
      position = start
      throw unexpected()
    }
    skipSpaces()
    return .number(take("%") ? value / 100 : value)
  }

  private mutating func nameOrCall() throws(FormulaFault) -> Formula {
    let start = position
    while position < characters.count, belongsToName(characters[position]) { position += 1 }
    let name = String(characters[start..<position])
    skipSpaces()
    if position < characters.count, characters[position] == "(" {
      position += 1
      var arguments = [try sum()]
      skipSpaces()
      while take(",") || take("，") {
        arguments.append(try sum())
        skipSpaces()
      }
      try close()
      return try call(name, arguments, column: start + 1)
    }
    if name.hasPrefix("opening."),
      let balance = Formula.OpeningBalance(rawValue: String(name.dropFirst("opening.".count)))
    {
      return .opening(balance)
    }
    return name.contains(".") ? .parameter(name) : .line(name)
  }

  private func call(_ name: String, _ arguments: [Formula], column: Int) throws(FormulaFault)
    -> Formula
  {
    func need(_ count: Int) throws(FormulaFault) {
      if arguments.count != count {
        throw FormulaFault(
          kind: .wrongArgumentCount(function: name, expected: count), column: column)
      }
    }
    switch name {
    case "min":
      try need(2)
      return .minimum(arguments[0], arguments[1])
    case "max":
      try need(2)
      return .maximum(arguments[0], arguments[1])
    case "last-year", "previous":
      try need(1)
      guard case .line(let line) = arguments[0] else {
        throw FormulaFault(kind: .notALine(function: name), column: column)
      }
      return name == "previous" ? .previous(line) : .lastYear(line)
    default:
      throw FormulaFault(kind: .unexpected(name), column: column)
    }
  }

  private mutating func close() throws(FormulaFault) {
    skipSpaces()
    if !take(")") { throw FormulaFault(kind: .unclosedBracket, column: position + 1) }
  }

  private func unexpected() -> FormulaFault {
    let found = position < characters.count ? String(characters[position]) : ""
    return FormulaFault(kind: .unexpected(found), column: position + 1)
  }

  private func belongsToName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "-"
      || character == "_"
  }

  private mutating func skipSpaces() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard position < characters.count, characters[position] == character else { return false }
    position += 1
    return true
  }
}

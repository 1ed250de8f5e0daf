public import Quantities

/// A cell of a wide table in which a figure stands or might stand, with the words that say what it is.
public struct WideFigure: Sendable, Hashable {
  /// The number as written; `nil` where the cell is empty or says that there is none.
  public let number: DecimalText?

  /// The cell as written; empty where it holds nothing or a sign for that, `=` for a formula without
  /// a result.
  public let text: String

  /// Whether the cell holds a formula that was never calculated.
  public let isUncalculated: Bool

  /// Whether the cell holds something that is neither a number nor a sign for none.
  public var isUnreadable: Bool { number == nil && !text.isEmpty }

  /// The unit written in the cell itself or in a column of units.
  public let unit: QuantityUnit?

  /// Where it stands.
  public let place: SourcePlace

  /// Its row and column in the table, from 0.
  public let row: Int
  /// Its column in the table, from 0.
  public let column: Int

  /// The rows of words alone above it, below the heads, from the top: sections.
  public let sections: [TableWord]

  /// The words beside its row, from the left.
  public let rowWords: [TableWord]

  /// The words above its column, the uppermost first.
  public let columnWords: [TableWord]

  /// All words: sections, the row's, the column's.
  public var words: [TableWord] { sections + rowWords + columnWords }

  /// What the words say of the time; the innermost word has the say.
  public var time: WrittenTime {
    words.reversed().reduce(WrittenTime()) { $0.completed(by: $1.time) }
  }

  /// The basis that the words say.
  public var basis: RecordBasis? { words.last { $0.basis != nil }?.basis }

  /// The units that may be meant, those said nearest to the figure.
  public var units: [QuantityUnit] {
    if let unit { return [unit] }
    let nearest = [rowWords, columnWords, sections].lazy.compactMap { words in
      words.last { !$0.units.isEmpty }
    }.first
    return nearest?.units ?? []
  }
}

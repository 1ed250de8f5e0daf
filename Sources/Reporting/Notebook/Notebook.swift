import Foundation

/// A Jupyter notebook, version 4.5 of its format, not yet executed.
struct Notebook: Encodable {
  /// A cell: text to read, or Python to run.
  struct Cell: Encodable {
    /// What a cell holds.
    enum Kind: String {
      case markdown
      case code
    }

    let kind: Kind
    let text: String

    /// Whether the text is folded away until it is asked for.
    var isFolded = false

    /// The cell's place, from which its name is made.
    var place = 0

    private enum Key: String, CodingKey {
      case kind = "cell_type"
      case executionCount = "execution_count"
      case id
      case metadata
      case outputs
      case source
    }

    func encode(to encoder: any Encoder) throws {
      var cell = encoder.container(keyedBy: Key.self)
      try cell.encode(kind.rawValue, forKey: .kind)
      try cell.encode("cell-\(place)", forKey: .id)
      let folding = ["jupyter": ["source_hidden": true]]
      try cell.encode(isFolded ? folding : [:], forKey: .metadata)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      try cell.encode(
        lines.enumerated().map { $0 + 1 < lines.count ? $1 + "\n" : String($1) }, forKey: .source)
      guard kind == .code else { return }
      try cell.encodeNil(forKey: .executionCount)
      try cell.encode([String](), forKey: .outputs)
    }
  }

  private enum Key: String, CodingKey {
    case cells
    case metadata
    case format = "nbformat"
    case minorFormat = "nbformat_minor"
  }

  private let cells: [Cell]

  init(_ cells: [Cell]) {
    self.cells = cells.enumerated().map { place, cell in
      var cell = cell
      cell.place = place
      return cell
    }
  }

  func encode(to encoder: any Encoder) throws {
    var notebook = encoder.container(keyedBy: Key.self)
    try notebook.encode(cells, forKey: .cells)
    try notebook.encode(
      [
        "kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"],
        "language_info": ["name": "python"],
      ], forKey: .metadata)
    try notebook.encode(4, forKey: .format)
    try notebook.encode(5, forKey: .minorFormat)
  }

  /// The notebook as it is written: keys sorted, so that the same cells give the same bytes.
  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Texts and small numbers alone are always encoded.
    return ((try? encoder.encode(self)).map { Array($0) } ?? []) + Array("\n".utf8)
  }
}

public import Quantities
import Tables

/// What holding sums against their parts came to.
public struct SumCheck: Sendable, Hashable {
  /// Sums over times that agree with the figures of their periods.
  public var overTime = 0
  /// Sums over items that agree with the rows or columns that they sum.
  public var overItems = 0
  /// Of all of them, those that differ by no more than rounding.
  public var rounded = 0
  /// Sums that do not hold, with their cells and differences, and those for which no parts were found.
  public var findings: [Diagnostic] = []

  /// How a sum compares with its parts.
  enum Verdict {
    case equal
    case rounded
    case different(Double)
  }

  /// Compares a sum with its parts, all in one unit.
  ///
  /// - Parameter rounding: what rounding of all of them may hide.
  static func verdict(_ sum: Double, parts: Double, rounding: Double) -> Verdict {
    let difference = sum - parts
    let noise = 1e-9 * max(abs(sum), abs(parts), 1e-6)
    if abs(difference) <= noise { return .equal }
    return abs(difference) <= rounding + noise ? .rounded : .different(difference)
  }

  /// What rounding may hide of a sum and its parts, in base units: half of the finest digit written
  /// for each of them, since a spreadsheet shows 2.00 as 2.
  static func rounding(_ figures: [ImportedFigure]) -> Double {
    let decimals = figures.map { $0.figure.number?.decimals ?? 0 }.max() ?? 0
    var half = 0.5 * (figures.first?.scale ?? 1) * Double(figures.count)
    for _ in 0..<decimals { half /= 10 }
    return half
  }

  /// Whether a difference is none that was found before, rounding apart; it is then kept.
  static func isNew(_ difference: Double, among known: inout [Double]) -> Bool {
    guard !known.contains(where: { abs($0 - difference) <= 1e-3 * abs(difference) }) else {
      return false
    }
    known.append(difference)
    return true
  }

  /// Counts a sum that agrees.
  mutating func count(_ verdict: Verdict, overItems isOverItems: Bool) {
    if isOverItems { overItems += 1 } else { overTime += 1 }
    if case .rounded = verdict { rounded += 1 }
  }

  /// The finding about a sum that does not hold.
  static func wrong(
    _ figure: ImportedFigure, parts: Double, from first: SourcePlace, to last: SourcePlace,
    isImported: Bool
  ) -> Diagnostic {
    let place = figure.figure.place
    let sum = figure.value ?? 0
    let name = figure.figure.rowWords.last?.text ?? figure.figure.columnWords.last?.text ?? ""
    let scale = figure.record?.unit.scale ?? figure.scale
    let (written, added, rest) = (
      figureText(sum / scale), figureText(parts / scale), figureText((sum - parts) / scale)
    )
    let (start, end) = (first.short, last.short)
    return Diagnostic(
      .warning, code: "sum-differs", at: place,
      found: LocalizedText(
        "“\(name)”写的是 \(written)，各数（\(start) 至 \(end)）相加是 \(added)，差 \(rest)",
        "“\(name)” says \(written), while its parts (\(start) to \(end)) make \(added): a difference of \(rest)"
      ),
      remedy: isImported
        ? LocalizedText(
          "两者都已导入，测算时会再次对照；请核对原表", "Both are imported and compared again in a run; check the table")
        : LocalizedText(
          "导入的是各数，合计未导入；请核对原表", "The parts are imported, the sum is not; check the table"))
  }
}

extension ImportedFigure {
  /// What a unit of the figure as written is in base units.
  var scale: Double {
    guard let number = figure.number?.value, number != 0, let value, value != 0 else { return 1 }
    return value / number
  }
}

extension SourcePlace {
  /// The cell of a sheet, or line and column of a text.
  var short: String {
    cell ?? [line, column].compactMap { $0.map(String.init) }.joined(separator: ":")
  }
}

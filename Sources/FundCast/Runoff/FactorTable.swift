import Actuarial
import Scenarios

/// The development factors of a triangle: how fast it settles.
public struct FactorTable: Sendable, Hashable {
  /// One development.
  public struct Row: Sendable, Hashable {
    /// The development as the file numbers it.
    public let development: Int

    /// The factor to the next development; the tail after the last.
    public let factor: Double

    /// The factor's standard error, where the average has a formula.
    public let standardError: Double?

    /// The share of the ultimate amount settled by the end of the development.
    public let completion: Double
  }

  /// The developments in order.
  public let rows: [Row]

  /// The factors of a triangle; `nil` where it has none.
  init?(_ file: TriangleFile, rule: DevelopmentRule, tail: DevelopmentTail) {
    guard let pattern = try? DevelopmentPattern(of: file.triangle, rule: rule, tail: tail) else {
      return nil
    }
    let model = try? MackModel(file.triangle, rule: rule, tail: tail)
    let isKnown = model?.isSpreadKnown ?? false
    let completion = pattern.completion
    rows = file.triangle.developments.enumerated().map { index, development in
      let isLast = index == pattern.factors.count
      return Row(
        development: development, factor: isLast ? pattern.tail : pattern.factors[index],
        standardError: isLast || !isKnown ? nil : model?.factorErrors[index],
        completion: completion[index])
    }
  }

  /// The table `development,factor,standard_error,completion`.
  public var csv: [UInt8] { table.csv }

  /// The developments, a row each.
  var table: WrittenTable {
    var writer = WrittenTable(
      "factors",
      columns: ["development", "factor", "standard_error", "completion"].map { .number($0) })
    for row in rows {
      writer.append([
        "\(row.development)", figureText(row.factor), row.standardError.map(figureText) ?? "",
        figureText(row.completion),
      ])
    }
    return writer
  }
}

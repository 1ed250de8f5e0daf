public import Quantities

/// Numbers as people read them: thousands separated, `−` for minus, `–` for zero, `×` for none.
public enum NumberText {
  /// How a zero is written.
  public enum Zero: Sendable, Hashable {
    /// As `–`, in tables.
    case dash
    /// With its digits, in running text and on axes.
    case digits
  }

  /// The mark of a figure that does not apply.
  public static let notApplicable = "×"

  /// The mark of a zero in a table.
  static let zeroMark = "–"

  static let minus = "\u{2212}"

  /// A printed figure, such as `1,234.5` or `−4.16`; `×` where there is none.
  public static func figure(_ figure: PrintedFigure?, zero: Zero = .dash) -> String {
    guard let figure else { return notApplicable }
    if figure.isZero, zero == .dash { return zeroMark }
    return (figure.count < 0 ? minus : "") + grouped(figure)
  }

  /// A number with fixed decimals.
  public static func number(_ value: Double?, decimals: Int, zero: Zero = .dash) -> String {
    figure(value.flatMap { PrintedFigure(rounding: $0, decimals: decimals) }, zero: zero)
  }

  /// A whole count, such as persons or cases.
  public static func count(_ value: Int, zero: Zero = .dash) -> String {
    figure(PrintedFigure(count: Int64(value), decimals: 0), zero: zero)
  }

  /// A change with its sign, such as `+1,234.5` or `−4.16`.
  public static func change(_ change: PrintedFigure?) -> String {
    guard let change, change.count > 0 else { return figure(change) }
    return "+" + grouped(change)
  }

  /// A share such as 0.123 as `12.3%`.
  public static func percent(
    _ share: Double?, decimals: Int = 1, zero: Zero = .dash, signed: Bool = false
  ) -> String {
    percent(share.flatMap { percentFigure($0, decimals) }, zero: zero, signed: signed)
  }

  /// A figure that already is in per cent, as `12.3%`.
  public static func percent(
    _ figure: PrintedFigure?, zero: Zero = .dash, signed: Bool = false
  ) -> String {
    let text = signed ? change(figure) : self.figure(figure, zero: zero)
    return text == zeroMark || text == notApplicable ? text : text + "%"
  }

  /// A difference of two shares, 0.005 as `+0.5 个百分点` or `+0.5 pp`.
  static func percentagePoints(
    _ difference: Double?, decimals: Int = 1, in language: Language
  ) -> String {
    let text = change(difference.flatMap { percentFigure($0, decimals) })
    if text == zeroMark || text == notApplicable { return text }
    return text + LocalizedText(" 个百分点", " pp")(language)
  }

  /// Months with two decimals, without the word.
  public static func months(_ value: Double?) -> String {
    number(value, decimals: 2, zero: .digits)
  }

  /// A probability in whole per cent; below 1 and above 99 per cent as `<1%` and `>99%`.
  ///
  /// Simulation cannot tell 0 from very small, so neither 0% nor 100% is ever printed.
  public static func probability(_ value: Double?) -> String {
    guard let value, value.isFinite else { return notApplicable }
    if value < 0.01 { return "<1%" }
    if value > 0.99 { return ">99%" }
    return percent(wholePercent(value))
  }

  /// A probability in the whole per cent that it is printed with, for differences of printed ones: what
  /// is printed as `<1%` counts as none, as `>99%` as all.
  static func wholePercent(_ value: Double) -> PrintedFigure? {
    if value < 0.01 { return PrintedFigure(count: 0, decimals: 0) }
    if value > 0.99 { return PrintedFigure(count: 100, decimals: 0) }
    return percentFigure(value, 0)
  }

  /// A range such as `2,310 至 4,020` or `2,310 to 4,020`.
  public static func range(_ low: String, _ high: String, in language: Language) -> String {
    low + LocalizedText(" 至 ", " to ")(language) + high
  }

  /// A number for machines: no separators, ASCII minus, fixed decimals; empty where there is none.
  public static func plain(_ value: Double?, decimals: Int) -> String {
    guard let value, let figure = PrintedFigure(rounding: value, decimals: decimals) else {
      return ""
    }
    return (figure.count < 0 ? "-" : "") + ungrouped(figure)
  }

  /// A share as a figure in per cent, shifted in decimal so that 0.285 is exactly 28.5.
  static func percentFigure(_ share: Double, _ decimals: Int) -> PrintedFigure? {
    PrintedFigure(rounding: share, decimals: decimals + 2).map {
      PrintedFigure(count: $0.count, decimals: decimals)
    }
  }

  private static func grouped(_ figure: PrintedFigure) -> String {
    let (whole, fraction) = parts(figure)
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return fraction.isEmpty ? text : text + "." + fraction
  }

  private static func ungrouped(_ figure: PrintedFigure) -> String {
    let (whole, fraction) = parts(figure)
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  private static func parts(_ figure: PrintedFigure) -> (whole: String, fraction: String) {
    let digits = String(figure.count.magnitude)
    let missing = max(0, figure.decimals + 1 - digits.count)
    let padded = String(repeating: "0", count: missing) + digits
    return (String(padded.dropLast(figure.decimals)), String(padded.suffix(figure.decimals)))
  }
}

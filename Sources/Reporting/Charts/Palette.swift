/// The few colours of a report; each means one thing.
enum Palette {
  static let ink = "#1a1a1a"
  static let secondary = "#595959"
  static let rule = "#d9d9d9"
  static let paper = "#ffffff"

  /// The projection.
  static let accent = "#0072b2"

  /// A baseline to compare with.
  static let baseline = "#8c8c8c"

  static let red = "#c0392b"
  static let amber = "#b7791f"
  static let green = "#2e7d32"

  /// An amount that lowers the balance.
  static let decrease = "#d55e00"

  /// The Okabe–Ito set in the order scenarios take them; yellow is left out on white paper.
  static let scenarios = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]
}

/// A point on a drawing, in its user units from the top left.
struct DrawingPoint: Hashable {
  var x: Double
  var y: Double
}

/// A rectangle on a drawing.
struct DrawingFrame: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
}

/// An SVG picture in the making; text is escaped and coordinates have one fixed decimal.
public struct Drawing: Sendable, Hashable {
  private(set) var markup = ""

  /// How a stroke is drawn.
  struct Stroke: Hashable {
    var color: String
    var width: Double
    var dash: String?

    init(_ color: String, _ width: Double, dash: String? = nil) {
      self.color = color
      self.width = width
      self.dash = dash
    }

    var attributes: String {
      "stroke=\"\(color)\" stroke-width=\"\(coordinate(width, 2))\""
        + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "")
    }
  }

  /// Which point of a text stands at its position.
  enum Anchor: String {
    case start, middle, end
  }

  mutating func line(_ from: DrawingPoint, _ to: DrawingPoint, _ stroke: Stroke) {
    markup +=
      "<line x1=\"\(coordinate(from.x))\" y1=\"\(coordinate(from.y))\" x2=\"\(coordinate(to.x))\" "
      + "y2=\"\(coordinate(to.y))\" \(stroke.attributes)/>\n"
  }

  mutating func horizontal(_ left: Double, _ right: Double, y: Double, _ stroke: Stroke) {
    line(DrawingPoint(x: left, y: y), DrawingPoint(x: right, y: y), stroke)
  }

  mutating func vertical(_ top: Double, _ bottom: Double, x: Double, _ stroke: Stroke) {
    line(DrawingPoint(x: x, y: top), DrawingPoint(x: x, y: bottom), stroke)
  }

  mutating func path(_ points: [DrawingPoint], _ stroke: Stroke) {
    guard points.count > 1 else { return }
    markup +=
      "<polyline points=\"\(list(points))\" fill=\"none\" \(stroke.attributes) "
      + "stroke-linejoin=\"round\"/>\n"
  }

  mutating func area(_ points: [DrawingPoint], fill: String, opacity: Double) {
    guard points.count > 2 else { return }
    markup +=
      "<polygon points=\"\(list(points))\" fill=\"\(fill)\" "
      + "fill-opacity=\"\(coordinate(opacity, 2))\"/>\n"
  }

  mutating func rectangle(
    _ frame: DrawingFrame, fill: String, opacity: Double = 1, stroke: Stroke? = nil
  ) {
    markup +=
      "<rect x=\"\(coordinate(frame.left))\" y=\"\(coordinate(frame.top))\" "
      + "width=\"\(coordinate(max(0, frame.width)))\" "
      + "height=\"\(coordinate(max(0, frame.height)))\" fill=\"\(fill)\""
    if opacity < 1 { markup += " fill-opacity=\"\(coordinate(opacity, 2))\"" }
    if let stroke { markup += " " + stroke.attributes }
    markup += "/>\n"
  }

  mutating func dot(_ center: DrawingPoint, radius: Double, fill: String) {
    markup +=
      "<circle cx=\"\(coordinate(center.x))\" cy=\"\(coordinate(center.y))\" "
      + "r=\"\(coordinate(radius))\" fill=\"\(fill)\"/>\n"
  }

  /// Writes a text with its baseline at `y`; a halo keeps it legible over lines.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Double, fill: String = Palette.secondary,
    anchor: Anchor = .start, isBold: Bool = false, hasHalo: Bool = false
  ) {
    markup +=
      "<text x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" font-size=\"\(coordinate(size))\" "
      + "fill=\"\(fill)\""
    if anchor != .start { markup += " text-anchor=\"\(anchor.rawValue)\"" }
    if isBold { markup += " font-weight=\"700\"" }
    if hasHalo {
      markup += " paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\" "
      markup += "stroke-opacity=\"0.85\" stroke-linejoin=\"round\""
    }
    markup += ">\(escaped(text))</text>\n"
  }

  /// Puts another drawing on this one, moved by an offset.
  mutating func place(_ other: Drawing, x: Double, y: Double) {
    markup += "<g transform=\"translate(\(coordinate(x)) \(coordinate(y)))\">\n"
    markup += other.markup + "</g>\n"
  }

  mutating func append(trusted text: String) {
    markup += text
  }

  private func list(_ points: [DrawingPoint]) -> String {
    points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
  }
}

/// A coordinate with fixed decimals, trailing zeros dropped.
func coordinate(_ value: Double, _ decimals: Int = 1) -> String {
  var text = NumberText.plain(value, decimals: decimals)
  guard text.contains(".") else { return text }
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text == "-0" ? "0" : text
}

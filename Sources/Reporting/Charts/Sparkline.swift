import Quantities

/// A tiny course of values beside a figure: observed dark, projected in the accent colour.
struct Sparkline: Sendable, Hashable {
  /// Observed values at equal steps; `nil` leaves a gap.
  var observed: [Double?]
  /// Projected values after them, at the same steps.
  var projected: [Double?]

  /// What the line shows, for those who cannot see it.
  var description: LocalizedText

  /// Makes a tiny line.
  init(
    observed: [Double?], projected: [Double?] = [], description: LocalizedText
  ) {
    self.observed = observed
    self.projected = projected
    self.description = description
  }

  /// The line as an SVG element of its own.
  func drawing(in language: Language) -> Drawing {
    let (width, height) = (150.0, 30.0)
    let values = observed + projected
    let known = values.compactMap(\.self).filter(\.isFinite)
    var picture = Drawing()
    picture.append(
      trusted: "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
        + "viewBox=\"0 0 \(coordinate(width)) \(coordinate(height))\" "
        + "width=\"\(coordinate(width))\" height=\"\(coordinate(height))\">\n"
        + "<title>\(escaped(description(language)))</title>\n")
    if let low = known.min(), let high = known.max(), values.count > 1 {
      let span = high > low ? high - low : 1
      let points = values.enumerated().map { index, value in
        value.map {
          DrawingPoint(
            x: 2 + Double(index) / Double(values.count - 1) * (width - 7),
            y: height - 4 - ($0 - low) / span * (height - 8))
        }
      }
      if low < 0, high > 0 {
        let zero = height - 4 - (0 - low) / span * (height - 8)
        picture.horizontal(2, width - 5, y: zero, Drawing.Stroke(Palette.rule, 1))
      }
      let split = observed.count
      runs(Array(points[..<split]), Palette.ink, &picture)
      runs(Array(points[max(0, split - 1)...]), Palette.accent, &picture)
      if let end = points.last ?? nil {
        picture.dot(end, radius: 2.4, fill: projected.isEmpty ? Palette.ink : Palette.accent)
      }
    }
    picture.append(trusted: "</svg>\n")
    return picture
  }

  private func runs(_ points: [DrawingPoint?], _ color: String, _ picture: inout Drawing) {
    for run in points.split(separator: nil) {
      picture.path(run.compactMap(\.self), Drawing.Stroke(color, 1.5))
    }
  }
}

/// Friedman's smoother: straight lines over windows whose width follows the data.
///
/// *A Variable Span Smoother*, Stanford University, Laboratory for Computational Statistics,
/// Technical Report 5 (1984). Lines are fitted over windows of 5, 20 and 50 % of the points; at
/// each point the width with the least smoothed cross-validated error is taken, widths are
/// smoothed, and the three fits are joined at them; a last pass of 5 % follows.
struct SuperSmoother {
  /// The widths as parts of the number of points.
  private static let spans = [0.05, 0.2, 0.5]

  /// The smoothed values at the points 1, 2, …, n.
  static func smooth(_ values: [Double]) -> [Double] {
    guard values.count > 2 else { return values }
    var fits: [[Double]] = []
    var errors: [[Double]] = []
    for span in spans {
      let pass = line(values, span: span)
      fits.append(pass.fit)
      errors.append(line(pass.errors, span: spans[1]).fit)
    }
    let best = values.indices.map { place -> Double in
      var least = 0
      for width in 1..<3 where errors[width][place] < errors[least][place] { least = width }
      return spans[least]
    }
    let widths = line(best, span: spans[1]).fit
    let joined = values.indices.map { place -> Double in
      let width = min(max(widths[place], spans[0]), spans[2])
      let side = width < spans[1] ? 0 : 2
      let part = (width - spans[1]) / (spans[side] - spans[1])
      return (1 - part) * fits[1][place] + part * fits[side][place]
    }
    return line(joined, span: spans[0]).fit
  }

  /// Lines over the points of a window, those at the ends over the first and last whole window,
  /// and the errors each point has when it is left out.
  private static func line(_ values: [Double], span: Double) -> (fit: [Double], errors: [Double]) {
    let count = values.count
    let reach = max(2, Int(0.5 * span * Double(count) + 0.5))
    let width = min(2 * reach + 1, count)
    var fit: [Double] = []
    var errors: [Double] = []
    for place in values.indices {
      let first = min(max(place - reach, 0), count - width)
      let (size, middle) = (Double(width), Double(first) + Double(width - 1) / 2)
      var (sum, cross, square) = (0.0, 0.0, 0.0)
      for index in first..<first + width {
        let distance = Double(index) - middle
        sum += values[index]
        cross += distance * values[index]
        square += distance * distance
      }
      let slope = cross / square
      let distance = Double(place) - middle
      let value = sum / size + slope * distance
      let leverage = 1 / size + distance * distance / square
      fit.append(value)
      errors.append(leverage < 1 ? abs(values[place] - value) / (1 - leverage) : 0)
    }
    return (fit, errors)
  }
}

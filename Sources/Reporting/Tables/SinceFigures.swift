import Quantities

/// A figure of an earlier report beside the same of this one, with what the two differ by in print.
struct SinceFigures {
  /// The earlier figure; `nil` where it cannot be printed.
  let then: PrintedFigure?
  /// The figure now; `nil` where it cannot be printed.
  let now: PrintedFigure?

  /// Rounds both to the same decimals.
  init(_ then: Double, _ now: Double, decimals: Int) {
    self.then = PrintedFigure(rounding: then, decimals: decimals)
    self.now = PrintedFigure(rounding: now, decimals: decimals)
  }

  /// The printed figure now less the earlier one, so that a reader who subtracts finds the same.
  var change: PrintedFigure? { then.flatMap { then in now?.change(from: then) } }

  /// The same in per cent of the printed earlier figure; `nil` where that is not above zero.
  var percent: PrintedFigure? { then.flatMap { then in now?.percentChange(from: then) } }

  /// The two figures and their change as cells.
  var cells: [ReportTable.Cell] { [.figure(then), .figure(now), .change(change)] }
}

import Forecasting
import Funds
import Quantities

/// The figures that spread periods must meet, as sums over positions.
struct SpreadSums {
  /// One figure: of a period, of the year to date, or of a year.
  struct Figure {
    /// What the figure covers.
    enum Kind { case period, yearToDate, year }

    let kind: Kind
    let first: Period
    var last: Period
    var amount: Double
    let place: SourcePlace?

    /// How far it may be off, as a fraction of itself; `nil` where it must be met.
    let spread: Double?

    /// Names that tell the figures of a line apart.
    var name: String {
      switch kind {
      case .period: "\(first)"
      case .yearToDate: "\(first)/\(last)"
      case .year: "\(first.year)"
      }
    }

    /// The figure with what it covers, amounts written by a function.
    func words(_ written: (Double) -> String) -> LocalizedText {
      let amount = written(amount)
      return switch kind {
      case .period where first < last:
        LocalizedText("\(first) 至 \(last) 各期合计 \(amount)", "\(first) to \(last) together \(amount)")
      case .period: LocalizedText("\(first) 当期 \(amount)", "\(first) \(amount)")
      case .yearToDate:
        LocalizedText("\(last) 本年累计 \(amount)", "year to date \(last) \(amount)")
      case .year: LocalizedText("\(first.year) 全年 \(amount)", "year \(first.year) \(amount)")
      }
    }
  }

  let start: Period
  let count: Int
  let figures: [Figure]

  /// Known matters, which are no part of what is spread.
  let matters: [LineHistory.Matter]

  /// The sums within the positions, without the matters that fall in them.
  var constraints: [SumConstraint] {
    figures.compactMap { figure in
      guard let range = range(of: figure) else { return nil }
      let once = matters.reduce(0) {
        figure.first <= $1.period && $1.period <= figure.last ? $0 + $1.amount : $0
      }
      let total = figure.amount - once
      return SumConstraint(
        figure.name, over: range, total: total,
        standardDeviation: figure.spread.map { max($0 * abs(total), 1e-6) })
    }
  }

  /// The periods that no figure covers.
  var open: [Period] {
    var isTold = [Bool](repeating: false, count: count)
    for figure in figures {
      for position in range(of: figure) ?? 0..<0 { isTold[position] = true }
    }
    return (0..<count).filter { !isTold[$0] }.map { start.advanced(by: $0) }
  }

  /// Figures by name, in order of date, shorter before longer; adjoining periods taken together.
  func figures(named names: [String]) -> [Figure] {
    let named = figures.filter { names.contains($0.name) }.sorted {
      ($0.last, $1.first) < ($1.last, $0.first)
    }
    var periods: [Figure] = []
    for figure in named where figure.kind == .period {
      if let last = periods.last, last.last.advanced(by: 1) == figure.first {
        periods[periods.count - 1].last = figure.last
        periods[periods.count - 1].amount += figure.amount
      } else {
        periods.append(figure)
      }
    }
    return periods + named.filter { $0.kind != .period }
  }

  private func range(of figure: Figure) -> Range<Int>? {
    let (low, high) = (start.distance(to: figure.first), start.distance(to: figure.last) + 1)
    return low >= 0 && high <= count && low < high ? low..<high : nil
  }
}

import Forecasting
import Foundation
import Quantities

/// Projects a line from its own history.
struct SeriesProjection {
  let line: String
  let past: LineHistory?
  let closedThrough: Period
  let start: Period
  let count: Int
  let shares: SeasonalSpread

  /// The central amounts by projected period and the name of the method that gave them.
  ///
  /// - Throws: ``ProjectionError/historyTooShort(line:found:needed:)``.
  func amounts(_ series: SeriesMethod) throws(ProjectionError) -> ([Double], String) {
    throw .historyTooShort(line: line, found: 0, needed: 1)
  }
}

public import Quantities

/// A row of a file that names a figure and leaves its value empty.
public struct UnavailableFigure: Sendable, Hashable {
  /// What the figure would be about.
  public let key: RecordKey
  /// The cell that is empty.
  public let place: SourcePlace

  /// Makes an empty row from its key and the place of its value.
  public init(key: RecordKey, place: SourcePlace) {
    self.key = key
    self.place = place
  }
}

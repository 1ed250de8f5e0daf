public import Quantities

/// A figure that yields to a more final one of the same key.
public struct SupersededFigure: Sendable, Hashable {
  /// The figure that yields.
  public let superseded: Record

  /// The figure that is used.
  public let winner: Record

  /// The winner's value less the superseded one's, in base units.
  public let difference: Double

  /// The difference as a fraction of the superseded figure, `nil` where that is zero.
  public let relativeDifference: Double?

  init(superseded: Record, winner: Record) {
    self.superseded = superseded
    self.winner = winner
    if let old = superseded.money, let new = winner.money,
      let exact = try? new.subtracting(old)
    {
      difference = exact.units
    } else {
      difference = winner.value - superseded.value
    }
    relativeDifference = superseded.value == 0 ? nil : difference / abs(superseded.value)
  }
}

/// One figure for each key, chosen from records of different standing.
public struct RecordSelection: Sendable {
  /// The figures used, in the order in which their keys first appear.
  public let records: [Record]

  /// The figures that yield, each with its difference, in the records' order.
  public let superseded: [SupersededFigure]

  /// Repetitions with the same value.
  public let notes: [Diagnostic]

  /// Chooses by standing: final before flash before derived before approximate.
  ///
  /// - Throws: ``Quantities/InputFault`` where two records of the same key and standing differ, or
  ///   records of one key are in units of different kinds.
  public init(_ all: [Record]) throws(InputFault) {
    var pairing = RecordPairing(expecting: all.count)
    for record in all { pairing.add(record) }
    let (unique, findings) = (pairing.unique, pairing.findings)
    if findings.contains(where: { $0.severity == .error }) { throw InputFault(findings) }
    records = pairing.best.map { unique[$0] }
    superseded = unique.indices.compactMap { index in
      let winner = pairing.best[pairing.keyOfRecord[index]]
      return winner == index
        ? nil : SupersededFigure(superseded: unique[index], winner: unique[winner])
    }
    notes = InputFault(findings).diagnostics
  }
}

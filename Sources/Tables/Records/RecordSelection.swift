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
  /// A year's flow and the running total to its December are one figure: of different standing, the
  /// firmer is used and the other listed.
  ///
  /// - Throws: ``Quantities/InputFault`` where two records of the same key and standing differ, or
  ///   records of one key are in units of different kinds.
  public init(_ all: [Record]) throws(InputFault) {
    var pairing = RecordPairing(expecting: all.count)
    for record in all { pairing.add(record) }
    let (unique, findings) = (pairing.unique, pairing.findings)
    if findings.contains(where: { $0.severity == .error }) { throw InputFault(findings) }
    let yearEnds = RecordSelection.yearEnds(unique, pairing.best)
    records = pairing.best.compactMap { yearEnds[$0] == nil ? unique[$0] : nil }
    superseded = unique.indices.compactMap { index in
      let best = pairing.best[pairing.keyOfRecord[index]]
      guard let winner = best == index ? yearEnds[index] : best else { return nil }
      return SupersededFigure(superseded: unique[index], winner: unique[winner])
    }
    notes = InputFault(findings).diagnostics
  }

  /// Running totals to December and years told otherwise by a firmer figure, with that figure.
  private static func yearEnds(_ records: [Record], _ chosen: [Int]) -> [Int: Int] {
    var decembers: [RecordKey: Int] = [:]
    for index in chosen
    where records[index].basis == .cumulative && records[index].period.lastMonth.index == 12 {
      decembers[year(of: records[index])] = index
    }
    guard !decembers.isEmpty else { return [:] }
    var winners: [Int: Int] = [:]
    for index in chosen
    where records[index].basis == .flow && records[index].period.frequency == .year {
      let annual = records[index]
      guard let other = decembers[year(of: annual)], records[other].value != annual.value,
        records[other].standing != annual.standing
      else { continue }
      let isFirmer = annual.standing > records[other].standing
      winners[isFirmer ? other : index] = isFirmer ? index : other
    }
    return winners
  }

  /// The key of a figure's whole year.
  private static func year(of record: Record) -> RecordKey {
    RecordKey(
      fund: record.fund, item: record.item, group: record.group,
      period: Period(year: record.period.year), basis: .flow, scope: record.scope)
  }
}

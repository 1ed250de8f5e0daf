public import Quantities

/// A finished run in its folder.
public struct ArchivedRun: Sendable, Hashable {
  /// The folder, as it was given.
  public let folder: String

  /// What the run notes of itself.
  public let record: RunRecord

  /// Reads a run.
  ///
  /// - Throws: ``Quantities/InputFault`` where the folder is no run's, or its record was altered.
  public init(_ folder: String) throws(InputFault) {
    var path = folder[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    self.folder = String(path)
    record = try RunRecord.read(self.folder)
  }

  /// The folder's own name.
  public var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  /// Whether the run comes before another in an archive: by the month closed, then the day it was
  /// made, then the number behind its name.
  func precedes(_ other: ArchivedRun) -> Bool {
    let months = [self, other].map { $0.record.closedThrough?.lastMonth }
    if let left = months[0], let right = months[1], left != right { return left < right }
    let names = [name, other.name].map { name in
      name.split(separator: "-").map { Int($0) ?? 0 }
    }
    // Runs of one month are made one after the other, 2025-10-2 after 2025-10.
    if names[0].count != names[1].count || names[0] != names[1] {
      return names[0].lexicographicallyPrecedes(names[1])
    }
    return (record.madeOn, name) < (other.record.madeOn, other.name)
  }
}

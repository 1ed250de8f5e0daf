import FoundationEssentials

/// Triangles as the files that users give.
enum TriangleText {
  /// The reference triangle RAA of Mack's papers, incremental by year.
  static let raa: [[Double]] = [
    [5012, 3257, 2638, 898, 1734, 2642, 1828, 599, 54, 172],
    [106, 4179, 1111, 5270, 3116, 1817, -103, 673, 535],
    [3410, 5582, 4881, 2268, 2594, 3479, 649, 603], [5655, 5900, 4211, 5500, 2159, 2658, 984],
    [1092, 8473, 6271, 6333, 3786, 225], [1513, 4932, 5257, 1233, 2917], [557, 3463, 6926, 1368],
    [1351, 5596, 6165], [3133, 2262], [2063],
  ]

  static func lines(cumulative: Bool, exposure: String = "") -> [String] {
    raa.enumerated().flatMap { origin, row in
      var sum = 0.0
      return row.enumerated().map { development, value in
        sum += value
        return "\(1981 + origin),\(12 * (development + 1)),\(cumulative ? sum : value)" + exposure
      }
    }
  }

  /// A file of these lines, read by a body and then removed.
  static func withFile<Result>(
    _ lines: [String], header: String = "origin,development,value",
    _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/runoff-\(UUID().uuidString).csv"
    try Data(([header] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }
}

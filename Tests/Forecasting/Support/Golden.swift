import FoundationEssentials
import Quantities

@testable import Forecasting

/// Reference outputs kept beside the project, read as tables; tests that need them are skipped
/// when they are missing.
enum Golden {
  static let missing = "the reference outputs under ../shared are not there"

  /// Where the shared folder lies: beside the package.
  static let folder: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(5)
    return parts.joined(separator: "/") + "/shared"
  }()

  static let isPresent = FileManager.default.fileExists(atPath: folder + "/golden/README.md")

  /// The rows of a comma-separated file without its head, each field trimmed.
  static func rows(_ path: String) throws -> [[String]] {
    let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
    let text = String(decoding: data, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " && $0 != "\"" }
      }
    }
  }

  /// The monthly series of the R reference by name.
  static func series() throws -> [String: Series] {
    var values: [String: [Double]] = [:]
    var starts: [String: Period] = [:]
    for row in try rows("golden/R_series.csv") {
      let name = row[0]
      if starts[name] == nil {
        let date = row[2].split(separator: "-").compactMap { Int($0) }
        starts[name] = Period(year: date[0], month: date[1])
      }
      values[name, default: []].append(Double(row[3]) ?? .nan)
    }
    return Dictionary(
      uniqueKeysWithValues: starts.map { ($0, Series(start: $1, values: values[$0] ?? [])) })
  }

  /// Named numbers by series and model, in the order of the file.
  static func named(_ path: String) throws -> [(
    series: String, model: String, values: [String: Double]
  )] {
    var keys: [String] = []
    var table: [String: [String: Double]] = [:]
    for row in try rows(path) {
      let key = row[0] + "|" + row[1...(row.count - 3)].joined(separator: "|")
      if table[key] == nil { keys.append(key) }
      table[key, default: [:]][row[row.count - 2]] = Double(row[row.count - 1]) ?? .nan
    }
    return keys.map { key in
      let parts = key.split(separator: "|", maxSplits: 1).map(String.init)
      return (parts[0], parts[1], table[key] ?? [:])
    }
  }
}

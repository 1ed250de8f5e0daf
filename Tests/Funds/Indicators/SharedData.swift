import Foundation

/// Published figures that lie beside the package and not in it.
enum SharedData {
  /// The folder of shared figures, beside the folder that holds `Package.swift`; `nil` without one.
  static let folder: URL? = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(
        atPath: folder.appendingPathComponent("Package.swift").path)
      {
        let data = folder.deletingLastPathComponent().appendingPathComponent("shared/data")
        return FileManager.default.fileExists(atPath: data.path) ? data : nil
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static var isAvailable: Bool { folder != nil }

  /// The rows of a table below its header, split at commas; comments are left out. Quoted cells
  /// may stand last only.
  static func rows(_ path: String) -> [[String]] {
    guard let file = folder?.appendingPathComponent(path),
      let text = try? String(contentsOf: file, encoding: .utf8)
    else { return [] }
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    return lines.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

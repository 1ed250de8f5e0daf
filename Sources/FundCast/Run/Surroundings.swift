import Foundation

/// Whether a file, not a folder, is at a path.
func fileExists(_ path: String) -> Bool {
  let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
  return kind == .typeRegular || kind == .typeSymbolicLink
}

/// A path without `.`, `..` and links, for comparison.
func canonicalPath(_ path: String) -> String {
  URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
}

/// The folders searched for models after a scenario's own: the current one's, then the
/// installation's.
func modelFolders() -> [String] {
  var folders = ["models"]
  if let program = Bundle.main.executableURL {
    let prefix = program.resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
    folders.append(prefix.appendingPathComponent("share/fundcast/models").path)
  }
  return folders
}

/// A file by its own path or, where there is none, in the folder that is named or the first of
/// ``modelFolders()`` that has it; else the path as it is, so that reading it says what is missing.
func modelFile(_ path: String, in named: String?) -> String {
  if fileExists(path) { return path }
  let candidates = ([named].compactMap(\.self) + modelFolders()).map {
    URL(fileURLWithPath: $0).appendingPathComponent(path).relativePath
  }
  return candidates.first(where: fileExists) ?? path
}

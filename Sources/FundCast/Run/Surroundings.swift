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

/// The folders searched for models: the one a request names, then those of the installation.
func modelFolders(_ request: RunRequest) -> [String] {
  var folders = [request.models ?? "models"]
  if let program = Bundle.main.executableURL {
    let prefix = program.resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
    folders.append(prefix.appendingPathComponent("share/fundcast/models").path)
  }
  return folders
}

import Foundation
import Glibc
import Tables

/// Whether a file, not a folder, is at a path; for a sheet, whether its workbook is.
func fileExists(_ path: String) -> Bool {
  var status = stat()
  return unsafe stat(TablePath(path).file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// A path without `.`, `..` and links, for comparison.
func canonicalPath(_ path: String) -> String {
  URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
}

/// The folders searched for models after a scenario's own: the current one's, then the
/// installation's.
func modelFolders() -> [String] {
  guard let program = unsafe realpath("/proc/self/exe", nil) else { return ["models"] }
  defer { unsafe free(program) }
  let prefix = unsafe String(cString: program).split(separator: "/").dropLast(2)
  return ["models", "/" + (prefix + ["share/fundcast/models"]).joined(separator: "/")]
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

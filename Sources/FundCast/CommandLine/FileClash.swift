import Foundation
public import Quantities
import Tables

/// A file that a command line names, with the option that names it.
public struct NamedFile: Sendable, Hashable {
  /// The option, such as `--out`; for an argument what it is called in the usage.
  public let option: String

  /// The path as it was given.
  public let path: String

  /// Names a file; `nil` where the option was not given.
  public init?(_ option: String, _ path: String?) {
    guard let path else { return nil }
    self.option = option
    self.path = path
  }

  /// The files that an option writes into a folder.
  public static func inside(_ option: String, _ folder: String, _ names: [String]) -> [NamedFile] {
    names.compactMap { NamedFile(option, folder + "/" + $0) }
  }

  /// The path without links and detours, so that one file has one; of a sheet its workbook's.
  fileprivate var place: String {
    let path = TablePath(self.path).file
    if fileExists(path) { return canonicalPath(path) }
    let place = URL(fileURLWithPath: path)
    return canonicalPath(place.deletingLastPathComponent().path) + "/" + place.lastPathComponent
  }

  /// Why files cannot be written: one is also read, or two are one; `nil` where all is well.
  ///
  /// Devices, such as `/dev/null`, take any number of files.
  public static func clash(writing outputs: [NamedFile], reading inputs: [NamedFile])
    -> LocalizedText?
  {
    let files = outputs.filter { !$0.path.hasPrefix("/dev/") }
    for (index, output) in files.enumerated() {
      if let input = inputs.first(where: { $0.place == output.place }) {
        return LocalizedText(
          "\(output.option) 写出的 \(output.path) 就是 \(input.option) 读入的文件，写出会毁掉它；"
            + "请换一个名称或目录",
          "\(output.option) writes \(output.path), the file that \(input.option) reads; writing "
            + "would destroy it; name another file or folder")
      }
      if let other = files.prefix(index).first(where: { $0.place == output.place }) {
        return LocalizedText(
          "\(other.option) 与 \(output.option) 是同一个文件 \(output.path)，只会留下后者",
          "\(other.option) and \(output.option) are the same file \(output.path), of which only the "
            + "latter would stay")
      }
    }
    return nil
  }
}

import Foundation
public import Quantities

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

  /// The path without links and detours, so that one file has one.
  fileprivate var place: String {
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
          "\(output.option) 与读入的 \(input.option) 是同一个文件 \(output.path)，写出会毁掉它",
          "\(output.option) is the file \(output.path) that \(input.option) reads; writing would "
            + "destroy it")
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

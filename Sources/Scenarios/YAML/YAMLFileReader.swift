import Quantities

/// Reads one kind of file out of its YAML form: everything wrong is gathered before anything is
/// thrown.
protocol YAMLFileReader {
  /// What is read.
  associatedtype File

  /// What such a file is called in messages.
  static var what: LocalizedText { get }

  /// What gathers the faults.
  var yaml: YAMLReader { get }

  /// The file's content; `nil` where too little of it can be read to make any.
  ///
  /// - Throws: ``Quantities/InputFault`` with what is wrong in another file that this one names.
  mutating func file(_ root: YAMLValue, path: String) throws(InputFault) -> File?
}

extension YAMLFileReader {
  /// The whole of a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it.
  mutating func whole(_ root: YAMLValue, path: String) throws(InputFault) -> File {
    let file = try file(root, path: path)
    try yaml.finish()
    guard let file else {
      throw InputFault(
        Diagnostic(
          code: "incomplete-model", at: SourcePlace(file: path),
          found: LocalizedText(
            "\(Self.what.chinese)不完整", "\(Self.what.english) is incomplete")))
    }
    return file
  }
}

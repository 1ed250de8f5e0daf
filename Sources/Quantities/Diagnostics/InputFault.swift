/// All that is wrong with a user's input, found in one pass.
public struct InputFault: Error, Sendable, Hashable {
  /// The findings in order of place; at least one is an error.
  public let diagnostics: [Diagnostic]

  /// Gathers findings, in order of file, line and column, each once.
  public init(_ diagnostics: [Diagnostic]) {
    var seen: Set<Diagnostic> = []
    let unique = diagnostics.filter { seen.insert($0).inserted }
    self.diagnostics = unique.enumerated().sorted {
      $0.element.place == $1.element.place
        ? $0.offset < $1.offset : $0.element.place < $1.element.place
    }.map(\.element)
  }

  /// Makes a fault of one finding.
  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }
}

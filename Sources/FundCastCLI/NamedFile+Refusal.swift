import ArgumentParser
import FundCast

extension NamedFile {
  /// Refuses to write a file that is read, or two as one; options that were not given are `nil`.
  static func refuseClash(writing outputs: [NamedFile?], reading inputs: [NamedFile?]) throws {
    let clash = clash(writing: outputs.compactMap(\.self), reading: inputs.compactMap(\.self))
    if let clash { throw ValidationError(clash) }
  }

  /// Refuses to write tables under names that ask for what is not written; options that were not
  /// given are `nil`.
  static func refuseUnknownEndings(_ tables: [NamedFile?]) throws {
    if let text = unknownEnding(tables.compactMap(\.self)) { throw ValidationError(text) }
  }
}

public import Funds
public import Quantities

/// A model file, read and checked.
///
/// Records name the fund by `fund`, by the Chinese `title`, or by one of the names under `also`, such as
/// `also: [居民医保, 城乡居民医保]`; lines likewise, by `line`, `zh` or a name under `also`.
public struct FundModelFile: Sendable {
  /// The path it was read from.
  public let path: String
  /// The fund that the file describes.
  public let model: FundModel

  /// Reads a model file against the catalogue.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it: unknown or missing keys, a
  ///   formula that cannot be read, parameters the catalogue lacks, lines that do not exist, units
  ///   that do not make money a year, rules that read each other in a circle.
  public static func read(_ path: String, catalogue: ParameterCatalogue) throws(InputFault)
    -> FundModelFile
  {
    var reader = FundModelReader(catalogue: catalogue)
    return try reader.whole(YAMLValue.read(path), path: path)
  }

  /// Reads a model from a text.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:catalogue:)`` does.
  public static func parse(_ text: String, path: String, catalogue: ParameterCatalogue)
    throws(InputFault) -> FundModelFile
  {
    var reader = FundModelReader(catalogue: catalogue)
    return try reader.whole(YAMLValue.parse(text, file: path), path: path)
  }
}

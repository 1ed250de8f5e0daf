public import Reporting
public import Tables

extension ReviewNotebook {
  /// Writes the notebook, whole or not at all.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to path: String) throws(OutputFault) { try writeWhole(bytes, to: path) }
}

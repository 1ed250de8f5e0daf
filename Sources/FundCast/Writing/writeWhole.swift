import Quantities
import Tables

/// Writes a file beside its place and renames it, so that it appears whole or not at all.
///
/// - Throws: ``Tables/OutputFault`` where the disk refuses.
func writeWhole(_ bytes: [UInt8], to path: String) throws(OutputFault) {
  try writeTogether([(path, bytes)])
}

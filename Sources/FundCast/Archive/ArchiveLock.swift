import Glibc
import Quantities
import Tables

/// Holds an archive against a second run at the same time; the system lets go of it when the
/// process ends, however it ends.
struct ArchiveLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Throws: ``Tables/OutputFault`` where another run has it, or the folder cannot be written.
  init(_ archive: String) throws(OutputFault) {
    let file = unsafe open(archive + "/.lock", O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      throw OutputFault(
        path: archive,
        reason: LocalizedText("目录不可写", "the folder cannot be written"))
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw OutputFault(
        path: archive,
        reason: LocalizedText(
          "另一个运行正在写这个目录，请等它结束", "another run is at work there; wait until it is done"))
    }
    descriptor = file
  }

  /// Lets go.
  func release() { close(descriptor) }
}

import CCrypto
import Foundation

/// A file that a run read and the SHA-256 of its bytes, so that another can tell that it is the
/// same.
public struct FileHash: Sendable, Hashable {
  /// The path it was read by.
  public let path: String

  /// 64 hexadecimal digits.
  public let hash: String

  /// Hashes a file; `nil` where it cannot be read.
  public init?(_ path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    self.init(path, bytes: [UInt8](data))
  }

  private init(path: String, hash: String) {
    self.path = path
    self.hash = hash
  }

  /// The same bytes under another name.
  func renamed(_ path: String) -> FileHash { FileHash(path: path, hash: hash) }

  /// Hashes bytes that are written to a path.
  init(_ path: String, bytes: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = unsafe SHA256(bytes, bytes.count, &digest)
    self.path = path
    hash = digest.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }
}

import Glibc

/// The peers' scripts, run by the Python that `PEER_PYTHON` names.
struct Peer {
  private let python: String
  private let scripts: String

  /// `nil` where no Python is named.
  init?(root: String) {
    guard let named = getenv("PEER_PYTHON") else { return nil }
    python = String(cString: named)
    scripts = getenv("PEER_SCRIPTS").map { String(cString: $0) } ?? root + "/../shared/bench"
  }

  /// What a script prints, `nil` where it cannot be run or fails.
  func output(_ script: String) -> String? {
    let path = scripts + "/" + script
    guard access(path, R_OK) == 0 else { return nil }
    // One thread of the peer's linear algebra, as its own table was measured.
    let command = "OPENBLAS_NUM_THREADS=1 '\(python)' '\(path)' 2>/dev/null"
    guard let pipe = popen(command, "r") else { return nil }
    var text = ""
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, Int32(buffer.count), pipe) != nil {
      let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      text += String(decoding: bytes, as: UTF8.self)
    }
    return pclose(pipe) == 0 ? text : nil
  }

  /// The first number after a phrase in a text.
  static func number(after phrase: String, in text: String) -> Double? {
    guard let found = text.firstRange(of: phrase) else { return nil }
    let rest = text[found.upperBound...].drop { !$0.isNumber }
    return Double(rest.prefix { $0.isNumber || $0 == "." })
  }
}

/// What a report was made from and by, so that another can compute it again.
public struct Manifest: Sendable, Hashable {
  /// One file that was read.
  public struct File: Sendable, Hashable {
    /// The path it was read by.
    public let path: String

    /// The hash of its bytes, with the method's name, such as `sha256:…`.
    public let hash: String

    /// Makes a file.
    public init(path: String, hash: String) {
      self.path = path
      self.hash = hash
    }
  }

  /// One option of the command line.
  public struct Option: Sendable, Hashable {
    /// The option's name as it is written on the command line.
    public let name: String
    /// The value given to it.
    public let value: String

    /// Makes an option.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The files read, in order, each once.
  public let files: [File]
  /// The seed that every random number was keyed by.
  public let seed: UInt64
  /// The number of paths simulated.
  public let paths: Int

  /// The linear-algebra kernel, on which last digits depend.
  public let kernel: String
  /// The options given on the command line, in order.
  public let options: [Option]

  /// The program's version.
  public let version: String

  /// Makes a manifest.
  public init(
    files: [File], seed: UInt64, paths: Int, kernel: String, options: [Option] = [],
    version: String
  ) {
    self.files = files
    self.seed = seed
    self.paths = paths
    self.kernel = kernel
    self.options = options
    self.version = version
  }
}

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

  /// How the paths of a scenario were simulated.
  public struct Simulation: Sendable, Hashable {
    /// The path of the scenario's file.
    public let scenario: String
    /// The seed that every random number was keyed by.
    public let seed: UInt64
    /// The number of paths simulated.
    public let paths: Int

    /// Makes the settings of one scenario.
    public init(scenario: String, seed: UInt64, paths: Int) {
      self.scenario = scenario
      self.seed = seed
      self.paths = paths
    }
  }

  /// The scenario files that were asked for, in order, as they were written.
  public let scenarios: [String]
  /// The files read, in order, each once.
  public let files: [File]
  /// The simulation of each baseline and variant, in order.
  public let simulations: [Simulation]

  /// The linear-algebra kernel, on which last digits depend.
  public let kernel: String
  /// The options that were given and that figures depend on, in order, as they were written.
  public let options: [Option]

  /// The program's version.
  public let version: String

  /// Makes a manifest.
  public init(
    scenarios: [String], files: [File], simulations: [Simulation], kernel: String,
    options: [Option] = [], version: String
  ) {
    self.scenarios = scenarios
    self.files = files
    self.simulations = simulations
    self.kernel = kernel
    self.options = options
    self.version = version
  }
}

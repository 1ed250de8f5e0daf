/// The program's version.
public enum FundCastVersion {
  /// The version of this build: major, minor, patch.
  public static let current = "0.1.0"
}

/// The program's version.
public enum FundCastVersion {
  public static let current = "0.1.0"
}

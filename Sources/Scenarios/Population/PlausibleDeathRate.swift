public import Quantities

/// Up to where a number can be a death rate of a person-year.
///
/// Deaths spread evenly over a year give q = m / (1 + m/2), which is one at m = 2; higher figures
/// are rates of a thousand or a hundred thousand, counts, or errors.
public enum PlausibleDeathRate {
  /// The highest.
  public static let limit = 2.0

  /// The persons lived from which on deaths beyond the limit cannot be chance.
  public static let certainExposure = 5.0

  /// What is said of a rate above the limit.
  public static func found(_ text: String) -> LocalizedText {
    LocalizedText("死亡率 \(text) 过高", "a death rate of \(text) is too high")
  }

  /// What is expected in its place.
  public static let expected = LocalizedText(
    "每人年的死亡率，0 到 2；千分率请除以 1000",
    "a rate of a person-year from 0 to 2; divide rates per thousand by 1,000")
}

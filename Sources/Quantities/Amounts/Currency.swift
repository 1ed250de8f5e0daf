/// A currency that units of money may be written in.
public enum Currency: String, Sendable, Hashable {
  /// China's yuan 人民币元.
  case yuan = "CNY"
  /// The United States' dollar 美元.
  case dollar = "USD"
  /// Switzerland's franc 瑞士法郎.
  case franc = "CHF"
}

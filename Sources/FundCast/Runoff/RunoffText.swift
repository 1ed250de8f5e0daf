public import Quantities
import Reporting

extension RunoffRequest.Method {
  /// The method in words.
  public var title: LocalizedText {
    switch self {
    case .mack: LocalizedText("链梯法（Mack 标准误）", "chain ladder (Mack's errors)")
    case .chainLadder: LocalizedText("链梯法", "chain ladder")
    case .bootstrap: LocalizedText("链梯法（自助法）", "chain ladder (bootstrap)")
    case .bornhuetterFerguson: LocalizedText("Bornhuetter–Ferguson 法", "Bornhuetter–Ferguson")
    case .benktander: LocalizedText("Benktander 法", "Benktander")
    case .capeCod: LocalizedText("Cape Cod 法", "Cape Cod")
    case .perMember: LocalizedText("人均分期法", "per member and lag")
    }
  }

  /// What the standard errors and ranges of the method rest on; `nil` where it has none.
  var basis: LocalizedText? {
    switch self {
    case .mack:
      LocalizedText(
        "标准误含过程误差和参数误差（Mack 1993、1999）；区间按同均值、同标准误的对数正态分布。",
        "Errors hold process and parameter error (Mack 1993, 1999); ranges are those of a "
          + "lognormal of the same mean and error.")
    case .bootstrap:
      LocalizedText(
        "标准误和区间由过度离散泊松自助法抽样得出。",
        "Errors and ranges come from draws of the over-dispersed Poisson bootstrap.")
    case .perMember:
      LocalizedText(
        "标准误按可加模型（方差与人数成正比）；区间按同均值、同标准误的对数正态分布。",
        "Errors are those of the additive model, variance in proportion to members; ranges are "
          + "those of a lognormal of the same mean and error.")
    case .bornhuetterFerguson, .benktander, .capeCod:
      LocalizedText(
        "标准误按过度离散泊松模型：过程误差、进展模式和所用数据的误差，以及给出的预期标准误（England–Verrall 2002；"
          + "Alai–Merz–Wüthrich 2009）；区间按同均值、同标准误的对数正态分布。",
        "Errors follow from the over-dispersed Poisson model: process, pattern and claims used, and "
          + "the stated error of the expectation (England and Verrall 2002; Alai, Merz and Wüthrich "
          + "2009); ranges are those of a lognormal of the same mean and error.")
    case .chainLadder: nil
    }
  }
}

extension RunoffView {
  /// The method in words, and whether the triangle was restated first.
  public var title: LocalizedText {
    if !isRestated { return method.title }
    return LocalizedText(
      method.title.chinese + "，按现行结算速度", method.title.english + ", at the latest settlement speed")
  }

  /// What the standard errors and ranges rest on, with the number of draws where there are any;
  /// `nil` where there are none.
  var basis: LocalizedText? {
    guard whole.standardError != nil, var basis = method.basis else { return nil }
    func add(_ text: LocalizedText) {
      basis = LocalizedText(basis.chinese + text.chinese, basis.english + " " + text.english)
    }
    if let draws { add(RunoffText.draws(draws)) }
    if beyond != nil { add(method == .mack ? RunoffText.tailBasis : RunoffText.certainTail) }
    if isRestated { add(RunoffText.restatedBasis) }
    return basis
  }
}

/// Words of the run-off page.
enum RunoffText {
  static let tailBasis = LocalizedText(
    "尾部在三角以外，没有数据可核对：其过程误差取因子与它最接近的进展期（Mack 1999），估计误差取该进展期与曲线拟合误差的较大者；"
      + "曲线在三角以外是否成立不在误差之内，请与别的尾部比较。",
    "The tail lies beyond the triangle, where no data tell it: its process error is that of the development "
      + "whose factor is nearest (Mack 1999), its estimation error the larger of that development's and the "
      + "fitted curve's; whether the curve goes on beyond the triangle is in no error, so compare other tails."
  )

  static let certainTail = LocalizedText(
    "尾部在三角以外，没有数据可核对；给定的尾部因子当作没有误差，拟合的尾部只含进展因子的误差。",
    "The tail lies beyond the triangle, where no data tell it: a stated tail is taken as certain, a fitted "
      + "one has the errors of the factors only.")

  static let restatedBasis = LocalizedText(
    "按现行结算速度改算三角，这一改算本身的误差不在标准误和区间之内，二者偏窄。",
    "The triangle was restated at the latest speed of settlement; the error of restating it is in no standard "
      + "error and no range, which are too narrow.")

  static func draws(_ draws: RunoffView.Draws) -> LocalizedText {
    let error = NumberText.number(draws.meanError, decimals: 2, zero: .digits)
    return LocalizedText(
      "抽样 \(draws.count) 次，合计均值的抽样误差 \(error)。",
      "\(draws.count) draws; the Monte Carlo error of the total's mean is \(error).")
  }

  static let title = LocalizedText("应付未付流量三角测算", "Unsettled claims")
  static let beyond = LocalizedText("以后", "later")
  static let total = LocalizedText("合计", "total")
  static let origin = LocalizedText("服务期", "origin")
  static let period = LocalizedText("支付期", "period")
  static let latest = LocalizedText("已结算", "settled")
  static let unsettled = LocalizedText("应付未付", "unsettled")
  static let ultimate = LocalizedText("最终", "ultimate")
  static let expected = LocalizedText("预计支付", "expected")
  static let standardError = LocalizedText("标准误", "standard error")
  static let range = LocalizedText("80% 区间", "80% range")
  static let difference = LocalizedText("两法之差", "difference")
  static let amount = LocalizedText("与文件相同", "that of the file")

  static func period(_ text: String) -> LocalizedText {
    switch text {
    case "beyond": beyond
    case "total": total
    default: LocalizedText(verbatim: text)
    }
  }
}

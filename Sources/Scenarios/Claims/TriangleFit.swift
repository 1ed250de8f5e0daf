import Actuarial
import Quantities

/// Holds a triangle against the period in which a fund's records are closed.
struct TriangleFit {
  let file: TriangleFile

  /// The last closed period, of the fund's own frequency.
  let closing: Period

  private static let advice = LocalizedText(
    "development 为服务期到支付期的期数：0 为服务当期支付，1 为下一期支付",
    "A development is the periods from service to payment: 0 in the period of the service, 1 in the next"
  )

  /// The lag of the first development: nothing is paid sooner after the service.
  var firstLag: Int { file.triangle.developments.first ?? 0 }

  /// The newest origin of which anything can have been paid by the close.
  private var newestPayable: Period { closing.advanced(by: -firstLag) }

  /// What does not fit, at its place in the triangle's file.
  var faults: [Diagnostic] {
    let triangle = file.triangle
    guard let first = triangle.origins.first, let newest = triangle.origins.last else { return [] }
    let frequency = OriginText(grain: file.grain, number: first).period.frequency
    let length = Self.title(closing.frequency)
    guard frequency == closing.frequency, Self.step(triangle.origins) == 1 else {
      return [
        Diagnostic(
          code: "wrong-grain", at: file.place(origin: 0, development: nil),
          found: LocalizedText(
            "服务期“\(file.labels.first ?? "")”起的三角不是\(length.chinese)三角",
            "the triangle that starts at “\(file.labels.first ?? "")” does not go by the \(length.english)"
          ),
          expected: LocalizedText(
            "与基金的账期相同：服务期和结算期都按\(length.chinese)，如 \(closing)",
            "the fund's own periods: service and payment by the \(length.english), such as \(closing)"
          ))
      ]
    }
    var faults: [Diagnostic] = []
    if !(0...24).contains(firstLag) || Self.step(triangle.developments) != 1 {
      faults.append(
        Diagnostic(
          code: "wrong-development", at: file.place(origin: nil, development: 0),
          found: LocalizedText(
            "进展期为 \(Self.list(triangle.developments))",
            "the developments are \(Self.list(triangle.developments))"),
          expected: LocalizedText(
            "0、1、2……；服务当期从不支付的从 1 起",
            "0, 1, 2, …; from 1 where nothing is ever paid in the period of the service"),
          remedy: Self.advice))
    }
    if triangle.developmentCount < 2 {
      faults.append(
        Diagnostic(
          code: "too-few-developments", at: file.place(origin: 0, development: nil),
          found: LocalizedText("三角只有一个进展期", "the triangle has one development only"),
          expected: LocalizedText(
            "至少两个进展期，才能看出多久支付完", "two developments at least, to tell how long payment takes")))
    }
    if !faults.isEmpty { return faults }
    // Counted from another number than it means, a triangle ends elsewhere than at the close.
    if newest < newestPayable.ordinal || firstLag > 0 && newest > newestPayable.ordinal {
      faults.append(wrongEnd(newest))
    } else if let known {
      if let open = openOrigins(known) { faults.append(open) }
    } else {
      faults.append(late(first))
    }
    return faults
  }

  /// The triangle as it was known at the close; `nil` where it did not have all its lags by then.
  ///
  /// What it holds of later periods is left aside, as records of later periods are.
  var known: ClaimsTriangle? {
    guard let first = file.triangle.origins.first else { return nil }
    let valuation = newestPayable.ordinal - first
    if valuation == file.triangle.valuation { return file.triangle }
    guard let cut = try? file.triangle.valued(at: valuation),
      cut.developmentCount == file.triangle.developmentCount
    else { return nil }
    return cut
  }

  /// Whether nothing of the triangle lies after the close.
  var isWhole: Bool { known?.valuation == file.triangle.valuation }

  /// The periods of service of a triangle that ends at the close.
  func span(of known: ClaimsTriangle) -> ClosedRange<Period> {
    newestPayable.advanced(by: 1 - known.originCount)...newestPayable
  }

  private func wrongEnd(_ newest: Int) -> Diagnostic {
    let last = Period(frequency: closing.frequency, ordinal: newest)
    let isEarly = newest < newestPayable.ordinal
    let end = newestPayable
    let expected =
      firstLag == 0
      ? LocalizedText("\(end) 或以后", "\(end) or later")
      : LocalizedText(
        "\(end)，因为 development 从 \(firstLag) 起", "\(end), as developments count from \(firstLag)")
    return Diagnostic(
      code: isEarly ? "before-the-close" : "after-the-close",
      at: file.place(origin: file.triangle.originCount - 1, development: nil),
      found: LocalizedText(
        "三角最新的服务期是 \(last)，而账结到 \(closing)",
        "the triangle's newest origin is \(last), but the records close at \(closing)"),
      expected: expected,
      remedy: isEarly
        ? LocalizedText(
          "请把三角补到 \(end)，或核对 closed-through",
          "Bring the triangle up to \(end), or check closed-through")
        : Self.advice)
  }

  private func late(_ first: Int) -> Diagnostic {
    let start = Period(frequency: closing.frequency, ordinal: first)
    let width = file.triangle.developmentCount
    let needed = newestPayable.advanced(by: 1 - width)
    return Diagnostic(
      code: "after-the-close", at: file.place(origin: 0, development: nil),
      found: LocalizedText(
        "三角从 \(start) 开始，到结账的 \(closing) 还看不全 \(width) 个进展期",
        "the triangle starts at \(start) and does not show its \(width) developments by the close of"
          + " \(closing)"),
      expected: LocalizedText("最早的服务期不晚于 \(needed)", "a first origin no later than \(needed)"),
      remedy: LocalizedText(
        "请补上更早的服务期；不写 settlement 则用模型的份额",
        "Add earlier origins; without settlement the model's shares are used"))
  }

  /// Origins that are not settled up to the close.
  private func openOrigins(_ known: ClaimsTriangle) -> Diagnostic? {
    let valuation = newestPayable.ordinal - (known.origins.first ?? 0)
    let open = known.origins.indices.filter {
      known.lastDevelopment(of: $0) < min(known.developmentCount - 1, valuation - $0)
    }
    guard let first = open.first else { return nil }
    let names = open.prefix(6).map { file.labels[$0] }
    let more = open.count > names.count
    return Diagnostic(
      code: "incomplete-diagonal",
      at: file.place(origin: first, development: known.lastDevelopment(of: first)),
      found: LocalizedText(
        "\(open.count) 个服务期没有结算到 \(closing)：\(names.joined(separator: "、"))\(more ? " 等" : "")",
        "origins not settled up to \(closing): \(open.count), namely \(names.joined(separator: ", "))"
          + (more ? " and others" : "")),
      expected: LocalizedText("各服务期都结算到 \(closing)", "every origin settled up to \(closing)"),
      remedy: LocalizedText(
        "请补上缺的格，没有结算的写 0", "Add the missing cells, with 0 where nothing was settled"))
  }

  /// The distance of the first two numbers; 1 where there is one only.
  private static func step(_ numbers: [Int]) -> Int {
    numbers.count > 1 ? numbers[1] - numbers[0] : 1
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.prefix(3).map { "\($0)" }.joined(separator: ", ") + (numbers.count > 3 ? ", …" : "")
  }

  private static func title(_ frequency: Frequency) -> LocalizedText {
    switch frequency {
    case .month: LocalizedText("月", "month")
    case .quarter: LocalizedText("季", "quarter")
    case .year: LocalizedText("年", "year")
    }
  }
}

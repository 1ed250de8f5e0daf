import Actuarial
public import Quantities

extension TriangleFile {
  /// How many periods after the service the first development is paid.
  ///
  /// Developments that step by one count the periods from service to payment, so that a triangle in
  /// which nothing is paid in the period of the service may start at 1. Those in another unit, such as
  /// 12, 24, 36 months of years, name the end of a development, the first being that of the service.
  public var firstLag: Int {
    let developments = triangle.developments
    guard developments.count > 1, developments[1] - developments[0] == 1,
      (0...24).contains(developments[0])
    else { return 0 }
    return developments[0]
  }

  /// The period of payment of a diagonal, the positions of whose cells sum to a number.
  public func period(ofDiagonal diagonal: Int) -> String {
    OriginText(
      grain: grain, number: triangle.origins[0] + originStep * (diagonal + firstLag)
    ).text
  }

  /// The period that lies some steps after the valuation.
  public func futurePeriod(_ step: Int) -> String {
    period(ofDiagonal: triangle.valuation + step)
  }

  /// The position of an origin by its writing; `nil` where the triangle does not have it.
  public func position(of text: String) -> Int? {
    OriginText(text).flatMap { origin in
      origin.grain == grain ? triangle.origins.firstIndex(of: origin.number) : nil
    }
  }

  /// The diagonal paid in a period; `nil` where the triangle has none of that period.
  public func diagonal(of text: String) -> Int? {
    guard let period = OriginText(text), period.grain == grain else { return nil }
    let distance = period.number - triangle.origins[0]
    let diagonal = distance / originStep - firstLag
    return distance % originStep == 0 && (0...triangle.valuation).contains(diagonal)
      ? diagonal : nil
  }

  /// Says how developments that do not start at zero are read; `nil` where they do.
  public var firstLagNote: Diagnostic? {
    guard firstLag > 0 else { return nil }
    return Diagnostic(
      .note, code: "first-lag", at: place(origin: nil, development: 0),
      found: LocalizedText(
        "进展期从 \(firstLag) 起，读作服务后第 \(firstLag) 期支付；三角看到 \(period(ofDiagonal: triangle.valuation))",
        "developments count from \(firstLag), read as paid \(firstLag) after the period of service; the "
          + "triangle reaches \(period(ofDiagonal: triangle.valuation))"),
      remedy: LocalizedText(
        "若第 \(firstLag) 期就是服务当期，请从 0 起编号",
        "Number from 0 where \(firstLag) means the period of service itself"))
  }

  private var originStep: Int {
    triangle.originCount > 1 ? triangle.origins[1] - triangle.origins[0] : 1
  }
}

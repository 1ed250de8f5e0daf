import Actuarial
import Quantities
import Tables

/// Which row of a file holds which cell of a triangle, to say where an error lies.
struct TrianglePlaces: Sendable {
  private let path: String
  private let reader: FigureReader
  private let cells: [(row: Int, origin: Int, development: Int)]
  private let origins: [Int]
  private let developments: [Int]

  init(
    path: String, reader: FigureReader, cells: [(row: Int, origin: Int, development: Int)]
  ) {
    self.path = path
    self.reader = reader
    self.cells = cells
    origins = Set(cells.map(\.origin)).sorted()
    developments = Set(cells.map(\.development)).sorted()
  }

  /// A finding about an error, at the row it concerns.
  func fault(_ error: ClaimsError) -> InputFault {
    let (code, place, found, expected) = finding(error)
    return InputFault(Diagnostic(code: code, at: place, found: found, expected: expected))
  }

  private typealias Finding = (String, SourcePlace, LocalizedText, LocalizedText?)

  private func finding(_ error: ClaimsError) -> Finding {
    switch error {
    case .empty:
      ("empty-triangle", whole, LocalizedText("三角中没有数值", "the triangle has no cell"), nil)
    case .notFinite(let origin, let development):
      (
        "not-a-number", place(origin, development),
        LocalizedText("数值不是有限的数", "the value is not a finite number"), nil
      )
    case .repeatedCell(let origin, let development):
      (
        "repeated-cell", place(origin, development, last: true),
        LocalizedText("同一格出现两次", "the cell is given twice"),
        LocalizedText("每格一行", "one row a cell")
      )
    case .mixedGrain(let axis, let position):
      (
        "mixed-grain", axis == .origin ? place(position, nil) : place(nil, position),
        axis == .origin
          ? LocalizedText(
            "服务期的间隔从这里起不同，或中间缺期",
            "the origins' step changes here, or an origin is missing")
          : LocalizedText(
            "进展期的间隔与服务期不同，或从这里起改变",
            "the developments' step differs from the origins', or changes here"),
        LocalizedText("两个方向的期间等长、连续", "both directions in equal, unbroken steps")
      )
    case .emptyOrigin(let origin), .zeroOrigin(let origin):
      (
        "zero-origin", place(origin, nil),
        LocalizedText("该服务期的数值全为零", "all known values of this origin are zero"),
        LocalizedText(
          "至少一个不为零的数值，或去掉该期", "one value that is not zero, or no such origin")
      )
    default: computation(error)
    }
  }

  /// A development's number as the file writes it.
  private func name(of position: Int) -> Int {
    developments.indices.contains(position) ? developments[position] : position
  }

  private func short(_ value: Double) -> String {
    ParameterQuantity.plain((value * 10_000).rounded() / 10_000)
  }

  private func computation(_ error: ClaimsError) -> Finding {
    switch error {
    case .noLinks(let development):
      (
        "no-links", place(nil, development),
        LocalizedText("从这个进展期起没有可用的进展率", "no development ratio is left from here on"), nil
      )
    case .unusableFactor(let development, let factor):
      (
        "unusable-factor", place(nil, development),
        LocalizedText(
          "进展因子 \(short(factor)) 不是正数", "the development factor \(short(factor)) is not positive"),
        LocalizedText(
          "累计数不减少；当期数不要当作累计数来读",
          "running sums that do not fall; amounts of single periods are not read as running sums")
      )
    case .tailNotFitted(let points):
      (
        "tail-not-fitted", whole,
        LocalizedText(
          "大于 1 的进展因子只有 \(points) 个，无法拟合尾部",
          "a tail cannot be fitted to \(points) factors above one"),
        LocalizedText("至少 2 个", "at least two")
      )
    case .divergingTail(let slope):
      (
        "diverging-tail", whole,
        LocalizedText("尾部不收敛（斜率 \(short(slope))）", "the tail diverges (slope \(short(slope)))"),
        LocalizedText("给出尾部因子，例如 --tail 1.02", "a stated factor, such as --tail 1.02")
      )
    case .hole(let origin, let development):
      (
        "hole", place(origin, nil),
        LocalizedText(
          "发展期 \(name(of: development)) 缺数，此方法需要完整的三角",
          "development \(name(of: development)) is missing and the method needs a full triangle"),
        nil
      )
    case .tooFewObservations(let observations, let parameters):
      (
        "too-few-values", whole,
        LocalizedText(
          "\(observations) 个数值不足以估计 \(parameters) 个参数",
          "\(observations) values are too few for \(parameters) parameters"), nil
      )
    case .unusableExposure(let origin):
      (
        "unusable-exposure", place(origin, nil),
        LocalizedText("人数或预期金额不可用", "the exposure or expected amount cannot be used"),
        LocalizedText("正数", "a positive number")
      )
    case .implausibleResult(let development):
      (
        "implausible-result", place(nil, development),
        LocalizedText(
          "结果超过 1e15：三角发展得太陡，从进展期 \(name(of: development)) 起的进展因子最大",
          "the result is beyond 1e15: the triangle is too steep, most of all from development "
            + "\(name(of: development)) on"),
        LocalizedText(
          "各服务期一开始就有像样的金额；可用 --exclude 剔除该进展率，或去掉金额极小的服务期",
          "sizeable amounts in every origin from the start; --exclude leaves ratios out, or remove origins "
            + "with next to nothing")
      )
    case .noDeviation:
      (
        "no-deviation", whole,
        LocalizedText(
          "各格与链梯法算出的数完全一致，没有偏差可供抽样，自助法给不出误差",
          "every cell is exactly what the chain ladder makes of it: there is no deviation to draw from, and the bootstrap can say nothing of the error"
        ),
        LocalizedText(
          "实际结算的数；按固定比例算出来的三角请改用 --method chain-ladder",
          "amounts as settled; for a triangle computed from fixed shares, --method chain-ladder")
      )
    case .noErrorFormula:
      (
        "no-error-formula", whole,
        LocalizedText(
          "这种平均没有标准误公式", "this average has no formula for standard errors"),
        LocalizedText("volume、simple 或 regression", "volume, simple or regression")
      )
    default:
      (
        "degenerate", whole,
        LocalizedText(
          "数值不足以确定各服务期和各进展期的水平（方程组无唯一解）",
          "the values do not determine the levels of origins and developments (the equations have no unique solution)"
        ), LocalizedText("完整的三角，每个服务期都有结算", "a full triangle with settlements in every origin")
      )
    }
  }

  private var whole: SourcePlace { SourcePlace(file: path) }

  /// The first or last row of an origin, a development or a cell.
  func place(_ origin: Int?, _ development: Int?, last: Bool = false) -> SourcePlace {
    let rows = cells.filter { cell in
      (origin == nil || origins.firstIndex(of: cell.origin) == origin)
        && (development == nil || developments.firstIndex(of: cell.development) == development)
    }.map(\.row)
    guard let row = last ? rows.last : rows.first else { return whole }
    return reader.place(row, origin == nil ? "development" : "origin")
  }
}

import Actuarial
import Forecasting
import Funds
import Quantities

/// The triangles by which a baseline's lines are settled.
extension ScenarioLoader {
  /// What a triangle that was read depends on.
  struct TriangleKey: Hashable, Sendable {
    let path: String
    let measure: ClaimsTriangle.Measure

    init(_ source: SettlementSource, _ scenario: Scenario) {
      path = joinedPath(scenario.dataFolder, source.path)
      measure = source.measure
    }
  }

  /// A line's settlement with what a reader should know of its triangle.
  struct Settled {
    let report: SettlementReport
    let findings: [HistoryFinding]
  }

  // MARK: - Checks

  /// Everything wrong with the settlement block and its triangles, before anything is computed.
  mutating func checkSettlements(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var named: Set<String> = []
    for source in scenario.settlements {
      guard let (model, line) = owner(of: source, among: models, &faults) else { continue }
      if !named.insert("\(model.name) \(line.name)").inserted {
        faults.append(
          Diagnostic(
            code: "repeated-name", at: source.place,
            found: LocalizedText(
              "“\(line.title.chinese)”的结算写了两次",
              "the settlement of “\(line.title.english)” is stated twice"),
            expected: LocalizedText("每个项目一次", "each line once")))
        continue
      }
      do {
        let file = try triangle(source, scenario)
        faults += misfits(file, source, closing: scenario.closedThrough.last(model.frequency))
      } catch {
        faults += error.diagnostics
      }
    }
    return faults
  }

  /// The line a triangle is for and its model.
  private func owner(
    of source: SettlementSource, among models: [FundModel], _ faults: inout [Diagnostic]
  ) -> (FundModel, LineItem)? {
    if let fund = source.fund, !models.contains(where: { $0.name == fund }) {
      faults.append(unknownFund(fund, at: source.place, among: models))
      return nil
    }
    let own = models.filter { source.fund == nil || $0.name == source.fund }
    let found = own.compactMap { model in model.line(source.line).map { (model, $0) } }
    guard let first = found.first else {
      faults.append(
        unknownLine(
          source.line, at: source.linePlace, among: own.flatMap { $0.lines.map(\.name) }))
      return nil
    }
    guard found.count == 1 else {
      faults.append(
        ambiguousLine(source.line, found.map(\.0.name), at: source.linePlace))
      return nil
    }
    guard first.1.settlement != nil else {
      let settled = own.flatMap(\.lines).filter { $0.settlement != nil }.map(\.name)
      faults.append(
        Diagnostic(
          code: "not-settled-later", at: source.linePlace,
          found: LocalizedText(
            "“\(first.1.title.chinese)”（\(source.line)）在模型中没有 settlement，发生当期即支付",
            "“\(first.1.title.english)” (\(source.line)) has no settlement in its model: it is paid at once"
          ),
          expected: settled.isEmpty
            ? LocalizedText("模型中有 settlement 的项目", "a line whose model has a settlement")
            : LocalizedText(oneOf: settled),
          remedy: LocalizedText(
            "请改写 line，或在模型文件的这一项目下加 settlement",
            "Name another line, or give this one a settlement in the model file")))
      return nil
    }
    return first
  }

  /// The triangle of a settlement, read once.
  private mutating func triangle(_ source: SettlementSource, _ scenario: Scenario)
    throws(InputFault) -> TriangleFile
  {
    let key = TriangleKey(source, scenario)
    if let known = triangles[key] { return known }
    guard exists(key.path) else {
      throw InputFault(
        Diagnostic(
          code: "file-not-found", at: source.pathPlace,
          found: LocalizedText(
            "找不到结算三角文件 \(source.path)", "the triangle \(source.path) is not found"),
          expected: LocalizedText(
            "相对于 \(scenario.dataFolder) 的路径", "a path from \(scenario.dataFolder)")))
    }
    let file = try TriangleFile(key.path, measure: source.measure)
    triangles[key] = file
    return file
  }

  /// What keeps a triangle from saying how a fund settles: its grain, its end, its shares.
  private func misfits(_ file: TriangleFile, _ source: SettlementSource, closing: Period)
    -> [Diagnostic]
  {
    let fit = TriangleFit(file: file, closing: closing)
    let found = fit.faults
    guard found.isEmpty, let triangle = fit.known else { return found }
    do {
      let settlement = try MeasuredSettlement(
        of: triangle, rule: source.rule, tail: source.tail, unit: source.unit,
        firstLag: fit.firstLag, services: [Double](repeating: 0, count: fit.firstLag))
      return negativeShares(settlement.shares, file)
    } catch {
      let faults = file.fault(error).diagnostics
      guard case .zeroOrigin(let origin) = error, origin == triangle.originCount - 1 else {
        return faults
      }
      return faults.map { fault in
        Diagnostic(
          code: fault.code, at: fault.place, found: fault.found, expected: fault.expected,
          remedy: LocalizedText(
            "服务当期从不支付的，请删去 development 0 的行，从 1 起写",
            "Where nothing is ever paid in the period of the service, leave out development 0"))
      }
    }
  }

  private func negativeShares(_ shares: [Double], _ file: TriangleFile) -> [Diagnostic] {
    let first = file.triangle.developments.first ?? 0
    return shares.indices.filter { shares[$0] < 0 }.map { lag in
      let percent = ParameterQuantity.plain((shares[lag] * 10_000).rounded() / 100)
      return Diagnostic(
        code: "negative-share", at: file.place(origin: nil, development: lag - first),
        found: LocalizedText(
          "按这个三角，服务后第 \(lag) 期的结算份额为 \(percent)%，是负数",
          "by this triangle the share settled \(lag) periods after the service is \(percent)%"),
        expected: LocalizedText("各期份额都不小于零", "no share below zero"),
        remedy: LocalizedText(
          "请核对退回和冲减的行，或用 window、average: medial 减轻个别期的影响；不写 settlement 则用模型的份额",
          "Check the rows with recoveries, or temper single periods with window or average: medial;"
            + " without settlement the model's shares are used"))
    }
  }

  // MARK: - Settlements

  /// How the lines of a fund are settled by their triangles, as they were known at the scenario's close.
  ///
  /// At an earlier close than the triangle's, as in a hindcast, the triangle is cut there; where it did
  /// not reach as far by then, the line keeps the shares of the model.
  ///
  /// - Throws: ``Quantities/InputFault`` where what a triangle settles is of another scale than what
  ///   the records have paid.
  mutating func settlements(
    _ scenario: Scenario, _ model: FundModel, _ history: FundHistory
  ) throws(InputFault) -> [Settled] {
    var all: [Settled] = []
    let closing = scenario.closedThrough.last(model.frequency)
    for source in scenario.settlements where source.isOf(model) {
      guard let line = model.line(source.line) else { continue }
      let fit = TriangleFit(file: try triangle(source, scenario), closing: closing)
      do {
        if let one = try settled(line, source, fit, history) { all.append(one) }
      } catch {
        // What the records of an earlier close do not hold is no fault of today's.
        if fit.isWhole { throw error }
      }
    }
    return all
  }
}

extension ScenarioLoader {
  private func settled(
    _ line: LineItem, _ source: SettlementSource, _ fit: TriangleFit, _ history: FundHistory
  ) throws(InputFault) -> Settled? {
    guard let stated = line.settlement, let triangle = fit.known else { return nil }
    let past = history.lines[line.name]
    let services = try services(fit, source, past)
    guard
      let measured = try? MeasuredSettlement(
        of: triangle, rule: source.rule, tail: source.tail, unit: source.unit,
        firstLag: fit.firstLag, services: services),
      measured.shares.allSatisfy({ $0 >= 0 })
    else { return nil }
    let review: SettlementReview
    do throws(InputFault) {
      review = try SettlementReview(
        triangle: triangle, unit: source.unit, line: line, flows: past?.flows,
        closing: fit.closing, source: source)
    } catch {
      // A cell in another unit explains another scale better than the unit of all.
      let odd = fit.file.notes.filter { $0.code == "odd-cell" }
      guard !odd.isEmpty else { throw error }
      throw InputFault(
        odd.map { Diagnostic(code: $0.code, at: $0.place, found: $0.found, remedy: $0.remedy) })
    }
    return Settled(
      report: SettlementReport(
        line: line.name, file: source.path, method: source.methodTitle, source: source.source,
        closedThrough: fit.closing, origins: fit.span(of: triangle), stated: stated.lags,
        measured: measured), findings: review.findings(fit.file))
  }

  /// What was rendered in the last closed periods, of which a triangle that starts at a later lag knows
  /// nothing yet.
  private func services(
    _ fit: TriangleFit, _ source: SettlementSource, _ past: LineHistory?
  ) throws(InputFault) -> [Double] {
    var services: [Double] = []
    for back in 0..<fit.firstLag {
      let period = fit.closing.advanced(by: -back)
      guard let amount = past?.incurred?[period] else {
        throw InputFault(
          Diagnostic(
            code: "services-unknown", at: source.pathPlace,
            found: LocalizedText(
              "三角的 development 从 \(fit.firstLag) 起，看不到 \(period) 的服务，记录里也没有 incurred.\(source.line) \(period)",
              "the triangle counts from \(fit.firstLag) and does not show the services of \(period), nor do"
                + " the records have incurred.\(source.line) of \(period)"),
            expected: LocalizedText(
              "记录中有 incurred.\(source.line)（当期发生额）",
              "records of incurred.\(source.line), the services rendered"),
            remedy: LocalizedText(
              "请在数据文件中补上 incurred.\(source.line) 的当期数（flow）",
              "Add incurred.\(source.line) to the data as a flow")))
      }
      services.append(amount)
    }
    return services
  }
}

extension SettlementSource {
  /// Whether it settles a line of a fund.
  func isOf(_ model: FundModel) -> Bool {
    (fund ?? model.name) == model.name && model.line(line) != nil
  }
}

import Forecasting
import Quantities

/// Judgements that are to hold together, each as a sum of forecast periods.
struct JudgedSums {
  /// The places of the judgements in their file.
  private(set) var places: [Int] = []

  private var demands: [DemandedSum] = []

  /// Adds a judgement: what the periods meant are to add up to.
  mutating func add(_ place: Int, parts: [Int], value: Double) {
    places.append(place)
    demands.append(DemandedSum(parts: parts, value: value))
  }

  /// The periods changed so that all judgements hold, and none that cannot be negative is.
  ///
  /// - Parameters:
  ///   - values: The forecasts of the periods.
  ///   - nonNegative: Whether each cannot be negative.
  ///   - file: Where the judgements stand.
  /// - Throws: ``Quantities/InputFault`` that names every judgement below what can be, or those that
  ///   cannot hold together.
  func met(_ values: [Double], nonNegative: [Bool], _ file: OverridesFile) throws(InputFault)
    -> [Double]
  {
    var raised = demands
    var faults: [Diagnostic] = []
    for (index, demand) in demands.enumerated()
    where demand.value < 0 && demand.parts.allSatisfy({ nonNegative[$0] }) {
      let size = demand.parts.reduce(0) { $0 + abs(values[$1]) }
      if demand.value < -1e-12 * size {
        faults.append(JudgedSums.negative(file.entries[places[index]], by: demand.value))
      }
      raised[index] = DemandedSum(parts: demand.parts, value: 0)
    }
    if !faults.isEmpty { throw InputFault(faults) }
    if let changed = DemandedSum.meet(raised, values, nonNegative: nonNegative) { return changed }
    // What is left when nothing more can be taken away without the rest holding together.
    var clash = Array(raised.indices)
    for index in raised.indices {
      let rest = clash.filter { $0 != index }
      if DemandedSum.meet(rest.map { raised[$0] }, values, nonNegative: nonNegative) == nil {
        clash = rest
      }
    }
    let isBound = DemandedSum.meet(clash.map { raised[$0] }, values) != nil
    throw JudgedSums.contradiction(clash.map { file.entries[places[$0]] }, isBound: isBound)
  }

  private static func negative(_ entry: OverridesFile.Entry, by amount: Double) -> Diagnostic {
    let (name, stated): (String, Double) =
      switch entry.judgement.change {
      case .value(let value): ("value", value)
      case .shift(let shift): ("shift", shift)
      }
    let least = shortText(stated - amount)
    return Diagnostic(
      code: "overrides-negative", at: entry.place,
      found: LocalizedText(
        "“\(entry.judgement.series)” \(entry.period) 的调整（\(name) \(shortText(stated))）使所预测的部分为 "
          + "\(shortText(amount))，而它从未为负",
        "the override of “\(entry.judgement.series)” in \(entry.period) (\(name) "
          + "\(shortText(stated))) leaves \(shortText(amount)) for what is forecast, which has never "
          + "been negative"),
      expected: LocalizedText("\(name) 不小于 \(least)", "a \(name) of at least \(least)"))
  }

  /// The fault of judgements that cannot all hold, in the order of the file.
  private static func contradiction(_ entries: [OverridesFile.Entry], isBound: Bool) -> InputFault {
    func named(_ entry: OverridesFile.Entry) -> LocalizedText {
      let stated =
        switch entry.judgement.change {
        case .value(let value): "value \(shortText(value))"
        case .shift(let shift): "shift \(shortText(shift))"
        }
      let line = entry.place.line ?? 0
      return LocalizedText(
        "第 \(line) 行“\(entry.judgement.series)” \(entry.period)（\(stated)）",
        "line \(line), “\(entry.judgement.series)” in \(entry.period) (\(stated))")
    }
    let names = entries.map(named)
    let (chinese, english) = (
      names.map(\.chinese).joined(separator: "与"), names.map(\.english).joined(separator: "; ")
    )
    return InputFault(
      Diagnostic(
        code: "overrides-contradict", at: entries.first?.place ?? SourcePlace(file: ""),
        found: isBound
          ? LocalizedText(
            "调整不能同时成立，否则有从未为负的部分须为负数：\(chinese)",
            "the overrides cannot hold together unless parts that have never been negative are: "
              + english)
          : LocalizedText(
            "调整互相矛盾或重复：\(chinese)",
            "the overrides contradict or repeat one another: \(english)")))
  }
}

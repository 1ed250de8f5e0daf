import Forecasting
import Quantities

/// The series of a job with the sums that a file of groups adds to them.
struct SeriesGroups: Sendable {
  /// The series to forecast: sums, their leaves, then series that belong to no group.
  let series: [(name: String, series: Series)]

  /// Which of them are sums of which; their order is that of the first series.
  let hierarchy: Hierarchy

  /// The last period of the latest leaf, after which all are forecast.
  let end: Period

  /// How the periods of the series of the hierarchy are written.
  let scale: PeriodScale

  /// What was found, such as a sum that is not that of its leaves.
  let findings: [Diagnostic]

  /// Adds sums up.
  ///
  /// A sum that the file of series has itself keeps its own past, and a finding says where it is
  /// not that of its leaves. A leaf that could not be read is left out, with a finding, and sums
  /// are then those of the others.
  ///
  /// - Throws: ``Quantities/InputFault`` where a leaf is not in the file, or frequencies differ.
  init(_ groups: GroupsFile, of file: SeriesFile, paths: (series: String, groups: String))
    throws(InputFault)
  {
    let given = Dictionary(file.series.map { ($0.name, $0.series) }) { first, _ in first }
    let place = SourcePlace(file: paths.groups)
    var faults: [Diagnostic] = []
    var notes: [Diagnostic] = []
    var lost = Set<String>()
    for member in groups.members where member.leaves == [member.name] && given[member.name] == nil {
      if file.faulty.contains(member.name) {
        lost.insert(member.name)
        notes.append(
          Diagnostic(
            .warning, code: "groups-without", at: groups.places[member.name] ?? place,
            found: LocalizedText(
              "序列“\(member.name)”无法读取，各合计不含它",
              "series “\(member.name)” is not read; sums are without it")))
      } else {
        faults.append(
          Diagnostic(
            code: "groups-unknown", at: groups.places[member.name] ?? place,
            found: LocalizedText(
              "序列文件 \(paths.series) 中没有“\(member.name)”",
              "“\(member.name)” is not in the file of series \(paths.series)")))
      }
    }
    let scales = Set(
      groups.members.filter { given[$0.name] != nil }.map { file.scales[$0.name] ?? .own })
    if scales.count > 1 {
      faults.append(
        Diagnostic(
          code: "groups-frequency", at: place,
          found: LocalizedText("各序列的期间写法不同", "the periods of the series are written differently")))
    }
    scale = scales.first ?? .own
    let leafNames = groups.members.filter { $0.leaves == [$0.name] }.map(\.name)
    let leaves = leafNames.compactMap { given[$0] }
    if let first = leaves.first,
      let other = leafNames.first(where: {
        given[$0].map { $0.frequency != first.frequency } ?? false
      })
    {
      faults.append(
        Diagnostic(
          code: "groups-frequency", at: place,
          found: LocalizedText(
            "“\(other)”与其他序列的频率不同", "“\(other)” has another frequency than the others")))
    }
    guard faults.isEmpty, let end = leaves.map({ $0.trimmed().end }).max() else {
      throw InputFault(faults.isEmpty ? notes.map(SeriesGroups.asError) : faults)
    }
    self.end = end
    var series: [(name: String, series: Series)] = []
    var members: [(name: String, leaves: [String])] = []
    for member in groups.members {
      let parts = member.leaves.filter { !lost.contains($0) }
      if parts.isEmpty { continue }
      if member.leaves == [member.name] {
        if let own = given[member.name] { series.append((member.name, own)) }
      } else {
        let sum = SeriesGroups.sum(parts.compactMap { given[$0] })
        var used = sum
        if let own = given[member.name], parts.count == member.leaves.count {
          used = own
          if own.frequency == sum.frequency,
            let finding = SeriesGroups.misfit(
              member.name, own, sum, partCount: parts.count, place)
          {
            notes.append(finding)
          }
        }
        if used.frequency != sum.frequency || used.observedCount == 0 || used.trimmed().end > end {
          notes.append(
            Diagnostic(
              .warning, code: "groups-past", at: place,
              found: LocalizedText(
                "合计“\(member.name)”没有可用的历史：其下级序列从未同时有数",
                "the sum “\(member.name)” has no past: its parts were never observed together")))
          continue
        }
        series.append((member.name, used))
      }
      members.append((member.name, parts))
    }
    do {
      hierarchy = try Hierarchy(members)
    } catch {
      throw InputFault(Diagnostic(code: "groups", at: place, found: error.message))
    }
    let inside = Set(members.map(\.name))
    let names = Set(groups.members.map(\.name))
    self.series =
      series + file.series.filter { !inside.contains($0.name) && !names.contains($0.name) }
    findings = notes
  }

  /// Refuses ways of reconciling that the structure does not bear, before anything is forecast.
  ///
  /// - Throws: ``Quantities/InputFault`` that names them.
  func check(_ methods: [Reconciliation.Method], in path: String) throws(InputFault) {
    guard methods.contains(.topDown) else { return }
    do {
      _ = try Reconciliation(.topDown, hierarchy)
    } catch {
      throw InputFault(
        Diagnostic(
          code: "groups-method", at: SourcePlace(file: path),
          found: LocalizedText(
            "top-down：\(error.message.chinese)", "top-down: \(error.message.english)"),
          remedy: LocalizedText(
            "可用 mint-shrink、wls-var 或 wls-struct", "mint-shrink, wls-var and wls-struct suit it")))
    }
  }

  /// The sum of series in the periods in which all are observed.
  private static func sum(_ series: [Series]) -> Series {
    guard let start = series.map(\.start).max(), let end = series.map(\.end).min(), start <= end
    else { return Series(start: series[0].start, values: [Double]()) }
    return Series(
      start: start,
      values: (0...start.distance(to: end)).map { step -> Double? in
        var sum = 0.0
        for one in series {
          guard let value = one[start.advanced(by: step)] else { return nil }
          sum += value
        }
        return sum
      })
  }

  /// Where a given sum is not that of its leaves by more than a millionth, and by more than rounding.
  ///
  /// A sum and its leaves, each rounded to the last decimal that the sum is given with, differ by half
  /// of one unit of it a figure at most; more than a thousandth of the sum is never taken for that.
  private static func misfit(
    _ name: String, _ own: Series, _ sum: Series, partCount: Int, _ place: SourcePlace
  ) -> Diagnostic? {
    let scale = SeriesGroups.decimalScale(of: own)
    let rounding = scale.map { (Double(partCount) + 1) / 2 / $0 * (1 + 1e-6) } ?? 0
    for observation in own.observations {
      guard let exact = sum[observation.period] else { continue }
      let gap = abs(observation.value - exact)
      let size = max(abs(exact), abs(observation.value))
      if gap > max(1e-6 * size, min(rounding, 1e-3 * size)) {
        let total = scale.map { (exact * $0 * 100).rounded() / ($0 * 100) } ?? exact
        return Diagnostic(
          .warning, code: "groups-sum", at: place,
          found: LocalizedText(
            "\(observation.period) 的“\(name)”为 \(observation.value)，下级之和为 \(total)",
            "“\(name)” is \(observation.value) in \(observation.period), its parts make \(total)"))
      }
    }
    return nil
  }

  /// Ten to the power of the decimals that every value of a series is given with, six at most; `nil`
  /// where they are more.
  private static func decimalScale(of series: Series) -> Double? {
    [1, 10, 100, 1e3, 1e4, 1e5, 1e6].first { scale in
      series.observations.allSatisfy { observation in
        let scaled = observation.value * scale
        return abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled))
      }
    }
  }

  private static func asError(_ finding: Diagnostic) -> Diagnostic {
    Diagnostic(code: finding.code, at: finding.place, found: finding.found)
  }
}

import Quantities

/// What a projection of the people says of a fund's parameters, by calendar year.
///
/// A parameter that counts a group moves as the number of its people; one that has a profile by age
/// moves as the profile's mean over the people of the group, so that an older group uses more even
/// where nobody of an age does.
struct PeoplePaths: Equatable {
  /// One parameter of one group.
  private struct Key: Hashable {
    let parameter: String
    let group: String?
  }

  private let firstYear: Int

  /// What the projection assumes where its files end, for the report of every fund it moves.
  let findings: [HistoryFinding]

  /// People, or the mean of a rate over them, of each year from the first.
  private var levels: [Key: [Double]] = [:]

  /// Takes the groups' people out of a projection.
  ///
  /// - Throws: ``Quantities/InputFault`` where a group names a state that is not there, or nobody
  ///   is in it.
  init(_ source: PeopleSource, _ counts: PeopleCounts, _ profiles: AgeProfiles?)
    throws(InputFault)
  {
    firstYear = counts.firstYear
    findings = counts.notes.map { note in
      HistoryFinding(
        .continued,
        LocalizedText(
          "人口测算：" + note.found.chinese, "Projection of the people: " + note.found.english),
        place: note.place)
    }
    var faults: [Diagnostic] = []
    if counts.states == [""], let first = source.groups.first(where: { !$0.states.isEmpty }) {
      throw InputFault(noStates(first))
    }
    var members: [(group: PeopleSource.Group, states: [Int], count: [Double])] = []
    for group in source.groups {
      let states = PeoplePaths.states(of: group, counts, &faults)
      let count = counts.sums(states: states, ages: group.ages) { _, _ in 1 }
      if faults.isEmpty, !count.allSatisfy({ $0 > 0 }) { faults.append(nobody(group)) }
      levels[Key(parameter: group.parameter, group: group.group)] = count
      if let other = members.first(where: {
        $0.group.ages.overlaps(group.ages) && !Set($0.states).isDisjoint(with: states)
      }) {
        faults.append(countedTwice(group, and: other.group))
      }
      members.append((group, states, count))
    }
    if !faults.isEmpty { throw InputFault(faults) }
    for parameter in profiles?.parameters ?? [] {
      let family = parameter.prefix { $0 != "." }
      let own = members.filter { $0.group.parameter.prefix { $0 != "." } == family }
      var whole: (used: [Double], count: [Double])?
      for (group, states, count) in own {
        let used = counts.sums(states: states, ages: group.ages) { sex, age in
          profiles?.value(parameter, sex: sex, age: age) ?? 1
        }
        levels[Key(parameter: parameter, group: group.group)] = zip(used, count).map { $0 / $1 }
        whole =
          whole.map { (zip($0.used, used).map(+), zip($0.count, count).map(+)) } ?? (used, count)
      }
      if let whole, own.count > 1 {
        levels[Key(parameter: parameter, group: nil)] = zip(whole.used, whole.count).map { $0 / $1 }
      }
    }
  }

  private static func states(
    of group: PeopleSource.Group, _ counts: PeopleCounts, _ faults: inout [Diagnostic]
  ) -> [Int] {
    if group.states.isEmpty { return Array(counts.states.indices) }
    return group.states.compactMap { name in
      if let state = counts.states.firstIndex(of: name) { return state }
      let list = counts.states.joined(separator: ", ")
      faults.append(
        Diagnostic(
          code: "unknown-state", at: group.place,
          found: LocalizedText("没有状态“\(name)”", "there is no state “\(name)”"),
          expected: LocalizedText("\(list) 之一", "one of \(list)"),
          remedy: nearestWord(to: name, among: counts.states).map {
            LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
          }))
      return nil
    }
  }

  /// How a parameter moves from one year to another; `nil` where the projection does not say it.
  ///
  /// Years outside the projection are taken as its first and last.
  func ratio(_ parameter: String, group: String?, from: Int, to: Int) -> Double? {
    guard let levels = levels[Key(parameter: parameter, group: group)] else { return nil }
    func level(_ year: Int) -> Double { levels[min(max(year - firstYear, 0), levels.count - 1)] }
    return level(to) / level(from)
  }

  /// Whether the projection says how a parameter moves.
  func says(_ parameter: String, group: String?) -> Bool {
    levels[Key(parameter: parameter, group: group)] != nil
  }
}

private func noStates(_ group: PeopleSource.Group) -> Diagnostic {
  Diagnostic(
    code: "no-states", at: group.place,
    found: LocalizedText("这一组写了状态，但 files 中没有状态文件", "states are named, but no file of states is"),
    expected: LocalizedText(
      "files 中有状态文件，如 models/china-states.yaml，或只写 ages",
      "a file of states among files, such as models/china-states.yaml, or ages alone"))
}

private func countedTwice(_ group: PeopleSource.Group, and other: PeopleSource.Group)
  -> Diagnostic
{
  let (first, second) = (other.group ?? other.parameter, group.group ?? group.parameter)
  return Diagnostic(
    code: "counted-twice", at: group.place,
    found: LocalizedText(
      "同一状态、同一年龄的人既在“\(first)”又在“\(second)”",
      "people of the same state and age are in both “\(first)” and “\(second)”"),
    expected: LocalizedText("每个人只在一组", "everyone in one group only"),
    remedy: LocalizedText("请核对 states 和 ages", "Check states and ages"))
}

private func nobody(_ group: PeopleSource.Group) -> Diagnostic {
  Diagnostic(
    code: "nobody", at: group.place,
    found: LocalizedText("人口测算中这一组没有人", "the projection has nobody in this group"),
    expected: LocalizedText(
      "states 和 ages 选中的人不为零", "states and ages that some people are in"))
}

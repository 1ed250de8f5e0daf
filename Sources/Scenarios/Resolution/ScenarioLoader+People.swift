import Quantities

/// The people behind a baseline's funds, projected once.
extension ScenarioLoader {
  /// How the people move the parameters of a scenario; `nil` where its baseline projects none.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the files the baseline names.
  mutating func people(of scenario: Scenario) throws(InputFault) -> PeoplePaths? {
    guard let source = scenario.people else { return nil }
    return try paths(source, scenario, hasOriginalRetirement: false)
  }

  /// The same for people projected otherwise, where a change asks for it.
  mutating func alternatives(of scenario: Scenario) throws(InputFault)
    -> [PeopleAlternative: PeoplePaths]
  {
    var alternatives: [PeopleAlternative: PeoplePaths] = [:]
    for change in scenario.changes {
      guard case .people(let alternative) = change.operation, alternatives[alternative] == nil,
        let source = scenario.people
      else { continue }
      switch alternative {
      case .originalRetirement:
        alternatives[alternative] = try paths(source, scenario, hasOriginalRetirement: true)
      }
    }
    return alternatives
  }

  private mutating func paths(
    _ source: PeopleSource, _ scenario: Scenario, hasOriginalRetirement: Bool
  ) throws(InputFault) -> PeoplePaths {
    let question = PeopleQuestion(
      files: source.files.map { joinedPath(scenario.dataFolder, $0) }, day: source.day,
      until: scenario.projectThrough.year + 2, hasOriginalRetirement: hasOriginalRetirement,
      isRough: !forecastsSeries, place: source.place)
    if let known = peoplePaths[question] { return known }
    let missing = zip(source.files, source.filePlaces).filter { path, _ in
      !exists(joinedPath(scenario.dataFolder, path))
    }
    if !missing.isEmpty {
      throw InputFault(
        missing.map { path, place in
          Diagnostic(
            code: "file-not-found", at: place,
            found: LocalizedText("找不到人口文件 \(path)", "the file \(path) is not found"),
            expected: LocalizedText(
              "相对于 \(scenario.dataFolder) 的路径", "a path from \(scenario.dataFolder)"))
        })
    }
    var profiles: AgeProfiles?
    if let name = source.profiles {
      profiles = try AgeProfiles(joinedPath(scenario.dataFolder, name), catalogue: catalogue)
    }
    let made = try PeoplePaths(source, try projectPeople(question), profiles)
    peoplePaths[question] = made
    return made
  }
}

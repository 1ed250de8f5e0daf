import Quantities

/// What a baseline says of the people behind its funds: the files their projection is made from, and
/// which of them each group of a fund is.
struct PeopleSource {
  /// One group's people among all.
  struct Group {
    /// The parameter that counts them, such as `resident.population`.
    let parameter: String
    /// The group, where the parameter has groups.
    let group: String?
    /// The names of the states they are in; empty for every state.
    let states: [String]
    /// Their completed years of age.
    let ages: ClosedRange<Int>
    let place: SourcePlace
  }

  /// Tables and files of states, as `fundcast population` reads them, relative to the baseline's
  /// folder.
  let files: [String]
  let filePlaces: [SourcePlace]

  /// The day of its year that the population is counted on, as `fundcast population` names it.
  let day: String?

  let groups: [Group]

  /// A table of `parameter,sex,age,value`: how a rate or a cost differs by age and sex.
  let profiles: String?

  let source: String
  let place: SourcePlace

  /// Every file that is read for the people.
  var allFiles: [String] { files + [profiles].compactMap(\.self) }
}

/// People projected otherwise than the baseline says.
enum PeopleAlternative: String, CaseIterable {
  /// Everyone retires at the ages of before any change of the schedule.
  case originalRetirement = "original"
}

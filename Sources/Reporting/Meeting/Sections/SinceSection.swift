import Quantities

extension MeetingReport {
  /// What changed since an earlier report; `nil` where none was given.
  func sinceSection() -> ReportSection? {
    guard let earlier else { return nil }
    let files = sinceFileTable()
    return part("since", SinceText.title, layout: .landscape) { index in
      let chapter = chapters[index]
      let isLast = index == chapters.indices.last
      let foot = isLast ? files?.html(in: language) ?? .empty : .empty
      guard let difference = difference(chapter) else {
        return HTML([HTML(.p, text: SinceText.missing(earlier.folder)(language)), foot])
      }
      let dates = SinceText.compared(
        earlier.folder, difference.earlierClosing, difference.closing)
      return HTML([
        HTML(.p, text: dates(language)),
        chapter.sinceYearTable(difference).html(in: language),
        chapter.sinceLineTable(difference).html(in: language),
        chapter.sinceKnownCourseTable(difference).html(in: language),
        chapter.sinceRevisionTable(difference, limit: 12).html(in: language),
        chapter.sinceRevisedCourseTable(difference).html(in: language),
        chapter.sinceOutlookTable(difference).html(in: language),
        chapter.sinceCourseTable(difference).html(in: language), foot,
      ])
    }
  }
}

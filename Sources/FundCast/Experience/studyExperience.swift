import Actuarial
public import Quantities

/// Studies an experience: actual over expected events, graduated rates, and what each group's own
/// experience is worth beside the standard table.
///
/// The standard is the request's table, else the file's column `rate`, else the file's own rates of
/// each sex and age, all groups and years together. Limits are those of Poisson numbers.
///
/// - Throws: `InputFault` with the place and the rule of everything wrong.
public func studyExperience(_ request: ExperienceRequest) throws(InputFault) -> ExperienceOutcome {
  let file = try ExperienceFile(request.path)
  let grid = ExperienceGrid(file)
  let (rates, basis) = try standardRates(file, grid, request)
  var notes = file.notes
  let study: ExperienceStudy
  do {
    let table = try UseTable(
      rows: grid.rows(file), personAxes: ExperienceGrid.axes)
    study = try ExperienceStudy(table, rates: rates)
  } catch {
    throw InputFault(
      Diagnostic(
        code: "degenerate", at: SourcePlace(file: request.path),
        found: LocalizedText("经验数据不能比较（\(error)）", "the experience cannot be studied (\(error))")))
  }
  if basis == .own {
    notes.append(
      Diagnostic(
        .note, code: "no-standard", at: SourcePlace(file: request.path),
        found: LocalizedText(
          "没有标准率：合计、各性别和各年龄没有可比的预期，不列实际／预期；各组、各年与全部合计的经验率比较",
          "no standard: the total, sexes and ages have nothing to be held against and show no ratio; groups"
            + " and years are held against all of them together"),
        remedy: LocalizedText(
          "可用 --standard 给标准表，或在文件中加 rate 列",
          "Give a standard table with --standard, or a column rate")))
  }
  let curves = file.sexes.indices.map { sex in
    ExperienceOutcome.Curve(file, grid, study, sex: sex, smoothing: request.smoothing)
  }
  for curve in curves where curve.smoothing == nil {
    notes.append(
      Diagnostic(
        .note, code: "not-graduated", at: SourcePlace(file: request.path),
        found: LocalizedText(
          "\(curve.sex)：有暴露量的年龄或事件太少，没有修匀",
          "\(curve.sex): too few ages with exposure, or events, to graduate")))
  }
  let credibility = grid.credibility(study, groups: file.groups, years: file.years)
  if credibility == nil && file.groups.count > 1 {
    notes.append(
      Diagnostic(
        .note, code: "no-credibility", at: SourcePlace(file: request.path),
        found: LocalizedText(
          "没有信度：至少要两个组，其中一个有两年数据",
          "no credibility: it takes two groups, one of them with two years")))
  }
  return ExperienceOutcome(
    basis: basis, confidence: request.confidence,
    ratios: grid.ratios(study, file, confidence: request.confidence, isOwn: basis == .own),
    curves: curves,
    credibility: credibility?.rows ?? [], level: credibility?.level, notes: notes)
}

/// The standard rate of every class, and what it comes from.
private func standardRates(
  _ file: ExperienceFile, _ grid: ExperienceGrid, _ request: ExperienceRequest
) throws(InputFault) -> (rates: [Double], basis: ExperienceOutcome.Basis) {
  if let path = request.standard {
    let table = try StandardTable(path)
    var findings: [Diagnostic] = []
    var bySexAndAge: [[Double]] = []
    for sex in file.sexes {
      bySexAndAge.append(
        file.ages.enumerated().map { position, start in
          let next = position + 1 < file.ages.count ? file.ages[position + 1] : file.end
          switch table.reading(sex: sex, from: start, to: next) {
          case .rate(let rate): return rate
          case .missing: findings.append(table.missing(sex: sex, age: start))
          case .finerThanOpen:
            findings.append(table.finer(age: start, place: file.place(ofAge: start)))
          }
          return 0
        })
    }
    for cell in file.cells where cell.events > 0 && findings.isEmpty {
      guard let (sex, age) = grid.place(of: cell), bySexAndAge[sex][age] == 0 else {
        continue
      }
      findings.append(
        Diagnostic(
          code: "nothing-expected", at: file.place(cell.row, "events"),
          found: LocalizedText("标准率为零却有事件", "events occurred where the standard rate is zero"),
          expected: LocalizedText("大于零的标准率", "a standard rate above zero")))
    }
    if !findings.isEmpty { throw InputFault(findings) }
    return (grid.spread(bySexAndAge), .table(path))
  }
  if file.hasRates {
    // Where nobody is, the rate does not matter.
    return (grid.values(file) { $0.rate ?? 0 }, .column)
  }
  return (grid.spread(grid.ownRates(file)), .own)
}

#if canImport(Glibc)
  internal import Glibc
#endif

/// The search for the parameters of several forms on one series.
///
/// What one form has found starts the next: a form with a trend from that without, a damped one
/// from both, one with a multiplicative error from its additive counterpart. Most forms have
/// several local optima, so those that come near the best criterion are started anew from points
/// that are far apart.
struct ETSSearch {
  /// A form with its best point.
  struct Candidate {
    let form: ETSForm
    var stand: ETSDescent.Stand
    /// The corrected criterion of Akaike, the largest number where the series is too short for it.
    var ranking: Double
  }

  let seasonLength: Int

  /// The best candidates by form.
  private var found: [ETSForm: Candidate] = [:]
  private var descent: ETSDescent
  private let start: ETSStart
  private let count: Int

  /// A relative gain in the criterion that leaves the likelihood as it is.
  private static let tolerance = 1e-6

  /// A damped form is passed over where its undamped and its trendless counterparts lie farther
  /// than this behind the best.
  private static let hopeless = 15.0

  /// Forms nearer than this to the best are started anew.
  private static let near = 4.0

  /// - Parameter values: About one in size, NaN where missing.
  init(values: [Double], seasonLength: Int) {
    self.seasonLength = seasonLength
    descent = ETSDescent(values: values, seasonLength: seasonLength)
    start = ETSStart(values: values, seasonLength: seasonLength)
    count = values.reduce(into: 0) { $0 += $1.isNaN ? 0 : 1 }
  }

  /// The parameters of the highest likelihood found for one form, `nil` where no starting point
  /// is allowed.
  mutating func best(_ form: ETSForm) -> ETSParameters? {
    for simpler in simplerForms(form) { explore(simpler) }
    explore(form)
    for parts in ETSStart.parts { descend(form, start.point(form, parts)) }
    return polished(form)
  }

  /// Forms whose corrected criterion lies within a distance of the best, the best first; ties in
  /// the order given.
  ///
  /// - Parameter forms: Forms that the values allow.
  mutating func contest(_ forms: [ETSForm], within distance: Double) -> [Candidate] {
    for trend in [ETSForm.Trend.none, .additive] {
      for form in forms where form.trend == trend { explore(form) }
    }
    var best = leastRanking(forms)
    for form in forms where form.trend == .damped {
      let simpler = [ETSForm.Trend.none, .additive].compactMap {
        found[ETSForm(form.error, $0, form.season)]?.ranking
      }
      if let least = simpler.min(), least > best + max(distance, ETSSearch.hopeless) { continue }
      explore(form)
    }
    best = leastRanking(forms)
    for form in forms {
      guard let candidate = found[form], candidate.ranking <= best + ETSSearch.near else {
        continue
      }
      for parts in ETSStart.parts { descend(form, start.point(form, parts)) }
    }
    best = leastRanking(forms)
    let near = forms.enumerated().compactMap { place, form -> (Int, Candidate)? in
      guard let candidate = found[form], candidate.ranking <= best + distance else { return nil }
      return (place, candidate)
    }
    return near.sorted {
      $0.1.ranking == $1.1.ranking ? $0.0 < $1.0 : $0.1.ranking < $1.1.ranking
    }.map(\.1)
  }

  /// The parameters of a form that was explored, its last digits found.
  mutating func polished(_ form: ETSForm) -> ETSParameters? {
    guard let stand = found[form]?.stand else { return nil }
    let last = descent.minimise(form, from: stand.point, steps: 40, tolerance: 1e-9) ?? stand
    return ETSCoordinates.parameters(form, seasonLength: seasonLength, last.point)
  }

  /// The optimum reached from given parameters.
  mutating func refined(_ form: ETSForm, from parameters: ETSParameters) -> ETSParameters? {
    let point = ETSCoordinates.point(form, seasonLength: seasonLength, parameters)
    let stand = descent.minimise(
      form, from: point, steps: 60, tolerance: ETSSearch.tolerance)
    return stand.map { ETSCoordinates.parameters(form, seasonLength: seasonLength, $0.point) }
  }

  private func leastRanking(_ forms: [ETSForm]) -> Double {
    forms.reduce(.greatestFiniteMagnitude) { min($0, found[$1]?.ranking ?? $0) }
  }

  /// The forms from whose optima a form is started.
  private func simplerForms(_ form: ETSForm) -> [ETSForm] {
    switch form.trend {
    case .none: []
    case .additive: [ETSForm(form.error, .none, form.season)]
    case .damped:
      [ETSForm(form.error, .none, form.season), ETSForm(form.error, .additive, form.season)]
    }
  }

  /// Walks from the optima of simpler forms, or from a general point where there are none.
  private mutating func explore(_ form: ETSForm) {
    typealias Place = ETSKernel.Place
    let plain = found[ETSForm(form.error, .none, form.season)]?.stand.point
    let straight = found[ETSForm(form.error, .additive, form.season)]?.stand.point
    var points: [[Double]] = []
    if form.error == .multiplicative {
      let counterpart = ETSForm(.additive, form.trend, form.season)
      if let point = found[counterpart]?.stand.point { points.append(point) }
    }
    let isFirst = points.isEmpty
    switch form.trend {
    case .none:
      points.append(start.point(form, ETSStart.parts[isFirst ? 0 : 1]))
    case .additive, .damped:
      if let plain {
        var point = plain
        let state = start.state(form)
        (point[Place.beta], point[Place.phi]) = (0.05, form.trend == .damped ? 0.5 : 0)
        if form.trend == .additive { points.append(point) }
        if isFirst {
          let factor = form.trend == .damped ? 2.0 : 1
          (point[Place.level], point[Place.slope]) = (state.level, factor * state.slope)
          points.append(point)
        }
      }
      if form.trend == .damped, let straight {
        var point = straight
        point[Place.phi] = isFirst ? 0.3 : 0.9
        points.append(point)
      }
    }
    if points.isEmpty { points.append(start.point(form, ETSStart.parts[0])) }
    for point in points { descend(form, point) }
  }

  /// Walks from a point and keeps what is better than before.
  private mutating func descend(_ form: ETSForm, _ point: [Double]) {
    guard
      let stand = descent.minimise(
        form, from: point, steps: 200, tolerance: ETSSearch.tolerance),
      stand.criterion < found[form]?.stand.criterion ?? .infinity
    else { return }
    found[form] = Candidate(form: form, stand: stand, ranking: ranking(form, stand.criterion))
  }

  private func ranking(_ form: ETSForm, _ criterion: Double) -> Double {
    let free = form.smoothingParameterCount + form.initialStateCount(seasonLength: seasonLength)
    let criteria = InformationCriteria(
      logLikelihood: -0.5 * Double(count) * log(criterion), parameterCount: free + 1,
      observationCount: count)
    return criteria.aicc.isNaN
      ? .greatestFiniteMagnitude : min(criteria.aicc, .greatestFiniteMagnitude)
  }
}

import Glibc
import Quantities
import Testing

@testable import Forecasting

@Suite("The fast path of exponential smoothing")
struct ETSKernelTests {
  static let forms = ETSForm.candidates(seasonal: true, positive: true)

  /// Values about one in size, with two gaps.
  static func values(seed: UInt64 = 1, count: Int = 75) -> [Double] {
    var values = ETSModelTests.series(seed: seed, count: count).storage.map { $0 / 250 }
    (values[17], values[30]) = (.nan, .nan)
    return values
  }

  static func point(_ form: ETSForm, _ values: [Double]) -> [Double] {
    ETSStart(values: values, seasonLength: 12).point(form, (0.3, 0.2, 0.25, 0.6))
  }

  /// The weighted errors by the plain recursion.
  static func plainErrors(_ form: ETSForm, _ values: [Double], _ point: [Double]) -> [Double] {
    let run = ETSRecursion(
      form, ETSCoordinates.parameters(form, seasonLength: 12, point), over: values)
    let places = values.indices.filter { !values[$0].isNaN }
    var factor = 1.0
    if form.error == .multiplicative {
      factor = exp(places.reduce(0) { $0 + log(run.fitted[$1]) } / Double(places.count))
    }
    return places.map { factor * run.errors[$0] }
  }

  @Test("Its criterion is the likelihood of the plain recursion", arguments: forms)
  func criterion(form: ETSForm) throws {
    let values = Self.values()
    let point = Self.point(form, values)
    var kernel = ETSKernel(values: values, seasonLength: 12)
    let given = kernel.evaluate(form, point)
    let outcome = try #require(given)
    let plain = ETSRecursion(
      form, ETSCoordinates.parameters(form, seasonLength: 12, point), over: values)
    #expect(outcome.count == 73)
    #expect(abs(-73 * log(outcome.criterion) / 2 - plain.logLikelihood(form)) < 1e-9)
  }

  @Test("Its step is that of the plain recursion's finite differences", arguments: forms)
  func step(form: ETSForm) throws {
    let values = Self.values()
    let point = Self.point(form, values)
    let places = ETSCoordinates.places(form, seasonLength: 12)
    var kernel = ETSKernel(values: values, seasonLength: 12)
    let given = kernel.evaluate(form, point)
    let outcome = try #require(given)
    var equations = ETSNormalEquations(width: kernel.width)
    equations.sum(
      kernel, count: outcome.count,
      columns: form.season == .none ? ETSKernel.Place.season : kernel.width,
      isRelative: form.error == .multiplicative)
    equations.assemble(places)
    let solved = equations.solve(
      places, damping: 0, isFixed: [Bool](repeating: false, count: places.count))
    #expect(solved)

    let errors = Self.plainErrors(form, values, point)
    let columns = places.map { place -> [Double] in
      var (above, below) = (point, point)
      above[place] += 1e-6
      below[place] -= 1e-6
      let upper = Self.plainErrors(form, values, above)
      let lower = Self.plainErrors(form, values, below)
      return zip(upper, lower).map { ($0 - $1) / 2e-6 }
    }
    let expected = try #require(ARIMAProblem.leastSquares(columns, errors))
    for (row, value) in expected.enumerated() {
      #expect(abs(equations.step[row] - value) < 1e-5 * (1 + abs(value)), "\(form) \(places[row])")
    }
  }

  @Test("Points and parameters go over into one another", arguments: forms)
  func coordinates(form: ETSForm) {
    let point = Self.point(form, Self.values())
    let parameters = ETSCoordinates.parameters(form, seasonLength: 12, point)
    #expect(parameters.areUsual(for: form))
    let back = ETSCoordinates.point(form, seasonLength: 12, parameters)
    for (left, right) in zip(point, back) { #expect(abs(left - right) < 1e-12) }
  }

  @Test("The fast search finds no lower a likelihood than the plain one", arguments: 1...4)
  func search(seed: Int) throws {
    let values = Self.values(seed: UInt64(seed), count: 60)
    for form in Self.forms {
      let start = ETSStart(values: values, seasonLength: 12)
      let places = ETSCoordinates.places(form, seasonLength: 12)
      // General least squares on the plain recursion with slopes from differences.
      let bounds = [ClosedRange<Double>](repeating: 0...1, count: form.smoothingParameterCount)
      func point(_ coordinates: [Double]) -> [Double] {
        var point = [Double](repeating: 0, count: ETSKernel.width(seasonLength: 12))
        for (place, value) in zip(places, coordinates) { point[place] = value }
        return point
      }
      func errors(_ coordinates: [Double]) -> [Double]? {
        let parameters = ETSCoordinates.parameters(form, seasonLength: 12, point(coordinates))
        guard parameters.areAdmissible(for: form, seasonLength: 12) else { return nil }
        let errors = Self.plainErrors(form, values, point(coordinates))
        return errors.allSatisfy(\.isFinite) ? errors : nil
      }
      var least = Double.infinity
      for parts in ETSStart.parts.prefix(3) {
        let first = start.point(form, parts)
        let outcome = GaussNewton.minimise(
          from: places.map { first[$0] }, bounds: bounds, steps: 40, tolerance: 1e-6
        ) { coordinates in
          guard let base = errors(coordinates) else { return nil }
          var jacobian = [Double](repeating: 0, count: base.count * places.count)
          for place in places.indices {
            var moved = coordinates
            let step = coordinates[place] > 0.5 ? -1e-6 : 1e-6
            moved[place] += step
            guard let other = errors(moved) else { return nil }
            for row in base.indices {
              jacobian[row * places.count + place] = (other[row] - base[row]) / step
            }
          }
          return (base, jacobian)
        }
        least = min(least, outcome?.sumOfSquares ?? .infinity)
      }
      var search = ETSSearch(values: values, seasonLength: 12)
      let found = search.best(form)
      let best = try #require(found)
      let run = ETSRecursion(form, best, over: values)
      let shortfall = -58 * log(least) / 2 - run.logLikelihood(form)
      #expect(shortfall < 0.01, "\(form): short by \(shortfall)")
    }
  }

  @Test("The contest of the forms ends with the form that fits best by itself", arguments: 1...6)
  func contest(seed: Int) throws {
    let series = ETSModelTests.series(seed: UInt64(seed), count: 80, noise: Double(seed * seed))
    let winner = try ETSMethod().fit(series)
    for form in Self.forms {
      let model = try ETSModel(fitting: form, to: series)
      #expect(winner.likelihood.aicc < model.likelihood.aicc + 0.02, "\(form)")
    }
  }

  @Test("Forms within a distance come in order, the winner first")
  func ranked() throws {
    let series = ETSModelTests.series(seed: 3)
    let models = try ETSModel.ranked(Self.forms, on: series, within: 6)
    let criteria = models.map(\.likelihood.aicc)
    #expect(criteria == criteria.sorted())
    #expect(criteria[criteria.count - 1] < criteria[0] + 6.01)
    #expect(try ETSMethod().fit(series) == models[0])
  }
}

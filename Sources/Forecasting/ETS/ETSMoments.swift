internal import LinearAlgebra

/// Means and variances of forecasts where level and season multiply.
enum ETSMoments {
  typealias Moment = (mean: Double, variance: Double)

  /// The moments of a model with a multiplicative error and season.
  ///
  /// Level and slope form one linear system, the seasonal factors another; the forecast is linear
  /// in the products of their states, whose means and covariances obey the recursions of Hyndman
  /// et al. (2008), section 6.4.3 (class 3).
  static func multiplicativeSeason(_ model: ETSModel, horizon: Int) -> [Moment] {
    let parameters = model.parameters
    let season = model.finalState.seasons
    let count = season.count
    let hasTrend = model.form.trend != .none
    let variance = model.residualVariance
    let transition =
      hasTrend
      ? Matrix(rows: [[1, parameters.phi], [0, parameters.phi]]) : Matrix(rows: [[1]])
    let gain =
      hasTrend
      ? Matrix(rows: [
        [parameters.alpha, parameters.alpha * parameters.phi],
        [parameters.beta, parameters.beta * parameters.phi],
      ]) : Matrix(rows: [[parameters.alpha]])
    let reading = hasTrend ? Matrix(rows: [[1, parameters.phi]]) : Matrix(rows: [[1]])
    // The factors turn: the next one is read at place 0 and goes to the end of the queue.
    let turning = Matrix(rows: count, columns: count) { row, column in
      column == (row + 1) % count ? 1 : 0
    }
    let seasonGain = Matrix(rows: count, columns: count) { row, column in
      row == count - 1 && column == 0 ? parameters.gamma : 0
    }
    let first = Matrix(rows: 1, columns: count) { _, column in column == 0 ? 1 : 0 }

    let levels =
      hasTrend ? [model.finalState.level, model.finalState.slope] : [model.finalState.level]
    var means = Matrix(column: levels) * Matrix(rows: [season])
    let read = kronecker(first, reading)
    let move = kronecker(turning, transition)
    let both = kronecker(seasonGain, gain)
    let either = kronecker(seasonGain, transition) + kronecker(turning, gain)
    var covariance = Matrix(rows: read.columns, columns: read.columns)

    return (0..<horizon).map { _ in
      let mean = (read * Matrix(column: means.elements))[0, 0]
      let spread = (read * covariance * read.transposed())[0, 0]
      let moment = (mean: mean, variance: (1 + variance) * spread + variance * mean * mean)
      let vector = Matrix(column: means.elements)
      let square = vector * vector.transposed()
      let crossed = move * covariance * both.transposed()
      let linear = either * (covariance + square) * either.transposed()
      let cubic = both * (3 * covariance + 2 * square) * both.transposed()
      covariance =
        move * covariance * move.transposed()
        + variance * (crossed + crossed.transposed() + linear + variance * cubic)
      means =
        transition * means * turning.transposed()
        + variance * (gain * means * seasonGain.transposed())
      return moment
    }
  }

  private static func kronecker(_ left: Matrix, _ right: Matrix) -> Matrix {
    Matrix(rows: left.rows * right.rows, columns: left.columns * right.columns) { row, column in
      left[row / right.rows, column / right.columns]
        * right[row % right.rows, column % right.columns]
    }
  }
}

import Quantities

extension FundModel {
  /// How the contributions of cover years came in, by the name of the line: of every line that is one
  /// product collected for cover, whether its months are the model's or estimated.
  public func collectionSeasons(in history: FundHistory) -> [String: CollectionSeason] {
    var seasons: [String: CollectionSeason] = [:]
    guard frequency == .month else { return seasons }
    for line in lines {
      guard let first = line.statedCollection?.map(\.offset).min(),
        let past = history.lines[line.name]?.underlying
      else { continue }
      seasons[line.name] = CollectionSeason(
        past, beginningAt: first, through: history.closedThrough)
    }
    return seasons
  }

  /// The model with the months of collection as its records show them, in the lines that leave them to
  /// be estimated; as it is where the records do not tell them.
  public func collecting(asIn history: FundHistory) -> FundModel {
    let seasons = collectionSeasons(in: history)
    var model = self
    for (index, line) in lines.enumerated() where line.estimatedCollection != nil {
      guard let season = seasons[line.name], case .driver(var terms) = line.method else { continue }
      terms[0].timing = .collection(season.shares)
      model.lines[index].method = .driver(terms)
    }
    return model
  }
}

extension LineItem {
  /// The shares by which a line of one product is collected for cover; `nil` for any other line.
  public var statedCollection: [CollectionShare]? { collectedTerm?.shares }

  /// The same where the records have the say.
  var estimatedCollection: [CollectionShare]? {
    guard let (term, shares) = collectedTerm, term.estimatesCollection else { return nil }
    return shares
  }

  /// Whether the records decide in which months the line is collected.
  public var estimatesCollection: Bool { estimatedCollection != nil }

  private var collectedTerm: (term: DriverTerm, shares: [CollectionShare])? {
    guard case .driver(let terms) = method, terms.count == 1, spread == nil, settlement == nil,
      terms[0].delay == nil, case .collection(let shares) = terms[0].timing
    else { return nil }
    return (terms[0], shares)
  }
}

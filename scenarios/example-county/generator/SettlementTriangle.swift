import Quantities

/// What the fund had paid for each month's hospital services when the last month closed, by the months
/// until payment: the bureau's own settlement triangle, in yuan.
enum SettlementTriangle {
  /// How many months of service it holds, and how many of payment, the month of the service included.
  static let (origins, developments) = (36, 6)

  /// The table of a fund; each month of service is paid by the lags that its records were made with.
  static func file(_ months: FundMonths, title: LocalizedText) -> TableFile {
    let closed = Span.index(Span.closed)
    let rows = (closed - origins + 1...closed).flatMap { service in
      let incurred = Double(months.inpatient.incurred[service])
      // Rounded as sums, so that the months of payment add up to the services.
      let settled = (0..<developments).map { lag in
        Int((incurred * InpatientCare.lags.prefix(lag + 1).reduce(0, +)).rounded())
      }
      return (0...min(developments - 1, closed - service)).map { lag in
        let paid = settled[lag] - (lag > 0 ? settled[lag - 1] : 0)
        return "\(Span.months[service]),\(lag),\(paid * 100)"
      }
    }
    return TableFile(
      name: "settlement-\(months.fund).csv", title: title, header: "origin,development,value",
      rows: rows)
  }
}

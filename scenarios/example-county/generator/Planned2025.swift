/// What the 2025 budgets expected of each line, as growth on the account of 2024.
enum Planned2025 {
  static let resident: [String: Double] = [
    "individual-contribution": 0.985, "medical-aid-contribution": 1.0,
    "treasury-contribution": 0.95, "central-subsidy": 1.027, "provincial-subsidy": 1.027,
    "county-subsidy": 1.027, "interest": 0.9, "other-income": 0.95, "inpatient": 1.01,
    "clearing": 0.98, "special-outpatient": 1.07, "general-outpatient": 1.03,
    "critical-illness": 1.02, "other-expenditure": 1.0,
  ]

  static let employee: [String: Double] = [
    "employer-contribution": 1.055, "own-contribution": 1.055, "flexible-contribution": 1.08,
    "interest": 0.95, "accounts-interest": 0.9, "transfer-in": 1.0, "other-income": 1.0,
    "retiree-credit-in": 1.04, "inpatient": 1.04, "clearing": 1.02, "outpatient-pooling": 1.12,
    "special-outpatient": 1.08, "maternity-medical": 1.0, "maternity-allowance": 1.0,
    "retiree-credit": 1.04, "account-spending": 1.05, "transfer-out": 1.0,
    "other-expenditure": 1.05,
  ]
}

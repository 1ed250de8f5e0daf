import Quantities

/// Writes the example county's records: `ExampleCounty [folder]`.
///
/// All figures are synthetic and follow from one seed: every run writes the same bytes.
@main
struct ExampleCounty {
  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "scenarios/example-county/data"
    let june = Period(year: 2024, month: 6)
    let residents = Residents()
    let resident = residents.months(
      opening: opening(for: 6.98, at: june, in: residents.months))
    let employees = Employees()
    let employee = employees.months(
      opening: opening(for: 29.61, at: june, in: employees.months))
    for file in files(resident, employee) { try file.write(to: folder) }
    for file in triangles(resident, employee) { try file.write(to: folder) }
    for file in PeopleByAge.files() { try file.write(beside: folder) }
    print(keyFigures(resident))
    print(keyFigures(employee))
  }

  private static func triangles(_ resident: FundMonths, _ employee: FundMonths) -> [TableFile] {
    [
      SettlementTriangle.file(
        resident,
        title: LocalizedText(
          "示例县居民住院费用结算三角：服务月、距支付的月数、当月支付（元）",
          "Inpatient benefits of residents: month of service, months until payment, paid in yuan")),
      SettlementTriangle.file(
        employee,
        title: LocalizedText(
          "示例县职工住院费用结算三角：服务月、距支付的月数、当月支付（元）",
          "Inpatient benefits of employees: month of service, months until payment, paid in yuan")),
    ]
  }

  private static func files(_ resident: FundMonths, _ employee: FundMonths) -> [RecordFile] {
    let closed = Span.first...Span.closed
    let rest = Span.closed.advanced(by: 1)...Span.last
    let funds = [resident, employee]
    return [
      RecordFile(
        name: "resident.csv",
        title: LocalizedText(
          "示例县城乡居民医保基金月度记录和 2025 年预算",
          "Residents' fund of the example county by month, and its budget for 2025"),
        rows: resident.rows(closed)
          + resident.budgetRows(year: 2025, growth: Planned2025.resident)),
      RecordFile(
        name: "employee.csv",
        title: LocalizedText(
          "示例县职工医保基金月度记录和 2025 年预算",
          "Employees' fund of the example county by month, and its budget for 2025"),
        rows: employee.rows(closed)
          + employee.budgetRows(year: 2025, growth: Planned2025.employee)),
      RecordFile(
        name: "people.csv",
        title: LocalizedText(
          "示例县人数、标准、费率、住院率、次均费用和住院人次",
          "Persons, standards, rates, use, cost and admissions of the example county"),
        rows: funds.flatMap { $0.parameterRows + $0.admissionRows(closed) }),
      RecordFile(
        name: "held-back-2025q4.csv",
        title: LocalizedText(
          "示例县 2025 年 10—12 月实际数，留作检验预计执行数之用",
          "October to December 2025, held back to judge the expected execution"),
        rows: funds.flatMap { $0.rows(rest) + $0.admissionRows(rest) }),
      RecordFile(
        name: "review/resident-as-received.csv",
        title: LocalizedText(
          "数据审核示例：缺一个月、一个数有快报和决算、一处万元误作元",
          "For the data review: a month missing, a figure restated, a slip of units"),
        rows: asReceived(resident)),
    ]
  }
}

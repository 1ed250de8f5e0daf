import Testing

@testable import Funds

@Suite("Formulas as written")
struct FormulaParserTests {
  private func read(_ text: String) -> Formula? { try? Formula(parsing: text) }

  private func fault(_ text: String) -> FormulaFault? {
    do {
      _ = try Formula(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test("Products bind before sums, and both read from the left")
  func precedence() {
    let (a, b, c) = (Formula.parameter("x.a"), Formula.parameter("x.b"), Formula.parameter("x.c"))
    #expect(read("x.a + x.b * x.c") == .sum(a, .product(b, c)))
    #expect(read("(x.a + x.b) * x.c") == .product(.sum(a, b), c))
    #expect(read("x.a - x.b - x.c") == .difference(.difference(a, b), c))
    #expect(read("x.a / x.b / x.c") == .quotient(.quotient(a, b), c))
    #expect(read("x.a × x.b ÷ x.c") == .quotient(.product(a, b), c))
    #expect(read("-x.a * x.b") == .product(.negative(a), b))
    #expect(read("1 - x.a - x.b") == .difference(.difference(.number(1), a), b))
    #expect(read("x.a − x.b") == .difference(a, b))
  }

  @Test("A hyphen inside a name belongs to the name; between spaces it subtracts")
  func hyphens() {
    #expect(
      read("resident.interest-rate / 4 * opening.deposits")
        == .product(
          .quotient(.parameter("resident.interest-rate"), .number(4)), .opening(.deposits)))
    #expect(read("a-b") == .line("a-b"))
    #expect(read("a - b") == .difference(.line("a"), .line("b")))
    #expect(read("a -b") == .difference(.line("a"), .line("b")))
    #expect(read("opening.book") == .opening(.book))
    #expect(read("opening.other") == .parameter("opening.other"))
  }

  @Test("Numbers may be per cent, functions take their arguments")
  func numbersAndFunctions() {
    #expect(read("5 %") == .number(0.05))
    #expect(read("0.25") == .number(0.25))
    #expect(read("min(a, b)") == .minimum(.line("a"), .line("b")))
    #expect(read("max(opening.book， 0)") == .maximum(.opening(.book), .number(0)))
    #expect(read("last-year(a-b)") == .lastYear("a-b"))
    #expect(read("previous( a )") == .previous("a"))
  }

  @Test(
    "What cannot be read is named with its column",
    arguments: [
      ("", FormulaFault.Kind.empty, 1), ("   ", .empty, 1), ("a +", .unexpected(""), 4),
      ("a + * b", .unexpected("*"), 5), ("a b", .unexpected("b"), 3),
      ("(a + b", .unclosedBracket, 7),
      ("a + b)", .unexpected(")"), 6), ("2..5", .unexpected("2"), 1),
      ("a $ b", .unexpected("$"), 3),
      ("min(a)", .wrongArgumentCount(function: "min", expected: 2), 1),
      ("1 + max(a, b, c)", .wrongArgumentCount(function: "max", expected: 2), 5),
      ("previous(x.a)", .notALine(function: "previous"), 1),
      ("2 * last-year(a + b)", .notALine(function: "last-year"), 5),
      ("sum(a, b)", .unexpected("sum"), 1), ("min(a, b", .unclosedBracket, 9),
    ])
  func faults(text: String, kind: FormulaFault.Kind, column: Int) {
    #expect(fault(text) == FormulaFault(kind: kind, column: column))
  }

  @Test("A formula names its parameters and lines, each once and in order")
  func names() throws {
    let formula = try Formula(
      parsing: "x.b * x.a + credit + last-year(inpatient) * x.b - previous(out) / min(credit, 3)")
    #expect(formula.parameters == ["x.b", "x.a"])
    #expect(formula.lines == ["credit"])
    #expect(formula.earlierLines == ["inpatient", "out"])
    #expect(formula.children.count == 2)
  }
}

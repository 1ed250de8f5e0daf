/// A text of a workbook, put together from its runs; what is said of its pronunciation is left out.
struct StringItem {
  private(set) var text = ""
  private var isInText = false
  private var isPhonetic = false

  mutating func begin(_ name: String) {
    if name == "rPh" { isPhonetic = true }
    if name == "t" { isInText = !isPhonetic }
  }

  mutating func end(_ name: String) {
    if name == "rPh" { isPhonetic = false }
    if name == "t" { isInText = false }
  }

  mutating func add(_ piece: String) {
    if isInText { text += piece }
  }
}

@main
struct ExampleCounty {
  static func main() {}
}

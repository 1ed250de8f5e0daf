// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fundcast-benchmarks",
  dependencies: [.package(name: "fundcast", path: "..")],
  targets: [
    .executableTarget(
      name: "FundCastBenchmarks",
      dependencies: [.product(name: "Statistics", package: "fundcast")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ])

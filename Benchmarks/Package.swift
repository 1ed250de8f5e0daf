// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fundcast-benchmarks",
  dependencies: [.package(name: "fundcast", path: "..")],
  targets: [
    .executableTarget(
      name: "FundCastBenchmarks",
      dependencies: ["Actuarial", "LinearAlgebra", "Statistics"].map {
        .product(name: $0, package: "fundcast")
      },
      swiftSettings: [.swiftLanguageMode(.v6)])
  ])

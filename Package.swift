// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: a library target under `Sources/`.
func room(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: house)
}

/// The tests of one room, under `Tests/` with the same name.
func tests(_ name: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + more,
    path: "Tests/" + name, swiftSettings: house)
}

/// A C library behind a module map, found by pkg-config.
func door(_ name: String, pkgConfig: String, apt: [String]) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let package = Package(
  name: "fundcast",
  products: [
    .library(name: "FundCast", targets: ["FundCast"]),
    .library(name: "Actuarial", targets: ["Actuarial"]),
    .library(name: "Forecasting", targets: ["Forecasting"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .executable(name: "fundcast", targets: ["FundCastCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Doors to C libraries: a module map and a header, nothing else.
    door("COpenBLAS", pkgConfig: "openblas", apt: ["libopenblas-dev", "liblapacke-dev"]),
    door("CXLSXWriter", pkgConfig: "xlsxwriter", apt: ["libxlsxwriter-dev"]),
    door("CMinizip", pkgConfig: "minizip", apt: ["libminizip-dev"]),
    door("CExpat", pkgConfig: "expat", apt: ["libexpat1-dev"]),
    door("CCrypto", pkgConfig: "libcrypto", apt: ["libssl-dev"]),

    // The inner loop of populations in states, for every width of a processor's instructions.
    .target(name: "CStates", path: "Sources/CStates"),

    // Words every room shares.
    room("Quantities", []),

    // Numbers: no country's vocabulary.
    room("LinearAlgebra", ["COpenBLAS"]),
    room("Statistics", ["LinearAlgebra"]),
    room("Forecasting", ["Quantities", "LinearAlgebra", "Statistics"]),
    room("Actuarial", ["CStates", "LinearAlgebra", "Statistics"]),

    // Funds.
    room("Funds", ["Quantities", "Statistics", "Forecasting", "Actuarial"]),

    // Files in.
    room("Tables", ["Quantities", "CMinizip", "CExpat"]),
    room(
      "Scenarios",
      [
        "Quantities", "Tables", "Statistics", "Actuarial", "Funds", "Forecasting",
        .product(name: "Yams", package: "Yams"),
      ]),

    // What comes out.
    room("Budgeting", ["Quantities", "Funds", "Scenarios"]),
    room(
      "Reporting",
      [
        "Quantities", "Tables", "Forecasting", "Funds", "Scenarios", "Budgeting", "CXLSXWriter",
      ]),

    // The facade and the command.
    room(
      "FundCast",
      [
        "Quantities", "LinearAlgebra", "Statistics", "Tables", "Forecasting", "Actuarial", "Funds",
        "Scenarios",
        "Budgeting",
        "Reporting", "CCrypto",
      ]),
    .executableTarget(
      name: "FundCastCLI",
      dependencies: [
        "FundCast", "Quantities", "Actuarial", "Forecasting", "Scenarios", "Tables", "Budgeting",
        "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // The synthetic county's records, made from a seed.
    .executableTarget(
      name: "ExampleCounty", dependencies: ["Quantities", "Statistics", "Forecasting"],
      path: "scenarios/example-county/generator", swiftSettings: house),

    // The small county's workbook of records.
    .executableTarget(
      name: "SmallCounty", dependencies: ["Reporting"], path: "scenarios/small-county/generator",
      swiftSettings: house),

    // Writes models/parameters.yaml as the catalogue built into the program.
    .executableTarget(
      name: "CatalogueWriter", dependencies: ["Quantities", "Scenarios"], path: "models/writer",
      swiftSettings: house),

    // Tests, one folder a room.
    .target(
      name: "TestSupport",
      dependencies: ["Quantities", "Statistics", "Forecasting", "Funds", "CMinizip"],
      path: "Tests/TestSupport",
      swiftSettings: house),
    tests("Quantities"),
    tests("LinearAlgebra"),
    tests("Statistics"),
    tests("Forecasting"),
    tests("Actuarial"),
    tests("Funds", ["Actuarial"]),
    tests("Tables"),
    tests("Scenarios", ["Actuarial"]),
    tests("Budgeting", ["Actuarial"]),
    tests("Reporting"),
    tests("FundCastCLI"),
    tests("FundCast", ["Quantities", "Actuarial", "Funds", "Scenarios", "Budgeting", "Reporting"]),
  ]
)

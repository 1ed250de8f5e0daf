internal import ArgumentParser

@main
struct FundCastCommand: ParsableCommand {}

import ArgumentParser

/// `insideout stats …`: the statistics on any delimited file, without a database.
struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Statistics on any CSV file, without a database.",
        discussion: """
            FILE is a delimited text file with a header; - reads standard input. Rows with a missing value in a column that \
            is used (empty, NA, NaN, N/A or null) are dropped and counted. A column that is not there, is not numeric or does not vary \
            ends with one line and exit status 2.
            """,
        subcommands: [
            ICC.self, Agree.self, Alpha.self, NPS.self, Correlate.self, Regress.self, Drive.self, Multilevel.self,
            Overlap.self, PanelEffects.self, FileLink.self, Power.self,
        ])
}

import Domain
public import Statistics
public import Storage

/// The link on the organisation's own figures, for the command line.
public enum OrganisationLink {
    /// What keeps a link from being looked for, said so that it can be mended.
    public struct Refusal: Error, CustomStringConvertible {
        public let description: String
    }

    /// - Parameters:
    ///   - inside: keys of metrics; where all three lists are empty, a sensible choice is made.
    ///   - level: the kind of unit to compare; nil for the kind with the most units.
    public static func report(
        from database: any Database, inside: [String] = [], outside: [String] = [], business: [String] = [],
        level: String? = nil
    ) async throws -> LinkReport {
        let cache = FigureCache()
        let figures = try await database.read { transaction in
            let reader = try FigureReader(transaction, cache: cache)
            func ids(_ keys: [String], _ side: Side) throws -> [String] {
                try keys.map { try id(of: $0, on: side, reader) }
            }
            let form = Form([
                "inside": try ids(inside, .inside), "outside": try ids(outside, .outside),
                "business": try ids(business, .business), "level": level.map { [$0] } ?? [],
            ])
            let figures = try LinkFigures(LinkQuestion(form), figures: reader)
            if let figures, let level, !figures.kinds.contains(level) {
                throw Refusal(
                    description:
                        "There is no kind of unit “\(level)”. There are: \(figures.kinds.joined(separator: ", ")).")
            }
            return figures
        }
        guard let figures else {
            throw Refusal(
                description: "There is nothing to link yet: figures of an inside metric and of another side are needed."
            )
        }
        return try figures.analysis.report()
    }

    private static func id(of key: String, on side: Side, _ reader: FigureReader) throws -> String {
        guard let metric = reader.metrics.first(where: { $0.key == key }) else {
            throw Refusal(
                description: "There is no metric with the key “\(key)”. `insideout metric list` names them all.")
        }
        guard metric.side == side else {
            throw Refusal(
                description: "The metric “\(key)” stands on the side \(metric.side.rawValue), not \(side.rawValue).")
        }
        guard reader.measured[metric.id] != nil else {
            throw Refusal(description: "Nothing was measured yet for the metric “\(key)”.")
        }
        return "\(metric.id)"
    }
}

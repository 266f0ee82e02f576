public import Domain

extension ReleaseStore {
    /// Where a figure stands among all of its round.
    public struct Place: Sendable {
        fileprivate let figure: String
        fileprivate let segment: String
        fileprivate let value: String
        fileprivate let unit: Int64

        private static let mark: Character = "\u{1F}"

        public init(_ released: ReleasedFigure) {
            (figure, segment, value) = (
                released.name.rawValue, released.cell.segment ?? "", released.cell.value ?? ""
            )
            unit = released.cell.unit.rawValue
        }

        /// Reads what ``text`` wrote; an empty text is the place before all. Nil for any other.
        public init?(_ text: String) {
            let parts = text.split(separator: Self.mark, omittingEmptySubsequences: false).map(String.init)
            if text.isEmpty {
                (figure, segment, value, unit) = ("", "", "", 0)
            } else if parts.count == 4, let unit = Int64(parts[3]) {
                (figure, segment, value, self.unit) = (parts[0], parts[1], parts[2], unit)
            } else {
                return nil
            }
        }

        public var text: String { [figure, segment, value, "\(unit)"].joined(separator: String(Self.mark)) }
    }

    /// Figures of a round behind a place, by figure, segment, value and unit.
    public func slice(of round: Round.ID, after place: Place, limit: Int) throws -> [ReleasedFigure] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM released_figure
            WHERE round_id = \(round)
                AND (figure, segment, value, unit_id) > (\(place.figure), \(place.segment), \(place.value), \(place.unit))
            ORDER BY figure, segment, value, unit_id LIMIT \(limit)
            """, Self.figure)
    }
}

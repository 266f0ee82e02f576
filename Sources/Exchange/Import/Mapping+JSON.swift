import Domain
import Foundation

extension Mapping {
    /// Reads a mapping file. Throws a ``FieldProblems`` that names what is wrong in it.
    public init(json: [UInt8]) throws {
        do {
            self = try JSONDecoder().decode(Mapping.self, from: Data(json))
        } catch let DecodingError.dataCorrupted(context) {
            throw Self.problem(context, "This is not what a mapping holds: \(context.debugDescription)")
        } catch let DecodingError.keyNotFound(key, context) {
            throw Self.problem(context, "“\(key.stringValue)” is missing.")
        } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context) {
            throw Self.problem(context, "Something else stands here than should: \(context.debugDescription)")
        }
    }

    /// The mapping file, readable, with sorted keys.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and lists of them always encode.
        return String(decoding: try! encoder.encode(self), as: UTF8.self) + "\n"
    }

    private static func problem(_ context: DecodingError.Context, _ message: String) -> FieldProblems {
        let path = context.codingPath.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
        return FieldProblems([FieldProblem(path, message)])
    }
}

extension Mapping: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case layout, unit, period, metrics, missing, decimalComma, delimiter
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknown(Key.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Key.self)
        let period = try container.decode(OriginFile.self, forKey: .period)
        self.init(
            layout: try container.decode(Layout.self, forKey: .layout),
            unit: try container.decode(OriginFile.self, forKey: .unit).origin, period: period.origin,
            grain: period.grain, metrics: try container.decode([MetricColumn].self, forKey: .metrics),
            missing: try container.decodeIfPresent([String].self, forKey: .missing) ?? [],
            decimalComma: try container.decodeIfPresent(Bool.self, forKey: .decimalComma) ?? false,
            delimiter: try container.decodeIfPresent(String.self, forKey: .delimiter)?.first)
        guard [nil, ",", ";", "\t"].contains(delimiter) else {
            throw DecodingError.dataCorruptedError(
                forKey: .delimiter, in: container, debugDescription: "a delimiter is “,”, “;” or a tab")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(layout, forKey: .layout)
        try container.encode(OriginFile(unit), forKey: .unit)
        try container.encode(OriginFile(period, grain: grain), forKey: .period)
        try container.encode(metrics, forKey: .metrics)
        if !missing.isEmpty { try container.encode(missing, forKey: .missing) }
        if decimalComma { try container.encode(true, forKey: .decimalComma) }
        try container.encodeIfPresent(delimiter.map(String.init), forKey: .delimiter)
    }
}

extension Mapping.MetricColumn: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case column, metric, n, factor
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknown(CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            column: try container.decode(String.self, forKey: .column),
            metric: try container.decode(String.self, forKey: .metric),
            n: try container.decodeIfPresent(String.self, forKey: .n),
            factor: try container.decodeIfPresent(Double.self, forKey: .factor))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(column, forKey: .column)
        try container.encode(metric, forKey: .metric)
        try container.encodeIfPresent(n, forKey: .n)
        try container.encodeIfPresent(factor, forKey: .factor)
    }
}

/// `{"column": …}` or `{"fixed": …}`, for a period also `"grain"`.
private struct OriginFile: Codable {
    let origin: Mapping.Origin
    let grain: Period.Grain?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case column, fixed, grain
    }

    init(_ origin: Mapping.Origin, grain: Period.Grain? = nil) {
        self.origin = origin
        self.grain = grain
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknown(CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let column = try container.decodeIfPresent(String.self, forKey: .column)
        let fixed = try container.decodeIfPresent(String.self, forKey: .fixed)
        switch (column, fixed) {
        case (let column?, nil): origin = .column(column)
        case (nil, let fixed?): origin = .fixed(fixed)
        default:
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "one of “column” and “fixed” must stand here"))
        }
        grain = try container.decodeIfPresent(String.self, forKey: .grain).map { word in
            guard let grain = Period.Grain(word: word) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .grain, in: container, debugDescription: "a grain is year, quarter, month, week or day")
            }
            return grain
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch origin {
        case .column(let name): try container.encode(name, forKey: .column)
        case .fixed(let value): try container.encode(value, forKey: .fixed)
        }
        try container.encodeIfPresent(grain?.word, forKey: .grain)
    }
}

extension Decoder {
    /// A word that is not understood is more likely misspelt than meant to be ignored.
    fileprivate func refuseUnknown(_ known: [String]) throws {
        let container = try container(keyedBy: AnyKey.self)
        guard let unknown = container.allKeys.first(where: { !known.contains($0.stringValue) }) else { return }
        throw DecodingError.dataCorrupted(
            .init(
                codingPath: codingPath + [unknown],
                debugDescription: "it is not one of \(known.joined(separator: ", "))"))
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?
    init?(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
    init?(intValue: Int) { (stringValue, self.intValue) = ("\(intValue)", intValue) }
}

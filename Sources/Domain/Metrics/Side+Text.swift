extension Side {
    /// The side with the people it stands for.
    public var label: String {
        switch self {
        case .inside: "Inside: employees"
        case .outside: "Outside: customers"
        case .business: "Business"
        }
    }
}

extension Metric {
    /// Who answered, or that it comes from records, with the unit of its figures: "Teachers, %".
    public var headline: String {
        let who = answeredBy.isEmpty ? respondents.isEmpty ? "Records" : "" : answeredBy
        return [who, figureScale.unit].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The name with who answered, where one name serves several: "Safety (Students)".
    public var longName: String { answeredBy.isEmpty || name.contains(answeredBy) ? name : "\(name) (\(answeredBy))" }
}

extension Double {
    /// The number with a fixed count of decimals, rounded half away from zero: `0.125.fixed(2)` is `0.13`.
    ///
    /// A value that rounds to zero has no sign. Not a number and infinities come out as "–".
    public func fixed(_ decimals: Int, grouping: Bool = false) -> String {
        guard isFinite else { return "–" }
        let power = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
        let scaled = (magnitude * power).rounded()
        guard scaled < 1e15 else { return "\(self)" }
        let whole = Int(scaled / power)
        let rest = Int(scaled - Double(whole) * power)
        let sign = self < 0 && scaled > 0 ? "−" : ""
        let digits = grouping ? grouped(whole) : String(whole)
        return decimals == 0 ? sign + digits : "\(sign)\(digits).\(padded(rest, decimals))"
    }

    /// As ``fixed(_:grouping:)`` with a sign in front of positive numbers too, for differences and correlations.
    public func signed(_ decimals: Int) -> String {
        let text = fixed(decimals)
        return self > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
    }
}

/// A whole number with thin spaces between groups of three digits.
public func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "\u{202F}" }
        text.append(digit)
    }
    return text
}

/// "1 school", "470 schools": the count with its noun.
public func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? Domain.plural(of: noun))"
}

/// "schools", "cities", "branches"; a word that ends in a single s is taken to be plural already.
public func plural(of noun: String) -> String {
    let word = noun.lowercased()
    if ["ss", "us", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return noun + "es" }
    if word.hasSuffix("s") { return noun }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
        return noun.dropLast() + "ies"
    }
    return noun + "s"
}

extension Collection where Element == String {
    /// "A", "A and B", "A, B and C".
    public var formattedList: String {
        guard count > 1, let last = Array(self).last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

extension String {
    /// With a capital letter in front.
    public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Double {
    /// As short as can be: `5`, `0.5`.
    public var shortest: String { Int64(exactly: self).map(String.init) ?? "\(self)" }
}

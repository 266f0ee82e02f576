/// The minimal light vectors of one component: sets of columns of weight `limit` at most that some combination of rows sees while it
/// sees no other column, and no part of which is such a set.
///
/// They are the sets of at most four columns whose rows in a basis of the null vectors depend on one another (in a matroid's terms:
/// circuits of the dual). Four random null vectors make a point with four coordinates of each column. What depends on one
/// another still does, and what does not would only for chances of about 4/p for a set. A column whose point is 0 is such a set, so
/// are two parallel ones; three where two are parallel after the first was taken off them, four likewise after two were: n³/6
/// steps for n columns of weight 1.
struct Cocircuits {
    struct Set {
        /// Positions in the component, rising.
        var columns: [Int]
        /// What the vector is on them.
        var values: [UInt64]
    }

    /// All of them, or as many as there was room for.
    private(set) var found: [Set] = []
    /// Whether there are no others.
    private(set) var isComplete = true

    /// How many steps it takes to find all.
    private(set) var steps = 0

    static let most = 400

    private let field: PrimeField
    private let points: [Point]
    private let weights: [Int]
    /// Of each column the first one parallel to it; −1: its point is 0.
    private var classes: [Int] = []

    /// - Parameter points: of each of the component's columns.
    init(_ points: [Point], weights: [Int], in field: PrimeField, budget: Int) {
        (self.field, self.points, self.weights) = (field, points, weights)
        findOnes()
        findTwos()
        let light = weights.count { $0 == 1 }
        steps = light * light * light / 6
        if steps > budget { isComplete = false }
        findMore(withFours: isComplete)
    }

    private mutating func findOnes() {
        for column in points.indices where points[column].isZero { note([column]) }
    }

    private mutating func findTwos() {
        classes = points.indices.map { points[$0].isZero ? -1 : $0 }
        let groups = parallels(points.indices.filter { !points[$0].isZero }, points)
        note([], withPairsOf: groups)
        for group in groups { for column in group { classes[column] = group[0] } }
    }

    private mutating func findMore(withFours: Bool) {
        for first in points.indices where classes[first] >= 0 && weights[first] < LightVectors.limit - 1 {
            let rest = (first + 1..<points.count).filter { classes[$0] >= 0 && classes[$0] != classes[first] }
            let shadows = shadows(of: rest, from: points[first], points)
            note([first], withPairsOf: parallels(rest, shadows))
            guard withFours, weights[first] == 1 else { continue }
            findFours(first, rest.filter { weights[$0] == 1 }, shadows)
            guard found.count < Self.most else {
                isComplete = false
                return
            }
        }
    }

    private mutating func findFours(_ first: Int, _ rest: [Int], _ shadows: [Point]) {
        for (place, second) in rest.enumerated() where isComplete {
            let others = Array(rest[(place + 1)...])
            note(
                [first, second],
                withPairsOf: parallels(others, self.shadows(of: others, from: shadows[second], shadows)))
        }
    }

    /// Notes some columns with each two that are parallel once these are taken off and not before, until there is no more room.
    private mutating func note(_ columns: [Int], withPairsOf groups: [[Int]]) {
        let room = columns.reduce(LightVectors.limit) { $0 - weights[$1] }
        for group in groups {
            for (place, other) in group.enumerated() {
                for one in group[..<place]
                where weights[one] + weights[other] <= room && classes[one] != classes[other] {
                    note(columns + [one, other])
                    guard found.count < Self.most else {
                        isComplete = false
                        return
                    }
                }
            }
        }
    }

    /// Notes columns of which each is needed.
    private mutating func note(_ columns: [Int]) {
        guard columns.reduce(0, { $0 + weights[$1] }) <= LightVectors.limit,
            let values = field.dependency(of: columns.map { points[$0] })
        else { return }
        found.append(Set(columns: columns, values: values))
    }

    /// By column, of some: its point seen along another one, which takes the coordinate in which that one is not 0 off it.
    private func shadows(of columns: [Int], from point: Point, _ points: [Point]) -> [Point] {
        var shadows = points
        let axis = (0..<4).first { point[$0] != 0 } ?? 0
        let scaled = point.scaled(by: field.inverse(point[axis]), in: field)
        for column in columns { shadows[column] = points[column].without(scaled, axis, in: field) }
        return shadows
    }

    /// The columns whose points are parallel and not 0, those of each direction together where they are several, in rising order.
    private func parallels(_ columns: [Int], _ points: [Point]) -> [[Int]] {
        let columns = columns.filter { !points[$0].isZero }
        let scales = field.inverses(columns.map { points[$0].first })
        let keys = zip(columns, scales).map { points[$0].scaled(by: $1, in: field).key }
        let order = columns.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        var groups: [[Int]] = []
        var start = 0
        for place in 1..<max(1, order.count + 1) {
            if place < order.count, keys[order[place]] == keys[order[start]] { continue }
            if place > start + 1 { groups.append(order[start..<place].map { columns[$0] }) }
            start = place
        }
        return groups
    }
}

/// Four elements of a field.
struct Point {
    private var elements = SIMD4<UInt64>(repeating: 0)

    subscript(place: Int) -> UInt64 {
        get { elements[place] }
        set { elements[place] = newValue }
    }

    var isZero: Bool { elements == .zero }

    /// The first that is not 0.
    var first: UInt64 {
        for place in 0..<4 where elements[place] != 0 { return elements[place] }
        return 0
    }

    /// The same for equal points; if for others too, these are looked at once more than they need be.
    var key: UInt64 { (0..<4).reduce(0) { mixed($0, elements[$1]) } }

    func scaled(by factor: UInt64, in field: PrimeField) -> Point {
        var point = self
        for place in 0..<4 where elements[place] != 0 { point[place] = field.product(elements[place], factor) }
        return point
    }

    /// Less as much of another one, which is 1 on an axis, as makes this one 0 there.
    func without(_ other: Point, _ axis: Int, in field: PrimeField) -> Point {
        let factor = elements[axis]
        if factor == 0 { return self }
        var point = self
        for place in 0..<4 where other[place] != 0 {
            point[place] = field.difference(elements[place], field.product(factor, other[place]))
        }
        return point
    }
}

extension PrimeField {
    /// Of several elements that are not 0, with one inversion for all.
    fileprivate func inverses(_ elements: [UInt64]) -> [UInt64] {
        var product = one
        var inverses = elements.map { element in
            defer { product = self.product(product, element) }
            return product
        }
        var rest = inverse(product)
        for place in elements.indices.reversed() {
            inverses[place] = self.product(inverses[place], rest)
            rest = self.product(rest, elements[place])
        }
        return inverses
    }

    /// Factors, none of them 0, with which some points add up to 0; nil where there are none, or others as well.
    fileprivate func dependency(of points: [Point]) -> [UInt64]? {
        var kept: [(axis: Int, point: Point, factors: [UInt64])] = []
        for (number, point) in points.enumerated() {
            var (point, factors) = (point, [UInt64](repeating: 0, count: points.count))
            factors[number] = one
            for (axis, other, taken) in kept where point[axis] != 0 {
                let factor = point[axis]
                point = point.without(other, axis, in: self)
                for place in 0..<number { factors[place] = difference(factors[place], product(factor, taken[place])) }
            }
            guard let axis = (0..<4).first(where: { point[$0] != 0 }) else {
                return number == points.count - 1 && factors.allSatisfy { $0 != 0 } ? factors : nil
            }
            let scale = inverse(point[axis])
            kept.append((axis, point.scaled(by: scale, in: self), factors.map { product($0, scale) }))
        }
        return nil
    }
}

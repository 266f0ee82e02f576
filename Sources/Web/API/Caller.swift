import Domain

/// A request by a program whose token is good and whom the route's audience lets in.
@dynamicMemberLookup
struct Caller: Sendable {
    let visit: Visit
    let token: APIToken

    init?(_ visit: Visit) {
        guard let token = visit.token else { return nil }
        self.visit = visit
        self.token = token
    }

    subscript<Value>(dynamicMember path: KeyPath<Visit, Value>) -> Value { visit[keyPath: path] }
}

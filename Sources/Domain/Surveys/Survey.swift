/// A survey: the questionnaire that is being worked on, and how often it was published.
public struct Survey: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Survey>

    public var id: ID
    /// As it was last saved; rounds ask published versions only.
    public var draft: Questionnaire
    /// The number of the newest published version, from 1; 0 before the first.
    public var version: Int
    /// Grows whenever the draft is saved, undone or redone; tells whether a page shows the draft as it is now.
    public var revision: Int

    public init(id: ID = ID(0), draft: Questionnaire, version: Int = 0, revision: Int = 0) {
        self.id = id
        self.draft = draft
        self.version = version
        self.revision = revision
    }
}

/// What was done with a survey that cannot be.
public enum SurveyRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case keyTaken(String)
    /// The draft has that many problems and cannot be asked.
    case faulty(Int)
    /// A published question changed its kind or scale, so that old and new answers would be mixed up.
    case incomparable(String)
    /// Another survey feeds a metric with this key.
    case metricTaken(String)
    case roundClosed
    /// By a personal link that was used, or was taken back.
    case answeredAlready
    /// A round that stands for the same period, which would mix both rounds' figures.
    case periodTaken(Period)

    public var description: String {
        switch self {
        case .keyTaken(let key): "There is already a survey with the key “\(key)”."
        case .faulty(let count):
            "The draft cannot be published yet: \(counted(count, "thing")) in it must be mended first."
        case .incomparable(let key):
            "“\(key)” was published as another kind of question. Give the new one a key of its own, so that old answers stay comparable."
        case .metricTaken(let key):
            "There is already a metric “\(key)” with another scale. Choose another key for the survey or the question."
        case .answeredAlready: "This was answered already."
        case .roundClosed: "This round is over."
        case .periodTaken(let period):
            "There is already a round for \(period.label). Choose a shorter period, or wait for the next one."
        }
    }
}

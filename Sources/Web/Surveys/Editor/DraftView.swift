import Domain

/// How somebody looks at a survey's page: what is open, what was done, and what stands in her form but not in the draft.
struct DraftView: Sendable {
    typealias Place = Questionnaire.Place

    let open: Place?
    /// The language of the preview.
    let language: String
    let news: DraftNews?
    let on: Place?
    /// The id of what the keyboard stands on.
    let focus: String
    /// What was written and not kept.
    let form: Form?
    let trouble: DraftTrouble?
    /// What was written on stands nowhere any more.
    let isLost: Bool

    init(_ query: Form) {
        open = Place(query["at"])
        language = query["in"]
        news = DraftNews(rawValue: query["news"])
        on = Place(query["on"])
        focus = query["focus"]
        (form, trouble, isLost) = (nil, nil, false)
    }

    /// The page that comes back when an order was not followed: everything that was written stands on it.
    init(after order: DraftOrder, _ trouble: DraftTrouble, in draft: Questionnaire) {
        let place = order.open.flatMap { draft.place(seenIn: order.form, at: $0, isNewest: false) }
        open = place ?? order.open
        language = order.form["in"]
        (news, on) = (nil, nil)
        focus = if case .unreadable(let problems) = trouble { problems.list.first?.field ?? "" } else { "trouble" }
        form = order.open == nil ? nil : order.form
        self.trouble = trouble
        isLost = order.open != nil && place == nil
    }

    /// What was written into the form of a section that is gone, which has no place on the page any more.
    var lostTexts: [String] {
        guard isLost, case .section? = open, let form else { return [] }
        return form.fields.filter { $0.key.hasPrefix("title.") || $0.key.hasPrefix("text.") }
            .sorted { $0.key < $1.key }.flatMap(\.value).filter { !$0.isEmpty }
    }

    var problems: FieldProblems? { if case .unreadable(let problems)? = trouble { problems } else { nil } }

    /// What is said above the draft when an order was not followed.
    var warning: String? {
        switch trouble {
        case nil, .unreadable?: nil
        case .changedMeanwhile?:
            "Somebody changed the same thing while you were writing. Yours is not saved yet; both stand below."
        case .gone?:
            "Somebody took this away while you were writing. Yours is not saved yet; saving it now adds it anew."
        case .outdated?:
            "Nothing was done: the draft has changed since your page was loaded. It stands here as it is now."
        case .refused(let reason)?: "Nothing was done. \(reason)"
        }
    }
}

/// Surveys to start from, in our own words.
struct SurveyLibrary: Sendable {
    let key: String
    let name: String
    let text: String
    let yaml: String

    static let all = [pulse, loyalty]

    private static let pulse = SurveyLibrary(
        key: "pulse", name: "Employee pulse",
        text: "Two minutes: appreciation, voice, growth, help from others, and whether people want to come.",
        yaml: """
            key: pulse
            title: {en: "How is it to work here?", de: "Wie ist es, hier zu arbeiten?"}
            languages: [en, de]
            respondents: employees
            introduction: {en: "Nine short questions. Say what you think.", de: "Neun kurze Fragen. Sagen Sie, was Sie denken."}
            sections:
              - title: {en: "Your work", de: "Ihre Arbeit"}
                questions:
                  - {key: want-to-come, kind: agreement, scale: wanting, text: {en: "Most days I want to come to work.", de: "An den meisten Tagen will ich zur Arbeit kommen."}}
                  - {key: have-to-come, kind: agreement, scale: wanting, reversed: true, text: {en: "I come mainly because I have to.", de: "Ich komme vor allem, weil ich muss."}}
                  - {key: appreciated, kind: agreement, text: {en: "Good work is noticed and thanked for here.", de: "Gute Arbeit wird hier gesehen und gedankt."}}
                  - {key: voice, kind: agreement, text: {en: "When I say what could be better, somebody listens.", de: "Wenn ich sage, was besser sein könnte, hört jemand zu."}}
              - title: {en: "With others", de: "Mit anderen"}
                questions:
                  - {key: help-from-others, kind: agreement, text: {en: "Other departments give me what I need to serve customers well.", de: "Andere Abteilungen geben mir, was ich brauche, um Kunden gut zu bedienen."}}
                  - {key: growth, kind: agreement, text: {en: "I learn things here that take me further.", de: "Ich lerne hier Dinge, die mich weiterbringen."}}
                  - {key: goal, kind: agreement, text: {en: "I know what my work does for our customers.", de: "Ich weiß, was meine Arbeit für unsere Kunden bewirkt."}}
              - title: {en: "All in all", de: "Alles in allem"}
                questions:
                  - {key: recommend, kind: recommend, text: {en: "How likely is it that you would recommend working here to a friend?", de: "Wie wahrscheinlich ist es, dass Sie einer Freundin empfehlen, hier zu arbeiten?"}}
                  - {key: change, kind: comment, text: {en: "What should change first?", de: "Was sollte sich als Erstes ändern?"}}

            """)

    private static let loyalty = SurveyLibrary(
        key: "loyalty", name: "Customer loyalty", text: "Under a minute: would you recommend us, and why.",
        yaml: """
            key: loyalty
            title: {en: "How do we serve you?", de: "Wie bedienen wir Sie?"}
            languages: [en, de]
            respondents: customers
            thanks: {en: "Thank you. We read every answer.", de: "Vielen Dank. Wir lesen jede Antwort."}
            sections:
              - questions:
                  - {key: recommend, kind: recommend, required: true, text: {en: "How likely is it that you would recommend us to a friend?", de: "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?"}}
                  - {key: liked, kind: comment, show_if: {question: recommend, at_least: 7}, text: {en: "What do you like most?", de: "Was gefällt Ihnen am besten?"}}
                  - {key: better, kind: comment, show_if: {question: recommend, at_most: 6}, text: {en: "What should we do better?", de: "Was sollten wir besser machen?"}}

            """)
}

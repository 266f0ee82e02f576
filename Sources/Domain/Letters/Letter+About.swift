extension Letter {
    /// What a round's letters are about; ``about`` of each begins with it.
    public static func about(_ round: Round.ID) -> String { "round/\(round)" }

    /// What the letters to one person about a round are about.
    public static func about(_ round: Round.ID, to person: Person.ID) -> String {
        "\(about(round))/person/\(person)"
    }
}

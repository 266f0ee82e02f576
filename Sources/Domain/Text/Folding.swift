import Foundation

extension String {
    /// For finding: lower case, without accents.
    public var folded: String { folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil) }
}

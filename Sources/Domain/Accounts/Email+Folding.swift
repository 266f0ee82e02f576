import Foundation

extension String {
    /// An e-mail address as two spellings of it are compared: without white space around it, in lower case, in one
    /// Unicode form. Accents stay: they are other mailboxes.
    public var foldedEmail: String {
        trimmingCharacters(in: .whitespacesAndNewlines).lowercased().precomposedStringWithCompatibilityMapping
    }
}

import Statistics
import Testing

struct LinearProgramTests {
    @Test func `the least of a sum under an equation and bounds`() throws {
        // x + y = 7, both from 1 to 5.
        let program = LinearProgram(
            columns: [1...5, 1...5], rows: [7...7], entries: [[(row: 0, coefficient: 1)], [(row: 0, coefficient: 1)]])
        #expect(try #require(program.minimum(of: [1, 0]))[0] == 2)
        #expect(try #require(program.minimum(of: [-1, 0]))[0] == 5)
    }

    @Test func `what cannot be met has no answer`() {
        let program = LinearProgram(columns: [1...5], rows: [9...9], entries: [[(row: 0, coefficient: 1)]])
        #expect(program.minimum(of: [1]) == nil)
    }
}

import Testing

@testable import CLI

/// One figure or two of each command against the reference; the figures themselves are tested where they are computed.
@Suite struct StatsAnswerTests {
    @Test func `icc says how much lies between groups`() throws {
        let json = try StatsCase.json("icc", StatsCase.data("bh1996"), "--group", "GRP", "--value", "LEAD")
        #expect(close(json["icc1"]?.double, 0.127027550031132) && close(json["icc2"]?.double, 0.915612969348058))
        #expect(close(json["f"]?.double, 11.8501621904975))
        #expect(json["n"] == .int(7382) && json["groups"] == .int(99) && json["dropped"] == .int(0))
    }

    @Test func `agreement gives rwg(j), each item's rwg and the pseudo-groups`() throws {
        let items = (1...11).map { "LEAD" + ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: ",")
        let json = try StatsCase.json(
            "agreement", StatsCase.data("lq2002"), "--group", "COMPID", "--items", items, "--options", "5", "--deals",
            "20")
        let expected = [
            "mean": 0.867784900003626, "median": 0.870107663077897, "min": 0.774899599577758, "max": 0.942306701694741,
        ]
        for (key, value) in expected { #expect(close(json["rwgj"]?[key]?.double, value)) }
        #expect(close(json["rwg"]?["LEAD01"]?["mean"]?.double, 0.423419061231238))
        #expect(close(json["lindell"]?["mean"]?.double, 0.39262108253676) && json["groups"] == .int(49))
        #expect(try #require(json["pseudo_groups"]?["high"]?.double) < 0.867)
    }

    @Test func `alpha takes reversed items`() throws {
        let names = "rating,complaints,privileges,learning,raises,critical,advance"
        let json = try StatsCase.json("alpha", StatsCase.data("attitude"), "--items", names)
        #expect(
            close(json["alpha"]?.double, 0.84314276956476) && close(json["standardised"]?.double, 0.839083803029511))
        let turned = try StatsCase.json(
            "alpha", StatsCase.data("attitude"), "--items", names, "--reverse", "critical", "--range", "0,100")
        #expect(try #require(turned["alpha"]?.double) < 0.8)
    }

    @Test func `nps gives percent and counts`() throws {
        let json = try StatsCase.json("nps", StatsCase.data("customer_sat"), "--value", "q1")
        #expect(close(json["nps"]?.double, -35.6709000552181) && close(json["low"]?.double, -39.1468870864888))
        #expect(
            close(json["promoters"]?.double, 17.0071783545003) && close(json["detractors"]?.double, 52.6780784097184))
        #expect(json["counts"]?["promoters"] == .int(308))
    }

    @Test func `correlate has three methods and controls`() throws {
        let file = StatsCase.data("attitude")
        let pearson = try StatsCase.json("correlate", file, "--x", "rating", "--y", "complaints")
        #expect(close(pearson["r"]?.double, 0.825417569542146) && close(pearson["high"]?.double, 0.913913891353669))
        let ranks = try StatsCase.json("correlate", file, "--x", "rating", "--y", "complaints", "--method", "spearman")
        #expect(close(ranks["r"]?.double, 0.832200562268763))
        let tau = try StatsCase.json("correlate", file, "--x", "rating", "--y", "complaints", "--method", "kendall")
        #expect(close(tau["r"]?.double, 0.654971208215473))
        let partial = try StatsCase.json(
            "correlate", file, "--x", "rating", "--y", "learning", "--control", "complaints")
        #expect(close(partial["r"]?.double, 0.289456056317171) && close(partial["p"]?.double, 0.127753890049864))
    }

    @Test func `regress has classical, robust and clustered errors`() throws {
        let arguments = [
            "regress", StatsCase.data("attitude"), "--y", "rating", "--x", "complaints,privileges,learning", "--x",
            "raises,critical,advance",
        ]
        func error(_ more: String...) throws -> Double? {
            try StatsCase.answer(arguments + more).json["coefficients"]?["complaints"]?["se"]?.double
        }
        #expect(try close(error(), 0.160983114891304))
        #expect(try close(error("--errors", "hc1"), 0.118309650249695))
        #expect(try close(error("--errors", "hc3"), 0.153612972927546))
        let json = try StatsCase.answer(arguments).json
        #expect(close(json["coefficients"]?["(Intercept)"]?["estimate"]?.double, 10.7870763857097))
        #expect(close(json["r_squared"]?.double, 0.732601992531149))
        let clustered = try StatsCase.json(
            "regress", StatsCase.data("bh1996"), "--y", "WBEING", "--x", "HRS", "--cluster", "GRP")
        #expect(clustered["clusters"] == .int(99) && clustered["coefficients"]?["HRS"]?["df"]?.double == 98)
    }

    @Test func `drivers' shares add up to what is explained`() throws {
        let json = try StatsCase.json(
            "drivers", StatsCase.data("attitude"), "--y", "rating", "--x",
            "complaints,privileges,learning,raises,critical,advance",
            "--resamples", "20")
        #expect(close(json["lmg"]?["complaints"]?.double, 0.370816194319328))
        #expect(close(json["johnson"]?["complaints"]?.double, 0.36276019965813))
        #expect(close(json["lmg_percent"]?["complaints"]?.double, 50.6163234743812))
        #expect(json["lmg_interval"]?["complaints"]?["low"]?.double != nil)
    }

    @Test func `multilevel splits the variance`() throws {
        let file = StatsCase.data("bh1996")
        let empty = try StatsCase.json("multilevel", file, "--y", "WBEING", "--group", "GRP")
        #expect(
            close(empty["tau2"]?.double, 0.035800774755310077) && close(empty["sigma2"]?.double, 0.78949727413935203))
        let full = try StatsCase.json("multilevel", file, "--y", "WBEING", "--x", "HRS,LEAD,G.HRS", "--group", "GRP")
        #expect(close(full["coefficients"]?["G.HRS"]?["se"]?.double, 0.018881281298492752))
    }

    @Test func `overlap stands beside what chance gives`() throws {
        let json = try StatsCase.json(
            "overlap", StatsCase.data("attitude"), "--inside", "rating", "--outside", "raises", "--top", "25%",
            "--unit", "department")
        #expect(json["overlap"] == .int(6) && json["expected"]?.double == 2.4 && json["units"] == .int(30))
        #expect(json["shared"] == .array(["5", "9", "15", "17", "27", "29"]))
    }

    @Test func `power answers from either side`() throws {
        #expect(try StatsCase.json("power", "--r", "0.3")["n"] == .int(85))
        #expect(
            try StatsCase.page("power", "--n", "24").contains(
                "With 24 units you would see r ≥ 0.54 four times in five."))
        #expect(try #require(try StatsCase.json("power", "--r", "0.3", "--units", "85")["power"]?.double) > 0.8)
    }

    @Test func `a sample is the same for the same seed`() throws {
        func low(_ seed: String) throws -> Double? {
            try StatsCase.json(
                "drivers", StatsCase.data("attitude"), "--y", "rating", "--x", "complaints,raises", "--resamples", "40",
                "--seed", seed)[
                    "lmg_interval"]?["raises"]?["low"]?.double
        }
        #expect(try low("7") == low("7") && low("7") != low("8"))
    }
}

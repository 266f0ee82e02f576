extension PublishedLink {
    /// What others have found on the link from employees to customers and the business.
    public static let literature: [PublishedLink] = [
        harter("customer satisfaction, from job satisfaction", "ρ = .32", 0.32),
        harter("customer satisfaction, from engagement", "ρ = .33", 0.33),
        harter("productivity, from satisfaction / engagement", "ρ = .20 / .25", nil),
        harter("profit, from satisfaction / engagement", "ρ = .15 / .17", nil),
        harter("employee turnover, from satisfaction / engagement", "ρ = −.36 / −.30", nil),
        PublishedLink(
            study: "Whitman, Van Rooy & Viswesvaran 2010", source: "Personnel Psychology 63:41–81", units: "73 studies",
            link: "unit performance, from satisfaction", value: "ρ = .34", r: 0.34),
        PublishedLink(
            study: "Brown & Lam 2008", source: "Journal of Retailing 84:243–255", units: "meta-analysis",
            link: "customer satisfaction, from employee satisfaction",
            value: "positive; service quality passes all of it on", r: nil),
        PublishedLink(
            study: "Hogreve, Iseke, Derfuss & Eller 2017", source: "Journal of Marketing 81(3):41–61",
            units: "meta-analysis", link: "each step of the service–profit chain",
            value: "all links significant, sizes vary; “always maximise satisfaction” is not supported", r: nil),
        PublishedLink(
            study: "Gelade & Young 2005", source: "Journal of Occupational and Organizational Psychology 78:1–22",
            units: "bank branches", link: "sales through customer satisfaction, from climate",
            value: "what passes through customers is too small to matter in practice", r: nil),
        PublishedLink(
            study: "Schneider, White & Paul 1998", source: "Journal of Applied Psychology 83:150–163",
            units: "134 branches", link: "customers' view of service, from service climate",
            value: "effects run both ways",
            r: nil),
        PublishedLink(
            study: "Zhao & Chamberlain 2019", source: "Glassdoor Economic Research, with the ACSI", units: "293 firms",
            link: "customer satisfaction, from one more star by employees",
            value: "+1.3 points of 100; +3.2 where contact with customers is close", r: nil),
    ]

    private static func harter(_ link: String, _ value: String, _ r: Double?) -> PublishedLink {
        PublishedLink(
            study: "Harter, Schmidt & Hayes 2002", source: "Journal of Applied Psychology 87:268–279",
            units: "7,939 business units", link: link, value: value, r: r)
    }
}

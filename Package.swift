// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "insideout",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "insideout", targets: ["insideout"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLAPACK", providers: [.apt(["liblapacke-dev", "libopenblas-dev"])]),
        .systemLibrary(name: "CLibpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
        .systemLibrary(name: "CXlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CQRencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),

        .target(name: "Statistics", dependencies: ["CClp", "CLAPACK"], swiftSettings: strict),
        .target(name: "Domain", dependencies: ["Statistics"], swiftSettings: strict),
        .target(name: "Storage", dependencies: ["Domain"], swiftSettings: strict),
        .target(
            name: "SQLite",
            dependencies: [
                "Storage", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "Postgres",
            dependencies: ["Storage", "CLibpq", .product(name: "NIOPosix", package: "swift-nio")],
            swiftSettings: strict),
        .target(
            name: "Exchange",
            dependencies: [
                "Storage", "Domain", "CPhoneNumber", "CQRencode", "CReadStat", "CXlsxwriter",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "Delivery",
            dependencies: ["Storage", "Domain", "CCurl", .product(name: "NIOPosix", package: "swift-nio")],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Delivery", "Exchange", "Storage", "Domain", "Statistics", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Templates"), .copy("Assets"), .copy("Library"), .copy("Words"), .copy("Contract")],
            swiftSettings: strict),
        .target(
            name: "CLI",
            dependencies: [
                "Web", "Delivery", "Exchange", "SQLite", "Postgres", "Storage", "Domain", "Statistics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(name: "insideout", dependencies: ["CLI"], swiftSettings: strict),

        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics"], resources: [.copy("Resources")],
            swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "Statistics"], swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["SQLite", "Postgres", "Storage"], swiftSettings: strict),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "SQLite", "Postgres"], swiftSettings: strict),
        .testTarget(
            name: "DeliveryTests", dependencies: ["Delivery", "Storage", "SQLite", "Postgres"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: ["Web", "SQLite", "Postgres", .product(name: "HummingbirdTesting", package: "hummingbird")],
            swiftSettings: strict),
        .testTarget(
            name: "CLITests", dependencies: ["CLI", "insideout", "Postgres", "Storage"], swiftSettings: strict),
        .executableTarget(
            name: "insideout-bench",
            dependencies: [
                "Domain", "Statistics", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/bench/Sources", swiftSettings: strict),
    ]
)

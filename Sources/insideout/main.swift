import CLI

await InsideOut.main()

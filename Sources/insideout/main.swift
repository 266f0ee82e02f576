import CLI

await InsideOut.run()

print("InsideOut")

"""Every page of the product: its name in pictures and reports, and its address."""

PAGES = {
    "mirror": "/mirror",
    "link": "/link",
    "data": "/data",
    "people": "/people",
}

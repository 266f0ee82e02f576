"""Every page of the product: its name in pictures and reports, and its address with the sample organisation."""

# Seen by the administrator.
PAGES = {
    "mirror": "/mirror",
    "link": "/link",
    "data": "/data",
    "people": "/people",
    "new-person": "/people/new",
    "you": "/you",
}

# Seen by who has not signed in.
GUEST_PAGES = {
    "sign-in": "/sign-in",
}

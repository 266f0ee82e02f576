"""Whatever can be pressed can be reached and seen with the Tab key."""

from test_every_page import everywhere

# What a person could press, among what is visible; a closed <details> hides its content.
FOCUSABLE = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter(e => !e.disabled && e.checkVisibility({visibilityProperty: true})
            && !(e.type === 'radio' && e !== (document.querySelector(`input[name="${e.name}"]:checked`)
                 ?? document.querySelector(`input[name="${e.name}"]`))))
  .map((e, i) => { e.dataset.place = i; return i })"""
FOCUSED = """() => {
  const e = document.activeElement;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  return {
    place: e.dataset.place === undefined ? null : Number(e.dataset.place),
    name: e.outerHTML.slice(0, 120),
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none',
    inside: box.bottom > 0 && box.top < innerHeight,
  }
}"""
ENOUGH = 150


@everywhere
def test_tab_reaches_everything_and_shows_where_it_is(visit, name, place, as_):
    page = visit(place, as_=as_)
    wanted = set(page.evaluate(FOCUSABLE))
    reached, unmarked, outside = set(), [], []
    # Two more than there are: a page may begin in a field of its own choice, and the way round leads past the window's end.
    # A date has three parts and a button of its own.
    dates = page.locator("input[type=date]:visible").count()
    for _ in range(min(len(wanted) + 2 + 3 * dates, ENOUGH)):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here["place"] is None:
            continue
        reached.add(here["place"])
        if not here["marked"]:
            unmarked.append(here["name"])
        if not here["inside"]:
            outside.append(here["name"])
    assert unmarked == []
    assert outside == []
    # The order of the keyboard is that of the page: on a long one none is left out among those that were passed.
    assert reached == set(sorted(wanted)[:ENOUGH])


def test_the_first_tab_leads_past_the_navigation(visit):
    page = visit("/mirror")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")

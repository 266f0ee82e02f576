"""The classic ways to work out what few people answered, planted one by one: each is found, and its safe sister is not."""

from fractions import Fraction

import pytest

from attack.campaign import PARTICIPATION, Collection, findings
from attack.figures import POINTS_5, RECOMMEND, YES_NO, Place
from attack.scales import ScaleFigure
from attack.traces import Listing
from attack.voices import Overheard

# What people answered, by name. Nobody's is at the end of the scale so often that unanimity plays a part.
ANSWERS = dict(zip("abcdefghijklmnopqrstuvwxyz", [3, 1, 4, 2, 5, 4, 2, 3, 5, 1, 4, 2, 3, 5, 2, 4, 1, 3, 5, 2, 4, 3, 1, 5, 2, 4]))


def place(people, group=None, round="March", question="voice", scale=POINTS_5):
    return Place(round, question, group or people, frozenset(people), scale)


def mean(people, round="March", answers=ANSWERS, group=None):
    return place(people, group, round).mean(f"{sum(answers[person] for person in people) / len(people):.2f}")


def counts(people, question="voice"):
    answers = [ANSWERS[person] for person in people]
    return place(people, question=question).counts({answer: answers.count(answer) for answer in POINTS_5.answers})


def found(*figures, **rest):
    return findings(Collection(figures=list(figures), **rest))


def ways(*figures, **rest):
    return {(finding.way, "".join(sorted(finding.people))) for finding in found(*figures, **rest)}


def test_a_small_cell_on_its_own():
    assert ways(mean("abcd")) == {("small cell", "abcd")}
    assert ways(mean("abcde")) == set()


def test_a_parent_less_its_children():
    assert ways(mean("abcdefghijklm"), mean("abcde"), mean("fghij")) == {("system", "klm")}
    assert ways(mean("abcdefghijklmno"), mean("abcde"), mean("fghij")) == set()


def test_the_answer_itself_comes_out_in_spite_of_rounding():
    (finding,) = found(mean("abcdefghijklm", group="North"), mean("abcdefghijkl", group="Team 1"))
    assert (finding.derivation.low, finding.derivation.high) == (ANSWERS["m"], ANSWERS["m"])
    assert finding.derivation.words == "sum 3 = North (13) − Team 1 (12)"


def test_a_filter_and_its_complement():
    assert ways(mean("abcdefgh"), mean("abcdef")) == {("subtraction", "gh")}
    assert ways(mean("abcdefghij"), mean("abcde")) == set()


def test_two_filters_that_differ_by_one_person_each():
    assert ways(mean("abcdefgh"), mean("bcdefghi")) == {("system", "ai")}


def test_two_viewers_who_compare():
    manager, executive = mean("abcdefghijkl", group="North"), mean("abcdefgh", group="Women of North")
    assert ways(manager) == ways(executive) == set()
    assert ways(manager, executive) == {("subtraction", "ijkl")}


def test_two_tables_that_are_sound_each_by_itself():
    units, tenure = [mean("abcdefg"), mean("hijklmn")], [mean("abcdefhijkl")]
    assert ways(*units) == ways(*tenure) == set()
    assert ways(*units, *tenure) == {("system", "gmn")}
    assert ways(*units, mean("abcdhijk")) == set()


def test_a_set_of_four_in_a_ring_of_overlapping_filters():
    # Each filter shares at least five with the next; only all four together single out one from each.
    blocks = ["ABCDE", "FGHIJ", "KLMNO", "PQRST"]
    answers = {person: 3 for block in blocks for person in block} | dict(zip("abcd", (2, 5, 1, 4)))
    filters = [set(blocks[i]) | set(blocks[(i + 1) % 4]) | {"abcd"[i]} for i in range(4)]
    figures = [mean("".join(sorted(people)), answers=answers) for people in filters]
    assert ("system", "abcd") in ways(*figures)
    assert ways(*figures[:3]) == set()


def test_counts_by_answer_give_what_a_mean_would():
    assert ways(*counts("abcdefgh"), mean("abcdef")) == {("subtraction", "gh")}


def test_one_count_alone_is_a_figure_too():
    part = place("abcdefgh", scale=YES_NO).counts({1: 3}) + place("abcdefghi", scale=YES_NO).counts({1: 4})
    assert ways(*part) == {("subtraction", "i")}


def test_shares_are_counts_in_another_dress():
    whole, part = place("abcdefghi"), place("abcdefgh")
    assert ways(whole.share("33", 4, 5), part.share("25", 4, 5)) == {("subtraction", "i")}


def test_a_net_promoter_score_is_a_sum():
    whole, part = place("abcdefghi", scale=RECOMMEND), place("abcdefgh", scale=RECOMMEND)
    figures = [one.mean(text, RECOMMEND.promoters) for one, text in ((whole, "11"), (part, "0"))]
    (finding,) = found(*figures)
    assert (finding.way, finding.people) == ("subtraction", frozenset("i"))
    assert finding.derivation.low <= 100 <= finding.derivation.high


def test_different_questions_have_nothing_to_do_with_one_another():
    assert ways(mean("abcdefgh"), place("abcdef", question="pay").mean("3.00")) == set()


def scale(first, second):
    """The mean of two questions, of those whom each was answered by; who left one out counts with the other alone."""
    weights = {(person, "voice"): Fraction(1, 2) if person in second else Fraction(1) for person in first}
    weights |= {(person, "pay"): Fraction(1, 2) if person in first else Fraction(1) for person in second}
    return ScaleFigure("March", "listening", "North", weights)


def test_a_scale_beside_its_questions():
    # Five have left each question out, which gives nobody away; but a and b answered only one of the two.
    both = "cdefghijklmnop"
    voice, pay = both + "a", both + "b"
    figures = [place(voice).mean("3.20"), place(pay, question="pay").mean("3.10")]
    (finding,) = found(*figures, scales=[scale(voice, pay)])
    assert (finding.way, finding.people) == ("system", frozenset("ab"))
    assert found(figures[0], scales=[scale(voice, pay)]) == []


@pytest.mark.parametrize("answer", [1, 5])
def test_unanimity(answer):
    group = place("abcdefg")
    assert ways(group.mean(f"{answer}.00")) == {("unanimity", "abcdefg")}
    assert ways(group.share("100", answer)) == {("unanimity", "abcdefg")}


def test_unanimity_of_what_remains():
    rest = dict.fromkeys("abcdef", 5) | dict(zip("ghijkl", (1, 2, 5, 3, 4, 2)))
    assert ways(mean("abcdefghijkl", answers=rest), mean("ghijkl", answers=rest)) == {("unanimity", "abcdef")}


def test_a_spread_of_nothing_is_unanimity():
    group = place("abcdefg")
    assert ways(group.mean("3.00"), *group.spread("3.00", "3.00", "3.00")) == {("unanimity", "abcdefg")}
    assert ways(group.mean("3.00"), *group.spread("3.00", "1.95", "4.05")) == set()


def test_a_band_says_less_than_a_number():
    band = place("abcdefgh").band(1.5, 4)
    assert ways(band) == set()
    assert ways(band, mean("abcdefg")) == set()


def test_a_band_that_is_too_narrow():
    assert ways(place("abcdef").band(4.95, 5)) == {("unanimity", "abcdef")}


def test_bounds_of_a_group_that_is_held_back():
    # Of "abc" nothing is said, but with the others' answers theirs can be nothing but high.
    answers = dict.fromkeys("abcdefg", 5) | dict(d=4)
    figures = [mean("abcdefg", answers=answers)]
    assert ("bounds", "abc") not in ways(*figures)
    figures = [place("abcdefgh").band(4.85, 5), place("defgh").band(1, 5)]
    assert ways(*figures, hidden={("March", "voice"): {"team": frozenset("abc")}}) == {("bounds", "abc")}


def test_this_round_less_the_last_one_when_one_joined():
    before, after = mean("abcdef", "March"), mean("abcdefg", "April")
    (finding,) = found(before, after, rounds=["March", "April"])
    assert (finding.way, finding.people, finding.is_guess) == ("joiner", frozenset("g"), True)
    assert (finding.derivation.low, finding.derivation.high) == (ANSWERS["g"], ANSWERS["g"])


def test_this_round_less_the_last_one_when_one_left():
    assert ways(mean("abcdefg", "March"), mean("abcdef", "April"), rounds=["March", "April"]) == {("leaver", "g")}


@pytest.mark.parametrize("later", ["abcdefgh", "abcdeg", "abcdefghijk", "abcdef"], ids=["two join", "one for another", "five join", "nobody"])
def test_no_guess_where_more_or_none_have_changed(later):
    assert ways(mean("abcdef", "March"), mean(later, "April"), rounds=["March", "April"]) == set()


def test_no_guess_in_a_large_group():
    assert ways(mean("abcdefghij", "March"), mean("abcdefghijk", "April"), rounds=["March", "April"]) == set()


def test_a_joiner_of_what_remains_of_a_parent():
    march = [mean("abcdefghijklmnop", "March"), mean("ghijklmnop", "March")]
    april = [mean("abcdefghijklmnopq", "April"), mean("ghijklmnop", "April")]
    assert ways(*march, *april, rounds=["March", "April"]) == {("joiner", "q")}


def test_reading_an_open_round_twice():
    first, second = mean("abcdefgh", group="at noon"), mean("abcdefghi", group="at one")
    assert ways(first, second) == {("subtraction", "i")}


def test_response_rates_of_few():
    def rate(invited, answered):
        return place(invited, question=PARTICIPATION, scale=YES_NO).counts({1: answered})

    assert ways(*rate("abcdefgh", 6), *rate("abcde", 4)) == {("subtraction", "fgh")}
    assert ways(*rate("abcdefghij", 10), *rate("abcde", 5)) == set()


ROWS = tuple("gcahbfed")


@pytest.mark.parametrize("order", [ROWS, ROWS[::-1]], ids=["first come, first", "last come, first"])
def test_rows_in_the_order_of_arrival(order):
    export = Listing("export", "March", order)
    assert [finding.way for finding in found(listings=[export], arrivals={"March": ROWS})] == ["order"]


@pytest.mark.parametrize("ids", ["12 9 8 13 10 11 14 15", "bb0 b33 b21 bc1 b77 b99 bd0 be0"], ids=["numbers", "texts"])
def test_ids_that_rise(ids):
    # As they arrived: a b c … h.
    arrived = dict(zip("cbaefdgh", sorted(ids.split(), key=lambda key: (len(key), key))))
    rows = tuple("hgfaedcb")
    export = Listing("export", "March", rows, ids=tuple(arrived[row] for row in rows))
    assert "id" in [finding.way for finding in found(listings=[export], arrivals={"March": tuple("cbaefdgh")})]


@pytest.mark.parametrize("text", ["2025-03-04T10:32", "1741084320", "at 10:32:07"])
def test_times_that_are_finer_than_a_day(text):
    listing = Listing("API", "March", ROWS, texts=tuple(f"{row} said so {text}" for row in ROWS))
    assert [finding.way for finding in found(listings=[listing])] == ["time"]


def test_shuffled_rows_with_a_day_and_random_ids():
    ids = ("9f3", "01c", "77a", "e20", "4b9", "c15", "2d8", "b06")
    listing = Listing("export", "March", tuple("ebhagdcf"), ids=ids, texts=("2025-03-04",) * 8)
    assert found(listings=[listing], arrivals={"March": tuple("abcdefgh")}) == []


def test_what_few_wrote():
    few = Listing("page", "March", tuple("ba"), are_words=True)
    assert [finding.way for finding in found(listings=[few], arrivals={"March": tuple("abcdefghi")})] == ["few voices"]
    assert found(listings=[few], arrivals={"March": tuple("abcdefghij")}) == []


def test_what_was_not_to_be_shown():
    heard = Overheard("page", "March", "Between us")
    assert [finding.way for finding in found(overheard=[heard])] == ["unshown"]

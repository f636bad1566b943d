"""Which date of a sentence is whose figure's period."""

import pytest
from reports import reader, report

from sitroom.model import Figure

_FRIDAY, _APRIL = ("during", "2024-05-17", "2024-05-17"), ("during", "2024-04-01", "2024-04-30")
_MAY, _IN_2017 = ("during", "2024-05-01", "2024-05-31"), ("during", "2017-01-01", "2017-12-31")

# Text written on Wednesday 22 May 2024, mention, period (None: the figure has none).
CASES = [
    ("OSLO, May 22 (AP) - Police found 18 bodies in a wood.", "18", None),
    ("OSLO, May 22 (AP) - Police found 18 bodies on Monday.", "18", ("during", "2024-05-20", "2024-05-20")),
    ("The ministry said on Friday 300 people arrived in April.", "300", ("during", "2024-04-01", "2024-04-30")),
    ("The ministry said on Friday that 300 people had arrived.", "300", ("as_of", None, "2024-05-17")),
    ("About 300 people are camped at the fence.", "About 300", None),
    ("About 300 people are still camped at the fence.", "About 300", ("as_of", None, "2024-05-22")),
    ("In May 300 people arrived, the most in a month since 2017, when 742 came.", "300", _MAY),
    ("In May 300 people arrived, the most in a month since 2017, when 742 came.", "742", _IN_2017),
    ("Guards stopped 30 people on Friday, the highest figure this year.", "30", _FRIDAY),
    ("Since the fence was finished in April 300 people arrived.", "300", ("since", "2024-04-01", "2024-05-22")),
    ("About 300 people cross each day and the queue on Friday was 40 people long.", "About 300", None),
    ("The report counts 300 entries in April and, as of 3 May, 40 deaths.", "300", _APRIL),
    ("From 3 May, when the order took effect, 300 were turned back.", "300", ("since", "2024-05-03", "2024-05-22")),
    ("Some 300 people fled since fighting broke out on 3 May.", "Some 300", ("since", "2024-05-03", "2024-05-22")),
    ("Arrivals rose 9 per cent on 2022.", "9 per cent", None),
    ("The town needed 300 beds by Friday.", "300", ("by", None, "2024-05-24")),
    ("By 16 May 300 people had arrived in 2024.", "300", ("by", None, "2024-05-16")),
    ("About 300 people remain in Belarus.", "About 300", None),
    ("Since April, 300 people fled, he said in Geneva on Friday.", "300", ("since", "2024-04-01", "2024-05-22")),
    ("On Monday and Tuesday 70 people arrived.", "70", ("during", "2024-05-20", "2024-05-21")),
    ("Guards stopped 56 people on 3 and 4 May.", "56", ("during", "2024-05-03", "2024-05-04")),
    ("This year guards have stopped 812 people.", "812", ("since", "2024-01-01", "2024-05-22")),
    ("So far this month guards have stopped 12 people.", "12", ("since", "2024-05-01", "2024-05-22")),
    ("Finland registered 56 attempts on Monday, the fewest in a year.", "56", ("during", "2024-05-20", "2024-05-20")),
    ("Aid workers counted 900 people in tents on Monday.", "900", ("as_of", None, "2024-05-20")),
    ("Nine people drowned on Friday, bringing the toll since January to 80.", "Nine", _FRIDAY),
    ("In April arrivals rose 9 per cent on the same month of 2022.", "9 per cent", _APRIL),
    ("In April arrivals jumped 9 per cent from March.", "9 per cent", _APRIL),
    ("Arrivals rose 9 per cent compared with March.", "9 per cent", None),
    ("From 0600 on Saturday to 0600 on Sunday 90 were averted.", "90", ("during", "2024-05-18", "2024-05-19")),
    ("Some 300 crossed as of 10:00 am on Monday.", "Some 300", ("as_of", None, "2024-05-20")),
    ("Some 300 swam across since the early hours of Monday.", "Some 300", ("since", "2024-05-20", "2024-05-22")),
    ("In 2022 guards stopped 81 people, in 2021 - 46, in 2020 - 104.", "46", ("during", "2021-01-01", "2021-12-31")),
    (
        "Between December 13, 2023, and April 2024 officers stopped 9,313 people.",
        "9,313",
        ("during", "2023-12-13", "2024-04-30"),
    ),
    ("In the course of 2024 Latvia has expelled 300 people.", "300", ("since", "2024-01-01", "2024-05-22")),
    ("From the beginning of 2024 until 7 May 300 were detained.", "300", ("since", "2024-01-01", "2024-05-07")),
    ("This month 389 attempts were seen; in April there were 1,227.", "1,227", _APRIL),
    ("In April 35 people applied for asylum (May 2023: 48).", "35", _APRIL),
    ("Iraq will send two flights on 10 and 14 June with 180 seats.", "two", ("during", "2024-06-10", "2024-06-14")),
    ("As of tomorrow, 70 soldiers will join.", "70", ("since", "2024-05-23", None)),
    ("On Friday 40 people were stopped. Another 12 people were detained.", "12", _FRIDAY),
    ("On Friday clashes broke out in the town. Some 90 people were killed.", "Some 90", _FRIDAY),
    (
        "Flood update (data as of 20 May). Since 1 May 325 people have died.",
        "325",
        ("since", "2024-05-01", "2024-05-20"),
    ),
    ("A man born in 1996 was caught with 9 migrants.", "9", None),
    ("17:05 - Some 86 people have jumped the fence.", "Some 86", ("during", "2024-05-22", "2024-05-22")),
    ("In May 300 people arrived, compared with 200 a year earlier.", "200", ("during", "2023-05-01", "2023-05-31")),
]


@pytest.mark.parametrize(("text", "mention", "period"), CASES, ids=[case[0] for case in CASES])
def test_a_figure_takes_the_date_told_of_it(
    text: str, mention: str, period: tuple[str, str | None, str] | None
) -> None:
    """Neither the day of writing or telling nor that of another figure or of a comparison is a figure's period."""
    claims = reader().read(report(text, "2024-05-22")).claims
    (found,) = [one for one in claims if isinstance(one, Figure) and one.mention and one.mention.text == mention]
    told = found.period
    assert (told and (told.kind, told.start, told.end)) == period

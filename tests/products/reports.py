"""Twelve short reports in our own words; ``[[key|words]]`` marks the words a claim is read from.

A paragraph is a list of sentences. The numbers are in the manner of autumn 2021; the authors are made up where
they are not authorities.
"""

REPORTS: dict[str, dict[str, object]] = {
    "council": {
        "title": "State of play at the eastern border",
        "publisher": "European Commission",
        "published": "2021-11-23",
        "origin": "https://example.org/council/state-of-play",
        "paragraphs": [
            ["# State of play at the eastern border"],
            [
                "As of 16 November, [[c1|7 698]] people had arrived from Belarus this year: [[c2|4 222]] in Lithuania, "
                "[[c3|3 062]] in Poland and [[c4|414]] in Latvia.",
                "The three states prevented [[c5|over 40 000]] attempts to cross.<sup>3</sup>",
            ],
            [
                "By 14 November, [[c6|2 649]] applications for asylum were lodged in Lithuania, [[c7|294]] in "
                "Latvia and "
                "[[c8|6 498]] in Poland.",
                "It is estimated that [[c9|up to 15 000]] people are stranded in Belarus, [[c10|2 000]] of them close "
                "to the border.",
            ],
            [
                "A flight with [[c11|432]] Iraqis left Minsk for Erbil and Baghdad on 18 November.",
                "Humanitarian aid of [[c12|€700 000]] has been allocated: [[c13|€200 000]] to the Red Cross "
                "movement and "
                "[[c14|€500 000]] still being placed.",
                "[[c15|Up to €3.5 million]] will support voluntary returns.",
            ],
            [
                "[[c16|166]] persons and [[c17|15]] entities are listed.",
                "The agency has sent [[c18|104]] officers to Lithuania and [[c19|seven]] to Latvia.",
                "[[m1|Iraq suspended flights to Minsk]] in August, and on 13 November [[m2|Cham Wings stopped its "
                "flights to Minsk]].",
                "[[s1|The authorities in Minsk lured people to the border with false promises]], the Commission said.",
            ],
            ["<sup>3</sup> These may include several attempts by the same person."],
        ],
    },
    "wire": {
        "title": "First plane with returnees leaves Minsk",
        "publisher": "Interfax",
        "published": "2021-11-18",
        "origin": "https://example.com/wire/1118",
        "paragraphs": [
            [
                "A first plane carried [[w1|some 430]] people home to Iraq on Thursday, the Iraqi Foreign "
                "Ministry said.",
                "Those on board had registered with the consulate in recent days.",
            ],
            [
                "[[w2|About 7,000]] migrants remain in Belarus, [[w3|2,000]] of whom are in a camp at the "
                "border, Natalia "
                "Eismont said.",
                "[[s2|Claims that Minsk brought people to the border are a lie]], the spokeswoman said.",
            ],
        ],
    },
    "paper": {
        "title": "At the fence, a camp is cleared",
        "publisher": "The Border Courier",
        "published": "2021-11-19",
        "origin": "https://example.com/courier/fence",
        "paragraphs": [
            [
                "[[p1|419]] passengers were on the flight, a spokesman of the Kurdistan Regional Government told this "
                "newspaper.",
                "[[p2|At least 12]] people have died in the forests since the summer, Polish aid workers say.",
            ],
            [
                "Belarus plans to fly home [[p3|at least 5,000]] people, and [[s3|called on Germany to take in "
                "2,000]].",
                "[[s4|Germany will not take them in]], the interior minister said in Warsaw.",
                "Guards used tear gas, a woman in the camp said; she gave her name as Ayan Saleh.",
            ],
        ],
    },
    "copy": {
        "title": "Plane with returnees leaves Belarus",
        "publisher": "Daily Mirror of Events",
        "published": "2021-11-18",
        "origin": "clippings/daily-mirror-1118.txt",
        "paragraphs": [
            [
                "A first plane carried [[k1|some 430]] people home to Iraq on Thursday, the Iraqi Foreign "
                "Ministry said.",
                "Those on board had registered with the consulate in recent days.",
            ],
            ["[[k2|About 7,000]] migrants remain in Belarus, Natalia Eismont said."],
        ],
    },
    "guard-pl-1": {
        "title": "Meldunek Straży Granicznej, 15 listopada",
        "publisher": "Straż Graniczna",
        "published": "2021-11-15",
        "language": "pl",
        "origin": "https://example.org/sg/1115",
        "paragraphs": [
            [
                "W nocy udaremniono [[g1|118]] prób nielegalnego przekroczenia granicy.",
                "Od początku roku odnotowano [[g2|ponad 33 000]] prób.",
            ],
            ["Zatrzymano [[g3|4]] osoby za pomocnictwo, w tym [[g4|2]] obywateli Syrii."],
        ],
    },
    "guard-pl-2": {
        "title": "Meldunek Straży Granicznej, 22 listopada",
        "publisher": "Straż Graniczna",
        "published": "2021-11-22",
        "language": "pl",
        "origin": "https://example.org/sg/1122",
        "paragraphs": [
            [
                "Minionej doby funkcjonariusze udaremnili [[g5|346]] prób nielegalnego przekroczenia granicy.",
                "[[g6|Dwie grupy]] próbowały sforsować zaporę koło przejścia w Kuźnicy.",
            ],
            ["[[m3|Polska wstrzymała ruch towarowy przez przejście w Kuźnicy]]."],
        ],
    },
    "guard-lt": {
        "title": "Weekly figures of the State Border Guard Service",
        "publisher": "State Border Guard Service of Lithuania",
        "published": "2021-11-21",
        "origin": "bulletins/vsat-2021-46.docx",
        "paragraphs": [
            [
                "In the week to 21 November, [[l1|367]] people were turned away at the border with Belarus.",
                "[[l2|4 222]] people entered irregularly this year, the service said.",
            ],
            [
                "Of those admitted on humanitarian grounds last week, [[l3|14]] came from Iraq, [[l4|3]] from "
                "Syria and "
                "[[l5|9]] from Afghanistan: [[l6|26]] in all.",
                "[[l7|3 300]] people are housed in [[l8|five]] centres.",
                "The fence now runs for [[l9|some 10 km]].",
            ],
        ],
    },
    "guard-lv": {
        "title": "Situation on the Latvian section",
        "publisher": "State Border Guard of Latvia",
        "published": "2021-11-20",
        "origin": "bulletins/lv-1120.pdf",
        "paragraphs": [
            [
                "Since 10 August, [[v1|3 982]] people were stopped from crossing and [[v2|121]] were let in on "
                "humanitarian grounds.",
                "[[m4|The state of emergency in the border districts is extended until 10 February 2022]].",
            ],
        ],
    },
    "germany": {
        "title": "Unauthorised entries with a link to Belarus",
        "publisher": "Bundespolizei",
        "published": "2021-11-17",
        "language": "de",
        "origin": "https://example.org/bp/lage",
        "paragraphs": [
            [
                "Seit Jahresbeginn wurden [[b1|9.549]] unerlaubte Einreisen mit Bezug zu Belarus festgestellt.",
                "Im November waren es bisher [[b2|1.708]].",
            ],
        ],
    },
    "un": {
        "title": "Flash update: people at the border",
        "publisher": "IOM",
        "published": "2021-11-22",
        "origin": "https://example.org/un/flash-update-3",
        "paragraphs": [
            [
                "The organisation estimates that [[u1|around 7,000]] people are in Belarus, [[u2|1,800]] of "
                "them in the "
                "logistics centre at Bruzgi.",
                "[[u3|Thirteen]] deaths have been recorded on both sides of the border.",
            ],
            [
                "[[u4|Nearly $800,000]] has been released for food, blankets and hygiene kits.",
                "[[u5|Several hundred]] children are among them.",
                "[[s5|All sides must grant access to aid workers]], the agencies said.",
            ],
        ],
    },
    "airline": {
        "title": "Notice to passengers",
        "publisher": "Turkish Airlines",
        "published": "2021-11-12",
        "origin": "notices/tk-2021-11-12.eml",
        "paragraphs": [
            [
                "[[m5|One-way tickets to Minsk are no longer sold to citizens of Iraq, Syria and Yemen]].",
                "The restriction holds from 12 November.",
            ],
        ],
    },
    "arabic": {
        "title": "عودة العراقيين من مينسك",
        "publisher": "وكالة الأنباء",
        "published": "2021-11-26",
        "language": "ar",
        "origin": "https://example.com/ar/return",
        "paragraphs": [
            [
                "قالت وزارة الخارجية إن [[a1|أكثر من 1000]] عراقي عادوا من مينسك حتى يوم الجمعة.",
                "وأقلعت الرحلة الثانية وعلى متنها [[a2|431]] راكبا.",
            ],
            ["[[m6|علق العراق الرحلات المباشرة إلى مينسك]]."],
        ],
    },
}

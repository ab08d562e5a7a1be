//! The cast of the sample data: names, places and words, all made up.

type Home = (&'static str, &'static str, &'static str);

/// Names that go together, and where those who bear them live.
struct Circle {
    first: &'static [&'static str],
    last: &'static [&'static str],
    homes: &'static [Home],
}

impl Circle {
    fn size(&self) -> usize {
        self.first.len() * self.last.len()
    }
}

const CIRCLES: &[Circle] = &[
    Circle {
        first: &[
            "Mia", "Olive", "Harper", "Theo", "Juniper", "Rowan", "Ivy", "Felix", "Wren", "Hazel", "Jasper",
        ],
        last: &[
            "Rivers",
            "Ashdown",
            "Whitlock",
            "Merriweather",
            "Okafor-Lindqvist",
            "Quill",
            "Hart",
            "Penrose",
        ],
        homes: &[
            ("Portland", "United States", "English"),
            ("Bristol", "United Kingdom", "English"),
            ("Hobart", "Australia", "English"),
        ],
    },
    Circle {
        first: &["Zoë", "Anaïs", "Éloïse", "Hélène", "Maël", "Noémie", "Loïc"],
        last: &["Beaumont", "d’Aubigné", "Lefèvre", "Garçon", "Saint-Exupère"],
        homes: &[
            ("Lyon", "France", "French"),
            ("Québec", "Canada", "French"),
            ("Liège", "Belgium", "French"),
        ],
    },
    Circle {
        first: &["Jürgen", "Änne", "Friederike", "Matthäus", "Sören", "Liesl"],
        last: &[
            "Müller",
            "Größmann",
            "Weißenfels",
            "Schöller",
            "von der Heydenreich-Althausen",
        ],
        homes: &[
            ("Leipzig", "Germany", "German"),
            ("Graz", "Austria", "German"),
            ("Zürich", "Switzerland", "German"),
        ],
    },
    Circle {
        first: &["Lucía", "Íñigo", "Begoña", "Mateo", "Ximena", "João", "Conceição"],
        last: &["Núñez", "Ibáñez", "Peñalver", "Muñoz de la Vega", "Gonçalves"],
        homes: &[
            ("Sevilla", "Spain", "Spanish"),
            ("Oaxaca", "Mexico", "Spanish"),
            ("Porto", "Portugal", "Portuguese"),
        ],
    },
    Circle {
        first: &["さくら", "陽翔", "葵", "結衣"],
        last: &["佐々木", "高橋", "山本"],
        homes: &[("京都", "Japan", "Japanese"), ("札幌", "Japan", "Japanese")],
    },
    Circle {
        first: &["ليلى", "يوسف", "نور"],
        last: &["المنصوري", "الخطيب", "حداد"],
        homes: &[
            ("عمّان", "Jordan", "Arabic"),
            ("Dubai", "United Arab Emirates", "Arabic"),
        ],
    },
    Circle {
        first: &["נועה", "איתי"],
        last: &["לוי", "פרידמן"],
        homes: &[("תל אביב", "Israel", "Hebrew")],
    },
    Circle {
        first: &["Zofia", "Łukasz", "Jiří", "Žofie", "Ștefan", "Gökçe", "İpek"],
        last: &["Wiśniewska", "Dvořák", "Ionescu", "Yıldırım", "Kovač"],
        homes: &[
            ("Kraków", "Poland", "Polish"),
            ("Brno", "Czechia", "Czech"),
            ("İzmir", "Türkiye", "Turkish"),
        ],
    },
    Circle {
        first: &["Priya", "Arjun", "Kavya", "Thuý", "Minh", "Soo-ah", "Ji-woo"],
        last: &["Raghunathan", "Iyer", "Nguyễn", "Phạm", "Han", "Baek"],
        homes: &[
            ("Pune", "India", "English"),
            ("Đà Nẵng", "Vietnam", "Vietnamese"),
            ("Busan", "South Korea", "Korean"),
        ],
    },
    Circle {
        first: &["Ngozi", "Kwame", "Amara", "Thandiwe", "Wanjirũ"],
        last: &["Adeyemi-Okonkwo", "Mensah", "Dlamini", "Kamau"],
        homes: &[
            ("Lagos", "Nigeria", "English"),
            ("Nairobi", "Kenya", "Swahili"),
            ("Durban", "South Africa", "English"),
        ],
    },
    Circle {
        first: &[
            "The Slow Kettle ☕",
            "clay & crumb",
            "🌿 fern.and.fog",
            "Studio Moss",
        ],
        last: &[""],
        homes: &[("Ghent", "Belgium", "Dutch"), ("Malmö", "Sweden", "Swedish")],
    },
];

/// A first name, a last name and a home: nobody twice until everybody has been on stage.
pub fn name(number: u32, seed: u64, below: &mut dyn FnMut(u64) -> u64) -> (&'static str, &'static str, Home) {
    let all: usize = CIRCLES.iter().map(Circle::size).sum();
    // A step that shares no divisor with the size of the cast visits everyone.
    let step = (all / 2..)
        .find(|step| greatest_common_divisor(*step, all) == 1)
        .unwrap_or(1);
    let start = usize::try_from(seed % all as u64).unwrap_or(0);
    let mut place = (start + number as usize % all * step) % all;
    for circle in CIRCLES {
        if place < circle.size() {
            let home = usize::try_from(below(circle.homes.len() as u64)).unwrap_or(0);
            let (first, last) = (place / circle.last.len(), place % circle.last.len());
            if let (Some(first), Some(last), Some(home)) = (
                circle.first.get(first),
                circle.last.get(last),
                circle.homes.get(home),
            ) {
                return (first, last, *home);
            }
        }
        place = place.saturating_sub(circle.size());
    }
    ("Mia", "Rivers", ("Portland", "United States", "English"))
}

fn greatest_common_divisor(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        greatest_common_divisor(other, one % other)
    }
}

/// Domains that are set aside for examples.
pub const MAIL: &[&str] = &["example.com", "example.org", "example.net"];

/// What people put behind their names in handles.
pub const HANDLES: &[&str] = &["", "_", ".daily", ".studio", "_makes", ".and.co", "_official"];

/// Handles of those whose names no handle can hold.
pub const ALIASES: &[&str] = &[
    "slow.mornings",
    "kettle.and.clay",
    "atelier.nova",
    "moss.house",
    "the.quiet.shelf",
    "paper.lantern",
];

/// Tags.
pub const TAGS: &[&str] = &[
    "coffee",
    "ceramics",
    "skincare",
    "vegan",
    "video first",
    "past partner",
    "trade fair",
];

/// Niches.
pub const NICHES: &[&str] = &[
    "Slow living",
    "Home baristas",
    "Clean beauty",
    "Pottery",
    "Plant care",
    "Small spaces",
];

/// Agencies.
pub const AGENCIES: &[&str] = &["Fern & Co", "Northlight Talent", "Casa Verde Management"];

/// Notes about people.
pub const NOTES: &[&str] = &[
    "Prefers DMs to e-mail. Never before ten.",
    "Met at the spring fair; loved the matte glaze.",
    "Wants to see samples before agreeing to anything. Has two cats, both of whom appear in every video.",
    "Asked about long-term work.\nRates are in the shared folder.",
];

/// Notes about touchpoints.
pub const WORDS: &[&str] = &[
    "Sent the spring samples",
    "Thanked for the story about the new mugs",
    "Asked whether June works",
    "Sent the brief; waiting for questions",
    "Caught up about the move to the new studio",
    "Replied: yes, in principle",
];

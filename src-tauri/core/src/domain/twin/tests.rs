//! Who is found, how surely, and why.

use std::ops::ControlFlow;

use super::*;

/// Somebody with accounts as `instagram:mia`, e-mail addresses as `a@b.c` and phone numbers as `+1 …`.
fn somebody(at: u128, name: &str, things: &[&str]) -> Somebody {
    let mut person = Somebody {
        id: uuid::Uuid::from_u128(at),
        name: name.to_owned(),
        ..Somebody::default()
    };
    for thing in things {
        match thing.split_once(':') {
            Some((platform, handle)) => person
                .accounts
                .push((platform.parse().unwrap(), handle.to_owned())),
            None if thing.contains('@') => person.emails.push((*thing).to_owned()),
            None => person.phones.push((*thing).to_owned()),
        }
    }
    person
}

/// People enough that nobody is rare by being alone: no two have anything in common.
fn strangers(from: u128, many: u128) -> Vec<Somebody> {
    let word = |mut n: u128| {
        let mut word = String::new();
        for _ in 0..7 {
            word.push(char::from(b'a' + u8::try_from(n % 26).unwrap()));
            n = n / 26 + n * 7 % 11;
        }
        word
    };
    (from..from + many)
        .map(|at| {
            let (first, last) = (word(at * 7_919), word(at * 104_729 + 13));
            somebody(
                at,
                &format!("{first} {last}"),
                &[&format!("instagram:{last}.{at}")],
            )
        })
        .collect()
}

fn pairs(people: &[Somebody], fields: &[ValueField]) -> Vec<Pair> {
    find(people, fields, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

/// `likely: same name; but different handles on Instagram`, a line a pair of the first hundred.
fn told(people: &[Somebody]) -> Vec<String> {
    told_of(people, &[])
}

fn told_of(people: &[Somebody], fields: &[ValueField]) -> Vec<String> {
    pairs(people, fields)
        .into_iter()
        .filter(|pair| pair.left.0.as_u128() < 100 && pair.right.0.as_u128() < 100)
        .map(|pair| {
            let says: Vec<String> = pair
                .evidence
                .into_iter()
                .map(|one| format!("{}{}", if one.against { "but " } else { "" }, one.says))
                .collect();
            format!("{}: {}", pair.likelihood, says.join("; "))
        })
        .collect()
}

/// These among strangers.
fn among(mut people: Vec<Somebody>) -> Vec<Somebody> {
    people.extend(strangers(1_000, 400));
    people
}

#[test]
fn strangers_are_no_twins() {
    assert_eq!(pairs(&strangers(1, 500), &[]), []);
}

#[test]
fn the_same_handle_elsewhere_and_the_same_name() {
    let people = among(vec![
        somebody(1, "Mia Rivers", &["instagram:mia.makes.cups"]),
        somebody(2, "mia rivers", &["tiktok:mia.makes.cups"]),
    ]);
    assert_eq!(
        told(&people),
        ["certain: same name; same handle mia.makes.cups on Instagram and TikTok"]
    );
}

#[test]
fn the_same_handle_elsewhere_under_another_name() {
    let people = among(vec![
        somebody(1, "Mia Rivers", &["instagram:mia.makes.cups"]),
        somebody(2, "Cups of Clay", &["tiktok:mia_makes_cups"]),
    ]);
    assert_eq!(
        told(&people),
        [
            "possible: handles differ only in their dots and dashes: mia.makes.cups on Instagram, mia_makes_cups on \
          TikTok; but different names"
        ]
    );
}

#[test]
fn a_handle_that_spells_the_name_says_little_more_than_the_name() {
    let people = among(vec![
        somebody(1, "Mia Rivers", &["instagram:mia.rivers"]),
        somebody(2, "Mia Rivers", &["tiktok:miarivers"]),
    ]);
    assert_eq!(pairs(&people, &[])[0].likelihood, Likelihood::Certain);
    let people = among(vec![
        somebody(1, "Mia Rivers", &["instagram:mia.rivers"]),
        somebody(2, "miarivers", &["tiktok:miarivers"]),
    ]);
    assert_eq!(
        pairs(&people, &[])[0].likelihood,
        Likelihood::Likely,
        "one has no name"
    );
}

#[test]
fn a_name_alone_is_never_certain() {
    let people = among(vec![
        somebody(1, "Mia Rivers", &["instagram:mia.makes.cups"]),
        somebody(2, "Rivers, Mia", &["instagram:coffee.with.mia"]),
        somebody(3, "Jo Stone", &["jo@example.com"]),
        somebody(4, "Jo Stoen", &["tiktok:pots"]),
    ]);
    assert_eq!(
        told(&people),
        [
            "likely: same name in another order; but different handles on Instagram",
            "possible: names differ by one letter"
        ]
    );
}

#[test]
fn a_mistyped_name_and_a_birthday() {
    let fields = [ValueField {
        label: "birthday".to_owned(),
        kind: ValueKind::Birthday,
    }];
    let born = |mut person: Somebody, on: &str| {
        person.values.push((0, on.to_owned()));
        person
    };
    let people = among(vec![
        born(somebody(1, "Mia Rivers", &[]), "1990-03-31"),
        born(somebody(2, "Mia Rivres", &[]), "1990-03-31"),
        born(somebody(3, "Jo Stone", &[]), "1985-01-02"),
        born(somebody(4, "Jo Stone", &[]), "1991-11-30"),
        born(somebody(5, "Ida Frost", &[]), "1985-02-01"),
        born(somebody(6, "Ida Frost", &[]), "--02-01"),
    ]);
    assert_eq!(
        told_of(&people, &fields),
        [
            "certain: names differ by one letter; same birthday: 1990-03-31",
            "certain: same name; nearly the same birthday",
            "likely: same name; but different birthday",
        ]
    );
}

#[test]
fn an_address_of_one_of_a_couple_and_of_an_agency() {
    let people = among(vec![
        somebody(1, "Mia Rivers", &["hi@rivers.example"]),
        somebody(2, "Tom Stone", &["hi@rivers.example"]),
    ]);
    assert_eq!(
        told(&people),
        ["possible: same e-mail address hi@rivers.example; but different names"]
    );
    let talents = [
        "Mia Rivers",
        "Tom Stone",
        "Ida Frost",
        "Jo Brook",
        "Kim Vale",
        "Lea Marsh",
        "Ben Hill",
    ];
    let agency = talents.iter().enumerate();
    let agency = agency.map(|(at, name)| somebody(at as u128 + 1, name, &["talents@bloom.example"]));
    assert_eq!(told(&among(agency.collect())), [] as [&str; 0]);
}

#[test]
fn addresses_that_begin_alike_unless_an_office_reads_them() {
    let people = among(vec![
        somebody(1, "mia.makes.cups", &["instagram:mia.makes.cups"]),
        somebody(2, "Mia", &["mia.makes.cups@gmail.com"]),
        somebody(3, "Jo Stone", &["info@stone.example"]),
        somebody(4, "Ida Frost", &["info@frost.example"]),
    ]);
    assert_eq!(
        told(&people),
        ["likely: an e-mail address begins with the Instagram handle mia.makes.cups"]
    );
}

#[test]
fn a_phone_number_with_and_without_its_country() {
    let people = among(vec![
        somebody(1, "Mia Rivers", &["+351 912 345 678"]),
        somebody(2, "Mia", &["(0)912 345 678"]),
    ]);
    assert_eq!(
        told(&people),
        ["certain: same phone number +351 912 345 678; one name is part of the other"]
    );
}

#[test]
fn a_link_to_the_others_profile_in_an_own_field() {
    let fields = [ValueField {
        label: "\u{201c}Found at\u{201d}".to_owned(),
        kind: ValueKind::Custom,
    }];
    let mut linked = somebody(2, "Mia from the market", &[]);
    linked
        .values
        .push((0, "https://www.instagram.com/Mia.Makes.Cups/?hl=en".to_owned()));
    let people = among(vec![
        somebody(1, "Mia Rivers", &["instagram:mia.makes.cups"]),
        linked,
    ]);
    assert_eq!(
        told_of(&people, &fields),
        ["likely: same profile mia.makes.cups on Instagram; names share a word"]
    );
}

#[test]
fn what_many_have_in_common_makes_nobody_a_twin() {
    let field = |label: &str, kind| ValueField {
        label: label.to_owned(),
        kind,
    };
    let fields = [
        field("location", ValueKind::Location),
        field("agency", ValueKind::Agency),
        field("language", ValueKind::Habit),
        field("\u{201c}Campaign\u{201d}", ValueKind::Custom),
    ];
    let mut people = strangers(1, 60);
    for person in &mut people {
        for (at, value) in ["Lisbon", "Bloom", "pt", "Spring"].into_iter().enumerate() {
            person.values.push((at, value.to_owned()));
        }
    }
    assert_eq!(pairs(&people, &fields), []);
    // Nor do two who alone have all of it.
    let mut people = strangers(1, 60);
    for person in people.iter_mut().take(2) {
        for (at, value) in ["Lisbon", "Bloom", "pt"].into_iter().enumerate() {
            person.values.push((at, value.to_owned()));
        }
    }
    assert_eq!(pairs(&people, &fields), []);
}

#[test]
fn a_customer_number_that_two_share_is_told_from_a_shoe_size() {
    let fields = [ValueField {
        label: "\u{201c}Number\u{201d}".to_owned(),
        kind: ValueKind::Custom,
    }];
    let mut people = strangers(1, 300);
    for (at, person) in people.iter_mut().enumerate() {
        person.values.push((0, format!("{}", 700_000 + at / 2 * 37)));
    }
    // Names apart, numbers alike, two by two: a family's number, or one person's.
    assert!(
        pairs(&people, &fields)
            .iter()
            .all(|pair| pair.likelihood == Likelihood::Possible)
    );
    for (at, person) in people.iter_mut().enumerate() {
        person.values = vec![(0, format!("{}", 36 + at % 8))];
    }
    assert_eq!(pairs(&people, &fields), []);
}

#[test]
fn a_list_in_which_all_are_called_the_same_is_not_compared_pair_by_pair() {
    let people: Vec<Somebody> = (0..20_000).map(|at| somebody(at, "Anna", &[])).collect();
    let mut weighed = 0;
    let found = find(&people, &[], &mut |_, total| {
        weighed = total;
        ControlFlow::Continue(())
    });
    assert_eq!((weighed, found), (0, Some(Vec::new())));
}

#[test]
fn it_can_be_broken_off() {
    assert_eq!(
        find(&strangers(1, 10), &[], &mut |_, _| ControlFlow::Break(())),
        None
    );
}

#[test]
fn any_text_can_stand_anywhere() {
    let odd = [
        "",
        " ",
        "\u{202E}",
        "👩‍👩‍👧",
        "ﷺ",
        "\0",
        "İ",
        "-",
        "@",
        "é",
        "https://",
        "www.",
        "+",
        "--",
    ];
    let fields = [ValueKind::Birthday, ValueKind::Location, ValueKind::Custom].map(|kind| ValueField {
        label: String::new(),
        kind,
    });
    let mut people = Vec::new();
    for (at, text) in odd.iter().chain(&odd).enumerate() {
        let mut person = somebody(at as u128, text, &[]);
        person.accounts.push((Platform::Other, (*text).to_owned()));
        person.emails.push((*text).to_owned());
        person.phones.push((*text).to_owned());
        person.values = (0..4).map(|field| (field, (*text).to_owned())).collect();
        people.push(person);
    }
    let once = pairs(&people, &fields);
    assert_eq!(
        once,
        pairs(&people, &fields),
        "the same list gives the same pairs"
    );
}

//! Who is found, how surely, and why.

use std::ops::ControlFlow;

use super::*;

fn somebody(at: u128, name: &str) -> Somebody {
    Somebody {
        id: uuid::Uuid::from_u128(at),
        name: name.to_owned(),
        ..Somebody::default()
    }
}

fn with(mut person: Somebody, accounts: &[(Platform, &str)], emails: &[&str]) -> Somebody {
    person.accounts = accounts
        .iter()
        .map(|(platform, handle)| (*platform, (*handle).to_owned()))
        .collect();
    person.emails = emails.iter().map(|email| (*email).to_owned()).collect();
    person
}

fn found(people: &[Somebody]) -> Vec<(u128, u128, Likelihood, Vec<String>)> {
    let pairs = find(people, &[], &mut |_, _| ControlFlow::Continue(())).unwrap();
    pairs
        .into_iter()
        .map(|pair| {
            let says = pair.evidence.into_iter().map(|one| one.says).collect();
            (
                pair.left.0.as_u128(),
                pair.right.0.as_u128(),
                pair.likelihood,
                says,
            )
        })
        .collect()
}

#[test]
fn the_same_handle_elsewhere_and_the_same_name_are_evidence() {
    let people = [
        with(
            somebody(1, "Mia Rivers"),
            &[(Platform::Instagram, "mia.makes.cups")],
            &[],
        ),
        with(
            somebody(2, "mia rivers"),
            &[(Platform::Tiktok, "mia.makes.cups")],
            &[],
        ),
        with(somebody(3, "Tom Stone"), &[(Platform::Tiktok, "tom.stone")], &[]),
    ];
    assert_eq!(
        found(&people),
        [(
            1,
            2,
            Likelihood::Certain,
            vec![
                "same handle mia.makes.cups on Instagram and TikTok".to_owned(),
                "same name".to_owned()
            ]
        )]
    );
}

use super::*;

/// `header=field`, a column each.
fn mapped(text: &str, options: &Options) -> Vec<String> {
    let mapping = guess(&sheet(text), options).unwrap();
    mapping
        .columns
        .iter()
        .map(|column| format!("{}={}", column.header, column.field))
        .collect()
}

fn fields(text: &str) -> Vec<String> {
    let mapping = guess(&sheet(text), &Options::default()).unwrap();
    mapping
        .columns
        .iter()
        .map(|column| column.field.to_string())
        .collect()
}

#[test]
fn two_columns_called_name_are_told_apart() {
    let text = "Name,Name,Followers\nMia Rivers,mia.rivers,12K\nLeo Bakes,leo_b,3K\nAna Sousa,ana,9K\n";
    assert_eq!(fields(text), ["name", "handle", "followers"]);
    let text = "Name,Full name\nmia,Mia Rivers\nleo,Leo Andersen\n";
    assert_eq!(fields(text), ["handle", "name"]);
    let text = "Username,Full name,Followers\nmia,Mia Rivers,1\nleo,Leo,2\n";
    assert_eq!(fields(text), ["handle", "name", "followers"]);
    assert_eq!(
        fields("Name,Instagram\nmia,@mia\nleo,@leo\n"),
        ["name", "handle:instagram"]
    );
}

#[test]
fn values_tell_what_headers_do_not() {
    let text = "Who knows,Stuff,Where,Reach them,Thing\n\
                @mia,https://www.instagram.com/mia,Portugal,mia@x.com,blue\n\
                @leo,https://www.instagram.com/leo,Spain,leo@x.com,red\n";
    assert_eq!(
        fields(text),
        ["handle", "profile_url", "country", "email", "custom:Thing"]
    );
    let text = "Talent,Where\n@mia,TikTok\n@leo,Instagram\n";
    assert_eq!(fields(text), ["handle", "platform"]);
    assert_eq!(
        fields("Instagram,Name\n12.5K,Mia R\n3K,Leo B\n"),
        ["followers:instagram", "name"]
    );
}

#[test]
fn a_file_without_a_header_is_mapped_by_its_values() {
    let text =
        "Mia Rivers,@mia,12.5K,mia@x.com,+351 912 345 678\nLeo Bakes,@leo,3K,leo@x.com,+351 912 345 679\n";
    assert_eq!(fields(text), ["name", "handle", "followers", "email", "phone"]);
}

#[test]
fn single_values_have_one_column_and_the_second_is_kept() {
    let text = "Name,City,Location,Notes,Comments\nMia,Porto,PT,a,b\n";
    assert_eq!(
        fields(text),
        ["name", "location", "custom:Location", "note", "note"]
    );
}

#[test]
fn a_stage_column_needs_stages_in_it() {
    assert_eq!(fields("Name,Stage\nMia,Outreach\nLeo,huh\n"), ["name", "stage"]);
    assert_eq!(fields("Name,Stage\nMia,Contacted\nLeo,Lead\n"), ["name", "stage"]);
    assert_eq!(
        fields("Name,Stage\nMia,Replied\nLeo,Ghosted\n"),
        ["name", "custom:Stage"]
    );
    assert_eq!(
        fields("Name,Status\nMia,Active\nLeo,Outreach\nAna,Active\n"),
        ["name", "custom:Status"]
    );
}

#[test]
fn the_exports_that_users_bring_are_mapped() {
    let google = "First Name,Middle Name,Last Name,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,\
                  Phone 1 - Label,Phone 1 - Value,Address 1 - City,Address 1 - Country,Website 1 - Value\n\
                  Mia,,Rivers,1994-05-31,hi,http://x/y,* myContacts ::: VIP,Work,a@x.com ::: b@x.com,Mobile,\
                  +351 912 345 678,Porto,PT,https://www.tiktok.com/@mia\n";
    assert_eq!(
        fields(google),
        [
            "first_name",
            "ignore",
            "last_name",
            "birthday",
            "note",
            "ignore",
            "tags",
            "ignore",
            "email",
            "ignore",
            "phone",
            "location",
            "country",
            "profile_url"
        ]
        .map(|f| if f == "profile_url" { "handle:website" } else { f })
    );
    let plan = fresh(google);
    let mia = &plan.candidate(0);
    assert_eq!(mia.name.as_deref(), Some("Mia Rivers"));
    assert_eq!(mia.emails, ["a@x.com", "b@x.com"]);
    assert_eq!(mia.tags, ["VIP"]);
    assert_eq!(mia.accounts[0].account.platform, Platform::Tiktok);

    let shopify = "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address City,\
                   Default Address Country Code,Phone,Total Spent,Note,Tags\n\
                   '123,Mia,Rivers,mia@x.com,yes,Porto,PT,'+351912345678,12.00,hi,\"vip, tea\"\n";
    assert_eq!(
        fields(shopify),
        [
            "ignore",
            "first_name",
            "last_name",
            "email",
            "custom:Accepts Email Marketing",
            "location",
            "country",
            "phone",
            "custom:Total Spent",
            "note",
            "tags"
        ]
    );
    let aspire = "email,uid,id,instagram,tiktok,youtube,pinterest,address1,city,country\n\
                  mia@x.com,1,2,mia,mia.r,UCabcdefghijklmnopqrstuv,mia_pins,Rua 1,Porto,Portugal\n";
    assert_eq!(
        fields(aspire),
        [
            "email",
            "ignore",
            "ignore",
            "handle:instagram",
            "handle:tiktok",
            "handle:youtube",
            "handle:pinterest",
            "custom:address1",
            "location",
            "country"
        ]
    );
    let modash = "Username,Full name,Followers,Engagement rate,Email,Profile URL,Country\n\
                  mia,Mia Rivers,12500,3.4%,mia@x.com,https://www.instagram.com/mia,Portugal\n";
    assert_eq!(
        fields(modash),
        [
            "handle",
            "name",
            "followers",
            "rate",
            "email",
            "profile_url",
            "country"
        ]
    );
    let accounts = &fresh(modash).candidate(0).accounts;
    assert_eq!((accounts.len(), accounts[0].followers), (1, Some(12_500)));

    let hypeauditor = "Username,Instagram ER,TikTok ER,AQS,Followers,Avg Likes\n@mia,3.4,🔒,80,12.5K,100\n";
    assert_eq!(
        fields(hypeauditor),
        [
            "handle",
            "rate",
            "ignore",
            "custom:AQS",
            "followers",
            "custom:Avg Likes"
        ]
    );
    let upfluence = "influencer_id,media_url,profile_name,first_name,last_name,phone_number,email,shipping_address.city\n\
                     9,https://www.instagram.com/mia,mia,Mia,Rivers,+351912345678,mia@x.com,Porto\n";
    assert_eq!(
        fields(upfluence),
        [
            "ignore",
            "profile_url",
            "handle",
            "first_name",
            "last_name",
            "phone",
            "email",
            "location"
        ]
    );
    let mailchimp = "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_IP,TIMEZONE,CC,LEID,NOTES,TAGS\n\
                     mia@x.com,Mia,Rivers,2,1.2.3.4,Europe/Lisbon,pt,7,hi,\"\"\"VIP\"\",\"\"Blog\"\"\"\n";
    assert_eq!(
        fields(mailchimp),
        [
            "email",
            "first_name",
            "last_name",
            "ignore",
            "ignore",
            "time_zone",
            "country",
            "ignore",
            "note",
            "tags"
        ]
    );
    assert_eq!(fresh(mailchimp).candidate(0).tags, ["VIP", "Blog"]);
}

#[test]
fn the_platform_may_stand_in_a_column_a_header_an_address_an_option_or_the_files_name() {
    let place = |text: &str, options: &Options, name: &str| {
        let sheet = Arc::new(read(&Source::new(name, text), &Reading::default()).unwrap());
        let mapping = guess(&sheet, options).unwrap();
        let plan = plan(&sheet, &mapping, &Roster::default(), options, &mut |_, _| {
            ControlFlow::Continue(())
        })
        .unwrap();
        plan.candidate(0)
            .accounts
            .iter()
            .map(|a| a.account.platform)
            .collect::<Vec<_>>()
    };
    let none = Options::default();
    assert_eq!(
        place("Handle,Platform\n@mia,TikTok\n", &none, "a.csv"),
        [Platform::Tiktok]
    );
    assert_eq!(place("TikTok handle\n@mia\n", &none, "a.csv"), [Platform::Tiktok]);
    assert_eq!(
        place("Handle\ntiktok.com/@mia\n", &none, "a.csv"),
        [Platform::Tiktok]
    );
    assert_eq!(
        place("Handle\n@mia\n", &on(Platform::Tiktok), "instagram.csv"),
        [Platform::Tiktok]
    );
    assert_eq!(
        place("Handle\n@mia\n", &none, "My TikTok creators 2026.csv"),
        [Platform::Tiktok]
    );
    assert_eq!(
        place("Name,Handle\nMia,@mia\n", &none, "tiktok and instagram.csv"),
        []
    );
    assert_eq!(
        place("Handle,Platform\n@mia,YouTube\n", &none, "tiktok.csv"),
        [Platform::Youtube]
    );
}

#[test]
fn what_the_owner_chooses_stands() {
    let map = vec![
        MappedColumn::new("name", Field::Note),
        MappedColumn::new("B", Field::Name),
        MappedColumn::new("col c", Field::Ignore),
    ];
    let options = Options {
        map,
        ..Options::default()
    };
    assert_eq!(
        mapped("Name,Who,Col C\nhi,Mia,x\n", &options),
        ["Name=note", "Who=name", "Col C=ignore"]
    );
    let options = Options {
        map: vec![MappedColumn::new("Second", Field::Name)],
        ..Options::default()
    };
    assert_eq!(
        mapped("Name,Second\nMia R,Leo B\n", &options),
        ["Name=custom:Name", "Second=name"]
    );
}

#[test]
fn a_wrong_choice_lists_the_columns() {
    let options = Options {
        map: vec![MappedColumn::new("Nam", Field::Name)],
        ..Options::default()
    };
    let said = guess(&sheet("Name,Email\nMia,x\n"), &options)
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("no column “Nam”") && said.contains("Name, Email"),
        "{said}"
    );
}

#[test]
fn a_file_that_names_nobody_says_what_to_do() {
    let said = guess(
        &sheet("Total,Colour\n12,Deep Blue sea\n13,red!\n"),
        &Options::default(),
    )
    .unwrap_err()
    .to_string();
    assert!(
        said.contains("Total=name") && said.contains("Total, Colour"),
        "{said}"
    );
}

#[test]
fn a_mapping_tells_samples_and_reasons() {
    let mapping = guess(
        &sheet("Name,Empty,Note\nMia,,\nLeo,,x\nAna,,\nZoe,,\n"),
        &Options::default(),
    )
    .unwrap();
    assert_eq!(mapping.columns[0].samples, ["Mia", "Leo", "Ana"]);
    assert_eq!(mapping.columns[1].because, "the column is empty");
    assert_eq!(mapping.columns[2].samples, ["x"]);
}

/// The field of each column of a file of this name.
fn fields_of(name: &str, text: &str) -> Vec<String> {
    let sheet = read(&Source::new(name, text), &Reading::default()).unwrap();
    let mapping = guess(&sheet, &Options::default()).unwrap();
    mapping
        .columns
        .iter()
        .map(|column| column.field.to_string())
        .collect()
}

#[test]
fn contacts_days_of_counts_and_rates_are_told() {
    let text = "Name,Handle,Followers,ER,First contact,Last contacted,Stats as of,Contacted?,Posted on\n\
                Mia,@mia,12K,3.4%,05/01/2026,2026-03-05,01.04.2026,yes,2026-01-01\n";
    assert_eq!(
        fields(text),
        [
            "name",
            "handle",
            "followers",
            "rate",
            "contacted_on",
            "contacted_on",
            "stats_on",
            "custom:Contacted?",
            "custom:Posted on"
        ]
    );
    // A day of counts without counts dates nothing; days under a header that does not say of what stay as they are.
    assert_eq!(
        fields("Name,Stand,Wann\nMia,01.04.2026,05.03.2026\n"),
        ["name", "custom:Stand", "custom:Wann"]
    );
}

#[test]
fn one_number_in_two_columns_is_one_number() {
    assert_eq!(
        fields("Name,Handle,Subscribers,Subscribers\nMia,@mia,13.8M,13800000\nLeo,@leo,12.5K,12480\n"),
        ["name", "handle", "followers", "followers"]
    );
    assert_eq!(
        fields("Name,Handle,Followers,Audience size\nMia,@mia,13000,99000\nLeo,@leo,12500,20\n"),
        ["name", "handle", "followers", "custom:Audience size"]
    );
    assert_eq!(
        fields("Name,Instagram,TikTok,IG followers,TikTok followers,Total followers\nMia,mia,mia,10,20,30\n"),
        [
            "name",
            "handle:instagram",
            "handle:tiktok",
            "followers:instagram",
            "followers:tiktok",
            "custom:Total followers"
        ]
    );
}

#[test]
fn a_name_beside_its_other_part_is_a_part() {
    assert_eq!(
        fields("Nom,Prénom\nRivers,Mia\nAndersen,Leo\n"),
        ["last_name", "first_name"]
    );
    assert_eq!(
        fields("Nome,Cognome\nMia,Rivers\nLeo,Andersen\n"),
        ["first_name", "last_name"]
    );
    assert_eq!(
        fields("Name,Vorname\nMia Rivers,Mia\nLeo A,Leo\n"),
        ["name", "first_name"]
    );
}

#[test]
fn a_headerless_list_of_single_names_names_its_people() {
    assert_eq!(
        fields("Mia,@mia,12K\nLeo,@leo,3K\n"),
        ["name", "handle", "followers"]
    );
    assert_eq!(
        fields("Porto,Mia\nLisbon,Leo\nFaro,Ana\n"),
        ["custom:Column A", "name"]
    );
    assert_eq!(fields("Mia\nLeo\n"), ["name"]);
}

#[test]
fn the_end_of_a_list_is_looked_at_too() {
    let mut text = "Name,What\n".to_owned();
    for at in 0..100 {
        text.push_str(&format!("Mia {at},mia{at}@x.com\n"));
    }
    for at in 0..900 {
        text.push_str(&format!("Leo {at},some words and no address\n"));
    }
    assert_eq!(fields(&text), ["name", "custom:What"]);
    let late = format!("Name,What\n{}Mia,m@x.com\n", "Leo,\n".repeat(900));
    assert_eq!(fields(&late), ["name", "email"]);
}

#[test]
fn weak_words_need_values_that_bear_them_out() {
    assert_eq!(
        fields("Name,Channel,Market,Account\nMia,Newsletter and events,EMEA region,4711\n"),
        ["name", "custom:Channel", "custom:Market", "custom:Account"]
    );
    assert_eq!(
        fields("Name,Channel,Market,Account\nMia,YouTube,Portugal,mia.rivers\n"),
        ["name", "platform", "country", "handle"]
    );
    assert_eq!(fields("Contact,Who\nm@x.com,Mia Rivers\n"), ["email", "name"]);
}

#[test]
fn posts_and_identities_are_no_accounts() {
    let text = "Name,Link,Instagram ID\nMia,https://www.instagram.com/p/Cabc123/,17841\n\
                Leo,https://www.instagram.com/p/Cabc124/,17842\nAna,https://www.instagram.com/p/Cabc125/,17843\n";
    assert_eq!(fields(text), ["name", "custom:Link", "ignore"]);
}

#[test]
fn the_only_platform_that_headers_name_is_that_of_bare_handles() {
    let said = |text: &str| {
        let mapping = guess(&sheet(text), &Options::default()).unwrap();
        (mapping.platform, mapping.platform_because)
    };
    let (platform, because) = said("Username,TikTok followers\nmia,12\n");
    assert_eq!(platform, Some(Platform::Tiktok));
    assert!(because.contains("TikTok followers"), "{because}");
    assert_eq!(said("Username,Instagram ER,TikTok ER\nmia,1,2\n").0, None);
    assert_eq!(said("Creator,Affiliate GMV\n@mia,12\n").0, Some(Platform::Tiktok));
}

#[test]
fn reasons_read_like_a_colleague() {
    let text = "Name,City,Location,Letzter Kontakt,Mood,Followers,Fans,Phone\n\
                Mia,Porto,Lisbon,2026-01-05,happy,12000,12K,?\n";
    let mapping = guess(&sheet(text), &Options::default()).unwrap();
    let said: Vec<String> = mapping
        .columns
        .iter()
        .map(|column| format!("{}: {}", column.header, column.because))
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_was_chosen_before_goes_before_guesses_and_after_choices() {
    let remembered = Remembered {
        choices: Choices {
            map: vec![
                MappedColumn::new("WHO", Field::Name),
                MappedColumn::new("thing", Field::Tags),
                MappedColumn::new("gone", Field::Note),
            ],
            platform: Some(Platform::Tiktok),
            ..Choices::default()
        },
        on: chrono::NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
    };
    let options = Options {
        remembered: Some(remembered),
        map: vec![MappedColumn::new("Thing", Field::Note)],
        ..Options::default()
    };
    let mapping = guess(&sheet("Thing,Who,Mail\nx,Mia,m@x.com\n"), &options).unwrap();
    let said: Vec<(String, &str)> = mapping
        .columns
        .iter()
        .map(|column| (column.field.to_string(), column.because.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("note".to_owned(), "you chose it"),
            (
                "name".to_owned(),
                "as you chose for a list like this on 3 November 2026"
            ),
            ("email".to_owned(), "the header says so")
        ]
    );
    assert_eq!(
        (mapping.platform, mapping.platform_because.as_str()),
        (
            Some(Platform::Tiktok),
            "you chose it for a list like this on 3 November 2026"
        )
    );
    // What is kept for the next list: both, by the names of this one.
    assert_eq!(
        mapping.chosen.map,
        [
            MappedColumn::new("Who", Field::Name),
            MappedColumn::new("Thing", Field::Note)
        ]
    );
}

#[test]
fn a_platform_is_read_in_the_name_of_a_sheet_before_that_of_the_file() {
    let mut sheet = sheet("Handle\n@mia\n");
    sheet.file_name = "instagram.xlsx".into();
    sheet.format = Format::Workbook {
        format: "xlsx".into(),
        sheet: "TikTok 2026".into(),
        sheets: Vec::new(),
    };
    let mapping = guess(&sheet, &Options::default()).unwrap();
    assert_eq!(
        (mapping.platform, mapping.platform_because.as_str()),
        (Some(Platform::Tiktok), "the sheet is called TikTok 2026")
    );
    assert_eq!(fields_of("creators.csv", "Handle\n@mia\n"), ["handle"]);
}

#[test]
fn a_platform_is_read_in_a_title_above_a_full_header() {
    let platform = |text: &str| {
        let mapping = guess(&sheet(text), &Options::default()).unwrap();
        (mapping.platform, mapping.platform_because)
    };
    let told = (
        Some(Platform::Tiktok),
        "“TikTok creators” stands above the header".to_owned(),
    );
    let list = "Name,Handle,Email\nMia,@mia,mia@x.com\nLeo,@leo,leo@x.com\n";
    assert_eq!(platform(&format!("TikTok creators,,\n\n{list}")), told);
    assert_eq!(
        platform(&format!("Spring 2026,,\nTikTok creators,,\n{list}")),
        told
    );
    assert_eq!(platform(list), (None, String::new()));
    // Two platforms, none, or one that a column speaks against.
    assert_eq!(
        platform(&format!("TikTok and Instagram creators,,\n\n{list}")).0,
        None
    );
    assert_eq!(platform(&format!("Our creators,,\n\n{list}")).0, None);
    let other = "TikTok creators,,\n\nName,Handle,Instagram followers\nMia,@mia,100\nLeo,@leo,200\n";
    assert_eq!(platform(other).0, Some(Platform::Instagram));
}

mod whatever_their_order {
    use proptest::prelude::*;

    use super::*;

    /// Columns as lists have them: a header and its values.
    const COLUMNS: [(&str, [&str; 3]); 22] = [
        ("Name", ["Mia Rivers", "Leo Andersen", "Ana Sousa"]),
        ("Creator", ["mia.rivers", "leo_b", "ana"]),
        ("Full name", ["Mia Rivers", "Leo Andersen", "Ana Sousa"]),
        ("Prénom", ["Mia", "Leo", "Ana"]),
        ("Handle", ["@mia", "@leo", "@ana"]),
        ("Stuff", ["@mia", "@leo", "@ana"]),
        (
            "Thing",
            ["https://www.instagram.com/mia", "", "https://www.tiktok.com/@ana"],
        ),
        ("Insta", ["12.5K", "3K", "1M"]),
        ("Followers", ["12500", "3000", "1000000"]),
        ("Fans", ["12.5K", "3K", "1M"]),
        ("Audience", ["5", "6", "7"]),
        ("City", ["Porto", "Lisbon", ""]),
        ("Location", ["PT", "PT", "PT"]),
        ("Where", ["Portugal", "Portugal", "Spain"]),
        ("Origin", ["Portugal", "Portugal", "Spain"]),
        ("Reach them", ["m@x.com", "l@x.com", "N/A"]),
        ("Mail", ["m@x.com", "l@x.com", "a@x.com"]),
        ("Status", ["Outreach", "Discovery", "Outreach"]),
        ("Stage", ["Outreach", "Discovery", "huh"]),
        ("Stand", ["2026-01-05", "2026-01-05", ""]),
        ("Last contact", ["5.1.2026", "", ""]),
        ("Who", ["Mia", "Leo", "Ana"]),
    ];

    fn mapping(order: &[usize]) -> Vec<(String, String, String)> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer
            .write_record(order.iter().map(|at| COLUMNS[*at].0))
            .unwrap();
        for row in 0..3 {
            writer
                .write_record(order.iter().map(|at| COLUMNS[*at].1[row]))
                .unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let mapping = guess(&sheet(&text), &Options::default()).unwrap();
        let mut said: Vec<_> = mapping
            .columns
            .into_iter()
            .map(|column| (column.header, column.field.to_string(), column.because))
            .collect();
        said.sort();
        said
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn columns_are_understood_alike(
            order in proptest::sample::subsequence((1..COLUMNS.len()).collect::<Vec<_>>(), 1..12).prop_shuffle(),
            name in 0_usize..12,
        ) {
            // Something that says who it is about stands among them.
            let mut order = order;
            order.insert(name.min(order.len()), 0);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(mapping(&order), mapping(&sorted));
        }
    }
}

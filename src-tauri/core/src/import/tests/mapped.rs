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
    assert_eq!(
        fields("Name,Stage\nMia,Contacted\nLeo,Lead\n"),
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
            "custom:Engagement rate",
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
            "custom:Instagram ER",
            "custom:TikTok ER",
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
            "name",
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

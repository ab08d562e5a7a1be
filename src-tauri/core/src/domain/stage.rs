//! Stages: the pipeline of a relationship.

use crate::domain::word::words;

words! {
    /// The five stages of the lifecycle, in their order.
    Stage {
        /// Finding the right influencer.
        Discovery = "discovery", "Discovery";
        /// First contact.
        Outreach = "outreach", "Outreach";
        /// Working on a campaign.
        Collaboration = "collaboration", "Collaboration";
        /// Keeping the relationship after it.
        Nurturing = "nurturing", "Nurturing";
        /// They promote the brand unasked.
        Advocacy = "advocacy", "Advocacy";
    }
}

/// What owners call the stages, in English, German, French, Spanish, Italian, Portuguese and Dutch.
#[rustfmt::skip]
const IN_WORDS: [(Stage, &[&str]); 5] = [
    (Stage::Discovery, &[
        "discovered", "prospect", "prospects", "prospecting", "lead", "new lead", "to contact", "not contacted",
        "entdeckung", "interessent", "neu", "zu kontaktieren", "découverte", "à contacter", "descubrimiento",
        "prospecto", "por contactar", "scoperta", "da contattare", "descoberta", "a contatar", "a contactar",
        "ontdekking", "te benaderen",
    ]),
    (Stage::Outreach, &[
        "contacted", "reached out", "in contact", "ansprache", "kontaktiert", "angeschrieben", "kontaktaufnahme",
        "contacté", "contactée", "prise de contact", "contactado", "contactada", "primer contacto", "contattato",
        "contattata", "primo contatto", "contatado", "contatada", "primeiro contato", "benaderd", "gecontacteerd",
    ]),
    (Stage::Collaboration, &[
        "collaborating", "in collaboration", "active campaign", "zusammenarbeit", "kooperation", "en collaboration",
        "colaboración", "colaborando", "collaborazione", "colaboração", "parceria", "samenwerking",
    ]),
    (Stage::Nurturing, &[
        "nurture", "nurtured", "pflege", "beziehungspflege", "fidélisation", "fidelización", "fidelizzazione",
        "fidelização", "onderhoud",
    ]),
    (Stage::Advocacy, &[
        "advocate", "ambassador", "brand ambassador", "botschafter", "botschafterin", "markenbotschafter",
        "fürsprache", "ambassadeur", "ambassadrice", "embajador", "embajadora", "ambasciatore", "ambasciatrice",
        "embaixador", "embaixadora",
    ]),
];

impl Stage {
    /// The stage that a word names, ours or one that owners use for it.
    #[must_use]
    pub fn in_words(text: &str) -> Option<Self> {
        if let Ok(stage) = text.parse() {
            return Some(stage);
        }
        let lower = text.trim().to_lowercase();
        IN_WORDS
            .iter()
            .find(|(_, words)| words.contains(&lower.as_str()))
            .map(|(stage, _)| *stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_known_by_the_words_that_owners_use() {
        for (text, stage) in [
            ("Outreach", Stage::Outreach),
            ("Contacted", Stage::Outreach),
            (" kontaktiert ", Stage::Outreach),
            ("Colaboração", Stage::Collaboration),
            ("FIDÉLISATION", Stage::Nurturing),
            ("Ambassadeur", Stage::Advocacy),
            ("Lead", Stage::Discovery),
        ] {
            assert_eq!(Stage::in_words(text), Some(stage), "{text}");
        }
        assert_eq!(Stage::in_words("active"), None);
        let all: Vec<&str> = IN_WORDS
            .iter()
            .flat_map(|(_, words)| words.iter().copied())
            .collect();
        let once: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len());
        assert!(all.iter().all(|word| word.to_lowercase() == **word));
    }
}

//! Case endings of place names.

/// What a name ends in when nothing is done to it; the rest of the name is its stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ending {
    class: usize,
}

/// The nominal ending, and what Russian cases put in its place.
const CLASSES: &[(&str, &[&str])] = &[
    ("ый", &["ого", "ому", "ым", "ом"]),
    ("ий", &["ого", "ому", "им", "ом", "его", "ему", "ем"]),
    ("ой", &["ого", "ому", "ым", "им", "ом"]),
    ("ая", &["ой", "ую"]),
    ("ое", &["ого", "ому", "ым", "им", "ом"]),
    ("ые", &["ых", "ым", "ыми"]),
    ("ие", &["их", "им", "ими"]),
    ("а", &["ы", "и", "е", "у", "ой", "ою", "ей"]),
    ("я", &["и", "е", "ю", "ей"]),
    ("ь", &["и", "я", "ю", "е", "ем", "ью", ""]),
    ("й", &["я", "ю", "е", "ем", "и"]),
    ("ы", &["", "ов", "ам", "ами", "ах", "е", "у", "а", "и"]),
    ("и", &["ов", "ам", "ами", "ах", "ей", "е", "у", "ы"]),
    ("о", &["а", "у", "ом", "е"]),
    ("", &["а", "у", "ом", "е", "ем"]),
];

/// What Kazakh puts behind a name, as keys.
const KAZAKH: &[&str] = &[
    "га",
    "ге",
    "ка",
    "ке",
    "да",
    "де",
    "та",
    "те",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "нын",
    "нин",
    "дын",
    "дин",
    "тын",
    "тин",
    "ны",
    "ни",
    "ды",
    "ди",
    "ты",
    "ти",
    "лык",
    "лик",
    "дык",
    "дик",
    "тык",
    "тик",
    "дагы",
    "деги",
    "тагы",
    "теги",
    "мен",
    "бен",
    "пен",
    "данмын",
    "денмин",
    "танмын",
    "тенмин",
    "нанмын",
    "ненмин",
    "дамын",
    "демин",
    "тамын",
    "темин",
    "данбыз",
    "денбиз",
    "танбыз",
    "лыкпын",
    "ликпин",
    "дыкпын",
    "дикпин",
    "тыкпын",
    "тикпин",
    "данмыз",
];

/// English behind a name: "Almaty's".
const ENGLISH: &[&str] = &["'s"];

impl Ending {
    /// The ending of a class as tables keep it.
    pub(super) fn of_class(class: u8) -> Self {
        Self { class: usize::from(class).min(CLASSES.len() - 1) }
    }

    #[cfg(test)]
    pub(super) fn class(self) -> u8 {
        u8::try_from(self.class).unwrap()
    }

    /// The nominal ending itself.
    pub(super) fn text(self) -> &'static str {
        CLASSES[self.class].0
    }
}

/// Splits a name's word into stem and ending; a stem has at least two letters.
#[cfg(test)]
pub(super) fn split(key: &str) -> (&str, Ending) {
    let fits = |(class, (ending, _)): (usize, &(&str, &[&str]))| {
        let stem = key.strip_suffix(ending)?;
        (stem.chars().count() >= 2).then_some((stem, Ending { class }))
    };
    let last = Ending { class: CLASSES.len() - 1 };
    CLASSES.iter().enumerate().find_map(fits).unwrap_or((key, last))
}

/// Whether a name with this ending may end in `rest` instead.
pub(super) fn allows(ending: Ending, rest: &str) -> bool {
    let (nominal, russian) = CLASSES[ending.class];
    if rest == nominal || russian.contains(&rest) {
        return true;
    }
    rest.strip_prefix(nominal).is_some_and(|suffix| KAZAKH.contains(&suffix) || ENGLISH.contains(&suffix))
}

/// Whether a name looks like an adjective, which many small towns' names are.
#[cfg(test)]
pub(super) fn is_adjective(key: &str) -> bool {
    let (_, ending) = split(key);
    ending.class <= 6
}

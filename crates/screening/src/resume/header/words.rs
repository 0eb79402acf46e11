//! The words by which personal details are known, in Russian, Kazakh and English.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What words in a part say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Who the candidate is, wherever it stands.
    Person,
    /// The same, where something else around is personal; anywhere else these words mean work.
    Nearby,
    /// Why there was no work for a time.
    Gap,
}

/// Words in a row, folded; `*` stands for any ending.
const PHRASES: &[(Kind, &[&str])] = &[
    (
        Kind::Person,
        &[
            // sex
            "мужчина",
            "женщина",
            "мужской пол",
            "женский пол",
            "male",
            "female",
            "he him",
            "she her",
            "they them",
            "ер адам",
            "әйел адам",
            // age and birth
            "родился",
            "родилась",
            "рожден",
            "рождена",
            "дата рождения",
            "год рождения",
            "место рождения",
            "г р",
            "года рождения",
            "born",
            "date of birth",
            "years old",
            "year old",
            "y o",
            "мне # лет",
            "мне # год*",
            "жасым",
            "туған күні",
            "туған жылы",
            "туған жері",
            "ж т",
            "жылы туған*",
            "қаласында туған*",
            "туғанмын",
            "знак зодиака",
            // citizenship and nationality
            "гражданство*",
            "гражданства",
            "гражданин",
            "гражданка",
            "гражданином",
            "гражданкой",
            "гр н",
            "гр ка",
            "национальност*",
            "вид на жительство",
            "разрешение на работу",
            "citizen",
            "урожденная",
            "урожд",
            "девичья фамилия",
            "née",
            "nee",
            "maiden name",
            "citizenship",
            "nationality",
            "by nationality",
            "residence permit",
            "work permit",
            "ethnic",
            "азаматтығы*",
            "азаматы",
            "азаматымын",
            "азаматшасы",
            "ұлты",
            "ұлтым",
            // family
            "семейное положение",
            "женат",
            "замужем",
            "не замужем",
            "холост",
            "холостяк",
            "разведен",
            "разведена",
            "в разводе",
            "вдовец",
            "вдова",
            "двое детей",
            "трое детей",
            "marital status",
            "married",
            "unmarried",
            "divorced",
            "widowed",
            "widow",
            "widower",
            "отбасы жағдайы",
            "отбасылық жағдай*",
            "тұрмыста",
            "тұрмыс құр*",
            "тұрмысқа шық*",
            "үйленген",
            "үйленбеген",
            "отбасылы",
            "бойдақ",
            "ажырасқан",
            "жесір",
            "күйеуде",
            // belief and habits
            "вероисповедание",
            "вредны* привыч*",
            "religion",
            // name
            "меня зовут",
            "my name is",
            "менің атым",
            "менің есімім",
            // papers
            "иин",
            "жсн",
            "снилс",
        ],
    ),
    (
        Kind::Nearby,
        &[
            "single",
            "separated",
            "engaged",
            "родом из",
            "ул",
            "улица",
            "проспект",
            "мкр",
            "микрорайон",
            "кв",
            "көшесі",
            "ықшам ауданы",
            "ш а",
            "пәтер",
            "street",
            "avenue",
            "microdistrict",
            "apt",
            "flat",
            "инвалид*",
            "disabled",
        ],
    ),
    (
        Kind::Gap,
        &[
            "декрет",
            "декрете",
            "декрета",
            "декретн*",
            "отпуск* по уход*",
            "отпуск* по беремен*",
            "служ* в арм*",
            "служ* в войск*",
            "служба в арм*",
            "службы в арм*",
            "службу в арм*",
            "служба по призыву",
            "срочн* служб*",
            "воинск* служб*",
            "военн* служб*",
            "был в армии",
            "в армии",
            "после армии",
            "maternity leave",
            "paternity leave",
            "parental leave",
            "childcare leave",
            "family leave",
            "carer s leave",
            "career break",
            "military service",
            "army service",
            "national service",
            "in the army",
            "in the military",
            "conscript*",
            "декретте",
            "декреттік",
            "әскери қызмет*",
            "әскерде",
            "әскерге",
            "әскерден",
            "мерзімді қызмет*",
        ],
    ),
];

/// Words for looking after somebody, and whom: together, in one part, they tell why there was no work.
const CARE: &[&str] = &[
    "уход*",
    "ухаж*",
    "присматрива*",
    "caring",
    "cared",
    "care",
    "looked",
    "күтім*",
    "күттім",
    "күтіп",
    "қарадым",
    "қарап",
    "бақтым",
    "бағып",
];

/// Relatives one looks after. People one looks after for a living are not among them.
const RELATIVES: &[&str] = &[
    "матерью",
    "матери",
    "мамой",
    "мамы",
    "отцом",
    "отца",
    "папой",
    "папы",
    "родителями",
    "родителей",
    "родителя",
    "бабушкой",
    "бабушки",
    "дедушкой",
    "дедушки",
    "дедом",
    "сыном",
    "сына",
    "дочерью",
    "дочери",
    "мужем",
    "мужа",
    "женой",
    "жены",
    "родственником",
    "родственницей",
    "родственника",
    "mother",
    "father",
    "mom",
    "mum",
    "dad",
    "parent",
    "parents",
    "grandmother",
    "grandfather",
    "husband",
    "wife",
    "son",
    "daughter",
    "relative",
    "анам*",
    "әкем*",
    "анама",
    "әкеме",
    "әжем*",
    "атам*",
    "ата-анам*",
    "әке",
    "әкесі*",
    "анасы*",
    "балам*",
    "жұбайым*",
    "туысым*",
];

/// Labels whose value takes the rest of the line.
const LONG_LABELS: &[&str] = &[
    "имя",
    "фамилия",
    "отчество",
    "фио",
    "ф и о",
    "имя и фамилия",
    "фамилия и имя",
    "имя фамилия",
    "фамилия имя",
    "фамилия имя отчество",
    "full name",
    "name",
    "first name",
    "last name",
    "surname",
    "given name",
    "middle name",
    "family name",
    "аты жөні",
    "аты жөнім",
    "аты",
    "тегі",
    "есімі",
    "әкесінің аты",
    "аты тегі",
    "тегі аты",
    "гражданство",
    "национальность",
    "нац ть",
    "citizenship",
    "nationality",
    "ethnicity",
    "азаматтығы",
    "ұлты",
    "семейное положение",
    "семья",
    "состав семьи",
    "marital status",
    "family status",
    "family",
    "отбасы жағдайы",
    "отбасылық жағдайы",
    "отбасы",
    "дети",
    "наличие детей",
    "children",
    "kids",
    "балалары",
    "балалар",
    "вероисповедание",
    "религия",
    "religion",
    "діні",
    "дін",
    "адрес",
    "адрес проживания",
    "домашний адрес",
    "адрес регистрации",
    "прописка",
    "место рождения",
    "дата и место рождения",
    "address",
    "home address",
    "postal address",
    "мекенжайы",
    "мекенжай",
    "үй мекенжайы",
    "place of birth",
    "birthplace",
    "date and place of birth",
    "туған жері",
    "туған күні мен жері",
    "туған күні және жері",
    "контакты",
    "контактная информация",
    "контактные данные",
    "contacts",
    "contact",
    "contact details",
    "contact information",
    "байланыс",
    "байланыс деректері",
    "личные данные",
    "личная информация",
    "персональные данные",
    "о себе лично",
    "personal",
    "personal details",
    "personal information",
    "personal data",
    "жеке мәлімет",
    "жеке мәліметтер",
    "жеке деректер",
    "вредные привычки",
    "рост вес",
    "рост",
    "вес",
    "height",
    "weight",
    "бойы",
    "салмағы",
    "паспорт",
    "passport",
    "иин",
    "жсн",
    "снилс",
];

/// Labels whose value ends with the part.
const SHORT_LABELS: &[&str] = &[
    "пол",
    "sex",
    "gender",
    "жынысы",
    "возраст",
    "age",
    "жасы",
    "жас",
    "дата рождения",
    "дата рожд",
    "год рождения",
    "день рождения",
    "д р",
    "date of birth",
    "birth date",
    "birthday",
    "dob",
    "d o b",
    "year of birth",
    "born",
    "туған күні",
    "туған жылы",
    "фото",
    "фотография",
    "photo",
    "сурет",
    "фотосы",
    "фотосурет",
    "pronouns",
];

/// Labels of contacts: the value ends with the part as well.
const CONTACT_LABELS: &[&str] = &[
    "телефон",
    "тел",
    "моб",
    "моб тел",
    "мобильный",
    "мобильный телефон",
    "сотовый",
    "контактный телефон",
    "конт тел",
    "номер телефона",
    "e mail",
    "email",
    "mail",
    "почта",
    "эл почта",
    "электронная почта",
    "phone",
    "phone number",
    "mobile",
    "mobile phone",
    "cell",
    "cell phone",
    "tel",
    "telephone",
    "telegram",
    "телеграм",
    "whatsapp",
    "ватсап",
    "linkedin",
    "skype",
    "скайп",
    "instagram",
    "инстаграм",
    "facebook",
    "vk",
    "github",
    "ұялы",
    "ұялы тел",
    "ұялы телефон",
    "ұялы телефоны",
    "телефоны",
    "байл тел",
    "байланыс телефоны",
    "пошта",
    "электрондық пошта",
    "website",
    "сайт",
    "веб сайт",
];

/// Words that a part about the family, the photo or the belief is made of: nearly everything else means work.
const PRIVATE: &[&str] = &[
    "дети",
    "детей",
    "сын",
    "сына",
    "сыновей",
    "сыновья",
    "дочь",
    "дочери",
    "дочерей",
    "дочка",
    "внук*",
    "внуч*",
    "отец",
    "мать",
    "мама",
    "папа",
    "ребенок",
    "ребенка",
    "воспитываю",
    "бездетн*",
    "children",
    "child",
    "kids",
    "kid",
    "son",
    "sons",
    "daughter*",
    "grandfather",
    "grandmother",
    "grandchildren",
    "father",
    "mother",
    "childless",
    "бала",
    "баласы",
    "балалы",
    "балалары",
    "балам",
    "ұл",
    "ұлы",
    "ұлым",
    "қыз",
    "қызы",
    "қызым",
    "немере*",
    "фото",
    "фотография",
    "photo",
    "photograph",
    "сурет",
    "суреті",
    "фотосы",
    "православ*",
    "мусульман*",
    "ислам",
    "католи*",
    "христиан*",
    "christian",
    "muslim",
    "lutheran",
    "orthodox",
    "catholic",
    "jewish",
    "islam",
    "мұсылман",
];

/// Words between them.
const BETWEEN: &[&str] = &[
    "и",
    "с",
    "у",
    "меня",
    "есть",
    "нет",
    "без",
    "один",
    "одна",
    "одного",
    "два",
    "две",
    "двое",
    "двоих",
    "три",
    "трое",
    "троих",
    "четверо",
    "четверых",
    "взросл*",
    "маленьк*",
    "лет",
    "год",
    "года",
    "по",
    "запросу",
    "прилага*",
    "на",
    "сайте",
    "имеются",
    "имеется",
    "a",
    "an",
    "and",
    "with",
    "of",
    "no",
    "one",
    "two",
    "three",
    "four",
    "grown",
    "up",
    "small",
    "adult",
    "attached",
    "available",
    "upon",
    "on",
    "request",
    "the",
    "site",
    "years",
    "old",
    "have",
    "has",
    "i",
    "екі",
    "үш",
    "төрт",
    "бір",
    "бар",
    "жоқ",
    "ересек",
    "мен",
    "және",
    "жас*",
    "сайтта",
    "сұраныс",
    "бойынша",
];

/// How a document calls itself, and how it closes.
pub(super) const TITLES: &[&str] = &[
    "резюме",
    "анкета",
    "анкета соискателя",
    "cv",
    "curriculum vitae",
    "resume",
    "résumé",
    "түйіндеме",
    "өмірбаян",
    "с уважением",
    "sincerely",
    "yours sincerely",
    "best regards",
    "kind regards",
    "regards",
    "құрметпен",
];

/// Sex in a word or a letter.
pub(super) const SEX: &[&str] = &[
    "м",
    "ж",
    "муж",
    "жен",
    "мужской",
    "женский",
    "мужчина",
    "женщина",
    "m",
    "f",
    "male",
    "female",
    "man",
    "woman",
    "ер",
    "әйел",
    "ер адам",
    "әйел адам",
    "е",
    "ә",
    "пол мужской",
    "пол женский",
];

/// Peoples and countries, as a person names his own in a word.
pub(super) const PEOPLES: &[&str] = &[
    "казах",
    "казашка",
    "русский",
    "русская",
    "узбек",
    "узбечка",
    "уйгур",
    "уйгурка",
    "татарин",
    "татарка",
    "немец",
    "немка",
    "кореец",
    "кореянка",
    "украинец",
    "украинка",
    "киргиз",
    "киргизка",
    "кыргыз",
    "кыргызка",
    "таджик",
    "таджичка",
    "турок",
    "турчанка",
    "азербайджанец",
    "азербайджанка",
    "дунганин",
    "дунганка",
    "белорус",
    "белоруска",
    "поляк",
    "полька",
    "чеченец",
    "чеченка",
    "армянин",
    "армянка",
    "еврей",
    "еврейка",
    "грузин",
    "грузинка",
    "китаец",
    "китаянка",
    "қазақ",
    "орыс",
    "өзбек",
    "ұйғыр",
    "татар",
    "неміс",
    "кәріс",
    "украин",
    "қырғыз",
    "тәжік",
    "түрік",
    "әзірбайжан",
    "дүнген",
    "kazakh",
    "russian",
    "uzbek",
    "uyghur",
    "tatar",
    "german",
    "korean",
    "ukrainian",
    "kyrgyz",
    "tajik",
    "turkish",
    "british",
    "american",
    "chinese",
    "indian",
    "pakistani",
    "polish",
    "dungan",
    "belarusian",
    "armenian",
    "georgian",
    "jewish",
    // countries, as citizenships
    "россия",
    "рф",
    "казахстан",
    "рк",
    "узбекистан",
    "кыргызстан",
    "таджикистан",
    "беларусь",
    "украина",
    "китай",
    "турция",
    "ресей",
    "қазақстан",
    "қр",
    "өзбекстан",
    "қырғызстан",
    "тәжікстан",
    "қытай",
    "russia",
    "kazakhstan",
    "uzbekistan",
    "kyrgyzstan",
    "tajikistan",
    "belarus",
    "ukraine",
    "china",
    "turkey",
    "india",
    "pakistan",
];

/// How far a label reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end of its part.
    Part,
    /// To the end of the line or the next label.
    Line,
}

/// The label that words are, taken together.
pub(super) fn label(words: &[&str]) -> Option<Reach> {
    /// The longest label has four words.
    const LONGEST: usize = 5;
    static LABELS: OnceLock<HashMap<&str, Reach>> = OnceLock::new();
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let labels = LABELS.get_or_init(|| {
        let long = LONG_LABELS.iter().map(|l| (*l, Reach::Line));
        long.chain(SHORT_LABELS.iter().chain(CONTACT_LABELS).map(|l| (*l, Reach::Part))).collect()
    });
    labels.get(words.join(" ").as_str()).copied()
}

/// Beginnings of two letters → phrases that begin so.
type Beginnings = HashMap<[char; 2], Vec<(Kind, Vec<&'static str>)>>;

fn phrases() -> &'static Beginnings {
    static PHRASES_BY_BEGINNING: OnceLock<Beginnings> = OnceLock::new();
    PHRASES_BY_BEGINNING.get_or_init(|| {
        let mut out = Beginnings::new();
        for (kind, list) in PHRASES {
            for phrase in *list {
                let words: Vec<&str> = phrase.split(' ').collect();
                out.entry(beginning(words[0])).or_default().push((*kind, words));
            }
        }
        out
    })
}

fn beginning(word: &str) -> [char; 2] {
    let mut letters = word.chars().filter(|c| *c != '*');
    [letters.next().unwrap_or(' '), letters.next().unwrap_or(' ')]
}

fn fits(pattern: &str, word: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None if pattern == "#" => word.chars().all(|c| c.is_ascii_digit()),
        None => word == pattern,
    }
}

/// Whether words are about family, photo or belief and nothing else.
pub(super) fn is_private(words: &[&str]) -> bool {
    let among = |list: &[&str], w: &str| list.iter().any(|p| fits(p, w));
    let fills = |w: &str| among(BETWEEN, w) || w.starts_with(|c: char| c.is_ascii_digit());
    words.len() <= 7 && words.iter().any(|w| among(PRIVATE, w)) && words.iter().all(|w| among(PRIVATE, w) || fills(w))
}

/// The kinds of phrases that words hold.
pub(super) fn kinds(words: &[&str]) -> Vec<Kind> {
    let mut out = Vec::new();
    for (i, word) in words.iter().enumerate() {
        // A word of one letter begins a phrase with a blank second one, whatever follows.
        for (kind, phrase) in phrases().get(&beginning(word)).into_iter().flatten() {
            let rest = &words[i..];
            if rest.len() >= phrase.len() && phrase.iter().zip(rest).all(|(p, w)| fits(p, w)) && !out.contains(kind) {
                out.push(*kind);
            }
        }
    }
    let any = |list: &[&str]| words.iter().any(|w| list.iter().any(|p| fits(p, w)));
    if !out.contains(&Kind::Person) && words.len() > 1 && words.last() == Some(&"туған") {
        out.push(Kind::Person);
    }
    if !out.contains(&Kind::Gap) && any(CARE) && (any(RELATIVES) || any(&["демалыс*"])) {
        out.push(Kind::Gap);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::parts::words;
    use super::*;

    #[test]
    fn phrases_are_whole_words_in_a_row() {
        let first = |text: &str| kinds(&words(text)).into_iter().find(|k| *k != Kind::Nearby);
        for text in
            ["не замужем", "гражданин рф", "born on 1 may 1994", "1979 г.р", "мне 19 лет", "kazakh citizen", "he/him"]
        {
            assert_eq!(first(text), Some(Kind::Person), "{text}");
        }
        for text in [
            "была в отпуске по уходу за ребенком",
            "служил в армии",
            "maternity leave",
            "ухаживала за больной матерью",
            "took care of my sick mother",
            "науқас анама қарадым",
            "бала күтіміне байланысты демалыс",
        ] {
            assert_eq!(first(text), Some(Kind::Gap), "{text}");
        }
        for text in [
            "гражданское право",
            "уход за больными",
            "регулировка холостого хода",
            "телефонные переговоры",
            "обслуживание граждан",
            "patient care",
            "няня, уход за ребенком",
            "бала күтімі",
            "3-6 жастағы топ",
            "mobile developer",
            "maleic acid",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn a_family_is_told_from_a_class() {
        for text in [
            "двое взрослых детей",
            "дочь 4 года",
            "father of three children",
            "үш балалы",
            "есть фото",
            "внуки",
            "lutheran",
        ] {
            assert!(is_private(&words(text)), "{text}");
        }
        for text in [
            "группа детей 3–5 лет",
            "work with children",
            "photoshop",
            "қызмет",
            "детская",
            "обработка фото",
            "балалармен жұмыс",
            "занятия по фото",
        ] {
            assert!(!is_private(&words(text)), "{text}");
        }
    }

    #[test]
    fn labels_are_known_as_wholes() {
        assert_eq!(label(&["пол"]), Some(Reach::Part));
        assert_eq!(label(&["home", "address"]), Some(Reach::Line));
        assert_eq!(label(&["project", "name"]), None);
        assert_eq!(label(&[]), None);
    }
}

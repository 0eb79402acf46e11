//! What the title and the description ask for where `requirements` is silent: years, languages, skills, format.
//!
//! Running text is less certain than a field somebody filled in, so what is read here is asked about and weighed, and
//! rules nobody out. Where the text is all there is, its own "must have" and «обязательно» are musts like any other.

use super::requirements::{formats_in, level_in};
use super::{Criterion, Want, language_in};
use crate::fact::Language;
use crate::gazetteer::lexicon;
use crate::gazetteer::skills::{self, Skill};
use crate::terms::{Indexed, Term, readable, terms};
use crate::text::{detect_language, fold};

/// Most skills taken from a text: what two questions can name.
const MOST_SKILLS: usize = 8;

/// What a stretch of a vacancy is about, by the heading it stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Under no heading.
    Open,
    /// Wanted, and said to be indispensable.
    Must,
    Wanted,
    /// Wanted, but one can do without.
    Welcome,
    /// Tasks, the firm, what it offers.
    Other,
}

const HEADINGS: &[(Part, &[&str])] = &[
    (
        Part::Welcome,
        &[
            "будет плюсом",
            "плюсом будет",
            "будет преимуществом",
            "преимуществом будет",
            "преимущества",
            "желательно",
            "приветствуется",
            "nice to have",
            "bonus",
            "would be a plus",
            "preferred",
            "артықшылық",
        ],
    ),
    (
        Part::Must,
        &[
            "must have",
            "must-have",
            "essential",
            "mandatory",
            "обязательные требования",
            "обязательные навыки",
            "обязательно",
            "міндетті талаптар",
        ],
    ),
    (
        Part::Wanted,
        &[
            "требовани",
            "мы ожидаем",
            "ожидаем",
            "мы ждем",
            "ждем от",
            "нам важно",
            "от вас",
            "ваши навыки",
            "вы нам подходите",
            "необходим",
            "что нужно",
            "нужно знать",
            "requirement",
            "qualification",
            "you have",
            "what we expect",
            "we expect",
            "your profile",
            "who you are",
            "skills",
            "талаптар",
            "қажет",
        ],
    ),
    (
        Part::Other,
        &[
            "условия",
            "мы предлагаем",
            "предлагаем",
            "обязанности",
            "задачи",
            "чем предстоит",
            "что делать",
            "о компании",
            "о нас",
            "we offer",
            "benefits",
            "responsibilit",
            "duties",
            "about us",
            "about the company",
            "what you will do",
            "шарттар",
            "міндеттер",
            "біз ұсынамыз",
        ],
    ),
];

/// Words that say a sentence's wish can be done without.
const WELCOME: &[&str] = &[
    "плюс",
    "преимуществ",
    "желательн",
    "приветству",
    "nice to have",
    "a plus",
    "preferred",
    "advantage",
    "артықшылық",
];

/// Words of a sentence in which a firm speaks of itself.
const BOASTING: &[&str] = &[
    "на рынке",
    "компании более",
    "наша компания",
    "наш опыт",
    "нашей компани",
    "мы работаем",
    "our company",
    "our experience",
    "we have been",
    "on the market",
    "нарықта",
];

/// A sentence or a line.
struct Sentence<'a> {
    text: &'a str,
    folded: String,
    part: Part,
}

/// Most sentences kept for a person to check.
const MOST_UNREAD: usize = 3;

/// Adds what the texts ask for and the list does not have yet; `alone`: `requirements` says nothing, so that the text's
/// own musts count as such.
pub(super) fn add(title: &str, description: &str, alone: bool, list: &mut Vec<Criterion>) {
    let before = list.len();
    let has = |list: &[Criterion], kind: &str| list.iter().any(|c| c.want.kind() == kind);
    let mut sentences = sentences(readable(description));
    let headed = sentences.iter().any(|s| matches!(s.part, Part::Wanted | Part::Must));
    sentences.insert(0, Sentence { text: title.trim(), folded: fold(title), part: Part::Wanted });
    if !has(list, "experience")
        && let Some(criterion) = sentences.iter().find_map(years)
    {
        list.push(criterion);
    }
    if !has(list, "language") {
        for criterion in sentences.iter().flat_map(languages) {
            if !list.iter().any(|c| c.id == criterion.id) {
                list.push(criterion);
            }
        }
    }
    if !has(list, "skill") {
        skills_in(&sentences, headed, list);
    }
    if !has(list, "format")
        && !has(list, "schedule")
        && let Some(found) = sentences.iter().find_map(conditions)
    {
        list.extend(found);
    }
    if alone {
        musts(&sentences, &mut list[before..]);
        let unread: Vec<Criterion> = unread(&sentences, list).collect();
        list.extend(unread);
        if detect_language(description) == Some(Language::Ru) {
            in_the_nominative(&mut list[before..]);
        }
    }
}

/// Makes musts of what stands in a sentence that says so.
fn musts(sentences: &[Sentence<'_>], list: &mut [Criterion]) {
    for criterion in list {
        if sentences.iter().any(|s| s.must() && s.tells(criterion)) {
            criterion.must = true;
            criterion.weight = match criterion.want {
                Want::Skill => 3.0,
                _ => criterion.weight,
            };
        }
    }
}

/// "Преподавания", as it stood behind "опыт", is asked about by its own name.
fn in_the_nominative(list: &mut [Criterion]) {
    let plain = |text: &str| text.chars().all(|c| !c.is_alphabetic() || (!c.is_ascii() && c.is_lowercase()));
    for criterion in list.iter_mut().filter(|c| c.must && c.want == Want::Skill && plain(&c.label)) {
        if let Some(name) = criterion.id.strip_prefix("skill:").filter(|name| plain(name)) {
            criterion.label = name.to_owned();
        }
    }
}

/// What a text insists on and nothing was read of: a person checks it.
fn unread(sentences: &[Sentence<'_>], list: &[Criterion]) -> impl Iterator<Item = Criterion> {
    let told = |s: &&Sentence<'_>| s.must() && !list.iter().any(|c| s.tells(c));
    let custom = |(i, s): (usize, &Sentence<'_>)| derived(format!("custom:text{}", i + 1), s.text, 1.0, Want::Custom);
    sentences.iter().filter(told).take(MOST_UNREAD).enumerate().map(custom)
}

fn derived(id: impl Into<String>, label: &str, weight: f64, want: Want) -> Criterion {
    const LABEL: usize = 80;
    let label = label.trim().trim_end_matches(['.', ',', ':']).chars().take(LABEL).collect();
    Criterion { id: id.into(), label, must: false, weight, derived: true, want }
}

/// Sentences and lines, each with the part of the text it belongs to.
fn sentences(text: &str) -> Vec<Sentence<'_>> {
    const HEADING: usize = 60;
    let mut part = Part::Open;
    let mut out = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        // "Требования: опыт от 2 лет" has its heading in the line.
        let head = line.split([':', '?']).next().unwrap_or(line);
        if head.chars().count() <= HEADING {
            let folded = fold(head);
            let colon = head.len() < line.len();
            if let Some((found, words)) = heading(&folded)
                && (colon || words_of(&folded) <= words)
            {
                part = found;
                rest = line[head.len()..].trim_start_matches([':', '?']);
            }
        }
        for text in split_sentences(rest) {
            let text = text.trim().trim_start_matches(['-', '–', '—', '•', '*', '·']).trim();
            if !text.is_empty() {
                out.push(Sentence { text, folded: fold(text), part });
            }
        }
    }
    out
}

/// What a heading announces, and how many words a line may have to be one without a colon behind it: "Наши требования"
/// is a heading, "будет плюсом Redis" is a wish.
fn heading(folded: &str) -> Option<(Part, usize)> {
    HEADINGS.iter().find_map(|(part, names)| {
        let name = names.iter().find(|name| folded.contains(**name))?;
        let others = if matches!(part, Part::Welcome | Part::Must) { 0 } else { 2 };
        Some((*part, words_of(name) + others))
    })
}

fn words_of(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count()
}

/// A full stop ends a sentence before a space, not inside "Node.js" or "2.5".
fn split_sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split([';', '!', '•']).flat_map(|s| s.split(". "))
}

/// Words that say a sentence's wish cannot be done without.
const MUST: &[&str] = &[
    "must have",
    "must hold",
    "must be able",
    "must be available",
    "must work",
    "must know",
    "must speak",
    "must possess",
    "must own",
    "required",
    "essential",
    "mandatory",
    "is a must",
    "обязательн",
    "обязателен",
    "міндетті",
    "талап етіледі",
    "болуы керек",
    "болуы қажет",
    "болуы тиіс",
];

/// Words before a noun that ask for it, where the noun is nothing but a worker ("требуется продавец").
const NEED: &[&str] = &["требуется", "требуются", "нужен", "нужна", "нужно", "нужны", "необходим"];
const NEEDED: &[&str] = &[
    "опыт",
    "прав",
    "медкн",
    "мед",
    "санкн",
    "знан",
    "знать",
    "уме",
    "навык",
    "налич",
    "сертиф",
    "диплом",
    "удостов",
    "допуск",
    "категор",
    "личн",
    "автомоб",
    "владе",
];

/// Words that take a must back.
const NEEDLESS: &[&str] = &[
    "not required",
    "not essential",
    "not mandatory",
    "isn't required",
    "no experience",
    "none required",
    "not necessary",
    "необязательн",
    "не обязательн",
    "не требу",
    "не нуж",
    "без опыта",
    "міндетті емес",
    "талап етілмейді",
    "қажет емес",
    "керек емес",
];

impl Sentence<'_> {
    /// Whether the text says that it cannot be done without.
    fn must(&self) -> bool {
        if self.part == Part::Other || self.welcome() || self.needless() {
            return false;
        }
        self.part == Part::Must || MUST.iter().any(|w| self.folded.contains(w)) || self.needs()
    }

    /// "No licence required", «опыт не требуется».
    fn needless(&self) -> bool {
        let no = self.folded.starts_with("no ") && self.folded.contains("required");
        no || NEEDLESS.iter().any(|w| self.folded.contains(w))
    }

    /// "Нужны права", «медкнижка требуется», and not «требуется продавец».
    fn needs(&self) -> bool {
        let words: Vec<&str> = self.folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        words.iter().enumerate().any(|(i, word)| {
            let thing = |w: &&str| NEEDED.iter().any(|thing| w.starts_with(thing));
            let last = i + 1 == words.len() && i > 0;
            NEED.iter().any(|need| word.starts_with(need)) && (last || words[i + 1..].iter().take(2).any(thing))
        })
    }

    /// Whether a criterion was read from this sentence.
    fn tells(&self, criterion: &Criterion) -> bool {
        let label = criterion.label.trim_end_matches('.');
        !label.is_empty() && self.text.contains(label)
    }

    fn welcome(&self) -> bool {
        self.part == Part::Welcome || WELCOME.iter().any(|w| self.folded.contains(w))
    }
}

/// "Опыт работы от 3 лет", "3+ years of experience", "кемінде 2 жыл тәжірибе": a number with its unit, near the word.
fn years(sentence: &Sentence<'_>) -> Option<Criterion> {
    const ABOUT: &[&str] = &["опыт", "стаж", "experienc", "тәжіриб", "өтіл"];
    const UNIT: &[&str] = &["год", "года", "лет", "year", "years", "yrs", "жыл", "жылдан", "жылдық"];
    const NEAR: usize = 7;
    let boasting = BOASTING.iter().any(|w| sentence.folded.contains(w));
    if boasting || sentence.welcome() || !ABOUT.iter().any(|w| sentence.folded.contains(w)) {
        return None;
    }
    let words = terms(sentence.text);
    let about = |t: &Term| ABOUT.iter().any(|w| t.word.starts_with(w));
    let is_unit = |t: &Term| UNIT.contains(&t.word.as_str());
    words.iter().enumerate().find_map(|(i, term)| {
        let years: f64 = term.word.replace(',', ".").parse().ok().filter(|n| (0.5..=15.0).contains(n))?;
        // The unit follows at once, or behind the other end of a range.
        let unit = (i + 1..words.len().min(i + 4)).find(|k| is_unit(&words[*k]))?;
        let only_numbers = words[i + 1..unit].iter().all(|t| {
            t.word.starts_with(|c: char| c.is_ascii_digit())
                || matches!(t.word.as_str(), "до" | "to" | "и" | "or" | "x" | "х")
        });
        let near = words[i.saturating_sub(NEAR)..(unit + NEAR).min(words.len())].iter().any(about);
        (only_numbers && near).then(|| derived("experience", sentence.text, 3.0, Want::Experience { years }))
    })
}

/// Languages a sentence asks for by level or by the word "language".
fn languages(sentence: &Sentence<'_>) -> Vec<Criterion> {
    const ABOUT: &[&str] = &[
        "язык",
        "владе",
        "знани",
        "уров",
        "свободн",
        "language",
        "level",
        "fluent",
        "speak",
        "proficien",
        "тіл",
        "деңгей",
        "еркін",
        "білу",
    ];
    const TRADE: &[&str] =
        &["преподав", "учител", "репетитор", "курс", "перевод", "teach", "tutor", "translat", "мұғалім", "аударм"];
    let about = |w: &str| ABOUT.iter().any(|a| w.starts_with(a)) || level_in(w).is_some();
    if sentence.part == Part::Other || TRADE.iter().any(|w| sentence.folded.contains(w)) {
        return Vec::new();
    }
    let words: Vec<&str> = sentence.folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if !words.iter().any(|w| about(w)) {
        return Vec::new();
    }
    // One clause may name two languages with a level each.
    sentence
        .text
        .split([',', '/'])
        .flat_map(|clause| clause.split(" и "))
        .filter(|clause| {
            clause.split(|c: char| !c.is_alphanumeric()).any(|w| w.chars().count() > 2 && language_in(w).is_some())
        })
        .filter_map(|clause| {
            let lang = language_in(clause).filter(|l| l.len() == 2)?;
            let level = level_in(clause).map(Into::into);
            let weight = if sentence.welcome() { 1.0 } else { 2.0 };
            Some(derived(format!("language:{lang}"), clause, weight, Want::Language { lang: lang.into(), level }))
        })
        .collect()
}

/// Skills the text wants, then those it welcomes; without such headings (`headed`), all it names outside of what the firm
/// offers.
fn skills_in(sentences: &[Sentence<'_>], headed: bool, list: &mut Vec<Criterion>) {
    let mut found: Vec<(bool, Skill, String)> = Vec::new();
    let mut collect = |text: &str, welcome: bool| {
        let (indexed, words) = (Indexed::new(text), terms(text));
        let titles = lexicon::find_titles(&words);
        for hit in skills::find(&indexed, &words) {
            // "Ищем Java-разработчика" names a job, "знание Java" a skill.
            let title = titles.iter().any(|t| t.first <= hit.first && hit.last <= t.last);
            if !title && !hit.skill.is_general() && !found.iter().any(|(_, s, _)| *s == hit.skill) {
                found.push((welcome, hit.skill, indexed.slice(hit.span).to_owned()));
            }
        }
    };
    for sentence in sentences {
        let taken = match sentence.part {
            Part::Wanted | Part::Welcome | Part::Must => true,
            Part::Open => !headed,
            Part::Other => false,
        };
        if taken && !promises(sentence) && !pays(sentence) && !sentence.needless() {
            collect(sentence.text, sentence.welcome());
        }
    }
    found.sort_by_key(|(welcome, _, _)| *welcome);
    for (_, skill, label) in found.into_iter().take(MOST_SKILLS) {
        list.push(derived(format!("skill:{}", skill.id()), &label, 1.0, Want::Skill));
    }
}

/// "We teach you everything", «всему научим», «оформление по ТК»: what the firm will do is nothing the candidate has
/// to bring.
fn promises(sentence: &Sentence<'_>) -> bool {
    const PROMISES: &[&str] = &[
        "we teach",
        "we train",
        "we'll teach",
        "we will teach",
        "we will train",
        "teach you",
        "train you",
        "научим",
        "обучим",
        "обучаем",
        "всему учим",
        "үйретеміз",
        "үйретемиз",
        // The law they employ by.
        "по тк",
        "согласно тк",
        "соответствии с тк",
        "рамках тк",
        "по трудовому кодексу",
        "согласно трудовому кодексу",
        "соответствии с трудовым",
        "еңбек кодексіне сәйкес",
        "еңбек кодексі бойынша",
    ];
    PROMISES.iter().any(|promise| sentence.folded.contains(promise))
}

/// "Commission on top", «процент с продаж»: pay, and no skill.
fn pays(sentence: &Sentence<'_>) -> bool {
    const PAY: &[&str] = &[
        "commission on",
        "plus commission",
        "+ commission",
        "commission paid",
        "commission based",
        "commission scheme",
        "commission structure",
        "commission only",
        "uncapped commission",
        "% commission",
        "sales commission",
        "salary and commission",
        "salary + ",
        "процент с",
        "процент от",
        "% с ",
        "% от ",
        "оклад",
        "чаевые",
        "сатылымнан пайыз",
        "сатудан пайыз",
        "пайызы",
        "пайыз қосылады",
    ];
    PAY.iter().any(|pay| sentence.folded.contains(pay))
}

/// Whether a sentence asks for work on days that others have off.
fn asks_for_days(sentence: &Sentence<'_>) -> bool {
    const DAYS: &[&str] = &[
        "saturday",
        "sunday",
        "weekend",
        "bank holiday",
        "суббот",
        "воскрес",
        "выходны",
        "праздник",
        "сенбі",
        "демалыс",
    ];
    const OFF: &[&str] =
        &[" off", "no weekend", "no saturday", "no sunday", "свобод", "— выходн", "- выходн", "демаламыз"];
    let has = |list: &[&str]| list.iter().any(|w| sentence.folded.contains(w));
    sentence.must() && has(DAYS) && !has(OFF)
}

/// Format and schedule, where they ask something of a person: remote or hybrid work, shifts, nights, rotation.
fn conditions(sentence: &Sentence<'_>) -> Option<Vec<Criterion>> {
    const PLAIN: &[&str] = &["office", "full", "5/2", "flexible"];
    const LONG: usize = 160;
    if sentence.text.chars().count() > LONG {
        return None;
    }
    let (mut format, mut schedule) = formats_in(&sentence.folded);
    format.retain(|f| !PLAIN.contains(&f.as_str()));
    schedule.retain(|s| !PLAIN.contains(&s.as_str()));
    let mut out = Vec::new();
    if !format.is_empty() {
        out.push(derived("format", sentence.text, 1.0, Want::Format { any: format }));
    }
    if !schedule.is_empty() || asks_for_days(sentence) {
        out.push(derived("schedule", sentence.text, 1.0, Want::Schedule { any: schedule }));
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(description: &str) -> Vec<String> {
        read_both("", description)
    }

    fn read_both(title: &str, description: &str) -> Vec<String> {
        let mut list = Vec::new();
        add(title, description, false, &mut list);
        assert!(list.iter().all(|c| c.derived && !c.must));
        list.iter()
            .map(|c| match &c.want {
                Want::Experience { years } => format!("experience {years}"),
                Want::Language { lang, level } => format!("{lang} {}", level.as_deref().unwrap_or("-")),
                Want::Format { any } | Want::Schedule { any } => format!("{} {}", c.id, any.join("+")),
                _ => c.id.clone(),
            })
            .collect()
    }

    #[test]
    fn years_are_read_where_they_are_asked_of_the_candidate() {
        for (text, expected) in [
            ("Требования: опыт работы от 3 лет.", vec!["experience 3"]),
            ("3+ years of experience in a similar role", vec!["experience 3"]),
            ("Опыт в такой роли не менее 1-2 лет", vec!["experience 1"]),
            ("Ұқсас лауазымда кемінде 2 жыл тәжірибе", vec!["experience 2"]),
            ("Наша компания 20 лет на рынке, опыт не нужен", vec![]),
            ("Возраст от 18 лет, опыт приветствуется", vec![]),
            ("Наш опыт 10 лет на рынке", vec![]),
            ("Работа 5 дней в неделю", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn languages_are_read_with_their_levels() {
        for (text, expected) in [
            ("Английский язык на уровне B2", vec!["en B2"]),
            ("Свободное владение казахским и русским языками", vec!["kk C1", "ru -"]),
            ("Fluent English", vec!["en C1"]),
            ("Преподавать английский язык детям", vec![]),
            ("Мы работаем с английскими партнёрами", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn skills_are_read_from_what_is_wanted() {
        let text =
            "О компании: мы пишем на Java.\nТребования:\n- Docker, Kafka\n- будет плюсом Redis\nУсловия:\n- Jira, кофе";
        assert_eq!(read(text), ["skill:docker", "skill:kafka", "skill:redis"]);
        assert_eq!(read("Пишем на Go и Docker"), ["skill:go", "skill:docker"]);
        assert_eq!(read("Ищем Java-разработчика со знанием Kafka"), ["skill:kafka"]);
        // "Have you worked with sales?" is no question to a sales assistant.
        assert!(read_both("Sales assistant", "").is_empty());
        assert_eq!(read_both("Бухгалтер (1С, удалённо)", ""), ["skill:1с", "format remote"]);
    }

    /// What a text says by itself: `!` before a must.
    fn read_alone(description: &str) -> Vec<String> {
        let mut list = Vec::new();
        add("", description, true, &mut list);
        list.iter().map(|c| format!("{}{}", if c.must { "!" } else { "" }, c.id)).collect()
    }

    #[test]
    fn musts_of_a_text_are_musts_where_it_is_all_there_is() {
        for (text, expected) in [
            ("Must have a driving licence.", vec!["!skill:водительские права"]),
            ("Experience with milking cows required", vec!["!skill:доение коров"]),
            ("Driving licence is a plus", vec!["skill:водительские права"]),
            ("Driving licence not required", vec![]),
            ("No driving licence required", vec![]),
            ("We milk cows twice a day. Must be able to start at 5 am", vec!["skill:доение коров", "custom:text1"]),
            ("Обязательно наличие медкнижки", vec!["!skill:медицинская книжка"]),
            ("Медкнижка не обязательна", vec![]),
            ("Нужны права категории B", vec!["!skill:водительские права"]),
            ("Медкнижка требуется", vec!["!skill:медицинская книжка"]),
            ("Требуется продавец в магазин обуви", vec![]),
            ("Обязательно знание английского C1", vec!["!language:en"]),
            ("Жүргізуші куәлігі міндетті", vec!["!skill:водительские права"]),
            ("Жүргізуші куәлігі міндетті емес", vec![]),
            ("Ағылшын тілін білу талап етіледі", vec!["!language:en"]),
            ("Must have 2 years of experience", vec!["!experience"]),
            ("Must work every Saturday", vec!["!schedule"]),
            ("Saturday and Sunday off", vec![]),
            ("Commission on top", vec![]),
            ("Оклад и процент с продаж", vec![]),
        ] {
            assert_eq!(read_alone(text), expected, "{text}");
        }
        // Beside requirements the text only adds wishes.
        assert_eq!(read("Must have a driving licence."), ["skill:водительские права"]);
    }

    #[test]
    fn conditions_that_ask_something_are_read() {
        for (text, expected) in [
            ("График 2/2, ночные смены", vec!["schedule 2/2+night"]),
            ("Возможна удалённая работа", vec!["format remote"]),
            ("Работа в офисе, полный день", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}

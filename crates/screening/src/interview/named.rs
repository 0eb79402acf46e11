//! Which of several named skills an answer confirms or denies.

use super::colleagues::done_by_another;
use super::papers::parts;
use crate::fact::Span;
use crate::gazetteer::skills;
use crate::grades::{self, Grade, latin};
use crate::relevance::is_common_word;
use crate::terms::{Indexed, Term, is_stop_word, one_root, terms};
use crate::text::{alike, fold, skeleton};
use crate::understanding::{Standing, is_negative_verb, standings};

/// What an answer says of one skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Not named.
    No,
    /// Named as known.
    Has(Span),
    /// Named as not known.
    Denied(Span),
    /// Not named, but something narrower is denied, which says nothing of the whole.
    Narrower,
}

const NEGATORS: &[&str] = &[
    "не",
    "нет",
    "нету",
    "неа",
    "nope",
    "nah",
    "ни",
    "без",
    "никогда",
    "кроме",
    "no",
    "not",
    "never",
    "without",
    "except",
    "don't",
    "haven't",
    "didn't",
    "isn't",
    "жоқ",
    "емес",
    "емеспін",
    "білмеймін",
    "істемедім",
    "істеген",
    "қолданбадым",
    "жоқпын",
    "dont",
    "didnt",
    "cant",
    "can't",
    "cannot",
    "басқа",
];

/// Negations that a word behind them can take back.
const EASED: &[&str] = &["не", "not"];

/// Words behind a negation that take it back ("не только").
const EASING: &[&str] = &["только", "only", "just"];

/// Words that say a skill is there, next to it.
const THERE: &[&str] = &["есть", "бар"];

/// Said of a licence's category.
const OPENED: &[&str] = &["открыта", "открыт", "открыты", "имеется", "ашық", "open"];

const ALL: &[&str] = &[
    "все",
    "всё",
    "всем",
    "всеми",
    "всего",
    "оба",
    "обе",
    "обоими",
    "всех",
    "all",
    "everything",
    "both",
    "барлығы",
    "барлығымен",
    "бәрі",
    "бәрімен",
    "екеуімен",
    "екеуі",
    "екеуін",
    "үшеуімен",
    "үшеуі",
    "үшеуін",
    "бәрін",
    "барлығын",
];

const NONE: &[&str] = &[
    "ничего",
    "никакой",
    "никаким",
    "ничем",
    "чем",
    "ни",
    "none",
    "nothing",
    "neither",
    "ешқайсысы",
    "ешқайсысымен",
    "ештеңе",
    "ештеңемен",
];

const YES: &[&str] = &["да", "ага", "угу", "конечно", "yes", "yeah", "yep", "sure", "иә", "иа", "ия", "әрине"];
const NOT: &[&str] = &["нет", "no", "nope", "жоқ", "не"];

/// Whether a word is one of a list's, Kazakh ones typed without their letters included.
fn is_one_of(term: &Term, list: &[&str]) -> bool {
    list.contains(&term.word.as_str()) || list.iter().any(|w| is_kazakh_word(w) && skeleton(w) == skeleton(&term.word))
}

fn is_kazakh_word(word: &str) -> bool {
    word.chars().any(|c| "әғқңөұүһі".contains(c))
}

/// Ends of what a negation reaches.
fn clause_ends(between: &str) -> bool {
    between.chars().any(|c| matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | ')' | '(' | '\n' | '—' | '–' | '…'))
}

const BUT: &[&str] = &["но", "а", "зато", "but", "бірақ", "ал"];

/// Clause of each term, counted from 0.
fn clauses(text: &Indexed<'_>, all: &[Term]) -> Vec<usize> {
    let mut clause = 0;
    let mut out = Vec::with_capacity(all.len());
    for (i, term) in all.iter().enumerate() {
        if i > 0 {
            let gap = Span { start: all[i - 1].span.end, end: term.span.start };
            if clause_ends(text.slice(gap)) || is_one_of(term, BUT) {
                clause += 1;
            }
        }
        out.push(clause);
    }
    out
}

/// What a text says of each of the labels, in their order.
pub(super) fn skills_named(labels: &[&str], text: &str) -> Vec<Named> {
    let indexed = Indexed::new(text);
    let all = terms(text);
    let until = |at: usize| is_until(&all, at);
    let mut hits = skills::find(&indexed, &all);
    hits.retain(|hit| hit.last != hit.first + 1 || !until(hit.first));
    let clause = clauses(&indexed, &all);
    let words: Vec<Vec<Term>> = labels.iter().map(|l| terms(l)).collect();
    // "Шаш қию" is another skill than "шаш бояу", whichever word they share.
    let of_another = |i: usize, (first, last): (usize, usize)| {
        let own = skills::by_terms(&words[i]);
        let around = |hit: &&skills::Hit| hit.first <= first && last <= hit.last && hit.last > hit.first + 1;
        hits.iter()
            .find(around)
            .is_some_and(|hit| own.is_some_and(|own| own != hit.skill && !own.kinds().any(|kind| kind == hit.skill)))
    };
    let places: Vec<Option<(usize, usize)>> = labels
        .iter()
        .enumerate()
        .map(|(i, label)| {
            let named =
                place(&words[i], &all, &hits).or_else(|| part(i, &words, &all).filter(|at| !of_another(i, *at)));
            named.or_else(|| letter(label, &indexed, &all)).filter(|(first, last)| *last != first + 1 || !until(*first))
        })
        .collect();
    let narrower: Vec<bool> = (0..labels.len())
        .map(|i| {
            // "Покраска" of "шаш бояу" is the deed itself, whatever else is called so.
            let by_sense =
                |(first, last): (usize, usize)| last == first + 1 && words[i].iter().any(|w| one_sense(w, &all[first]));
            let own = skills::by_terms(&words[i]);
            places[i].is_some_and(|at| own.is_some_and(|own| is_narrower(own, at, &hits)) && !by_sense(at))
        })
        .collect();
    let wider = |i: usize| {
        let denies = |wide: &str| match skills_named(&[wide], text).first() {
            Some(Named::Denied(span)) => Named::Denied(*span),
            _ => Named::No,
        };
        wider_than(labels[i]).map(denies).find(|named| *named != Named::No).unwrap_or(Named::No)
    };
    places
        .iter()
        .enumerate()
        .map(|(i, place)| match place {
            None => wider(i),
            Some((first, last)) => {
                let span = |from: usize, to: usize| Span { start: all[from].span.start, end: all[to - 1].span.end };
                match denied(&all, &clause, *first, *last, &places) {
                    Some(_) if narrower[i] || is_of_a_paper(&words[i], &all, *last) => Named::Narrower,
                    Some((from, to)) => Named::Denied(span(from, to)),
                    None => Named::Has(span(*first, *last)),
                }
            }
        })
        .collect()
}

/// "Church till 12", "9 till late": the preposition, and no till to stand at.
fn is_until(all: &[Term], at: usize) -> bool {
    const TIMES: &[&str] = &[
        "noon",
        "midday",
        "midnight",
        "late",
        "lunch",
        "morning",
        "evening",
        "night",
        "tonight",
        "tomorrow",
        "then",
        "now",
        "close",
        "closing",
        "half",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let time = |t: &Term| t.word.starts_with(|c: char| c.is_ascii_digit()) || TIMES.contains(&t.word.as_str());
    all.get(at).is_some_and(|t| t.word == "till") && all.get(at + 1).is_some_and(time)
}

/// "Not got the teaching status yet": what is denied is a paper about the deed, where the label asks for the deed.
fn is_of_a_paper(label: &[Term], all: &[Term], last: usize) -> bool {
    const PAPERS: &[&str] = &[
        "status",
        "qualification",
        "certificat",
        "licen",
        "diploma",
        "degree",
        "badge",
        "статус",
        "диплом",
        "сертификат",
        "мәртебе",
    ];
    let is_one = |t: &Term| PAPERS.iter().any(|paper| t.word.starts_with(paper));
    all.get(last).is_some_and(is_one) && !label.iter().any(is_one)
}

/// The name of the skill that a label's is a part of: "1С" of "1С:Склад". Who has never touched the whole has not the
/// part either.
fn wider_than(label: &str) -> impl Iterator<Item = &str> {
    let before = label.split_once(':').map(|(whole, _)| whole.trim());
    before.into_iter().filter(|whole| skills::by_name(whole).is_some())
}

/// Whether what stands at a place is another skill than the label's own: one of its kinds, or a longer name that holds
/// the label's ("1С:Склад" for "1С").
fn is_narrower(own: skills::Skill, (first, last): (usize, usize), hits: &[skills::Hit]) -> bool {
    hits.iter().any(|hit| hit.first <= first && last <= hit.last && hit.skill != own)
        && !hits.iter().any(|hit| hit.skill == own && hit.first == first && hit.last == last)
}

/// Where a label stands among the terms: by dictionary, by all its stems in a row, or with one typing error.
fn place(wanted: &[Term], all: &[Term], hits: &[skills::Hit]) -> Option<(usize, usize)> {
    if let Some(skill) = skills::by_terms(wanted)
        && let Some(hit) = hits
            .iter()
            .find(|hit| hit.skill == skill)
            .or_else(|| hits.iter().find(|hit| skill.kinds().any(|kind| kind == hit.skill)))
    {
        return Some((hit.first, hit.last));
    }
    if wanted.is_empty() {
        return None;
    }
    all.windows(wanted.len())
        .position(|w| w.iter().zip(wanted).all(|(a, b)| a.stem == b.stem || alike(&a.word, &b.word)))
        .map(|at| (at, at + wanted.len()))
}

/// Where one telling word of a label stands that no other label has: "ходовку" for "ремонт ходовой", "complaints" for
/// "complaint handling".
fn part(label: usize, labels: &[Vec<Term>], all: &[Term]) -> Option<(usize, usize)> {
    /// Beginnings of words that any label may have.
    const EMPTY: &[&str] = &[
        "работ",
        "опыт",
        "знан",
        "умен",
        "навык",
        "веден",
        "владен",
        "work",
        "exper",
        "knowledge",
        "жумыс",
        "тажириб",
        "билу",
    ];
    let shared = |word: &Term| {
        labels.iter().enumerate().any(|(other, words)| other != label && words.iter().any(|w| one_root(w, word)))
    };
    let go = |word: &Term| word.word == "go" && skills::by_name("Go").is_some();
    let said = |word: &&Term| (!is_stop_word(&word.word) && word.word.chars().count() > 2 || go(word)) && !shared(word);
    let empty = |word: &Term| EMPTY.iter().any(|stem| skeleton(&word.word).starts_with(stem));
    let own: Vec<&Term> = labels.get(label)?.iter().filter(said).collect();
    let telling = own.iter().any(|word| !is_common_word(&word.stem));
    let several = own.len() > 1;
    // "Консультирование покупателей": where nothing else is telling, or among other skills, a common word is.
    let counts = |word: &&Term| {
        let long = word.word.chars().count() > 6 && !empty(word);
        !is_common_word(&word.stem) || go(word) || long && (!telling && several || labels.len() > 1)
    };
    let words: Vec<&Term> = own.into_iter().filter(counts).collect();
    // Most labels have no word of such a sense, and most words are compared in vain.
    let senses: Vec<usize> = words.iter().filter_map(|w| sense_of(w)).collect();
    let named = |t: &Term| {
        words.iter().any(|w| one_root(w, t) || short_root(w, t) || deed_of(w, t))
            || !senses.is_empty() && sense_of(t).is_some_and(|sense| senses.contains(&sense))
    };
    (0..all.len()).find(|at| named(&all[*at]) && !is_verb_go(all, *at)).map(|at| (at, at + 1))
}

/// "I want to go further": the verb, and not the language of that name.
fn is_verb_go(all: &[Term], at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "to", "i", "we", "you", "they", "will", "would", "can", "could", "don't", "dont", "didn't", "let's", "lets",
        "must", "and",
    ];
    const BEHIND: &[&str] =
        &["to", "into", "further", "back", "home", "through", "there", "ahead", "away", "for", "up", "down"];
    let beside =
        |i: Option<usize>, list: &[&str]| i.and_then(|i| all.get(i)).is_some_and(|t| list.contains(&t.word.as_str()));
    all[at].word == "go" && (beside(at.checked_sub(1), BEFORE) || beside(Some(at + 1), BEHIND))
}

/// "Кадры" for "кадровый учёт": a root too short for [`one_root`], and nothing but an ending more.
///
/// "Курток" for "куртки": the vowel comes and goes.
fn short_root(a: &Term, b: &Term) -> bool {
    const ROOT: usize = 4;
    /// Letters of a whole word that a Kazakh ending may follow, and of the ending.
    const WORD: usize = 5;
    const ENDING: usize = 4;
    if a.word.as_bytes().get(..2) != b.word.as_bytes().get(..2) {
        return false;
    }
    let (word, longer) = if a.word.len() < b.word.len() { (&a.word, &b.word) } else { (&b.word, &a.word) };
    if longer.starts_with(word.as_str())
        && word.chars().count() >= WORD
        && longer.chars().count() <= word.chars().count() + ENDING
    {
        return true;
    }
    let (short, long) = if a.stem.len() < b.stem.len() { (a, b) } else { (b, a) };
    let (letters, more) = (short.stem.chars().count(), long.stem.chars().count());
    if letters < ROOT || more > letters + 2 || short.stem.as_bytes().first() != long.stem.as_bytes().first() {
        return false;
    }
    long.stem.starts_with(short.stem.as_str()) || without_fleeting(&long.stem).is_some_and(|bare| bare == short.stem)
}

/// A Russian stem without the vowel before its last letter: "курток" → "куртк".
fn without_fleeting(stem: &str) -> Option<String> {
    let letters: Vec<char> = stem.chars().collect();
    let [before @ .., 'о' | 'е', last @ ('к' | 'н' | 'л' | 'ц')] = letters.as_slice() else { return None };
    Some(before.iter().chain([last]).collect())
}

/// A Kazakh verb of one's own that affirms: "қиямын", "жасаймын".
fn is_own_verb(term: &Term) -> bool {
    let word = skeleton(&term.word);
    word.chars().count() >= 5
        && ["амын", "ямын", "емин", "имын", "имин", "ймын", "ймин"].iter().any(|e| word.ends_with(e))
        && !is_negative_verb(&word)
}

/// Words of one sense whose roots differ, within a language or between them.
const SENSES: &[&[&str]] = &[
    &["окраш", "покрас", "краси", "крашу", "бояу", "бояй", "бояд", "colour", "color", "dye"],
    &["стриж", "стриг", "кию", "кият", "киям", "haircut", "cutting"],
    &["пошив", "шить", "шила", "шил", "шью", "тигу", "тиге", "тикт", "sew"],
    &["ремонт", "чинил", "чиню", "жонде", "repair", "fix"],
    &["свар", "варю", "варил", "дэнекер", "данекер", "weld"],
    &["выпеч", "пекла", "пеку", "печь", "наубай", "bak"],
    &["уборк", "убира", "тазала", "clean"],
    &["teach", "taught", "препода"],
    &["ledger", "invoic"],
    &["reconcil", "recs"],
    &["merchandis", "мерчанд", "мерченд", "display", "window", "витрин"],
];

/// The place among [`SENSES`] of a word.
fn sense_of(term: &Term) -> Option<usize> {
    let word = skeleton(&term.word);
    SENSES.iter().position(|stems| stems.iter().any(|stem| word.starts_with(stem)))
}

/// Whether two words are of one of [`SENSES`].
fn one_sense(a: &Term, b: &Term) -> bool {
    sense_of(a).is_some_and(|sense| sense_of(b) == Some(sense))
}

/// "Қиямын" for "қию", "тіктім" for "тігу": a Kazakh verb of one's own and its name.
fn deed_of(name: &Term, term: &Term) -> bool {
    const OWN: &[&str] = &["мын", "мин", "дым", "дим", "тым", "тим", "ям", "йм", "ем", "ам", "пын", "пин"];
    /// Most letters between a root and such an ending: "-ген-", "-ма-й-".
    const BETWEEN: usize = 6;
    let Some(root) = name.word.strip_suffix(['у', 'ю']).filter(|root| root.chars().count() > 1) else { return false };
    let kazakh = is_kazakh_word(&term.word) || is_kazakh_word(&name.word);
    if !kazakh && !OWN[..6].iter().any(|ending| term.word.ends_with(ending)) {
        return false;
    }
    let (root, word) = (skeleton(root), skeleton(&term.word));
    // "Тіг-" is "тік-" before "-тім".
    let hard = match root.chars().next_back() {
        Some('г') => Some('к'),
        Some('б') => Some('п'),
        _ => None,
    };
    let hardened = hard.map(|last| root.chars().take(root.chars().count() - 1).chain([last]).collect::<String>());
    let behind = word.strip_prefix(&root).or_else(|| hardened.and_then(|root| word.strip_prefix(root.as_str())));
    behind.is_some_and(|rest| rest.chars().count() <= BETWEEN + 3 && OWN.iter().any(|ending| rest.ends_with(ending)))
}

/// "C есть", "категория В": a label with a letter of its own ("права категории C") is named by the letter, where
/// it is no preposition.
fn letter(label: &str, text: &Indexed<'_>, all: &[Term]) -> Option<(usize, usize)> {
    let alone = |word: &str| {
        let mut letters = word.trim_matches(|c: char| !c.is_alphanumeric()).chars();
        letters.next().filter(|c| c.is_uppercase() && letters.next().is_none()).map(latin)
    };
    let category = label.split_whitespace().skip(1).find_map(alone)?;
    let there = |t: &Term| [THERE, YES, NOT, OPENED].iter().any(|list| is_one_of(t, list));
    let class = |t: &Term| ["категор", "categor", "санат", "кат"].iter().any(|stem| t.word.starts_with(stem));
    all.iter().enumerate().find_map(|(i, term)| {
        let mut letters = term.word.chars();
        let same = letters.next().map(latin) == Some(category) && letters.next().is_none();
        let apart = all.get(i + 1).is_none_or(|next| {
            there(next) || clause_ends(text.slice(Span { start: term.span.end, end: next.span.start }))
        });
        let led = i > 0 && class(&all[i - 1]);
        (same && (apart || led)).then_some((i, i + 1))
    })
}

/// The words that deny a skill, when there are any: a negation before it in its clause, one behind it with no other skill
/// after that, or one in the clause before that a list carries on ("не работал с Kafka, Redis").
fn denied(
    all: &[Term],
    clause: &[usize],
    first: usize,
    last: usize,
    places: &[Option<(usize, usize)>],
) -> Option<(usize, usize)> {
    const EXCEPTIONS: &[&str] = &["кроме", "except", "окромя"];
    let own = clause[first];
    let labelled = |i: usize| places.iter().flatten().any(|(a, b)| (*a..*b).contains(&i));
    let negates = |i: usize| {
        // "Не только Docker"; "Vue нет, только React" denies all the same.
        let eased = is_one_of(&all[i], EASED) && all.get(i + 1).is_some_and(|t| is_one_of(t, EASING));
        let apart = all[i].word == "apart" && all.get(i + 1).is_some_and(|t| t.word == "from");
        let bar = ["bar", "but"].contains(&all[i].word.as_str()) && i > 0 && is_one_of(&all[i - 1], ALL);
        let apart = apart || bar || is_hearsay(all, i);
        !labelled(i) && (apart || is_negation(&all[i])) && !eased && !corrects(all, i) && !is_consent(all, i)
    };
    let affirms = |i: usize| is_one_of(&all[i], YES) || is_one_of(&all[i], THERE);
    // "Қимаймын" names the deed and denies it.
    if all[first..last].iter().any(|t| is_negative_verb(&skeleton(&t.word))) {
        return Some((first, last));
    }
    let start = clause.partition_point(|c| *c < own);
    let end = clause.partition_point(|c| *c <= own);
    // "No nights out is no problem": whoever does not mind denies nothing.
    if (last..end).any(|i| is_consent(all, i)) {
        return None;
    }
    if let Some(at) = (start..first).rev().take_while(|i| !affirms(*i)).find(|i| negates(*i)) {
        return Some((at, last));
    }
    // "Шаш қиямын бояу білмейм": a verb of one's own is a yes by itself.
    let own_verb = last > first && is_own_verb(&all[last - 1]);
    // "Инструмент свой, кроме плиткореза": an exception is of what stands behind it.
    let excepts = |i: usize| is_one_of(&all[i], EXCEPTIONS) && i + 1 < end;
    let behind = (last..end).take_while(|i| !own_verb && !affirms(*i) && !excepts(*i)).find(|i| negates(*i));
    if let Some(at) = behind.filter(|at| !(at + 1..end).any(labelled)) {
        return Some((first, (at + 2).min(end)));
    }
    if let Some(at) = denied_again(all, clause, own, &labelled, &negates) {
        return Some((first, at));
    }
    let bare = (start..end).all(|i| labelled(i) || all[i].word.chars().count() <= 2);
    if !bare || own == 0 {
        return None;
    }
    // The clause before: its negation must stand before its own skill, or the list does not carry it on.
    let before = clause.partition_point(|c| *c + 1 < own);
    let skill = (before..start).find(|i| labelled(*i))?;
    let at = (before..skill).find(|i| negates(*i))?;
    Some((at, last))
}

/// What is denied by whoever does not mind: "no problem", "не проблема", "мәселе емес".
const TROUBLES: &[&str] = &[
    "проблем",
    "проблема",
    "вопрос",
    "вопросов",
    "трудност",
    "сложност",
    "problem",
    "issue",
    "worri",
    "bother",
    "hassle",
    "drama",
    "doubt",
    "trouble",
    "мәселе",
    "проблема",
    "қиындық",
    "боюсь",
    "пуга",
    "смуща",
    "напряга",
    "против",
    "afraid",
    "scared",
    "fazed",
    "mind",
    "қарсы",
];

/// Whether a negation and the word beside it are an agreement: "no problem", "not a problem", "мәселе емес".
fn is_consent(all: &[Term], at: usize) -> bool {
    const BEHIND: &[&str] = &["жоқ", "емес", "емеспін"];
    /// "Проблем нет"; "боюсь, нет" is none.
    const NOUNS: &[&str] = &["проблем", "вопрос", "трудност", "сложност"];
    let trouble =
        |i: usize| all.get(i).is_some_and(|t| TROUBLES.iter().any(|w| skeleton(&t.word).starts_with(&skeleton(w))));
    let next = at + 1 + usize::from(all.get(at + 1).is_some_and(|t| ["a", "an", "any"].contains(&t.word.as_str())));
    let noun = |i: usize| NOUNS.iter().any(|w| all[i].word.starts_with(w)) && all[at].word == "нет";
    let before = at.checked_sub(1).is_some_and(|i| trouble(i) && is_one_of(&all[at], BEHIND) || noun(i));
    is_one_of(&all[at], NEGATORS) && (trouble(next) || before)
}

/// "Only read about it", "только слышала": known by name alone.
fn is_hearsay(all: &[Term], at: usize) -> bool {
    const HEARD: &[&str] = &[
        "read",
        "heard",
        "watched",
        "seen",
        "observed",
        "читал",
        "читала",
        "слышал",
        "слышала",
        "смотрел",
        "смотрела",
        "видел",
        "видела",
        "наблюдал",
        "наблюдала",
        "оқыдым",
        "естідім",
        "естігенмін",
        "көрдім",
        "бақыладым",
    ];
    let beside = |i: Option<usize>| i.and_then(|i| all.get(i)).is_some_and(|t| is_one_of(t, ONLY));
    is_one_of(&all[at], HEARD) && beside(at.checked_sub(1))
}

/// Whether somebody says that they do not mind.
pub(super) fn consents(text: &str) -> bool {
    let all = terms(text);
    (0..all.len()).any(|at| is_consent(&all, at))
}

/// The "no" a text opens with: "no just deployed to it, devops did the k8s part". "No problem" is none, nor is a no
/// that an agreement follows: "no nights out is no problem".
pub(super) fn opening_no(text: &str) -> Option<Span> {
    const OPENINGS: &[&str] = &["нет", "неа", "нету", "no", "nope", "nah", "жоқ"];
    let all = terms(text);
    let first = all.first().filter(|t| is_one_of(t, OPENINGS))?;
    (!consents(text)).then_some(first.span)
}

/// The grade a text has against the one a label asks for ("4-топ", "5 разряд", "категория C"), where it is lower or
/// another.
pub(super) fn other_grade(label: &str, text: &str) -> Option<Span> {
    let wanted = grades::first(label).or_else(|| lorry_class(label))?;
    let said = grades_said(&wanted, text);
    if said.iter().any(|(grade, _, _)| grade.serves(&wanted)) {
        return None;
    }
    said.into_iter().find(|(grade, _, _)| grade.is_like(&wanted)).map(|(_, span, _)| span)
}

/// The grade a text has that is the one a label asks for, or holds it: "IV группа", "у меня пятый разряд".
pub(super) fn enough_of_a_grade(label: &str, text: &str) -> Option<Span> {
    let wanted = grades::first(label).filter(|wanted| !wanted.is_category()).or_else(|| lorry_class(label))?;
    let said = grades_said(&wanted, text);
    said.into_iter().find(|(grade, _, denied)| !denied && grade.serves(&wanted)).map(|(_, span, _)| span)
}

/// The licence for lorries that a label names as the British do, or as the class they call it by: "C+E", "Class 2".
fn lorry_class(label: &str) -> Option<Grade> {
    let trailer = || label.contains("C+E").then_some(Grade::Letter('C'));
    british_classes(label).next().map(|(grade, _)| grade).or_else(trailer)
}

/// "Class 1" and "class 2": a lorry with a trailer, and one without.
fn british_classes(text: &str) -> impl Iterator<Item = (Grade, Span)> {
    let all = terms(text);
    let named = |pair: &[Term]| {
        let grade = match pair[1].word.as_str() {
            "1" | "one" => 'C',
            "2" | "two" => 'c',
            _ => return None,
        };
        let span = Span { start: pair[0].span.start, end: pair[1].span.end };
        (pair[0].word == "class").then_some((Grade::Letter(grade), span))
    };
    all.windows(2).filter_map(named).collect::<Vec<_>>().into_iter()
}

/// The grades a text names for those somebody has, and whether the clause of each denies something.
///
/// What is still to come ("4-топқа келесі айда") is not there yet.
fn grades_said(wanted: &Grade, text: &str) -> Vec<(Grade, Span, bool)> {
    const AHEAD: &[&str] =
        &["келесі", "алдағы", "next", "soon", "скоро", "следующ", "планир", "получу", "сдам", "будет", "will"];
    let mut said = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive([',', ';', '.', '!', '?', '…', '\n']) {
        let folded = fold(part);
        let coming = || standings(part).iter().any(|(standing, _)| *standing == Standing::Coming);
        if !AHEAD.iter().any(|word| folded.contains(word)) && !coming() {
            let mut named = grades::read_as(part, wanted.is_category());
            if wanted.is_category() {
                named.extend(british_classes(part));
            } else if named.is_empty() {
                named.extend(grades::alone(part));
            }
            let shifted = |span: Span| Span { start: span.start + at, end: span.end + at };
            let denied = denies(part);
            said.extend(named.into_iter().map(|(grade, span)| (grade, shifted(span), denied)));
        }
        at += part.chars().count();
    }
    said
}

/// "Кадровое... хотя нет, им не занималась": a clause behind that names no skill and denies what was named last.
fn denied_again(
    all: &[Term],
    clause: &[usize],
    own: usize,
    labelled: &dyn Fn(usize) -> bool,
    negates: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    const IT: &[&str] = &["им", "ими", "этим", "ней", "ним", "этого", "it", "them", "that", "оны", "онымен", "оған"];
    let from = clause.partition_point(|c| *c <= own);
    let behind: Vec<usize> = (from..all.len()).take_while(|i| !labelled(*i)).collect();
    // As far as the next skill, which has words of its own.
    let whole = behind.last().is_some_and(|last| last + 1 == all.len());
    let it = behind.iter().find(|i| is_one_of(&all[**i], IT))?;
    let denies = behind.iter().find(|i| negates(**i) && i.abs_diff(*it) <= 2)?;
    (whole && it.abs_diff(from) <= 3).then(|| (denies.max(it) + 2).min(all.len()))
}

/// "Ой нет не 3 а 5" puts a number right.
fn corrects(all: &[Term], at: usize) -> bool {
    let behind = all[at + 1..].iter().find(|t| !is_one_of(t, NEGATORS));
    behind.is_some_and(|t| t.word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a denial in passing is of the skill itself: the words of both stand beside each other, with no day, hour or
/// other figure among them. "Not sunday mornings, church till 12" denies a morning.
pub(super) fn is_close_denial(label: &str, text: &str, span: Span) -> bool {
    /// Words that neither deny nor name.
    const BETWEEN: usize = 3;
    let own = terms(label);
    let quote = Indexed::new(text).slice(span).to_owned();
    let all = terms(&quote);
    let of_label = |t: &Term| {
        own.iter().any(|w| {
            w.stem == t.stem
                || one_root(w, t)
                || short_root(w, t)
                || one_sense(w, t)
                || deed_of(w, t)
                || alike(&w.word, &t.word)
        })
    };
    let beside = all.iter().filter(|t| !is_stop_word(&t.word) && !is_negation(t) && !of_label(t)).count();
    let figures = all.iter().any(|t| t.word.starts_with(|c: char| c.is_ascii_digit()) && !of_label(t));
    beside <= BETWEEN && !figures && super::conditions::times(&quote) == 0
}

/// Whether a text that names no skill says yes or no to all of them. Only a short one does: in a long one the word is
/// about something else ("ходовку 3 года, ой нет не 3 а 5").
///
/// Gives the words that say so as well.
pub(super) fn all_or_none(text: &str) -> Option<(bool, Span)> {
    const SHORT: usize = 5;
    let all = terms(text);
    let spoken = |list: &[&str]| words_of(&all, list);
    // "Both, it's in my CV :) I do orders every day"
    if let [first, second, ..] = all.as_slice()
        && is_one_of(first, ALL)
        && clause_ends(Indexed::new(text).slice(Span { start: first.span.end, end: second.span.start }))
    {
        return Some((true, first.span));
    }
    if has_both(text) {
        return words_of(&all, BOTH).map(|span| (true, span));
    }
    if is_not_all(&all) || tells_of_everything(&all) {
        return None;
    }
    if all.len() > SHORT {
        return at_the_end(text, &all);
    }
    if let Some(span) = spoken(NONE).or_else(|| spoken(NOT)) {
        return Some((false, span));
    }
    spoken(ALL).or_else(|| spoken(YES)).map(|span| (true, span))
}

/// "Ну смотрите, если коротко: со всеми": a long run-up to a short answer of its own.
fn at_the_end(text: &str, all: &[Term]) -> Option<(bool, Span)> {
    const SHORT: usize = 3;
    let indexed = Indexed::new(text);
    let clause = clauses(&indexed, all);
    let last = clause.last()?;
    let own = &all[clause.partition_point(|c| c < last)..];
    if own.len() > SHORT {
        return None;
    }
    words_of(own, NONE).map(|span| (false, span)).or_else(|| words_of(own, ALL).map(|span| (true, span)))
}

/// From the first to the last word of a list.
fn words_of(all: &[Term], list: &[&str]) -> Option<Span> {
    let mut hits = all.iter().filter(|t| is_one_of(t, list));
    let first = hits.next()?.span;
    Some(Span { start: first.start, end: hits.next_back().map_or(first.end, |t| t.span.end) })
}

/// Words that "both" is said with.
const BOTH: &[&str] = &["и", "то", "тем", "другое", "другим", "both", "of", "them", "екеуі", "бәрі", "де"];

/// "И то и другое", said of everything in the list.
fn has_both(text: &str) -> bool {
    let folded = fold(text);
    ["и то и другое", "и то и то", "и с тем и с другим", "both of them", "екеуі де", "бәрі де"]
        .iter()
        .any(|phrase| folded.contains(phrase))
}

/// "Каждый день это делаю", "I do this daily": a short answer that speaks of everything the question named.
pub(super) fn is_of_all_this(text: &str) -> bool {
    const SHORT: usize = 6;
    const THIS: &[&str] =
        &["это", "этим", "эти", "этого", "this", "these", "it", "them", "осы", "осыны", "осыларды", "осымен", "соны"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_this = |word: &str| THIS.contains(&fold(word.trim_matches(|c: char| !c.is_alphanumeric())).as_str());
    words.len() <= SHORT && words.iter().any(|word| is_this(word)) && !denies(text)
}

/// Whether an answer is a list of names and little else: then what it leaves out is left out on purpose.
pub(super) fn is_a_list(text: &str, named: &[Named]) -> bool {
    const BESIDE: usize = 5;
    let inside = |term: &Term| {
        named.iter().any(|n| match n {
            Named::Has(span) | Named::Denied(span) => span.start <= term.span.start && term.span.end <= span.end,
            Named::No | Named::Narrower => false,
        })
    };
    terms(text).iter().filter(|t| !inside(t) && !is_stop_word(&t.word)).count() <= BESIDE
}

/// What is said of "the rest" of the skills: "остальное не делала".
pub(super) fn rest(text: &str) -> Option<(bool, Span)> {
    const REST: &[&str] = &["остальн", "прочее", "прочего", "rest", "калган", "баскасы"];
    let is_rest = |clause: &str| {
        let folded = skeleton(&fold(clause));
        let mut words = folded.split(|c: char| !c.is_alphanumeric());
        words.any(|word| REST.iter().any(|stem| word.starts_with(stem)))
    };
    let (clause, span) = parts(text).into_iter().find(|(clause, _)| is_rest(clause))?;
    let told = terms(clause);
    let no = told.iter().any(is_negation) || done_by_another(clause);
    let yes = told.iter().any(|t| is_one_of(t, YES) || is_one_of(t, THERE) || is_one_of(t, ALL));
    (no || yes).then_some((!no, span))
}

/// What is said of the skills not named, where nothing speaks of them by "the rest": "everything but Kafka".
pub(super) fn all_the_rest(text: &str) -> Option<(bool, Span)> {
    let all = terms(text);
    let both = has_both(text).then(|| words_of(&all, BOTH)).flatten();
    let some = both.or_else(|| {
        words_of(&all, ALL).filter(|_| !is_not_all(&all) && !tells_of_everything(&all) && closed_list(&all).is_none())
    });
    some.map(|span| (true, span))
}

/// "Not all of it", "не всё делал", "бәрі емес": some of them, whichever.
fn is_not_all(all: &[Term]) -> bool {
    const NOT_ALL: &[&str] = &["не", "not"];
    const BEHIND: &[&str] = &["емес"];
    all.windows(2).any(|pair| {
        is_one_of(&pair[0], NOT_ALL) && is_one_of(&pair[1], ALL)
            || is_one_of(&pair[0], ALL) && is_one_of(&pair[1], BEHIND)
    })
}

/// "Everything at Kolesa was Go", "всё там было на 1С": tells what everything was, and not that everything is had.
fn tells_of_everything(all: &[Term]) -> bool {
    const WAS: &[&str] = &["was", "is", "were", "был", "была", "было", "были", "болды", "болатын"];
    /// "Всё понятно" is of the question.
    const UNDERSTOOD: &[&str] = &[
        "понятно",
        "понял",
        "поняла",
        "ясно",
        "прочитал",
        "прочитала",
        "clear",
        "understood",
        "түсінікті",
        "түсіндім",
    ];
    /// Words from "everything" to what it was.
    const REACH: usize = 4;
    let Some(subject) = all.iter().position(|t| is_one_of(t, ALL)) else { return false };
    all[subject + 1..].iter().take(REACH).any(|t| is_one_of(t, WAS))
        || all.get(subject + 1).is_some_and(|t| is_one_of(t, UNDERSTOOD))
}

/// "Did all that at Wilko", "got the lot", "всё это делал в магазине", "бәрін істегенмін": a deed whose object is the
/// whole list, however much stands around it.
pub(super) fn did_all(text: &str) -> Option<Span> {
    const DID: &[&str] = &[
        "did", "done", "do", "got", "have", "had", "know", "used", "use", "covered", "cover", "tick", "worked", "with",
    ];
    /// Beginnings of Russian and Kazakh deeds; Kazakh ones without their letters.
    const DEEDS: &[&str] = &[
        "дела",
        "занима",
        "работа",
        "уме",
        "зна",
        "есть",
        "проход",
        "приход",
        "име",
        "пользо",
        "исполь",
        "осво",
        "вел",
        "вела",
        "исте",
        "жаса",
        "биле",
        "бил",
        "бар",
        "колдан",
        "менгер",
        "айналыс",
    ];
    /// What may stand behind "all": anything else is what all of is had ("all kinds of work").
    const BEHIND: &[&str] = &[
        "that", "this", "of", "those", "these", "them", "it", "at", "in", "for", "on", "yes", "yeah", "yep", "mate",
        "before", "and", "there", "when", "since",
    ];
    const MANY: usize = 20;
    let all = terms(text);
    if all.len() > MANY || is_not_all(&all) || tells_of_everything(&all) {
        return None;
    }
    let clause = clauses(&Indexed::new(text), &all);
    let word = |at: usize| all.get(at).map_or("", |t| t.word.as_str());
    let in_resume = all.iter().any(|t| ["cv", "resume", "résumé", "резюме"].iter().any(|cv| t.word.starts_with(cv)));
    let alike = |from: usize, to: usize, at: usize, is: &dyn Fn(&Term) -> bool| {
        (from..to.min(all.len())).any(|i| clause[i] == clause[at] && is(&all[i]))
    };
    (0..all.len()).find_map(|at| {
        let lot = word(at) == "lot" && at > 0 && ["the", "whole"].contains(&word(at - 1)) && word(at + 1) != "of";
        if !lot && !is_one_of(&all[at], ALL) || alike(0, all.len(), at, &is_negation) {
            return None;
        }
        let english = all[at].word.is_ascii();
        let next = at + 1 + usize::from(SEVERAL.iter().any(|(name, _)| *name == word(at + 1)));
        let closes = all.get(next).is_none() || clause[next] != clause[at];
        let told = if english {
            let did = |t: &Term| DID.contains(&t.word.as_str());
            let agreed = |t: &Term| is_one_of(t, YES);
            let whole = lot || closes || BEHIND.contains(&word(next));
            let before = |t: &Term| did(t) || agreed(t);
            whole
                && (in_resume
                    || alike(at.saturating_sub(2 + usize::from(lot)), at, at, &before)
                    || alike(at + 1, at + 4, at, &agreed))
        } else {
            let deed = |t: &Term| {
                let plain = skeleton(&t.word);
                DEEDS.iter().any(|stem| plain.starts_with(stem))
            };
            alike(at.saturating_sub(2), at, at, &deed) || alike(at + 1, at + 4, at, &deed)
        };
        let from = clause.partition_point(|c| *c < clause[at]);
        let to = clause.partition_point(|c| *c <= clause[at]);
        told.then(|| Span { start: all[from].span.start, end: all[to - 1].span.end })
    })
}

/// Beginnings of the names of places; Kazakh ones without their letters.
const PLACE_NAMES: &[(&str, usize)] = &[
    ("first", 0),
    ("1st", 0),
    ("second", 1),
    ("2nd", 1),
    ("third", 2),
    ("3rd", 2),
    ("fourth", 3),
    ("4th", 3),
    ("перв", 0),
    ("второ", 1),
    ("втору", 1),
    ("втора", 1),
    ("трет", 2),
    ("четверт", 3),
    ("бириншиси", 0),
    ("екиншиси", 1),
    ("ушиншиси", 2),
];
/// Beginnings of the names of the last place.
const LAST_PLACE: &[&str] = &["last", "последн", "сонгы"];
/// How many of them.
const SEVERAL: &[(&str, usize)] = &[
    ("two", 2),
    ("2", 2),
    ("three", 3),
    ("3", 3),
    ("four", 4),
    ("couple", 2),
    ("два", 2),
    ("две", 2),
    ("двумя", 2),
    ("двух", 2),
    ("три", 3),
    ("трех", 3),
    ("тремя", 3),
    ("четыре", 4),
    ("екеуи", 2),
    ("екеуин", 2),
    ("екеуимен", 2),
    ("ушеуи", 3),
    ("ушеуин", 3),
];
/// What else two of are counted.
const COUNTED: &[&str] = &[
    "year",
    "yr",
    "month",
    "week",
    "day",
    "job",
    "shift",
    "time",
    "год",
    "лет",
    "месяц",
    "мес",
    "недел",
    "дн",
    "работ",
    "раз",
    "смен",
    "мест",
    "жыл",
    "ай",
    "кун",
    "апта",
    "жумыс",
];
/// What may stand behind the name of one place, if not the end.
const BESIDE_PLACE: &[&str] = &[
    "one",
    "ones",
    "i",
    "yes",
    "yeah",
    "no",
    "not",
    "never",
    "and",
    "only",
    "да",
    "нет",
    "не",
    "есть",
    "и",
    "умею",
    "знаю",
    "делал",
    "делала",
    "тоже",
    "пункт",
    "пункты",
    "иә",
    "жоқ",
    "бар",
    "және",
    "басқа",
    "бәрі",
    "все",
];
/// "Other two yes": whichever were not spoken of before.
fn others_of(words: &[String]) -> bool {
    words.windows(2).any(|pair| {
        pair[0] == "other"
            && (["ones", "one"].contains(&pair[1].as_str()) || SEVERAL.iter().any(|(name, _)| *name == pair[1]))
    })
}

/// "1 and 3 yes": places by their numbers, where a clause has nothing but them and a yes or a no.
fn numbered(count: usize, words: &[String]) -> Vec<usize> {
    const LINKS: &[&str] = &[
        "and",
        "и",
        "мен",
        "жане",
        "number",
        "numbers",
        "nr",
        "номер",
        "номера",
        "пункт",
        "пункты",
        "only",
        "только",
        "тек",
    ];
    const SAID: &[&str] = &["yes", "yeah", "yep", "no", "nope", "да", "нет", "иа", "жок", "бар", "есть"];
    let number = |word: &String| word.parse::<usize>().ok().filter(|place| (1..=count).contains(place));
    let mut said = false;
    for word in words {
        let decides = SAID.contains(&word.as_str());
        said |= decides;
        if !decides && !LINKS.contains(&word.as_str()) && number(word).is_none() {
            return Vec::new();
        }
    }
    if said { words.iter().filter_map(number).map(|place| place - 1).collect() } else { Vec::new() }
}

/// Words that leave the other places out.
const ONLY: &[&str] = &["only", "just", "только", "лишь", "тек", "ғана"];

/// The places among `count` that words name; `several`: only where they name more than one at once.
fn places_in(count: usize, plain: &[String], several: bool) -> Vec<usize> {
    let mut out = Vec::new();
    for (at, word) in plain.iter().enumerate() {
        let place = PLACE_NAMES.iter().find(|(name, _)| word.starts_with(name)).map(|(_, place)| *place);
        let last = LAST_PLACE.iter().any(|name| word.starts_with(name));
        let begins = place == Some(0) || word.starts_with("алгашкы") || word == "биринши";
        if place.is_none() && !last && !begins {
            continue;
        }
        let many = plain.get(at + 1).and_then(|next| SEVERAL.iter().find(|(name, _)| name == next));
        let behind = plain.get(at + 1 + usize::from(many.is_some()));
        let counts = behind.is_some_and(|next| COUNTED.iter().any(|unit| next.starts_with(unit)));
        let alone = !several && behind.is_none_or(|next| BESIDE_PLACE.iter().any(|one| skeleton(one) == *next));
        let chosen = match many {
            Some((_, many)) if !counts && *many <= count && begins => 0..*many,
            Some((_, many)) if !counts && *many <= count && last => count - many..count,
            None if alone && last => count.saturating_sub(1)..count,
            None if alone => place.map_or(0..0, |place| place..place + 1),
            _ => 0..0,
        };
        out.extend(chosen.filter(|place| *place < count));
    }
    out
}

/// "First two yes", "первое да, третье нет", "соңғысы жоқ", "all but the last": skills told apart by their places in the
/// question; `several`: only where more than one is meant at once.
pub(super) fn by_place(count: usize, text: &str, several: bool) -> Option<Vec<Named>> {
    let mut told = vec![Named::No; count];
    let whole = terms(text);
    if let Some(left_out) = left_out_places(count, &whole).filter(|_| !several) {
        let span = Span { start: whole.first()?.span.start, end: whole.last()?.span.end };
        for (place, told) in told.iter_mut().enumerate() {
            *told = if left_out.contains(&place) { Named::Denied(span) } else { Named::Has(span) };
        }
        return Some(told);
    }
    for (clause, span) in super::papers::clauses_and_turns(text) {
        let all = terms(clause);
        let plain: Vec<String> = all.iter().map(|t| skeleton(&t.word)).collect();
        let denied = all.iter().enumerate().any(|(i, t)| is_negation(t) && !is_consent(&all, i) || is_hearsay(&all, i));
        let said = if denied { Named::Denied(span) } else { Named::Has(span) };
        let numbers = if several { Vec::new() } else { numbered(count, &plain) };
        for place in places_in(count, &plain, several).into_iter().chain(numbers) {
            told[place] = said;
        }
        let only = !denied && all.iter().any(|t| is_one_of(t, ONLY)) && told.contains(&said);
        let left = if only { Some(Named::Denied(span)) } else { others_of(&plain).then_some(said) };
        if let Some(left) = left.filter(|_| !several) {
            told.iter_mut().filter(|told| **told == Named::No).for_each(|told| *told = left);
        }
    }
    told.iter().any(|named| *named != Named::No).then_some(told)
}

/// The places that "all but the last", "все кроме первого", "соңғысынан басқа бәрі" leave out.
fn left_out_places(count: usize, all: &[Term]) -> Option<Vec<usize>> {
    const EXCEPT: &[&str] = &["except", "bar", "кроме", "басқа"];
    let but = |i: usize| i > 0 && all[i].word == "but" && is_one_of(&all[i - 1], ALL);
    let apart = |i: usize| all[i].word == "apart" && all.get(i + 1).is_some_and(|t| t.word == "from");
    let excepts = (0..all.len()).any(|i| is_one_of(&all[i], EXCEPT) || but(i) || apart(i));
    if !excepts || !all.iter().any(|t| is_one_of(t, ALL)) {
        return None;
    }
    let plain: Vec<String> = all.iter().map(|t| skeleton(&t.word)).collect();
    let places = places_in(count, &plain, false);
    (!places.is_empty()).then_some(places)
}

/// Whether a clause has a word of a label, a common one included.
pub(super) fn touches(label: &str, clause: &str) -> bool {
    let own = terms(label);
    let telling = |t: &&Term| !is_stop_word(&t.word) && t.word.chars().count() > 2;
    terms(clause).iter().filter(telling).any(|t| {
        own.iter()
            .filter(telling)
            .any(|w| one_root(w, t) || short_root(w, t) || one_sense(w, t) || alike(&w.word, &t.word))
    })
}

/// Whether a clause says no.
pub(super) fn denies(clause: &str) -> bool {
    terms(clause).iter().any(|t| is_one_of(t, NEGATORS))
}

/// A negation, Kazakh verbs in the negative included: "бояу жасамаймын".
fn is_negation(term: &Term) -> bool {
    is_one_of(term, NEGATORS) || is_negative_verb(&skeleton(&term.word))
}

/// "Тек 1С", "only SAP", "шаш қию ғана": the clause that says that what it names is all there is.
pub(super) fn only_these(text: &str, named: &[Named]) -> Option<Span> {
    const BEFORE: &[&str] = &["только", "тока", "токо", "лишь", "only", "just", "тек"];
    const BEHIND: &[&str] = &["ғана", "только", "only"];
    /// Words after which "only" speaks of a time or a measure.
    const MEASURES: &[&str] =
        &["недавно", "начал", "немного", "чуть", "учу", "basic", "basics", "little", "started", "аздап"];
    /// The most words between "only" and what it is about.
    const REACH: usize = 2;
    let all = terms(text);
    let at = |span: &Span| {
        all.iter().position(|t| t.span.start == span.start).zip(all.iter().position(|t| t.span.end == span.end))
    };
    let spans = named.iter().filter_map(|n| match n {
        Named::Has(span) => at(span),
        _ => None,
    });
    let plain = |term: &Term| {
        !term.word.starts_with(|c: char| c.is_ascii_digit())
            && !is_negation(term)
            && !MEASURES.iter().any(|word| term.word.starts_with(word))
    };
    let eased = |i: usize| i > 0 && is_one_of(&all[i - 1], EASED);
    let of = |(first, last): (usize, usize)| {
        let before = (first.saturating_sub(REACH + 1)..first).rev().find(|i| is_one_of(&all[*i], BEFORE));
        let before = before.filter(|i| !eased(*i) && all[i + 1..first].iter().all(plain));
        let behind = all.get(last + 1).filter(|t| is_one_of(t, BEHIND));
        before
            .map(|i| all[i].span.start)
            .map(|start| Span { start, end: all[last].span.end })
            .or_else(|| behind.map(|only| Span { start: all[first].span.start, end: only.span.end }))
    };
    let mut spans = spans;
    let indexed = Indexed::new(text);
    let clause = clauses(&indexed, &all);
    // "1С только в этом году": what is behind the word is what it is about.
    let closes = |span: &Span| {
        let last = all.iter().position(|t| t.span.end == span.end);
        last.is_none_or(|last| {
            !is_one_of(&all[last], BEHIND) || all.get(last + 1).is_none_or(|_| clause[last + 1] != clause[last])
        })
    };
    let ends = closed_list(&all).and_then(|end| named_first(named).map(|start| Span { start, end }));
    spans.find_map(of).filter(closes).or(ends)
}

/// "Did the windows, that's it", "касса и всё": the end of a list that closes it.
fn closed_list(all: &[Term]) -> Option<usize> {
    const ENDS: &[&[&str]] = &[
        &["thats", "it"],
        &["that's", "it"],
        &["thats", "all"],
        &["that's", "all"],
        &["nothing", "else"],
        &["и", "все"],
        &["вот", "и", "все"],
        &["больше", "ничего"],
        &["басқа", "ештеңе"],
    ];
    let closes = |words: &[&str]| {
        all.len() > words.len() && all[all.len() - words.len()..].iter().zip(words).all(|(t, w)| fold(&t.word) == *w)
    };
    ENDS.iter().any(|words| closes(words)).then(|| all.last().map(|t| t.span.end)).flatten()
}

fn named_first(named: &[Named]) -> Option<usize> {
    let starts = named.iter().filter_map(|n| if let Named::Has(span) = n { Some(span.start) } else { None });
    starts.min()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `+` known, `-` denied, `.` not named.
    fn signs(text: &str) -> String {
        skills_named(&["Docker", "Kafka", "Redis"], text)
            .into_iter()
            .map(|n| match n {
                Named::Has(_) => '+',
                Named::Denied(_) => '-',
                Named::No | Named::Narrower => '.',
            })
            .collect()
    }

    #[test]
    fn lists_and_negations_are_read_skill_by_skill() {
        for (text, expected) in [
            ("Docker и Kafka", "++."),
            ("докер да, кафка нет", "+-."),
            ("с Docker работал, с Kafka не работал, Redis — да", "+-+"),
            ("не работал с Kafka, Redis", ".--"),
            ("только Redis", "..+"),
            ("Docker, но не Kafka", "+-."),
            ("Docker but not Redis", "+.-"),
            ("dokcer, redis", "+.+"),
            ("Docker бар, Kafka жоқ", "+-."),
            ("всё кроме Redis", "..-"),
            ("ничего", "..."),
            ("Docker да Kafka нет", "+-."),
            ("докер вроде знаю) кафку не трогала", "+-."),
            ("Docker без Kafka", "+-."),
            ("не только Docker но и Kafka", "++."),
            ("опыта с Docker и Kafka нет", "--."),
            ("Docker, Kafka; Redis жоқ", "++-"),
            ("I don't know Kafka", ".-."),
        ] {
            assert_eq!(signs(text), expected, "{text}");
        }
    }

    #[test]
    fn a_denial_is_quoted_with_its_negation() {
        for (text, expected) in [
            ("с Docker не работал", "Docker не работал"),
            ("нет опыта с Kafka", "нет опыта с Kafka"),
            ("не знаю Kafka, Redis", "не знаю Kafka, Redis"),
            ("Redis жоқ", "Redis жоқ"),
        ] {
            let quotes: Vec<&str> = skills_named(&["Docker", "Kafka", "Redis"], text)
                .into_iter()
                .filter_map(|n| match n {
                    Named::Denied(span) => Some(Indexed::new(text).slice(span)),
                    _ => None,
                })
                .collect();
            assert!(quotes.contains(&expected), "{text}: {quotes:?}");
        }
    }

    #[test]
    fn a_yes_or_a_no_goes_for_all() {
        for (text, expected) in [
            ("да, со всеми", Some(true)),
            ("ни с чем", Some(false)),
            ("нет", Some(false)),
            ("all of them", Some(true)),
            ("барлығымен", Some(true)),
            ("ешқайсысымен", Some(false)),
            ("хм", None),
        ] {
            assert_eq!(all_or_none(text).map(|(has, _)| has), expected, "{text}");
        }
        assert_eq!(all_the_rest("всё кроме Redis"), Some((true, Span { start: 0, end: 3 })));
        assert_eq!(all_the_rest("Redis").or_else(|| rest("Redis")), None);
    }
}

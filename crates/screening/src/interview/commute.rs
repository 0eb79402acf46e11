//! The way to work: who can be there for it need not move.
//!
//! "No need, it's 20 minutes and I have a van" answers a question about moving with a "no" and means that the place is
//! no obstacle. A clause is read with the negations of its own: "I won't move, I'd drive in" refuses one thing only.

use super::Said;
use super::ask;
use super::opening::fact;
use super::state::State;
use crate::fact::{Source, Span};
use crate::terms::Indexed;
use crate::text::fold;
use crate::understanding::{Readiness, Value, YesNo};

/// Beginnings of words that tell of the way to work by themselves …
const RIDES: &[&str] =
    &["commut", "езжу", "езди", "доезж", "доеду", "доехать", "добира", "добер", "добрат", "катына", "приезж"];

/// … and of those that do so beside a direction, a time or a habit.
const WAYS: &[&str] = &[
    "drive",
    "drove",
    "driving",
    "travel",
    "cycl",
    "bike",
    "walk",
    "train",
    "dart",
    "luas",
    "tram",
    "tube",
    "metro",
    "bus",
    "tram",
    "metro",
    "fly",
    "ехать",
    "еду",
    "езды",
    "хожу",
    "ходить",
    "пешком",
    "электричк",
    "маршрутк",
    "автобус",
    "поезд",
    "метро",
    "машин",
    "авто",
    "летат",
    "прилет",
    "барам",
    "бара",
    "барып",
    "келип",
    "пойыз",
    "колик",
    "жаяу",
];

/// Words behind a way that say where it leads.
const THERE: &[&str] = &[
    "in",
    "there",
    "to",
    "from",
    "down",
    "up",
    "over",
    "daily",
    "every",
    "each",
    "туда",
    "из",
    "до",
    "сюда",
    "кун",
    "кунде",
    "жумыска",
];

const OFTEN: &[&str] = &["кажд", "ежедневн", "every", "daily", "each", "кунде", "вахт", "rotation"];

const MINUTES: &[&str] =
    &["min", "mins", "minute", "minutes", "мин", "минут", "минуты", "минута", "минутта", "минуттык"];
const HOURS: &[&str] = &["hour", "hours", "hr", "hrs", "час", "часа", "часов", "сагат", "сагаттык", "полчаса", "жарты"];
const LENGTHS: &[&str] =
    &["mile", "miles", "km", "kms", "kilometres", "kilometers", "км", "километр", "километров", "километра"];

/// Words of the length of a way beside its figure.
const AWAY: &[&str] = &[
    "away",
    "from",
    "drive",
    "walk",
    "ride",
    "езды",
    "ехать",
    "пути",
    "дорог",
    "отсюда",
    "жол",
    "жерде",
    "only",
    "just",
    "всего",
    "лишь",
    "буквально",
];

const NEAR: &[&str] = &[
    "near",
    "nearby",
    "close",
    "local",
    "corner",
    "door",
    "рядом",
    "недалеко",
    "близко",
    "неподалеку",
    "поблизости",
    "жакын",
];

const FAR: &[&str] = &["far", "далеко", "далековато", "долго", "алыс", "узак", "long"];

/// What takes the edge off a negation that stands before it.
const HARMLESS: &[&str] = &[
    "need",
    "needed",
    "necessary",
    "mind",
    "problem",
    "problems",
    "issue",
    "issues",
    "bother",
    "bothered",
    "worry",
    "far",
    "long",
    "hard",
    "difficult",
    "надо",
    "нужно",
    "обязательно",
    "обязательн",
    "придется",
    "проблема",
    "проблемно",
    "против",
    "проблем",
    "вопросов",
    "далеко",
    "долго",
    "сложно",
    "трудно",
    "тяжело",
    "пугает",
    "вопрос",
];

/// Words between a negation and what it denies.
const BETWEEN: &[&str] = &[
    "a",
    "an",
    "the",
    "too",
    "that",
    "so",
    "really",
    "be",
    "have",
    "to",
    "want",
    "going",
    "так",
    "очень",
    "буду",
    "хочу",
    "могу",
    "собираюсь",
    "планирую",
    "really",
    "any",
];

const NOT: &[&str] = &[
    "not",
    "won't",
    "wont",
    "can't",
    "cant",
    "cannot",
    "don't",
    "dont",
    "doesn't",
    "doesnt",
    "didn't",
    "wouldn't",
    "wouldnt",
    "couldn't",
    "couldnt",
    "isn't",
    "isnt",
    "never",
    "без",
    "without",
    "не",
    "ни",
    "нет",
    "нету",
    "жок",
    "емес",
    "алмаймын",
    "алмаймыз",
    "no",
];

/// Words that speak against a way to work.
const AGAINST: &[&str] = &[
    "hate",
    "tired",
    "sick",
    "avoid",
    "hard",
    "difficult",
    "impossible",
    "stop",
    "stopped",
    "used",
    "fed",
    "too",
    "неохота",
    "лень",
    "устал",
    "устала",
    "надоел",
    "надоело",
    "тяжело",
    "сложно",
    "трудно",
    "неудобно",
    "нереально",
    "невозможно",
    "раньше",
    "перестал",
    "перестала",
    "жалыктым",
    "киын",
    "бурын",
    "неудобн",
    "слишком",
];

const MOVES: &[&str] = &["mov", "relocat", "перее", "переез", "перебир", "релок", "кош"];

/// What makes an agreement depend on something.
const IF: &[&str] = &[
    "если",
    "if",
    "unless",
    "provided",
    "depends",
    "maybe",
    "perhaps",
    "might",
    "зависит",
    "возможно",
    "наверное",
    "егер",
    "мумкин",
];

const CAN: &[&str] = &[
    "can",
    "could",
    "i'd",
    "id",
    "i'll",
    "ill",
    "will",
    "would",
    "happy",
    "easily",
    "easy",
    "fine",
    "ok",
    "буду",
    "могу",
    "смогу",
    "готов",
    "готова",
    "можно",
    "удобно",
    "легко",
    "аламын",
    "боламын",
];

/// Words that say that nobody has to move.
const NEEDLESS: &[&[&str]] = &[
    &["no", "need"],
    &["don't", "need"],
    &["dont", "need"],
    &["not", "need"],
    &["needn't"],
    &["wouldn't", "need"],
    &["wouldnt", "need"],
    &["won't", "need"],
    &["wont", "need"],
    &["not", "necessary"],
    &["не", "надо"],
    &["не", "нужно"],
    &["не", "придется"],
    &["не", "обязательно"],
    &["нет", "необходимости"],
    &["нет", "нужды"],
    &["нет", "смысла"],
    &["незачем"],
    &["зачем"],
    &["кажети", "жок"],
    &["кажет", "жок"],
    &["кажет", "емес"],
    &["кереги", "жок"],
    &["керек", "емес"],
];

/// What one drives in, where one says to have it.
const VEHICLES: &[&str] = &[
    "car",
    "van",
    "vehicle",
    "motorbike",
    "transport",
    "машина",
    "машине",
    "авто",
    "автомобиль",
    "колигим",
    "колиги",
    "машинам",
    "колик",
    "коликпен",
];

/// The same word without the letters that only Kazakh has: many type without them.
fn plain(text: &str) -> String {
    let letter = |c| match c {
        'қ' => 'к',
        'ғ' => 'г',
        'ә' => 'а',
        'і' => 'и',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        '’' => '\'',
        other => other,
    };
    fold(text).chars().map(letter).collect()
}

/// A part of a message between two marks, with its words.
struct Clause {
    span: Span,
    words: Vec<String>,
    /// It ends in a question mark.
    asks: bool,
}

fn clauses(text: &str) -> Vec<Clause> {
    const ENDS: [char; 7] = [',', '.', ';', '!', '?', '\n', '…'];
    let mut at = 0;
    let mut out = Vec::new();
    for part in text.split_inclusive(ENDS) {
        let before = at;
        at += part.chars().count();
        let clause = part.trim_end_matches(ENDS);
        let trimmed = clause.trim();
        if trimmed.is_empty() {
            continue;
        }
        let start = before + clause.chars().take_while(|c| c.is_whitespace()).count();
        let plain = plain(trimmed);
        let words = plain.split(|c: char| !(c.is_alphanumeric() || c == '\''));
        let words = words.flat_map(parted).filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let span = Span { start, end: start + trimmed.chars().count() };
        out.push(Clause { span, words, asks: part.ends_with('?') });
    }
    out
}

/// "25mins": the figure and its unit apart.
fn parted(word: &str) -> [&str; 2] {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (figure, unit) = word.split_at(digits);
    [figure, unit]
}

fn is(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
}

fn begins(word: &str, list: &[&str]) -> bool {
    list.iter().any(|beginning| word.starts_with(beginning))
}

impl Clause {
    fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|w| is(w, list))
    }

    fn has_beginning(&self, list: &[&str]) -> bool {
        self.words.iter().any(|w| begins(w, list))
    }

    /// Where words that say that nobody has to move begin.
    fn needless(&self) -> Option<usize> {
        (0..self.words.len()).find(|&at| {
            NEEDLESS.iter().any(|phrase| {
                phrase.iter().enumerate().all(|(i, word)| self.words.get(at + i).is_some_and(|w| w == word))
            })
        })
    }

    /// How long the way is in minutes, or about so by its miles.
    fn minutes(&self) -> Option<u32> {
        const HOUR: u32 = 60;
        self.words.iter().enumerate().find_map(|(i, word)| {
            let figure = i.checked_sub(1).and_then(|before| self.words[before].parse::<u32>().ok());
            if is(word, &["полчаса", "жарты"]) || (is(word, HOURS) && i > 0 && self.has(&["half", "пол"]))
            {
                Some(HOUR / 2)
            } else if is(word, MINUTES) || is(word, LENGTHS) {
                figure
            } else if is(word, HOURS) {
                Some(figure.unwrap_or(1).saturating_mul(HOUR))
            } else {
                None
            }
        })
    }

    /// Whether a word is taken back or spoken against, moving left aside.
    fn is_against(&self) -> bool {
        let words = &self.words;
        let moves = |at: usize| words.get(at).is_some_and(|w| begins(w, MOVES));
        let mut at = 0;
        while let Some(word) = words.get(at) {
            // "No I commute": the first word answers the question.
            let opens = at == 0 && is(word, &["no", "нет", "жок"]);
            if opens || (!is(word, NOT) && !is(word, AGAINST)) {
                at += 1;
                continue;
            }
            if is(word, &["емес", "жок"]) {
                // Behind what it denies.
                let denied = at.checked_sub(1).map_or("", |before| words[before].as_str());
                let harmless = is(denied, &["кажет", "кажети", "кереги", "керек", "алыс", "узак", "киын"]);
                if harmless || at.checked_sub(1).is_some_and(moves) {
                    at += 1;
                    continue;
                }
                return true;
            }
            if is(word, NOT) {
                let next = (at + 1..words.len()).find(|&next| !is(&words[next], BETWEEN));
                if let Some(next) = next
                    && is(&words[next], HARMLESS)
                {
                    at = next + 1;
                    continue;
                }
                // "I can't move or commute" refuses both.
                let both = |at: usize| words.get(at).is_some_and(|w| is(w, &["or", "nor", "and", "и", "или", "ни"]));
                if let Some(next) = next.filter(|&next| moves(next) && !both(next + 1)) {
                    at = next + 1;
                    continue;
                }
                let behind = at.checked_sub(1).filter(|&before| moves(before));
                if behind.is_some() {
                    at += 1;
                    // The auxiliary of the same refusal.
                    at += usize::from(words.get(at).is_some_and(|w| is(w, BETWEEN)));
                    continue;
                }
            } else {
                let next = words.get(at + 1).map(String::as_str);
                let weighty = match word.as_str() {
                    "too" | "слишком" => next.is_some_and(|w| is(w, FAR)),
                    "used" => next == Some("to"),
                    _ => true,
                };
                if !weighty {
                    at += 1;
                    continue;
                }
            }
            return true;
        }
        words.iter().any(|w| {
            let refusal = crate::understanding::is_negative_verb(w) || w.ends_with("гым келмейди");
            refusal && !begins(w, MOVES)
        })
    }

    /// Whether the way is called far, or takes longer than people ride every day.
    fn is_far(&self) -> bool {
        const LONGEST: u32 = 120;
        let far = self.words.iter().enumerate().any(|(i, word)| {
            let denied = self.words[i.saturating_sub(3)..i].iter().any(|w| is(w, &["not", "isn't", "isnt", "не"]))
                || self.words.get(i + 1).is_some_and(|w| w == "емес");
            is(word, FAR) && !denied
        });
        far || self.minutes().is_some_and(|minutes| minutes > LONGEST)
    }

    /// A word for the way to work; `told`: the message tells elsewhere how long or how often it is.
    fn ride(&self, told: bool) -> bool {
        let words = &self.words;
        let can = self.has(CAN);
        let strong = words.iter().enumerate().any(|(i, w)| {
            begins(w, RIDES) && (!begins(w, &["ездил", "commuting", "commuter"]) || can || told || i == 0)
        });
        let way = words.iter().enumerate().any(|(i, w)| {
            let behind = || words[i + 1..].iter().take(2).any(|w| is(w, THERE));
            begins(w, WAYS) && (told || behind()) && !begins(w, MOVES)
        });
        // "I can get there every day", "get in by bus".
        let gets = words
            .windows(2)
            .any(|pair| is(&pair[0], &["get", "getting", "be", "make"]) && is(&pair[1], &["there", "in", "to", "it"]));
        strong || way || (gets && can && (told || self.has_beginning(WAYS) || self.has(&["easily", "fine"])))
    }
}

/// How an answer speaks of the way to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is no obstacle.
    Open,
    /// It would be, under a condition.
    Depends,
}

const BUT: &[&str] = &["but", "still", "но", "зато", "однако", "равно", "бирак"];

/// "Төленсе", "берсе": a Kazakh verb that sets a condition.
fn is_kazakh_if(word: &str) -> bool {
    const SHORTEST: usize = 5;
    word.chars().count() >= SHORTEST && (word.ends_with("се") || word.ends_with("са"))
}

/// Where somebody who will not ride every day would move instead: "no, but I could move closer".
fn moves_instead(text: &str) -> Option<Span> {
    clauses(text).into_iter().find_map(|c| {
        let but = c.words.iter().position(|w| is(w, BUT))?;
        let behind = &c.words[but..];
        let moves = behind.iter().any(|w| begins(w, MOVES)) && behind.iter().any(|w| is(w, CAN));
        (moves && !c.asks && !behind.iter().any(|w| is(w, NOT))).then_some(c.span)
    })
}

/// Reads a way to work; `near`: the candidate lives where people commute from, so that having a car says enough.
fn read(text: &str, near: bool) -> Option<(Way, Span)> {
    let clauses = clauses(text);
    let needless = clauses.iter().any(|c| c.needless().is_some());
    let often = clauses.iter().any(|c| c.has_beginning(OFTEN));
    let takes = clauses.iter().any(|c| c.minutes().is_some());
    let found = clauses.iter().position(|c| !c.asks && c.ride(needless || often || takes) && !c.is_against()).or_else(
        || {
            let fits = |c: &Clause| {
                let close = c.has(NEAR) && !c.is_against();
                let short = c.minutes().is_some_and(|m| m <= 60) && (needless || c.has(AWAY) || c.has_beginning(AWAY));
                let vehicle = c.has(VEHICLES) && (needless || near);
                (close && (needless || near)) || short || vehicle
            };
            clauses.iter().position(|c| !c.asks && fits(c) && !c.is_against())
        },
    )?;
    // "It's far, but I'll drive in" is a way; "I'd drive in, but it's too far" is none.
    let far = clauses.iter().enumerate().any(|(i, c)| {
        let answered = i < found && clauses[found].has(BUT);
        c.is_far() && !answered
    });
    if far {
        return None;
    }
    let depends = clauses.iter().any(|c| c.has(IF) || c.words.iter().any(|w| is_kazakh_if(w)));
    Some((if depends { Way::Depends } else { Way::Open }, clauses[found].span))
}

/// Takes an answer to the question about moving that tells of the way to work instead.
pub(super) fn take(state: &mut State, said: &Said<'_>) -> bool {
    let near = ask::is_commutable(state);
    let evidence = |span| Indexed::new(said.text).evidence(Source::Message, Some(said.seq), span);
    if let Some(span) = moves_instead(said.text).filter(|_| near) {
        let moves = Value::Relocation { value: Readiness::Yes, city: None };
        state.facts.put(fact("relocation", moves, evidence(span)));
        return true;
    }
    let Some((way, span)) = read(said.text, near) else { return false };
    let evidence = evidence(span);
    state.facts.put(match way {
        Way::Open => fact("commute", Value::YesNo { value: YesNo::Yes }, evidence),
        Way::Depends => fact("relocation", Value::Relocation { value: Readiness::Conditional, city: None }, evidence),
    });
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Indexed;

    fn way(text: &str) -> Option<(Way, String)> {
        read(text, false).map(|(way, span)| (way, Indexed::new(text).slice(span).to_owned()))
    }

    #[test]
    fn who_can_be_there_need_not_move() {
        for (text, quote) in [
            ("no need im in luton its 25 mins and i have van", "no need im in luton its 25 mins and i have van"),
            ("no i'd drive in every day from luton", "no i'd drive in every day from luton"),
            ("no i commute, its 20 min from northampton", "no i commute"),
            ("no i'd commute", "no i'd commute"),
            ("no id commute", "no id commute"),
            ("happy to commute", "happy to commute"),
            ("no need to move mate, i can get there every day", "i can get there every day"),
            ("wouldnt need to, i can drive to depot", "i can drive to depot"),
            ("don't need to move i can drive in", "don't need to move i can drive in"),
            ("I don't mind driving in every day", "I don't mind driving in every day"),
            ("i wont move i'd commute", "i wont move i'd commute"),
            ("it's far, but I'll drive in daily", "but I'll drive in daily"),
            ("no, it's only 20 minutes away", "it's only 20 minutes away"),
            ("No need, it's not far and I've got a car", "it's not far and I've got a car"),
            ("no need, I get the train, half an hour", "I get the train"),
            ("переезжать не надо, я на машине 40 минут", "я на машине 40 минут"),
            ("буду ездить", "буду ездить"),
            ("нет, ездить буду", "ездить буду"),
            ("езжу на электричке", "езжу на электричке"),
            ("не буду переезжать, буду ездить", "буду ездить"),
            ("переезжать не буду езжу на машине каждый день", "переезжать не буду езжу на машине каждый день"),
            ("зачем переезжать, мне 30 минут ехать", "мне 30 минут ехать"),
            ("мне не сложно ездить", "мне не сложно ездить"),
            ("нет необходимости, живу недалеко", "живу недалеко"),
            ("көшпеймін, күнде қатынаймын", "күнде қатынаймын"),
            ("көшпеймін күнде қатынаймын", "көшпеймін күнде қатынаймын"),
            ("көшудің қажеті жоқ, 30 минут жол", "30 минут жол"),
            ("кошудин кажети жок, коликпен барамын", "коликпен барамын"),
            ("көшу керек емес, алыс емес, жарты сағат", "жарты сағат"),
        ] {
            assert_eq!(way(text), Some((Way::Open, quote.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_way_on_conditions_is_half_a_yes() {
        for text in [
            "no, I'd commute if you pay for fuel",
            "буду ездить, если оплатите бензин",
            "жолақысы төленсе қатынаймын",
            "maybe I could commute",
        ] {
            assert_eq!(way(text).map(|(way, _)| way), Some(Way::Depends), "{text}");
        }
    }

    #[test]
    fn a_refusal_of_the_way_is_no_way() {
        for text in [
            "no",
            "нет",
            "жоқ",
            "no i won't commute",
            "I can't move or commute",
            "no, I can't get there every day",
            "I'd rather not drive every day",
            "commuting every day is too far",
            "i'd drive in, but it's too far",
            "no, it's 4 hours away",
            "i used to commute there every day",
            "I hate commuting",
            "no car, can't drive there",
            "i drive a forklift",
            "no need, I'm happy here",
            "how do i get there every day?",
            "не буду ездить",
            "ездить не буду",
            "ни переезжать, ни ездить не хочу",
            "переезжать и ездить не буду",
            "ездить каждый день тяжело",
            "далеко ездить",
            "мне это не надо",
            "нет, ехать 5 часов",
            "раньше ездил каждый день",
            "устал ездить каждый день",
            "қатынамаймын",
            "күнде қатынай алмаймын",
            "алыс, күнде бармаймын",
            "көшпеймін",
            "yes, I can move",
            "да, перееду",
            "иә, көшемін",
        ] {
            assert_eq!(way(text), None, "{text}");
        }
    }
}

//! Human languages and how well they are known.

use std::sync::LazyLock;

use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Value, YesNo, yes_no};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A language, by its ISO 639-1 code.
    Lang(&'static str),
    /// A level.
    Level(&'static str),
    /// A test with a score behind it.
    Test(Test),
    /// A letter of a CEFR level, its digit follows.
    Letter(char),
    /// Not at all.
    None,
    /// Turns a level word round: "не очень", "not fluent".
    Not,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    Ielts,
    Toefl,
    Hsk,
    Topik,
    Jlpt,
    Duolingo,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Lang("en"),
            "английск*; англиск*; англ; англом; инглиш*; инглишь; english*; eng; ағылшын*; english language; агл; англицк*; ingliz*; англик*",
        ),
        (Mark::Lang("ru"), "русск*; рус; руский; руск*; по русски; russian*; орыс*; rus"),
        (
            Mark::Lang("kk"),
            "казахск*; казах*; каз; kazakh*; қазақ*; қазақша; qazaq*; kaz; госязык*; государственный язык; мемлекеттік тіл*",
        ),
        (Mark::Lang("de"), "немецк*; german; deutsch; неміс*"),
        (Mark::Lang("fr"), "французск*; french; француз*; франц"),
        (Mark::Lang("zh"), "китайск*; chinese; mandarin; қытай*"),
        (Mark::Lang("tr"), "турецк*; turkish; түрік*"),
        (Mark::Lang("es"), "испанск*; spanish; испан*"),
        (Mark::Lang("it"), "итальянск*; italian; итальян*"),
        (Mark::Lang("ar"), "арабск*; arabic; араб*"),
        (Mark::Lang("ko"), "корейск*; korean; корей*; кәріс*"),
        (Mark::Lang("ja"), "японск*; japanese; жапон*"),
        (Mark::Lang("uz"), "узбекск*; uzbek*; өзбек*"),
        (Mark::Lang("ky"), "киргизск*; кыргызск*; kyrgyz*; қырғыз*"),
        (Mark::Lang("pl"), "польск*; polish; поляк*"),
        (Mark::Lang("uk"), "украинск*; ukrainian; украин*"),
        (Mark::Lang("pt"), "португальск*; portuguese"),
        (Mark::Lang("hi"), "хинди; hindi"),
        (Mark::Lang("tt"), "татарск*; tatar; татар*"),
        (
            Mark::Level("native"),
            "всю жизнь; с детства; с рождения; all my life; since childhood; grew up with it; бала кезімнен; туғаннан; родной; родным; родная; родн*; носител*; native*; mother tongue; mother language; bilingual*; билингв*; first language; second mother tongue; ана тілі*; ана тіл; ана тілім; туған тіл*; с детства; мой язык; my first language; второй родной; туған; бала кезімнен; с рождения",
        ),
        (
            Mark::Level("C2"),
            "в совершенстве; совершенств*; совершенно; идеальн*; идеал*; perfect*; proficient*; proficiency; на уровне носителя; как носитель; near native; native like; close to native; на уровне родного; как родной; мүлтіксіз; кемел; шебер*; mastery; cpe; блестяще; flawless*; mastered; идеально",
        ),
        (
            Mark::Level("C1"),
            "без субтитров; without subtitles; субтитрсіз; свободн*; свабодн*; fluent*; fluency; advanced; адванс*; эдванс*; бегло; беглый; еркін*; эркин; продвинут*; отличн*; отлично; excellent*; очень хорошо; очень хороший; very good; very well; жетік; жетик; өте жақсы; cae; профессиональн*; full professional; жоғары деңгей*; высокий; высоком; высоко; \
             высокий уровень; great; в идеале владею; превосходно; business fluent; high; well above average; strong command; флюент*; флюэнт; өте еркін",
        ),
        (
            Mark::Level("B2"),
            "без словаря; without a dictionary; сөздіксіз; хорош*; неплохой выше среднего; выше среднего; апер*; аппер*; upper*; upper intermediate; upper int; выше intermediate; уверенн*; good; well; жақсы; решительно; fce; рабочий; working proficiency; professional working; decent; confident*; strong; above average; above intermediate; pretty good; орташадан жоғары; орташадан жақсы; ортадан жоғары; ортадан жақсы; сносно хорошо; деловой; business; бизнес*; бойко",
        ),
        (
            Mark::Level("B1"),
            "средн*; интермед*; интермид*; intermediate; intermed*; разговорн*; conversational*; нормальн*; норм; норма; неплох*; не плохо; не плохой; орташа; орта; сөйлесе аламын; сойлесе аламын; могу общаться; могу объясниться; могу изъясняться; объясняюсь; общаюсь; pet; average; medium; moderate*; okay; ok; так то норм; сөйлейтін; ауызекі; на бытовом; бытовой; бытовом; \
             бытов*; уровне разговора; mid level; fair*; limited working; сөйлей аламын; сөйлей алам; сөйлей беремін; сойлеймін; орташа деңгей*; сөйлеймін; тұрмыстық; на среднем; говорю; speak a bit freely; средне; понимаю и говорю; понимаю говорю; достаточн*; удовлетворительн*; түсінемін және сөйлеймін; can hold a conversation; can communicate; conversation*",
        ),
        (
            Mark::Level("A2"),
            "говорю простыми фразами; общаюсь простыми фразами; объясняюсь простыми фразами; простыми фразами; простые фразы; simple phrases; жай сөйлемдер; pre intermediate; preintermediate; pre intermed*; пре интермед*; преинтермед*; пре интермид*; преинтермид*; ниже среднего; below average; below intermediate; below average; так себе; не очень; не очень хорошо; не очень хороший; не особо; не силен; не сильна; со словарем; с словарем; с переводчиком; через переводчик; техническ*; технич; technical; читаю документац*; \
             читаю техническ*; читаю и перевожу; читаю документацию; читаю; понимаю; понимаю но не говорю; слабоват*; on reading level; reading only; i can read; can read; read documentation; only read*; перевожу со словарем; орташадан төмен; ортадан төмен; түсінемін; түсінем бірақ; оқи аламын; нашарлау; ket; limited; сөздікпен; не свободно; не свободный; not fluent; not very good; not great; not so good; \
             плоховат*; elementary plus; more or less; более менее; болеемение; үстірт; читать могу; могу читать; читать и понимать; оқып түсінемін; оқимын; құжаттама оқи*; rusty; so so",
        ),
        (
            Mark::Level("A1"),
            "начальн*; начальный; базов*; база; basic*; basics; elementary; элементарн*; beginner*; starter; школьн*; школьный; учу; изучаю; учусь; начинаю; начинающ*; бастапқы; бастауыш; базалық; аздап; аз білемін; азғантай; азғана; плохо; плохой; плох*; слаб*; poor*; weak; bad*; a little; a bit; little; \
             немного; чуть чуть; чуть; чутка; нашар; нашар білемін; әлсіз; минимальн*; бигинер*; элементари; elem; learning; just started; мектеп деңгей*; үйреніп жүрмін; оқып жүрмін; on a basic; survival; нулевой начальный; пару слов; couple of words; few words; бейсик*; кішкене; біраз; на уровне школы; school level; алфавит; ептеп; шала; low; низк*; низкий",
        ),
        (
            Mark::None,
            "никакой; никакого; никакое; никакие; на нуле; по нулям; на нуль; около нуля; не знаю; не владею; не говорю; не умею; не понимаю; не разговариваю; не учил*; не изучал*; не владел; никак; 0; ноль; нулевой; нулев*; нету; нет; совсем не; вообще не; вообще нет; совсем нет; нисколько; ни слова; ни бум бум; не в зуб; отсутств*; no; none; zero; nothing; not at all; don't speak; don't know; do not speak; do not know; \
             dont speak; dont know; can't speak; cannot speak; no knowledge; never learned; never studied; nope; білмеймін; білмейм; білмейді; жоқ; мүлдем; мүлдем білмеймін; сөйлемеймін; сөйлей алмаймын; түсінбеймін; нөл; без языка; без английского; без знания; не силён совсем; без; үйренбедім",
        ),
        (Mark::Not, "не; not; isn't; емес"),
        (Mark::Test(Test::Ielts), "ielts; айлтс; иелтс; айелтс; айэлтс"),
        (Mark::Test(Test::Toefl), "toefl; тоефл; тойфл"),
        (Mark::Test(Test::Hsk), "hsk; хск; эйчэскей"),
        (Mark::Test(Test::Topik), "topik; топик"),
        (Mark::Test(Test::Jlpt), "jlpt; нихонго"),
        (Mark::Test(Test::Duolingo), "duolingo; дуолинго; det"),
        (Mark::Letter('A'), "a; а; эй"),
        (Mark::Letter('B'), "b; в; б; би; бэ; бе"),
        (Mark::Letter('C'), "c; с; ц; си; цэ; це"),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// A level or a language with the tokens that say it.
enum Item {
    Lang(&'static str),
    Level(&'static str),
}

struct Placed {
    item: Item,
    start: usize,
    end: usize,
}

/// One language with its level.
pub(super) struct Pair {
    pub(super) lang: &'static str,
    pub(super) level: &'static str,
    named: bool,
    start: usize,
    end: usize,
}

/// Reads the level of the language asked about, or of the first one named if that one is not.
pub(super) fn read(message: &Message, asked: Option<&str>) -> Option<Found> {
    let asked = asked.unwrap_or("en");
    let pairs = pairs(message, Some(asked));
    if let Some(found) = surest(message, asked) {
        return Some(found);
    }
    let pair = pairs
        .iter()
        .find(|pair| pair.named && pair.lang == asked)
        // "нет, русский родной", "B2, русский родной": what stands first is of the language asked about.
        .or_else(|| pairs.iter().find(|pair| stands_first(pair, &pairs)))
        .or_else(|| pairs.iter().find(|pair| pair.named))
        .or_else(|| pairs.first());
    if let Some(pair) = pair {
        let lang = if pair.named || !pair.lang.is_empty() { pair.lang } else { asked };
        return Some(found(message, lang, pair.level, pair.start, pair.end));
    }
    let decision = yes_no::decide(message).filter(|decision| decision.value == YesNo::No && !decision.weak)?;
    Some(found(message, asked, "none", decision.start, decision.end))
}

/// "English is ok… let's say B2": a level in letters beats what words around it may mean, and one's own language is no mere
/// fluency ("еркін, ана тілім ғой"); where it is no other language's.
fn surest(message: &Message, asked: &str) -> Option<Found> {
    let hits = MARKS.hits(message);
    let foreign = |class: Mark| matches!(class, Mark::Lang(code) if code != asked);
    let levels = |kind: &dyn Fn(Mark) -> bool| -> Vec<(&'static str, usize, usize)> {
        let own = hits.iter().enumerate().filter(|(_, hit)| {
            // "B1, german is way better": a language in a clause of its own takes nothing from this one.
            kind(hit.class) && !hits.iter().any(|h| foreign(h.class) && message.same_clause(h.start, hit.start))
        });
        own.filter_map(|(index, hit)| match item(message, &hits, index)? {
            (Item::Level(name), end) => Some((name, hit.start, end)),
            (Item::Lang(_), _) => None,
        })
        .collect()
    };
    let letters = levels(&|class| matches!(class, Mark::Letter(_)));
    if let Some(&(level, start, end)) = letters.first() {
        return letters.iter().all(|(other, ..)| *other == level).then(|| found(message, asked, level, start, end));
    }
    let native = levels(&|class| matches!(class, Mark::Level("native")));
    let alone = !hits.iter().any(|hit| foreign(hit.class) || matches!(hit.class, Mark::Not | Mark::None));
    native.first().filter(|_| alone).map(|&(level, start, end)| found(message, asked, level, start, end))
}

/// A level without a language that stands before all the languages named.
fn stands_first(pair: &Pair, pairs: &[Pair]) -> bool {
    !pair.named && pair.lang.is_empty() && pairs.iter().all(|other| pair.start <= other.start)
}

/// All languages named together with a level.
pub(super) fn read_all(message: &Message) -> Vec<Found> {
    pairs(message, None)
        .iter()
        .filter(|pair| pair.named)
        .map(|pair| found(message, pair.lang, pair.level, pair.start, pair.end))
        .collect()
}

/// The last language named before a token.
pub(super) fn last_named(message: &Message, before: usize) -> Option<&'static str> {
    MARKS.hits(message).iter().rev().filter(|hit| hit.end <= before).find_map(|hit| match hit.class {
        Mark::Lang(code) => Some(code),
        _ => None,
    })
}

fn found(message: &Message, lang: &str, level: &str, start: usize, end: usize) -> Found {
    Found { value: Value::Language { lang: lang.to_owned(), level: level.to_owned() }, span: message.span(start, end) }
}

/// Languages with their levels, and levels alone. `asked` is the language of the question.
fn pairs(message: &Message, asked: Option<&str>) -> Vec<Pair> {
    let items = items(message);
    let mut out: Vec<Pair> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut waiting: Option<usize> = None;
    for (index, placed) in items.iter().enumerate() {
        match placed.item {
            Item::Lang(lang) => {
                // "свободный английский", "B2 английский": the level stands before its language.
                let before = waiting.filter(|&level| close(message, items[level].end, placed.start));
                if let Some(level) = before {
                    waiting = None;
                    if let Item::Level(name) = items[level].item {
                        out.push(pair(lang, name, true, &items[level], placed));
                    }
                } else {
                    open.push(index);
                }
            }
            Item::Level(name) => {
                if open.is_empty() {
                    waiting = waiting.or(Some(index));
                }
                for lang in open.drain(..) {
                    if let Item::Lang(code) = items[lang].item {
                        out.push(pair(code, name, true, &items[lang], placed));
                    }
                }
            }
        }
    }
    if let Some(level) = waiting
        && let Item::Level(name) = items[level].item
    {
        // "говорю плохо (английский)": a language without a level of its own behind.
        match open.first().map(|&lang| &items[lang]) {
            // "нет, только русский": a refusal is of the language asked about.
            Some(lang) if out.is_empty() && name != "none" && !is_another(message, asked, &items[level], lang) => {
                if let Item::Lang(code) = lang.item {
                    out.push(pair(code, name, true, &items[level], lang));
                }
            }
            _ => out.push(pair(test_language(message), name, false, &items[level], &items[level])),
        }
    }
    out
}

/// "свободно, и русский тоже", asked about Kazakh: the level is of the language asked about, the other one is beside it.
fn is_another(message: &Message, asked: Option<&str>, level: &Placed, lang: &Placed) -> bool {
    let other = matches!((&lang.item, asked), (Item::Lang(code), Some(asked)) if *code != asked);
    other && level.start < lang.start && !message.same_clause(level.end.saturating_sub(1), lang.start)
}

/// The language a test is about; empty if no such test is named.
fn test_language(message: &Message) -> &'static str {
    MARKS
        .hits(message)
        .iter()
        .find_map(|hit| match hit.class {
            Mark::Test(Test::Hsk) => Some("zh"),
            Mark::Test(Test::Topik) => Some("ko"),
            Mark::Test(Test::Jlpt) => Some("ja"),
            Mark::Test(_) => Some("en"),
            _ => None,
        })
        .unwrap_or("")
}

fn pair(lang: &'static str, level: &'static str, named: bool, first: &Placed, last: &Placed) -> Pair {
    Pair { lang, level, named, start: first.start.min(last.start), end: first.end.max(last.end) }
}

/// Whether a level may belong to a language behind it: nothing but a few words in between.
fn close(message: &Message, end: usize, start: usize) -> bool {
    message.same_clause(end.saturating_sub(1), start) && start <= end + 3
}

/// Languages and levels in the order of the text; of several levels in a row the most telling one.
fn items(message: &Message) -> Vec<Placed> {
    let mut hits = MARKS.hits(message);
    let agreed = yes_no::idioms_of_consent(message);
    hits.retain(|hit| {
        // "well, hard to say" opens a sentence; "not a problem" denies no knowledge.
        let filler = hit.end == hit.start + 1 && message.is_any(hit.start, &["well"]) && is_filler(message, hit.start);
        let consent = hit.class == Mark::None && agreed.iter().any(|(start, end)| hit.start < *end && *start < hit.end);
        !filler && !consent
    });
    correct(message, &mut hits);
    let mut out: Vec<Placed> = Vec::new();
    let mut skip = 0;
    for (index, hit) in hits.iter().enumerate() {
        if hit.start < skip {
            continue;
        }
        let Some((item, end)) = item(message, &hits, index) else {
            continue;
        };
        skip = end;
        let vague = is_vague(hit);
        if let (Item::Level(_), Some(Placed { item: Item::Level(_), start, .. })) = (&item, out.last())
            && !matches!(hit.class, Mark::Letter(_) | Mark::Test(_))
            && (vague || message.same_clause(*start, hit.start) || *start + 4 > hit.start)
        {
            continue;
        }
        if matches!(hit.class, Mark::Letter(_) | Mark::Test(_))
            && out.last().is_some_and(|placed| {
                matches!(placed.item, Item::Level(_)) && placed.end + 3 > hit.start && !is_exact(message, placed)
            })
        {
            out.pop();
        }
        out.push(Placed { item, start: hit.start, end });
    }
    settle(message, out)
}

/// Whether a "well" only fills: a level stands behind its verb or language, or is the whole answer.
fn is_filler(message: &Message, at: usize) -> bool {
    let behind = at > 0 && message.same_clause(at - 1, at) && !message.is_any(at - 1, &["as", "well", "oh"]);
    message.words() > 1 && !behind
}

/// "на бытовом… нет, базовый", "B1, точнее B2": behind such a word the level before it no longer holds.
fn correct(message: &Message, hits: &mut Vec<Hit<Mark>>) {
    const CORRECTIONS: &[&str] = &[
        "нет",
        "сейчас",
        "теперь",
        "now",
        "казир",
        "ой",
        "точнее",
        "вернее",
        "пардон",
        "actually",
        "rather",
        "sorry",
        "вру",
        "кателестим",
        "далирек",
        "дурысы",
    ];
    let level = |hit: &Hit<Mark>| matches!(hit.class, Mark::Level(_) | Mark::Letter(_));
    let Some(at) = (1..message.len()).rfind(|&at| {
        // A clause of its own: "английский нет, базовый казахский" denies.
        let opens = !message.same_clause(at, at - 1)
            || message.clause[at] == message.clause[at - 1] && is_dash(message, at - 1);
        message.is_any(at, CORRECTIONS) && opens
    }) else {
        return;
    };
    let before = hits.iter().rposition(|hit| hit.end <= at).filter(|&index| level(&hits[index]));
    let behind = hits.iter().find(|hit| hit.start > at);
    if let (Some(_), Some(behind)) = (before, behind)
        && level(behind)
    {
        hits.retain(|hit| hit.start > at || !level(hit) && hit.end <= at);
    }
}

fn is_dash(message: &Message, at: usize) -> bool {
    matches!(message.key(at), "-" | ".")
}

/// "читаю документацию, говорю плохо": what somebody can do beats the adjective behind it, so the first of several
/// levels without a language in between stays.
fn settle(message: &Message, all: Vec<Placed>) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::new();
    for placed in all {
        let again =
            matches!(placed.item, Item::Level(_)) && matches!(out.last(), Some(Placed { item: Item::Level(_), .. }));
        let bound = again && out.len() >= 2 && matches!(out[out.len() - 2].item, Item::Lang(_));
        let first = again && out.len() == 1;
        let separate = bound && out.last().is_some_and(|last| !message.same_clause(last.start, placed.start));
        if (first || bound) && !separate {
            continue;
        }
        out.push(placed);
    }
    out
}

fn is_exact(message: &Message, placed: &Placed) -> bool {
    (placed.start..placed.end).any(|at| message.is_number(at))
}

fn is_vague(hit: &Hit<Mark>) -> bool {
    matches!(hit.class, Mark::Level("A1" | "A2" | "B1") | Mark::None)
}

fn item(message: &Message, hits: &[Hit<Mark>], index: usize) -> Option<(Item, usize)> {
    const CALLED: &[&str] = &["бэ", "бе", "би", "цэ", "це", "си", "эй"];
    let hit = hits[index];
    match hit.class {
        Mark::Lang(code) => Some((Item::Lang(code), hit.end)),
        Mark::Level(level) => {
            let negated = index > 0 && hits[index - 1].class == Mark::Not && hits[index - 1].end == hit.start;
            let behind = hits.get(index + 1).is_some_and(|next| next.class == Mark::Not && next.start == hit.end);
            let level = if negated || behind { "A2" } else { told_by(message, hits, index).unwrap_or(level) };
            let unknown = behind || negated && level == "native";
            (!unknown).then_some((Item::Level(level), hit.end))
        }
        Mark::None => Some((Item::Level("none"), hit.end)),
        Mark::Letter(letter) => {
            let next = hit.end + usize::from(message.key(hit.end) == "-");
            // "бэ один", "би два": the letter as it is called.
            let spelt = || match super::atoms::figure_at(message, next)?.low {
                n if super::atoms::same(n, 1.0) => Some('1'),
                n if super::atoms::same(n, 2.0) => Some('2'),
                _ => None,
            };
            let figure = message.tokens.get(next).filter(|token| token.text.len() == 1);
            let digit = match figure.and_then(|token| token.text.chars().next()) {
                Some(digit) => digit,
                None if message.is_any(hit.start, CALLED) => {
                    return Some((Item::Level(cefr(letter, spelt()?)?), next + 1));
                }
                None => return None,
            };
            let level = cefr(letter, digit)?;
            // "с 2 курса": a preposition, not a level.
            let glued = message.tokens[next].glued;
            let capital = letter == 'A' || glued || next + 1 >= message.len();
            (glued || capital).then_some((Item::Level(level), next + 1))
        }
        Mark::Test(test) => {
            let figure = (hit.end..hit.end + 4).find_map(|at| super::atoms::figure_at(message, at))?;
            Some((Item::Level(score(test, figure.low)), figure.end))
        }
        Mark::Not => None,
    }
}

/// "понимаю отлично", "жақсы түсінемін, еркін сөйлеймін": the quality of what somebody can do tells more than the
/// verb; of two qualities, understanding and speaking, the better one unless one of them is poor.
fn told_by(message: &Message, hits: &[Hit<Mark>], index: usize) -> Option<&'static str> {
    const VERBS: &[&str] = &["понимаю", "читаю", "говорю", "общаюсь", "пишу"];
    const KAZAKH: &[&str] = &["тусинемин", "сойлеймин", "окимын"];
    const GOOD: &[&str] = &["C2", "C1", "B2"];
    let level = |hit: &Hit<Mark>| match hit.class {
        Mark::Level(level) => Some(level),
        _ => None,
    };
    let hit = &hits[index];
    let verb = message.is_any(hit.start, VERBS);
    let verb_behind =
        hits.get(index + 1).is_some_and(|next| next.start == hit.end && message.is_any(next.start, KAZAKH));
    let own = if verb { hits.get(index + 1).filter(|next| next.start == hit.end).and_then(level) } else { level(hit) };
    if !verb && !verb_behind {
        return None;
    }
    let own = own.filter(|own| GOOD.contains(own))?;
    let others = || hits[index + 1..].iter().filter_map(level).filter(|other| !matches!(*other, "B1"));
    let poor =
        others().any(|other| matches!(other, "A1")) || hits[index + 1..].iter().any(|hit| hit.class == Mark::None);
    if poor {
        return None;
    }
    GOOD.iter().copied().find(|good| *good == own || others().any(|other| other == *good))
}

fn cefr(letter: char, digit: char) -> Option<&'static str> {
    match (letter, digit) {
        ('A', '1') => Some("A1"),
        ('A', '2') => Some("A2"),
        ('B', '1') => Some("B1"),
        ('B', '2') => Some("B2"),
        ('C', '1') => Some("C1"),
        ('C', '2') => Some("C2"),
        ('A', '0') => Some("none"),
        _ => None,
    }
}

/// Scores from which a level is reached, highest first.
fn score(test: Test, score: f64) -> &'static str {
    let steps: &[(f64, &str)] = match test {
        Test::Ielts => &[(8.5, "C2"), (7.0, "C1"), (5.5, "B2"), (4.0, "B1"), (3.0, "A2")],
        Test::Toefl => &[(114.0, "C2"), (95.0, "C1"), (72.0, "B2"), (42.0, "B1"), (25.0, "A2")],
        Test::Hsk | Test::Topik => &[(6.0, "C2"), (5.0, "C1"), (4.0, "B2"), (3.0, "B1"), (2.0, "A2")],
        Test::Jlpt => {
            return match score {
                s if s <= 1.0 => "C1",
                s if s <= 2.0 => "B2",
                s if s <= 3.0 => "B1",
                s if s <= 4.0 => "A2",
                _ => "A1",
            };
        }
        Test::Duolingo => &[(155.0, "C2"), (120.0, "C1"), (90.0, "B2"), (60.0, "B1"), (30.0, "A2")],
    };
    steps.iter().find(|(from, _)| score >= *from).map_or("A1", |(_, level)| level)
}

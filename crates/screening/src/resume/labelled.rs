//! Facts a résumé states by a label or a set phrase: city, education, languages, expected pay, format, readiness to move.

use chrono::NaiveDate;

use super::header;
use super::lines::{Section, TextLine};
use super::marks::Group;
use crate::criteria::{
    cefr_rank, education_rank, fields_of_study, formats_in, language_names, language_of_word, level_in, terms_of_work,
};
use crate::fact::{Fact, Facts, Source, Span};
use crate::gazetteer::{STREETS, cities, lexicon, skills};
use crate::terms::{Indexed, Term, folded_line, terms};
use crate::understanding::{Asked, Readiness, Slot, Value, YesNo, understand};

/// What the readers below share.
struct Reader<'a, 'b> {
    text: &'a Indexed<'b>,
    today: NaiveDate,
    facts: &'a mut Facts,
}

impl Reader<'_, '_> {
    fn put(&mut self, key: &str, value: Value, span: Span) {
        let evidence = vec![self.text.evidence(Source::Resume, None, span)];
        if self.facts.get(key).is_none() {
            self.facts.put(Fact { key: key.to_owned(), value, evidence, implied: false });
        }
    }
}

/// Reads all labelled facts into `facts`; the first place that states one wins. `rest` is what is left of the lines
/// without their personal parts; only the city is read from an address too.
pub(super) fn read(text: &Indexed<'_>, lines: &[TextLine], rest: &[TextLine], today: NaiveDate, facts: &mut Facts) {
    let mut reader = Reader { text, today, facts };
    let mut best: Best = None;
    let mut next = 0;
    for line in lines {
        let own = next;
        while rest.get(next).is_some_and(|r| r.span.start < line.span.end) {
            next += 1;
        }
        let whole = next == own + 1 && rest[own].span == line.span;
        city(&mut reader, line, !whole);
        for (i, part) in rest.iter().enumerate().take(next).skip(own) {
            let before = rest.get(i.wrapping_sub(1));
            stated(&mut reader, part, before);
            education(text, part, &mut best);
            fields(&mut reader, part);
        }
    }
    if let Some((value, span)) = lone_city(text, lines) {
        reader.put("city", value, span);
    }
    if let Some((_, value, span)) = best {
        reader.put("education", value, span);
    }
}

/// "Повар 4 года, медкнижка, Алматы": of a note of a line or two, the one entry that is a city and nothing else.
fn lone_city(text: &Indexed<'_>, lines: &[TextLine]) -> Option<(Value, Span)> {
    /// Longer ones are no notes: their cities are those of employers as often.
    const LONGEST: usize = 160;
    let length = lines.last()?.span.end - lines.first()?.span.start;
    if lines.len() > 2 || length > LONGEST || lines.iter().any(|l| l.marks.any(Group::NotResidence)) {
        return None;
    }
    let mut found = None;
    for line in lines.iter().filter(|l| streets(text, l).is_empty()) {
        let mut start = line.span.start;
        for entry in text.slice(line.span).split([',', ';', '|']) {
            let end = start + entry.chars().count();
            let name = entry.trim();
            let at = start + entry.chars().take_while(|c| c.is_whitespace()).count();
            start = end + 1;
            let whole = Span { start: 0, end: name.chars().count() };
            let Some(mention) = cities::find(name).into_iter().find(|m| m.span == whole) else { continue };
            let city = mention.city;
            // "Reading" is a pastime as well.
            if !lexicon::find(&terms(name)).is_empty() || !skills::find_in(name).is_empty() {
                continue;
            }
            if found.is_some() {
                return None;
            }
            let value = Value::City { city: city.name.to_owned(), country: city.country.to_owned() };
            found = Some((value, Span { start: at, end: at + whole.end }));
        }
    }
    found
}

/// What a line states beside city and education.
fn stated(reader: &mut Reader<'_, '_>, line: &TextLine, before: Option<&TextLine>) {
    relocation(reader, line);
    salary(reader, line);
    format(reader, line);
    languages(reader, line, before);
}

/// All phrases the readers look for anywhere in a line, by group and place in the group's list.
pub(super) fn phrases() -> impl Iterator<Item = ((Group, usize), String)> {
    let group = |group: Group, list: &'static [&'static str]| {
        list.iter().enumerate().map(move |(i, phrase)| ((group, i), (*phrase).to_owned()))
    };
    group(Group::NotResidence, NOT_RESIDENCE)
        .chain(group(Group::City, CITY_LABELS))
        .chain(group(Group::Stays, STAYS))
        .chain(group(Group::Moves, MOVES))
        .chain(education_words().enumerate().map(|(i, (_, word))| ((Group::Education, i), word.to_owned())))
        .chain(group(Group::Studied, STUDIED))
        .chain(group(Group::University, UNIVERSITIES))
        .chain(
            terms_of_work()
                .chain(ANY_TERMS.iter().copied())
                .enumerate()
                .map(|(i, word)| ((Group::Terms, i), word.to_owned())),
        )
        .chain(DEGREES.iter().enumerate().map(|(i, (letters, _))| ((Group::Degree, i), (*letters).to_owned())))
        .chain(
            language_names()
                .chain(LANGUAGE_TESTS.iter().map(|(name, _)| *name))
                .enumerate()
                .map(|(i, name)| ((Group::Language, i), name.to_owned())),
        )
}

const CITY_LABELS: &[&str] = &[
    "город",
    "проживает",
    "проживаю",
    "место жительства",
    "город проживания",
    "место проживания",
    "адрес",
    "живу",
    "локация",
    "city",
    "location",
    "based in",
    "lives in",
    "i live in",
    "living in",
    "residence",
    "address",
    "қала",
    "қаласы",
    "тұрғылықты жері",
    "мекенжайы",
    "мекенжай",
    "тұрамын",
    "тұрады",
];

/// Words around a place that is no residence.
const NOT_RESIDENCE: &[&str] = &[
    "гражданств",
    "национальн",
    "citizenship",
    "nationality",
    "азаматт",
    "ұлты",
    "родил",
    "рождения",
    "born",
    "туған",
];

/// "Город: Алматы", "живу в Астане", "Алматыда тұрамын". Citizenship and birthplace are not residence.
fn city(reader: &mut Reader<'_, '_>, line: &TextLine, personal: bool) {
    /// Longer lines tell a story.
    const LONGEST: usize = 160;
    let found = &line.marks;
    if line.folded.chars().nth(LONGEST).is_some() || found.any(Group::NotResidence) {
        return;
    }
    if line.section == Section::Other
        && let Some((value, span)) = stated_place(reader.text, line)
    {
        reader.put("city", value, span);
        return;
    }
    let Some(label) = found.first_whole(Group::City, &line.folded).map(|i| CITY_LABELS[i]) else { return };
    // "Город" and "адрес" are labels only at the beginning of a line or with a colon; the verbs are phrases anywhere.
    let is_phrase =
        ["живу", "проживает", "проживаю", "based in", "lives in", "i live in", "living in", "тұрамын", "тұрады"]
            .contains(&label);
    let labels_line = line.folded.starts_with(label) || line.folded.contains(&format!("{label}:"));
    if !labels_line && (personal || !is_phrase) {
        return;
    }
    let raw = reader.text.slice(line.span);
    let streets = streets(reader.text, line);
    let residence = cities::find(raw)
        .into_iter()
        .map(|m| (shifted(line, m.span), m))
        .find(|(span, _)| !streets.iter().any(|s| s.start <= span.start && span.end <= s.end));
    let Some((span, mention)) = residence else { return };
    let value = Value::City { city: mention.city.name.to_owned(), country: mention.city.country.to_owned() };
    reader.put("city", value, span);
}

/// "г. Алматы" as a part of its own, before the first heading: where somebody lives.
fn stated_place(text: &Indexed<'_>, line: &TextLine) -> Option<(Value, Span)> {
    if !header::says_city(&line.folded) {
        return None;
    }
    header::parts(text, line).into_iter().filter(|part| header::says_city(&part.folded)).find_map(|part| {
        let (mention, says) = header::place(text.slice(part.span)).filter(|(_, says)| *says)?;
        let span = Span { start: part.span.start + mention.span.start, end: part.span.start + mention.span.end };
        let value = Value::City { city: mention.city.name.to_owned(), country: mention.city.country.to_owned() };
        says.then_some((value, span))
    })
}

/// Parts of an address that name a street: streets are called after cities too.
fn streets(text: &Indexed<'_>, line: &TextLine) -> Vec<Span> {
    header::parts(text, line)
        .into_iter()
        .filter(|part| part.words().iter().any(|w| STREETS.contains(w)))
        .map(|part| part.span)
        .collect()
}

fn shifted(line: &TextLine, span: Span) -> Span {
    Span { start: line.span.start + span.start, end: line.span.start + span.end }
}

const STAYS: &[&str] = &[
    "не готов к переезду",
    "не готова к переезду",
    "переезд невозможен",
    "переезд не рассматрива",
    "not ready to relocate",
    "not willing to relocate",
    "no relocation",
    "көшуге дайын емес",
    "переезжать не готов",
    "relocation is not",
    "not open to relocation",
    "көшпеймін",
    "көше алмаймын",
];

const MOVES: &[&str] = &[
    "готов к переезду",
    "готова к переезду",
    "готов переехать",
    "готова переехать",
    "переезд возможен",
    "ready to relocate",
    "willing to relocate",
    "open to relocation",
    "көшуге дайын",
];

/// Readiness to move. "Готов" and "готова" tell the writer's sex: the proof stops before the ending that does.
fn relocation(reader: &mut Reader<'_, '_>, line: &TextLine) {
    let found = &line.marks;
    let (value, group, phrases) = if found.any(Group::Stays) {
        (Readiness::No, Group::Stays, STAYS)
    } else if found.any(Group::Moves) {
        (Readiness::Yes, Group::Moves, MOVES)
    } else {
        return;
    };
    let span = found.of(group).next().and_then(|(i, ..)| place(reader.text, line, phrases[i])).unwrap_or(line.span);
    let words = terms(reader.text.slice(span));
    let sexed = words.iter().find(|t| matches!(t.word.as_str(), "готов" | "готова"));
    let Some(sexed) = sexed else {
        reader.put("relocation", Value::Relocation { value, city: None }, span);
        return;
    };
    let neutral = sexed.span.start + "готов".chars().count();
    let ready = Span { start: span.start, end: span.start + neutral };
    let place = Span { start: span.start + sexed.span.end, end: span.end };
    let evidence = [ready, place].map(|s| reader.text.evidence(Source::Resume, None, s)).into();
    if reader.facts.get("relocation").is_none() {
        let value = Value::Relocation { value, city: None };
        reader.facts.put(Fact { key: "relocation".into(), value, evidence, implied: false });
    }
}

/// Longer than any label inside a line.
const LABEL_LENGTH: usize = 40;

/// The part of a line behind its label: at its beginning, or at the beginning of one of its parts when a colon follows
/// at once ("Готов к вахте, график: вахта").
fn behind_label(line: &TextLine, text: &Indexed<'_>, labels: &[&str]) -> Option<Span> {
    if labels.iter().any(|l| line.folded.starts_with(l)) {
        let ends = |c: Option<char>| matches!(c, Some(':' | '—' | '–' | '-' | '\t'));
        let colon = (line.span.start..line.span.end).find(|i| ends(text.at(*i)))?;
        return Some(Span { start: colon + 1, end: line.span.end });
    }
    if !line.folded.contains(':') {
        return None;
    }
    let separator = |c: char| matches!(c, ',' | ';' | '.' | '|' | '•');
    let colons = line.folded.match_indices(':').map(|(at, _)| at);
    let inside = colons.filter(|at| line.folded[at + 1..].starts_with(' ')).any(|at| {
        let before = &line.folded[..at];
        labels.contains(&before.rsplit(separator).next().unwrap_or(before).trim_start())
    });
    if !inside {
        return None;
    }
    let mut start = line.span.start;
    for at in line.span.start..line.span.end {
        match text.at(at) {
            Some('\t') => start = at + 1,
            Some(c) if separator(c) => start = at + 1,
            Some(':') if at - start <= LABEL_LENGTH => {
                let label = Span { start, end: at };
                if labels.contains(&folded_line(text.slice(label)).as_str()) {
                    return Some(Span { start: at + 1, end: line.span.end });
                }
            }
            _ => {}
        }
    }
    None
}

/// Characters behind the label "salary" among which the sum stands.
const SALARY_WITHIN: usize = 300;

fn salary(reader: &mut Reader<'_, '_>, line: &TextLine) {
    const LABELS: &[&str] = &[
        "желаемая зарплата",
        "зарплата",
        "желаемая зп",
        "ожидания по зарплате",
        "зарплатные ожидания",
        "ожидаемая зарплата",
        "желаемый доход",
        "доход",
        "expected salary",
        "salary expectation",
        "desired salary",
        "salary",
        "күтетін жалақы",
        "күтілетін жалақы",
        "жалақы бойынша күтім",
        "жалақы",
        "қалаған жалақы",
    ];
    let Some(span) = behind_label(line, reader.text, LABELS).or_else(|| stated_pay(reader.text, line)) else { return };
    let asked = Asked { slot: Some(Slot::Salary), ..Asked::default() };
    let near = Span { start: span.start, end: span.end.min(span.start + SALARY_WITHIN) };
    let heard = understand(&asked, reader.text.slice(near), reader.today);
    if let Some(found) = heard.value.filter(|f| matches!(f.value, Value::Salary(_))) {
        reader.put("salary", found.value, span);
    }
}

/// "ЗП от 450 000", "expecting from 2000$": the part of a line that begins with a word for pay or an expectation, and
/// names a sum.
fn stated_pay(text: &Indexed<'_>, line: &TextLine) -> Option<Span> {
    const BEGINNINGS: &[&str] = &[
        "зп",
        "з/п",
        "зарплат",
        "оклад",
        "доход",
        "желаем",
        "ожида",
        "хочу",
        "рассчитыва",
        "salary",
        "pay",
        "expect",
        "desired",
        "жалақы",
        "айлық",
        "күтетін",
    ];
    const PAY: &[&str] = &[
        "зп",
        "з/п",
        "зарплат",
        "оклад",
        "доход",
        "тенге",
        "тг",
        "руб",
        "salary",
        "pay",
        "$",
        "₸",
        "₽",
        "жалақы",
        "айлық",
        "теңге",
    ];
    if line.section == Section::Work || !line.folded.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if !PAY.iter().any(|word| line.folded.contains(word)) {
        return None;
    }
    let mut start = line.span.start;
    let mut parts = Vec::new();
    for at in line.span.start..=line.span.end {
        let ends = matches!(text.at(at), Some('.' | ';' | '|' | '•' | ',')) || at == line.span.end;
        // "450.000", "450,000"
        let inside = at > 0 && [at - 1, at + 1].iter().all(|i| text.at(*i).is_some_and(|c| c.is_ascii_digit()));
        if ends && !inside {
            parts.push(Span { start, end: at });
            start = at + 1;
        }
    }
    parts.into_iter().find(|part| {
        let folded = folded_line(text.slice(*part));
        let digits = folded.bytes().filter(u8::is_ascii_digit).count();
        digits >= 3 && BEGINNINGS.iter().any(|b| folded.starts_with(b)) && PAY.iter().any(|w| folded.contains(w))
    })
}

fn format(reader: &mut Reader<'_, '_>, line: &TextLine) {
    const LABELS: &[&str] = &[
        "график работы",
        "график",
        "занятость",
        "формат работы",
        "формат",
        "желаемый формат",
        "work format",
        "employment",
        "schedule",
        "work schedule",
        "format",
        "жұмыс кестесі",
        "жұмыс форматы",
        "кесте",
        "удаленная работа",
        "готов работать удаленно",
    ];
    let labelled = behind_label(line, reader.text, LABELS);
    let Some(span) = labelled.or_else(|| wished(reader.text, line)) else { return };
    let said = reader.text.slice(span);
    let (mut format, mut schedule) = formats_in(said);
    if is_any(&folded_line(said)) {
        let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        format = all(&["hybrid", "office", "remote"]);
        schedule = all(&[
            "1/2", "1/3", "2/2", "3/3", "4/2", "5/2", "6/1", "flexible", "full", "night", "part", "rotation", "shift",
        ]);
    }
    if !(format.is_empty() && schedule.is_empty()) {
        reader.put("format", Value::Format { format, schedule }, span);
    }
}

/// "Prefer hybrid work", «готов к вахте», «график любой»: the part of a line that says what the candidate looks for or
/// is ready for, outside of the work done.
fn wished(text: &Indexed<'_>, line: &TextLine) -> Option<Span> {
    const WISHES: &[&str] = &[
        "ищу",
        "рассматрива",
        "рассмотрю",
        "предпочита",
        "предпочтительн",
        "интересует",
        "хочу",
        "хотел",
        "готов",
        "могу",
        "смогу",
        "согласен",
        "согласна",
        "не против",
        "удобн",
        "только",
        "prefer",
        "looking for",
        "seeking",
        "open to",
        "interested in",
        "want",
        "only",
        "available",
        "happy to",
        "can do",
        "can work",
        "ready",
        "willing",
        "іздеймін",
        "іздеп",
        "қалаймын",
        "қарастырамын",
        "тек ",
        "дайынмын",
        "аламын",
        "қарсы емес",
        "устро",
        "устраива",
        "подход",
        "норм",
        "ок",
        "ok",
        "okay",
        "fine",
        "works",
        "болады",
        "жарайды",
        "ыңғайлы",
    ];
    if matches!(line.section, Section::Work | Section::Education) {
        return None;
    }
    // A line that is not plain may have such a word in two scripts.
    if line.plain && !line.marks.any(Group::Terms) {
        return None;
    }
    let wishes = |folded: &str| {
        let begins = |at: usize| !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        WISHES.iter().any(|w| folded.match_indices(w).any(|(at, _)| begins(at)))
    };
    let (format, schedule) = formats_in(text.slice(line.span));
    if format.is_empty() && schedule.is_empty() && !is_any(&line.folded) {
        return None;
    }
    let mut start = line.span.start;
    let mut parts = Vec::new();
    for at in line.span.start..line.span.end {
        if matches!(text.at(at), Some('.' | ';' | ',' | '|' | '•')) {
            parts.push(Span { start, end: at });
            start = at + 1;
        }
    }
    parts.push(Span { start, end: line.span.end });
    let part = parts.into_iter().find(|part| {
        let raw = text.slice(*part);
        let folded = folded_line(raw);
        let (format, schedule) = formats_in(raw);
        // "5/2 с 8 до 18" for a part of its own.
        if denies(&folded) {
            return false;
        }
        let opens = folded.split(' ').next().is_some_and(|first| formats_in(first).1.iter().any(|s| s.contains('/')));
        is_any(&folded)
            || (wishes(&folded) || opens || only_terms(&folded)) && !(format.is_empty() && schedule.is_empty())
    })?;
    let raw = text.slice(part);
    let before = raw.chars().take_while(|c| c.is_whitespace()).count();
    Some(Span { start: part.start + before, end: part.start + before + raw.trim().chars().count() })
}

/// "Hybrid or remote": terms of work and nothing else.
fn only_terms(folded: &str) -> bool {
    const LINKS: &[&str] =
        &["or", "and", "или", "и", "либо", "немесе", "және", "работа", "график", "work", "жұмыс", "кесте"];
    folded.split(' ').filter(|w| !LINKS.contains(w)).all(|word| {
        let (format, schedule) = formats_in(word);
        !(format.is_empty() && schedule.is_empty())
    })
}

/// "Не могу 2/2", "кроме ночных": what somebody does not want is left to be asked.
fn denies(folded: &str) -> bool {
    const NO: &[&str] =
        &["не", "нет", "кроме", "без", "not", "no", "except", "can't", "cannot", "won't", "емес", "жоқ", "был", "была"];
    !folded.contains("не против") && folded.split(' ').any(|w| NO.contains(&w))
}

/// What says that any schedule or format will do.
const ANY_TERMS: &[&str] = &[
    "график любой",
    "любой график",
    "любом графике",
    "формат любой",
    "любой формат",
    "any schedule",
    "any shift",
    "any format",
    "кез келген кесте",
    "кез келген график",
];

/// Whether a text says that any schedule or format will do.
fn is_any(folded: &str) -> bool {
    ANY_TERMS.iter().any(|phrase| folded.contains(phrase))
}

/// Words that make a language's name a claim of knowing it, beside a level or a heading.
fn languages(reader: &mut Reader<'_, '_>, line: &TextLine, before: Option<&TextLine>) {
    let names_one = |w: &str| w.len() > 2 && (language_of_word(w).is_some() || language_of_test(w).is_some());
    let may_name_one = line.folded.len() <= 800 && line.marks.any(Group::Language);
    if !may_name_one || !header::each_word(&line.folded).any(names_one) {
        return;
    }
    let raw = reader.text.slice(line.span);
    let words = terms(raw);
    let long = words.iter().enumerate().filter(|(_, t)| t.word.chars().count() > 2);
    let mut named: Vec<(usize, &'static str)> =
        long.clone().filter_map(|(i, t)| language_of_word(&t.word).map(|l| (i, l))).collect();
    // "IELTS 7.5" alone says which language it is; beside the language's name it belongs to that.
    let tests = long.filter_map(|(i, t)| language_of_test(&t.word).map(|l| (i, l)));
    let alone: Vec<(usize, &'static str)> = tests.filter(|(_, l)| named.iter().all(|(_, other)| l != other)).collect();
    named.extend(alone);
    named.sort_unstable();
    let under_heading = line.section == Section::Languages
        || before.is_some_and(|b| b.section == Section::Languages && line.section == b.section);
    for (n, (i, lang)) in named.iter().enumerate() {
        let segment = segment(reader.text, line, &words, *i, named.get(n + 1).map(|(j, _)| *j), n == 0);
        let part = reader.text.slice(segment);
        let language_word =
            words.get(i + 1).is_some_and(|t| ["язык", "языка", "language", "тілі"].contains(&t.word.as_str()));
        let level = level_of(part, lang, reader.today);
        let key = format!("language:{lang}");
        match level {
            Some(level) if known_level(&level) => {
                let value = Value::Language { lang: (*lang).to_owned(), level };
                reader.put(&key, value, segment);
            }
            _ if under_heading || (language_word && line.section == Section::Skills) => {
                let value = Value::Language { lang: (*lang).to_owned(), level: String::new() };
                reader.put(&key, value, segment);
            }
            _ => {}
        }
    }
}

/// Tests of languages.
const LANGUAGE_TESTS: &[(&str, &str)] =
    &[("ielts", "en"), ("toefl", "en"), ("hsk", "zh"), ("topik", "ko"), ("jlpt", "ja")];

/// The language whose knowledge a test measures, by the test's name as it is written on certificates.
fn language_of_test(word: &str) -> Option<&'static str> {
    LANGUAGE_TESTS.iter().find(|(name, _)| *name == word).map(|(_, language)| *language)
}

fn known_level(level: &str) -> bool {
    cefr_rank(level).is_some()
}

fn level_of(part: &str, lang: &str, today: NaiveDate) -> Option<String> {
    // "Казахский язык: родной" and the like; scores of tests are the understanding's business.
    level_in(part).map(str::to_owned).or_else(|| {
        let tests = [
            "ielts",
            "toefl",
            "hsk",
            "cefr",
            "не владею",
            "не знаю",
            "нет",
            "со словар",
            "словарем",
            "none",
            "do not speak",
            "don't speak",
            "no knowledge",
            "білмеймін",
            "жоқ",
            "меңгермеген",
            "сөздікпен",
        ];
        let folded = crate::text::fold(part);
        if !tests.iter().any(|t| folded.contains(t)) {
            return None;
        }
        let asked = Asked { slot: Some(Slot::Language), language: Some(lang), ..Asked::default() };
        match understand(&asked, part, today).value?.value {
            Value::Language { level, .. } => Some(level),
            _ => None,
        }
    })
}

/// The words about one language: from its name (or the line's start, for "fluent English") to the next language's.
fn segment(text: &Indexed<'_>, line: &TextLine, words: &[Term], at: usize, next: Option<usize>, first: bool) -> Span {
    let stops = |i: usize| matches!(text.at(i), Some(',' | ';' | '.' | '|' | '•'));
    let name = shifted(line, words[at].span);
    let mut start = name.start;
    let floor = if first { line.span.start } else { name.start.saturating_sub(24).max(line.span.start) };
    while start > floor && !stops(start - 1) {
        start -= 1;
    }
    if !first {
        // What stands before a later language belongs to the one before it, unless a comma parts them.
        let parted = start > line.span.start && stops(start - 1);
        if !parted {
            start = name.start;
        }
    }
    let limit = next.map_or(line.span.end, |n| shifted(line, words[n].span).start);
    let mut end = name.end;
    while end < limit && !(stops(end) && text.at(end) != Some('.') && end > name.end + 1) {
        end += 1;
    }
    // "English, B2": the level may follow a comma at once.
    if end < limit && text.at(end) == Some(',') {
        let tail = Span { start: end + 1, end: (end + 5).min(limit) };
        if level_in(text.slice(tail)).is_some() {
            end = tail.end;
        }
    }
    Span { start, end }
}

/// Beginnings of words that state an education, best level last; what a school is called is never quoted.
const EDUCATION: &[(&str, &str, &[&str])] = &[
    (
        "secondary",
        "completed",
        &[
            "среднее общее",
            "полное среднее",
            "среднее образование",
            "среднее",
            "11 классов",
            "9 классов",
            "орта",
            "11 сынып",
            "secondary",
            "secondary education",
            "high school",
            "жалпы орта",
            "орта білім",
        ],
    ),
    (
        "vocational",
        "completed",
        &[
            "среднее специальное",
            "среднее профессиональное",
            "среднее техническое",
            "колледж",
            "медколледж",
            "техникум",
            "училище",
            "медучилище",
            "педколледж",
            "педучилище",
            "политехколледж",
            "пту",
            "vocational",
            "vocational school",
            "college",
            "college of",
            "арнаулы орта",
            "орта арнаулы",
            "кәсіптік",
        ],
    ),
    (
        "incomplete_higher",
        "completed",
        &[
            "неоконченное высшее",
            "незаконченное высшее",
            "неполное высшее",
            "incomplete higher",
            "unfinished higher",
            "студент",
            "аяқталмаған жоғары",
        ],
    ),
    (
        "higher",
        "completed",
        &[
            "высшее",
            "университет",
            "институт",
            "академия",
            "мединститут",
            "пединститут",
            "медуниверситет",
            "педуниверситет",
            "медакадемия",
            "university",
            "higher",
            "жоғары",
            "білімі жоғары",
            "жоғары білім",
            "специалитет",
            "degree",
            "вуз",
        ],
    ),
    (
        "bachelor",
        "completed",
        &[
            "бакалавр",
            "bachelor",
            "bsc",
            "b.sc",
            "ba in",
            "bcom",
            "b.com",
            "b.tech",
            "btech",
            "b.ed",
            "b.pharm",
            "mbbs",
            "llb",
        ],
    ),
    (
        "master",
        "completed",
        &[
            "магистр",
            "master of",
            "master's",
            "masters degree",
            "msc",
            "m.sc",
            "mba",
            "mcom",
            "m.com",
            "m.tech",
            "mtech",
            "m.ed",
            "m.pharm",
            "mphil",
            "m.phil",
            "llm",
        ],
    ),
    ("phd", "completed", &["кандидат наук", "доктор наук", "phd", "ph.d", "аспирантура окончена", "ғылым кандидаты"]),
];

/// Words of an education that cannot mean an employer, and count outside the section too.
const SURE: &[&str] = &[
    "высшее",
    "бакалавр",
    "магистр",
    "bsc",
    "msc",
    "mba",
    "mcom",
    "m.com",
    "bcom",
    "b.com",
    "b.tech",
    "btech",
    "m.tech",
    "mtech",
    "b.ed",
    "m.ed",
    "b.pharm",
    "m.pharm",
    "mphil",
    "m.phil",
    "mbbs",
    "llb",
    "llm",
    "phd",
    "bachelor",
    "master of",
    "master's",
    "среднее специальное",
    "среднее профессиональное",
    "среднее техническое",
    "неоконченное высшее",
    "незаконченное высшее",
    "неполное высшее",
    "incomplete higher",
    "vocational school",
    "college of",
    "арнаулы орта",
    "орта арнаулы",
    "аяқталмаған жоғары",
    "білімі жоғары",
    "жоғары білім",
    "11 классов",
    "9 классов",
    "11 сынып",
];

/// Words that make a place of study one's own: what stands beside them is an education on any line.
const STUDIED: &[&str] = &[
    "окончил",
    "закончил",
    "диплом",
    "выпускни",
    "graduate",
    "diploma",
    "degree from",
    "бітірд",
    "бітірген",
    "түлегі",
];

/// Words of an education that begin words of other meanings ("орталық" is a centre).
const WHOLE: &[&str] = &["орта", "среднее", "secondary", "higher", "вуз"];

/// Universities that everybody calls by their letters.
const UNIVERSITIES: &[&str] = &[
    "казну",
    "ену",
    "казнту",
    "кбту",
    "кимэп",
    "казгюу",
    "ауэс",
    "сду",
    "муит",
    "казнпу",
    "казнму",
    "каргу",
    "карту",
    "юкгу",
    "вкгу",
    "скгу",
    "зкгу",
    "нархоз",
    "мгу",
    "мгту",
    "спбгу",
    "вшэ",
    "ранхигс",
    "мфти",
    "мифи",
    "урфу",
    "кфу",
    "kimep",
    "kbtu",
    "sdu",
    "iitu",
    "aitu",
    "қазұу",
    "еұу",
    "қазұпу",
    "қазұму",
    "казаст",
];

/// The words of [`EDUCATION`] in order, each with its row.
fn education_words() -> impl Iterator<Item = (usize, &'static str)> {
    EDUCATION.iter().enumerate().flat_map(|(row, (_, _, words))| words.iter().map(move |word| (row, *word)))
}

/// The best education of a résumé so far: its rank, the fact and its place.
type Best = Option<(u8, Value, Span)>;

/// Places of study in the nominative: in another case ("в колледже") one works there as often as one studies.
const PLACES: &[&str] = &[
    "колледж",
    "медколледж",
    "университет",
    "институт",
    "академия",
    "техникум",
    "училище",
    "медучилище",
    "педколледж",
    "педучилище",
    "политехколледж",
    "мединститут",
    "пединститут",
    "медуниверситет",
    "педуниверситет",
    "медакадемия",
    "university",
    "college",
    "университеті",
    "институты",
    "колледжі",
    "медколледжі",
];

/// Degrees in letters that are words or names elsewhere: only beside a year or with "in".
const DEGREES: &[(&str, &str)] = &[
    ("ba", "bachelor"),
    ("bs", "bachelor"),
    ("bba", "bachelor"),
    ("beng", "bachelor"),
    ("ma", "master"),
    ("ms", "master"),
    ("meng", "master"),
    ("pgce", "bachelor"),
];

/// "MA in Psychology", "BA Education Studies, 2016": the degree and its letters.
fn degree(folded: &str) -> Option<(&'static str, &'static str)> {
    // Few lines have one of them at all.
    let named = |letters: &str| header::each_word(folded).any(|word| word == letters);
    DEGREES.iter().rev().copied().filter(|(letters, _)| folded.contains(letters) && named(letters)).find(
        |(letters, _)| {
            let with_in = header::each_word(folded)
                .zip(header::each_word(folded).skip(1))
                .any(|(a, b)| a == *letters && b == "in");
            with_in || dated(folded, &[letters]).is_some()
        },
    )
}

/// The sentence of a folded line that names one of these words beside a year, as the place of somebody's own studies.
fn dated<'a>(folded: &'a str, names: &[&str]) -> Option<(&'a str, &'a str)> {
    /// Others study, or studies are only wished for.
    const OTHERS: &[&str] =
        &["дети", "детей", "сын", "дочь", "хочу", "планир", "поступ", "курс", "children", "course", "балалар"];
    const AT: &[&str] = &["в", "во", "при", "at"];
    const STUDIES: &[&str] = &["учил", "окончил", "закончил", "обуч", "studied", "graduated", "оқыд", "бітір"];
    let year =
        |w: &str| w.len() == 4 && (w.starts_with("19") || w.starts_with("20")) && w.bytes().all(|b| b.is_ascii_digit());
    folded.split(['.', ';', '|', '•']).find_map(|part| {
        // Most parts have no year.
        if !part.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit)) {
            return None;
        }
        let words: Vec<&str> = header::each_word(part).collect();
        let at = words.iter().position(|word| names.contains(word))?;
        let has = |list: &[&str]| words.iter().any(|w| list.iter().any(|l| w.starts_with(l)));
        let employs = at > 0 && AT.contains(&words[at - 1]) && !has(STUDIES);
        // "Уборщица, университет, 2015–2019" worked there; "медколледж, медсестра, 2018" became what it says.
        let years = words.iter().filter(|w| year(w)).count();
        let employed = years > 1 && !lexicon::find_titles(&terms(part)).is_empty();
        (years > 0 && !employs && !employed && !has(OTHERS)).then_some((part, words[at]))
    })
}

/// "Алматинский медколледж 2018": a place of study with its year, and no work at it.
fn studied_at(folded: &str) -> bool {
    dated(folded, PLACES).is_some_and(|(part, _)| super::is_study(part))
}

/// Words of studies that have no end yet, or came to none.
const UNFINISHED: &[&str] = &[
    "не окончил",
    "не окончен",
    "не закончил",
    "не закончен",
    "бросил",
    "отчислен",
    "ушел с",
    "ушла с",
    "учусь",
    "обучаюсь",
    "студент",
    "dropped out",
    "some college",
    "some university",
    "not finished",
    "didn't finish",
    "did not finish",
    "never finished",
    "still studying",
    "currently studying",
    "оқимын",
    "оқып жүр",
    "бітірмед",
    "аяқтамад",
];

/// "Повар 5 лет, образование среднее": the sentence itself says that it speaks of an education.
fn named_so(folded: &str, word: &str) -> bool {
    const OWN: &[&str] = &["образование", "education:", "education -", "білімі", "білім:"];
    sentences(folded).any(|part| part.contains(word) && OWN.iter().any(|own| part.contains(own)))
}

/// The sentences of a folded line.
fn sentences(folded: &str) -> impl Iterator<Item = &str> {
    // "M.Com" goes on.
    folded.split([';', '|', '•']).flat_map(|part| part.split(". "))
}

/// The fields of study that the words on somebody's education name: that is only looked at to spare a question.
fn fields(reader: &mut Reader<'_, '_>, line: &TextLine) {
    // All words that speak of studies hold one of these.
    let may = line.section == Section::Education
        || [Group::Education, Group::Studied, Group::Degree, Group::University].iter().any(|g| line.marks.any(*g));
    if !may {
        return;
    }
    let named = |part: &str| {
        let word = |words: &[&str]| words.iter().any(|word| part.contains(word));
        line.section == Section::Education
            || word(STUDIED)
            || word(PLACES)
            || word(SURE)
            || word(WHOLE)
            || degree(part).is_some()
            || dated(part, UNIVERSITIES).is_some()
    };
    for part in sentences(&line.folded) {
        // Fewer sentences name a field than anything else that is looked for.
        let mut fields = fields_of_study(part).peekable();
        if fields.peek().is_some() && named(part) {
            for field in fields {
                reader.put(&format!("education:{field}"), Value::YesNo { value: YesNo::Yes }, line.span);
            }
        }
    }
}

fn education(text: &Indexed<'_>, line: &TextLine, best: &mut Best) {
    let labelled = line.section == Section::Education
        || line.marks.any(Group::Studied)
        || line.marks.any(Group::Education) && studied_at(&line.folded);
    let whole = |i: usize| education_words().nth(i).is_some_and(|(_, word)| WHOLE.contains(&word));
    for i in line.marks.word_beginnings(Group::Education, &line.folded, whole) {
        let Some((row, word)) = education_words().nth(i) else { continue };
        let (level, status, _) = EDUCATION[row];
        if !labelled && !SURE.contains(&word) && !named_so(&line.folded, word) {
            continue;
        }
        let dulled = level == "higher"
            && ["неоконченное", "незаконченное", "неполное", "аяқталмаған", "incomplete", "unfinished"]
                .iter()
                .any(|w| line.folded.contains(w));
        let rank = education_rank(level).unwrap_or(0);
        // "Колледж, не окончил", "учусь в колледже": what will come of it is asked.
        let open = level != "incomplete_higher"
            && sentences(&line.folded)
                .any(|part| part.contains(word) && UNFINISHED.iter().any(|unfinished| part.contains(unfinished)));
        if dulled || open || best.as_ref().is_some_and(|(r, ..)| *r >= rank) {
            continue;
        }
        let Some(span) = place(text, line, word) else { continue };
        *best = Some((rank, Value::Education { level: level.to_owned(), status: status.to_owned() }, span));
    }
    if line.marks.any(Group::Degree)
        && let Some((letters, level)) = degree(&line.folded)
        && let rank = education_rank(level).unwrap_or(0)
        && best.as_ref().is_none_or(|(best, ..)| *best < rank)
        && let Some(span) = place(text, line, letters)
    {
        *best = Some((rank, Value::Education { level: level.to_owned(), status: "completed".to_owned() }, span));
    }
    let rank = education_rank("higher").unwrap_or(0);
    if line.marks.any(Group::University)
        && best.as_ref().is_none_or(|(best, ..)| *best < rank)
        && let Some((_, word)) = dated(&line.folded, UNIVERSITIES).filter(|(part, _)| !super::speaks_of_work(part))
        && let Some(span) = place(text, line, word)
    {
        let value = Value::Education { level: "higher".to_owned(), status: "completed".to_owned() };
        *best = Some((rank, value, span));
    }
}

/// The words of the text that a folded phrase stands for.
fn place(text: &Indexed<'_>, line: &TextLine, phrase: &str) -> Option<Span> {
    let raw = text.slice(line.span);
    let words = terms(raw);
    let wanted: Vec<String> = terms(phrase).into_iter().map(|t| t.word).collect();
    let first = wanted.first()?;
    let at = words.iter().position(|t| t.word.starts_with(first.as_str()))?;
    let last = (at + wanted.len() - 1).min(words.len() - 1);
    Some(shifted(line, Span { start: words[at].span.start, end: words[last].span.end }))
}

#[cfg(test)]
mod tests {
    use super::super::marks::Marks;
    use super::*;

    #[test]
    fn the_words_of_studies_are_all_looked_for() {
        let all = PLACES.iter().chain(SURE).chain(WHOLE);
        let held = |word: &str| education_words().any(|(_, known)| word.contains(known));
        assert_eq!(all.filter(|word| !held(word)).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn phrases_are_found_as_whole_words() {
        let line = "проживаю тут, i live in town; не готов к переезду; бакалавр, магистр, бакалавр";
        let found = Marks::read(line);
        assert_eq!(found.first_whole(Group::City, line).map(|i| CITY_LABELS[i]), Some("проживаю"));
        assert!(found.any(Group::Stays) && found.any(Group::Moves) && !found.any(Group::NotResidence));
        let words: Vec<&str> = found
            .word_beginnings(Group::Education, line, |_| false)
            .into_iter()
            .filter_map(|i| education_words().nth(i))
            .map(|(_, word)| word)
            .collect();
        assert_eq!(words, ["бакалавр", "магистр"]);
    }
}

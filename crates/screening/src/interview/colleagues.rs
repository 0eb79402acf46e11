//! What somebody else does: "200ку сдает главбух", "my boss does that", "бояуды әріптесім жасайды".
//!
//! Who names another person and what that person does, and not themselves, has not done it.

use super::papers::parts;
use crate::fact::Span;
use crate::text::{fold, skeleton};

/// People at work, as a subject; Kazakh ones without their letters. A star ends a beginning.
const PEOPLE: &[&str] = &[
    "главбух",
    "бухгалтер",
    "бухгалтера",
    "бухгалтерия",
    "начальник",
    "начальница",
    "шеф",
    "босс",
    "директор",
    "руководитель",
    "завсклад",
    "заведующая",
    "заведующий",
    "менеджер",
    "менеджеры",
    "админ",
    "админы",
    "сисадмин",
    "администратор",
    "коллега",
    "коллеги",
    "напарник",
    "напарница",
    "сменщик",
    "сменщица",
    "мастер",
    "мастера",
    "бригадир",
    "прораб",
    "инженер",
    "технолог",
    "логист",
    "маркетолог",
    "дизайнер",
    "аналитик",
    "врач",
    "врачи",
    "доктор",
    "медсестра",
    "медсестры",
    "лаборант",
    "лаборанты",
    "повар",
    "повара",
    "кондитер",
    "кондитеры",
    "пекарь",
    "старшая",
    "старший",
    "другой",
    "другая",
    "другие",
    "кто-то",
    "кто",
    "подрядчик",
    "подрядчики",
    "айтишник",
    "айтишники",
    "программист",
    "программисты",
    "девопс",
    "девопсы",
    "юрист",
    "юристы",
    "кадровик",
    "кадровики",
    "отдел",
    "мерчандайзер",
    "мерчандайзеры",
    "мерчендайзер",
    "мерчендайзеры",
    "колорист",
    "колористы",
    "кладовщик",
    "кладовщики",
    "сварщик",
    "сварщики",
    "монтажник",
    "монтажники",
    "грузчик",
    "грузчики",
    "электрик",
    "электрики",
    "сантехник",
    "слесарь",
    "наладчик",
    "закройщик",
    "клинер",
    "клинеры",
    "уборщица",
    "кассир",
    "кассиры",
    "товаровед",
    "закупщик",
    "методист",
    "завуч",
    "управляющий",
    "управляющая",
    "муж",
    "жена",
    "брат",
    "они",
    "он",
    "она",
    "девочки",
    "ребята",
    "парни",
    "boss",
    "manager",
    "managers",
    "accountant",
    "accountants",
    "bookkeeper",
    "bookkeepers",
    "supervisor",
    "colleague",
    "colleagues",
    "coworker",
    "coworkers",
    "guy",
    "guys",
    "team",
    "others",
    "someone",
    "somebody",
    "lead",
    "senior",
    "seniors",
    "doctor",
    "doctors",
    "nurse",
    "nurses",
    "electrician",
    "electricians",
    "owner",
    "chef",
    "baker",
    "husband",
    "wife",
    "brother",
    "partner",
    "contractor",
    "contractors",
    "agency",
    "department",
    "he",
    "she",
    "they",
    "people",
    "lady",
    "man",
    "designer",
    "devops",
    "tester",
    "testers",
    "developer",
    "developers",
    "merchandiser",
    "merchandisers",
    "technician",
    "technicians",
    "plumber",
    "foreman",
    "secretary",
    "hr",
    "есепши*",
    "бухгалтеримиз",
    "бастык*",
    "басшы*",
    "директорым",
    "директоримиз",
    "эриптес*",
    "ариптес*",
    "баска",
    "баскалар*",
    "биреу*",
    "шебер*",
    "даригер*",
    "мейиргер*",
    "маман*",
    "ол",
    "олар",
    "агам",
    "агай",
    "кыздар",
    "жигиттер",
];

/// What they do: Russian and English verbs of another person …
const DEEDS: &[&str] = &[
    "делает",
    "делают",
    "делал",
    "делала",
    "делали",
    "сдает",
    "сдают",
    "сдавал",
    "сдавала",
    "сдавали",
    "сдал",
    "сдала",
    "ведет",
    "ведут",
    "вел",
    "вела",
    "вели",
    "занимается",
    "занимаются",
    "занимался",
    "занималась",
    "занимались",
    "готовит",
    "готовят",
    "готовил",
    "готовила",
    "готовили",
    "варит",
    "варят",
    "варил",
    "варили",
    "берет",
    "берут",
    "брал",
    "брала",
    "брали",
    "ставит",
    "ставят",
    "ставил",
    "ставила",
    "ставили",
    "чинит",
    "чинят",
    "чинил",
    "чинили",
    "ремонтирует",
    "ремонтировал",
    "проводит",
    "проводят",
    "проводил",
    "проводила",
    "проводили",
    "выполняет",
    "выполняют",
    "выполнял",
    "выполняла",
    "выполняли",
    "настраивает",
    "настраивали",
    "настраивал",
    "отвечает",
    "отвечал",
    "отвечала",
    "считает",
    "считал",
    "считала",
    "составляет",
    "составляла",
    "составлял",
    "красит",
    "красил",
    "красила",
    "стрижет",
    "шьет",
    "шила",
    "шил",
    "печет",
    "пекла",
    "does",
    "do",
    "did",
    "done",
    "handles",
    "handled",
    "makes",
    "made",
    "takes",
    "took",
    "runs",
    "ran",
    "prepares",
    "prepared",
    "files",
    "filed",
];

/// … but for what only goes with the work.
const BESIDE: &[&str] = &[
    "подписыва",
    "проверя",
    "контролир",
    "помога",
    "тексер",
    "комектес",
    "бекит",
    "sign",
    "check",
    "review",
    "help",
    "approv",
];

/// Words by which the speaker took part.
const MYSELF: &[&str] = &[
    "вместо",
    "подменял",
    "подменяла",
    "подменяю",
    "заменял",
    "заменяла",
    "замещал",
    "замещала",
    "covered",
    "covering",
    "instead",
    "орнына",
    "я",
    "мы",
    "сам",
    "сама",
    "сами",
    "вместе",
    "мной",
    "мне",
    "меня",
    "нами",
    "i",
    "i'm",
    "i've",
    "me",
    "we",
    "us",
    "together",
    "озим",
    "биз",
    "бирге",
    "бизбен",
    "маган",
];

/// Endings of Kazakh verbs of another person, without their letters.
const KAZAKH: &[&str] = &["айды", "ейди", "йды", "йди", "ады", "еди", "итин", "атын", "етин", "йтын", "йтин", "яды"];

/// Kazakh verbs of that form that say something else.
const KAZAKH_OTHERS: &[&str] = &["болады", "болмайды", "келеди", "керек", "турады", "жатады", "билмейди"];

/// Verbs of another person that say nothing of the work.
const TALK: &[&str] =
    &["был", "говори", "сказал", "показ", "смотр", "хвал", "проси", "довер", "знал", "уволи", "ушел", "ушла", "пришел"];

/// Whether a clause tells what somebody else does.
pub(super) fn done_by_another(clause: &str) -> bool {
    is_done_by_another(clause, false)
}

/// The same of a clause that names the work: beside a person any verb of theirs tells who does it.
pub(super) fn named_work_of_another(clause: &str) -> bool {
    is_done_by_another(clause, true)
}

fn is_done_by_another(clause: &str, named: bool) -> bool {
    /// Where somebody works is no work of theirs.
    const PLACE: &[&str] = &["where i work", "where we work", "where i worked"];
    const PAST: &[&str] = &["л", "ла", "ли", "ает", "яет", "ует", "ают", "яют", "уют"];
    let mut folded = skeleton(&fold(clause));
    for place in PLACE {
        if folded.contains(place) {
            folded = folded.replace(place, "");
        }
    }
    if folded.contains("outsourc") || folded.contains("аутсорс") {
        return true;
    }
    let words: Vec<&str> =
        folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|w| !w.is_empty()).collect();
    let words = main_part(&words);
    if done_by(words) {
        return true;
    }
    let is_person = |word: &&str| {
        PEOPLE.iter().any(|person| match person.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => word == person,
        })
    };
    if named && closes_with_another(words) && !words.iter().any(|word| MYSELF.contains(word)) {
        return true;
    }
    // Kazakh trades are named by what they deal in: "қоймашы", "тазалаушы"; ordinals end alike.
    let trade = |word: &str| {
        word.chars().count() > 4
            && ["шы", "ши"].iter().any(|ending| word.ends_with(ending))
            && !["нши", "ншы"].iter().any(|ordinal| word.ends_with(ordinal))
    };
    let is_person = |word: &&str| is_person(word) || trade(word);
    let Some(person) = words.iter().position(&is_person) else { return false };
    let kazakh = |word: &str| {
        word.chars().count() > 4 && KAZAKH.iter().any(|ending| word.ends_with(ending)) && !KAZAKH_OTHERS.contains(&word)
    };
    let theirs = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.chars().count() > 3
                && PAST.iter().any(|ending| word.ends_with(ending))
                && !TALK.iter().any(|stem| word.starts_with(stem))
        })
    };
    // "Кассу сводила только старшая".
    let before =
        person - usize::from(person > 1 && ["только", "лишь", "всегда", "сама", "сам"].contains(&words[person - 1]));
    // "Тапсырысты тек менеджер берді".
    let told = |word: &&str| ["ды", "ди", "ты", "ти"].iter().any(|end| word.ends_with(end)) && *word != "болды";
    let kazakh_past = named && person + 2 == words.len() && words.last().is_some_and(told);
    let beside = kazakh_past || named && (theirs(person + 1) || before > 0 && theirs(before - 1));
    // An English subject stands before its verb: "did payroll for 40 people" has another one.
    let by = words[..person].iter().rev().take(3).any(|word| *word == "by");
    let subject = |at: usize| by || !words[at].is_ascii() || words[..at].iter().any(&is_person);
    let does = words.iter().enumerate().any(|(at, word)| DEEDS.contains(word) && subject(at));
    let deed = beside || does || words[person..].last().is_some_and(|word| kazakh(word));
    let aside = words.iter().any(|word| MYSELF.contains(word) || BESIDE.iter().any(|stem| word.starts_with(stem)));
    // "Our team" has the speaker in it.
    let aside = aside || words.windows(2).any(|pair| matches!(pair, ["our" | "my", "team"]));
    // "Мен" is "I" at the beginning and "and" between two words.
    deed && !aside && words.first() != Some(&"мен")
}

/// The words of a clause but for what only says when or on what condition: "делала сверки, когда бухгалтер болела".
fn main_part<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    const OPENING: &[&str] = &[
        "когда",
        "если",
        "пока",
        "покуда",
        "раз",
        "хотя",
        "потому",
        "так",
        "when",
        "if",
        "while",
        "whenever",
        "because",
        "since",
        "until",
    ];
    // "Бухгалтер ауырғанда өзім істедім": Kazakh says it with a verb that closes the part.
    const CLOSING: &[&str] = &["ганда", "генде", "канда", "кенде"];
    let closed = words.iter().rposition(|word| CLOSING.iter().any(|ending| word.ends_with(ending)));
    let words = &words[closed.map_or(0, |at| at + 1)..];
    let opened = words.iter().position(|word| OPENING.contains(word));
    &words[..opened.unwrap_or(words.len())]
}

/// "Payroll was done by head office", whoever that is.
fn done_by(words: &[&str]) -> bool {
    const WAS: &[&str] = &["was", "were", "is", "are", "been", "got", "gets"];
    const DONE: &[&str] = &["done", "handled", "managed", "made", "run", "prepared", "covered"];
    /// By what somebody does it oneself.
    const OWN: &[&str] = &[
        "hand", "me", "myself", "us", "phone", "email", "mail", "machine", "computer", "law", "default", "day", "night",
    ];
    words
        .windows(4)
        .any(|four| WAS.contains(&four[0]) && DONE.contains(&four[1]) && four[2] == "by" && !OWN.contains(&four[3]))
        && !words.iter().any(|word| MYSELF.contains(word))
}

/// "ЭКГ снимает функционалист": a verb of another person with its subject behind it, whoever that is.
fn closes_with_another(words: &[&str]) -> bool {
    const VERBS: &[&str] = &["ает", "яет", "ует"];
    /// Verbs that the work itself, or no person, is the subject of.
    const OF_THINGS: &[&str] = &[
        "работает",
        "занимает",
        "хватает",
        "бывает",
        "помогает",
        "позволяет",
        "требует",
        "включает",
        "вызывает",
        "пугает",
        "умеет",
        "знает",
        "существует",
        "мешает",
        "устраивает",
        "интересует",
        "означает",
        "понимает",
    ];
    let [.., verb, subject] = words else { return false };
    let nominative =
        subject.chars().count() > 3 && !["у", "ю", "е", "о", "й", "ь"].iter().any(|end| subject.ends_with(end));
    nominative && VERBS.iter().any(|ending| verb.ends_with(ending)) && !OF_THINGS.contains(verb)
}

/// The clauses that tell what somebody else does with work they name; `true`: whatever they name.
pub(super) fn clauses_of_another(text: &str) -> Vec<(&str, Span, bool)> {
    let told = |(clause, span)| named_work_of_another(clause).then(|| (clause, span, done_by_another(clause)));
    parts(text).into_iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_as_they_are_compared() {
        for word in
            PEOPLE.iter().chain(DEEDS).chain(BESIDE).chain(MYSELF).chain(KAZAKH).chain(KAZAKH_OTHERS).chain(TALK)
        {
            assert_eq!(skeleton(&fold(word)), **word);
        }
    }

    #[test]
    fn what_another_person_does_is_told_from_what_one_does_oneself() {
        for clause in [
            "200ку сдает главбух",
            "этим занимается бухгалтер",
            "my boss does that",
            "our accountant did it",
            "the other guy did",
            "оны бас есепші жасайды",
            "бояуды әріптесім жасайды",
            "жылдык есепти баска адам тапсырады",
            "это делали другие",
            "doctors do those where i work",
            "payroll was outsourced",
            "катетерді дәрігер қояды",
        ] {
            assert!(done_by_another(clause), "{clause}");
        }
        assert!(named_work_of_another("экг снимает функционалист") && !named_work_of_another("1с занимает время"));
        assert!(named_work_of_another("тауарды қоймашы қабылдайды") && !done_by_another("бірінші жылы жасадым"));
        assert!(named_work_of_another("щиты собирал бригадир") && !done_by_another("щиты собирал бригадир"));
        for clause in [
            "касса и он мне говорил",
            "our team runs kubernetes",
            "yes did payroll for 40 people",
            "бас есепші тексереді",
            "чинил холодильник",
            "сдаю сама",
            "главбух только подписывает",
            "делаем вместе с главбухом",
            "главбуху сдавала я",
            "i do it together with my boss",
            "my boss only signed",
            "i did it",
            "бас есепшімен бірге жасаймын",
            "болады",
            "мен есепші болып істеймін",
            "делала отчёты для директора",
        ] {
            assert!(!done_by_another(clause), "{clause}");
        }
    }
}

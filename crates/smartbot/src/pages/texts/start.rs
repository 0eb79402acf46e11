//! Texts of the start page and of the page that is not there.

use super::Texts;

/// Texts of the start page.
pub(in crate::pages) struct StartTexts {
    /// What SmartBot is, in two sentences.
    pub(in crate::pages) about: [&'static str; 2],
    /// Label of the links to the other languages.
    pub(in crate::pages) languages: &'static str,
    /// Heading of the sample.
    pub(in crate::pages) sample: &'static str,
    /// Where the sample comes from.
    pub(in crate::pages) sample_note: &'static str,
    /// The bot as a speaker.
    pub(in crate::pages) bot: &'static str,
    /// The candidate as a speaker.
    pub(in crate::pages) candidate: &'static str,
    /// Heading of the list.
    pub(in crate::pages) vacancies: &'static str,
    /// There are none.
    pub(in crate::pages) none: &'static str,
    /// They cannot be read now.
    pub(in crate::pages) unavailable: &'static str,
    /// `{min}`, `{max}`.
    pub(in crate::pages) pay_range: &'static str,
    /// `{min}`.
    pub(in crate::pages) pay_from: &'static str,
    /// `{max}`.
    pub(in crate::pages) pay_to: &'static str,
    /// Between groups of three digits.
    pub(in crate::pages) thousands: char,
    /// Heading of how to publish.
    pub(in crate::pages) publish: &'static str,
    /// The three calls, each before its code.
    pub(in crate::pages) steps: [&'static str; 3],
    /// The link to the documentation.
    pub(in crate::pages) docs: &'static str,
    /// Heading of a page that is not there.
    pub(in crate::pages) missing: &'static str,
    /// What may be wrong with the link.
    pub(in crate::pages) missing_help: &'static str,
    /// The way to the start page.
    pub(in crate::pages) home: &'static str,
}

/// The texts.
pub(in crate::pages) static START: Texts<StartTexts> = Texts {
    ru: StartTexts {
        about: [
            "SmartBot проводит первое интервью с кандидатом: читает вакансию и резюме, спрашивает только то, чего в них \
             нет, и к каждому выводу приводит слова самого кандидата.",
            "Это программа, она говорит об этом с первой строки, и решение всегда может изменить человек.",
        ],
        languages: "Язык страницы",
        sample: "Как это выглядит",
        sample_note: "Этот разговор провела та программа, что отвечает на этом сервере; кандидат вымышлен.",
        bot: "Программа",
        candidate: "Кандидат",
        vacancies: "Новые вакансии",
        none: "Пока ни одной вакансии.",
        unavailable: "Список сейчас недоступен, загляните чуть позже.",
        pay_range: "{min}–{max} в месяц",
        pay_from: "от {min} в месяц",
        pay_to: "до {max} в месяц",
        thousands: '\u{a0}',
        publish: "Как разместить вакансию",
        steps: [
            "Зарегистрируйте компанию, в ответ придёт токен:",
            "Опубликуйте вакансию с этим токеном:",
            "Передайте отклик, и кандидат получит ссылку на интервью (chat_url):",
        ],
        docs: "Все вызовы, с описанием и примерами",
        missing: "Такой страницы нет",
        missing_help: "Проверьте, что ссылка открыта целиком. Если она из письма или сообщения, попробуйте нажать на неё \
                       ещё раз или попросите работодателя прислать новую.",
        home: "На главную страницу",
    },
    kk: StartTexts {
        about: [
            "SmartBot кандидатпен алғашқы сұхбатты өткізеді: вакансия мен түйіндемені оқып, оларда жоғын ғана сұрайды, \
             әр қорытындысына кандидаттың өз сөзін келтіреді.",
            "Бұл — бағдарлама, ол мұны бірінші жолдан айтады, ал шешімді адам әрқашан өзгерте алады.",
        ],
        languages: "Бет тілі",
        sample: "Бұл қалай көрінеді",
        sample_note: "Бұл әңгімені осы серверде жауап беретін бағдарлама жүргізді; кандидат ойдан алынған.",
        bot: "Бағдарлама",
        candidate: "Кандидат",
        vacancies: "Жаңа вакансиялар",
        none: "Әзірге вакансия жоқ.",
        unavailable: "Тізім қазір қолжетімсіз, сәл кейінірек кіріңіз.",
        pay_range: "айына {min}–{max}",
        pay_from: "айына {min} бастап",
        pay_to: "айына {max} дейін",
        thousands: '\u{a0}',
        publish: "Вакансияны қалай жариялауға болады",
        steps: [
            "Компанияны тіркеңіз, жауабында токен келеді:",
            "Сол токенмен вакансияны жариялаңыз:",
            "Өтінімді жіберіңіз, кандидат сұхбаттың сілтемесін алады (chat_url):",
        ],
        docs: "Барлық шақырулар, сипаттамасы мен мысалдары",
        missing: "Мұндай бет жоқ",
        missing_help: "Сілтеме толық ашылғанын тексеріңіз. Ол хаттан немесе хабарламадан болса, қайта басып көріңіз \
                       немесе жұмыс берушіден жаңасын сұраңыз.",
        home: "Басты бетке",
    },
    en: StartTexts {
        about: [
            "SmartBot holds the first interview with a candidate: it reads the vacancy and the résumé, asks only what \
             they leave open, and backs every conclusion with the candidate's own words.",
            "It is a program, says so in its first line, and a person can always overrule it.",
        ],
        languages: "Language of this page",
        sample: "What it looks like",
        sample_note: "This conversation was held by the program that answers on this server; the candidate is invented.",
        bot: "Program",
        candidate: "Candidate",
        vacancies: "New vacancies",
        none: "No vacancies yet.",
        unavailable: "The list is not available right now, please come back a little later.",
        pay_range: "{min}–{max} a month",
        pay_from: "from {min} a month",
        pay_to: "up to {max} a month",
        thousands: ',',
        publish: "How to publish a vacancy",
        steps: [
            "Register the company; the reply holds a token:",
            "Publish the vacancy with that token:",
            "Pass on an application, and the candidate gets the link to the interview (chat_url):",
        ],
        docs: "All calls, with descriptions and examples",
        missing: "There is no such page",
        missing_help: "Check that the whole link was opened. If it came in a letter or a message, try it again there, or \
                       ask the employer for a new one.",
        home: "To the start page",
    },
};

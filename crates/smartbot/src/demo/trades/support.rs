//! Customer support: English and Kazakh, languages as objects, shifts.

use screening::understanding::Slot;

use crate::demo::{Course, Person, Trade};

pub(super) const TRADE: Trade = Trade {
    title: "Customer Support Specialist",
    description: "Our customers run warehouses and call us when a scanner, a tablet or their patience gives out. You answer by chat and \
                  phone in English, Russian and sometimes Kazakh, find out what is wrong, fix it or hand it to the right \
                  engineer, and write an article so that nobody has to ask again. Shifts of twelve hours, two days on, two days \
                  off, in our Astana office; no nights.",
    requirements: r#"{"skills": {"customer support": true, "ticketing systems": "Zendesk or similar"},
                      "languages": [{"name": "English", "level": "B2"}, {"name": "Russian", "level": "B2"}],
                      "experience": "1+ years", "schedule": "2/2 shifts"}"#,
    location: "Astana",
    salary: (320_000, 420_000),
    posted_days_ago: 14,
    people: &[
        Person {
            name: "Madina Iskakova",
            email: "madina.i@example.org",
            phone: Some("+7 700 000 05 01"),
            city: "Astana",
            applied_days_ago: 13,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Salary, "400,000 tenge"),
                (Slot::Format, "2/2 shifts are fine"),
                (Slot::Skill, "yes, customer support for three years, Zendesk every day"),
                (Slot::Language, "C1"),
            ],
            resume: "
Customer support specialist, Astana

May 2022 – present: online travel agency, support in English and Russian. Forty chats a shift, first-contact resolution
81 %, customer satisfaction 4.7 of 5. Zendesk, Jira, Confluence. Trained six newcomers and wrote the macros the team
uses.
2020 – 2022: hotel reception, night shifts, guests from thirty countries.

Education: bachelor, translation studies.
Languages: Kazakh native, Russian C2, English C1, Turkish A2.",
        },
        Person {
            name: "Ruslan Bekov",
            email: "ruslan.bekov@example.com",
            phone: None,
            city: "Astana",
            applied_days_ago: 7,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Language, "English intermediate, B1"),
                (Slot::Experience, "8 months in a call center"),
                (Slot::Skill, "I answered phones and used an internal ticket tool"),
                (Slot::Format, "yes, shifts are ok"),
            ],
            resume: "
Call centre operator, a delivery service, since March 2025: incoming calls, order changes, complaints, refunds. 90 calls
a day, Russian and Kazakh. Before that courier and shop assistant. I learn English at evening courses, level B1 now. Touch
typing, calm voice, never hung up on anybody.

Education: college, information systems.",
        },
        Person {
            name: "Жанель Оспанова",
            email: "zhanel.o@example.net",
            phone: Some("+7 700 000 05 03"),
            city: "Павлодар",
            applied_days_ago: 4,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Relocation, "смотря какая зарплата, если от 450 то да"),
                (Slot::Language, "родной"),
                (Slot::Experience, "четыре года, из них два в поддержке"),
                (Slot::Skill, "да, два года в поддержке, Zendesk и Jira"),
                (Slot::Format, "да"),
            ],
            resume: "
Специалист поддержки, английский C1 (IELTS 7.5), русский и казахский родные.
2023–2025: удалённая поддержка пользователей учебной платформы, чат и почта на английском и русском, Zendesk, Jira,
база знаний. 2021–2023: преподаватель английского на курсах.
Высшее образование, иностранный язык: два иностранных языка.
Павлодар, рассматриваю переезд.",
        },
        Person {
            name: "Kamila Yun",
            email: "kamila.yun@example.org",
            phone: Some("+7 700 000 05 04"),
            city: "Astana",
            applied_days_ago: 1,
            course: Course::Leaves(1),
            begins: &["What are the hours exactly?"],
            answers: &[],
            resume: "
Support agent and part-time student (tourism, third year). One year in the chat support of a mobile operator: tariffs,
roaming, SIM replacement. English B2, Russian native, Kazakh B1. Available for day shifts.",
        },
    ],
};

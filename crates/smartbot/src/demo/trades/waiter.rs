//! Waiter: short Russian texts, shifts, people without a résumé.

use screening::understanding::Slot;

use crate::demo::{Course, Person, Trade};

pub(super) const TRADE: Trade = Trade {
    title: "Официант",
    description: "Ресторан восточной кухни у Арбата набирает официантов. Смены 2/2 с 10 до 23, развоз после закрытия, питание, чаевые \
                  ваши. Учим меню и сервису за неделю, стажировка оплачивается. Важны вежливость, чистота и умение улыбаться в \
                  восьмой час смены.",
    requirements: r#"{"schedule": "2/2", "experience": "от 6 месяцев", "langs": "русский, казахский"}"#,
    location: "Алматы",
    salary: (200_000, 350_000),
    posted_days_ago: 8,
    people: &[
        Person {
            name: "Назерке Болат",
            email: "nazerke.b@example.org",
            phone: Some("+7 700 000 09 01"),
            city: "Алматы",
            applied_days_ago: 7,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Format, "да, 2/2 подходит"),
                (Slot::Salary, "250 плюс чаевые"),
                (Slot::Language, "свободно"),
                (Slot::Experience, "два года"),
            ],
            resume: "
Официант, два года в кафе и на банкетах. Знаю R-Keeper и iiko, умею нести три тарелки, веду до восьми столов.
10.2023 – 09.2025 кафе «Самал», официант.
Казахский и русский свободно, английский — чтобы принять заказ.",
        },
        Person {
            name: "Артур Ким",
            email: "artur.kim@example.com",
            phone: Some("+7 700 000 09 02"),
            city: "Алматы",
            applied_days_ago: 6,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Experience, "хз"),
                (Slot::Experience, "летом 3 месяца в кофейне"),
                (Slot::Language, "русский родной"),
                (Slot::Language, "каз не очень, A2 наверное"),
                (Slot::Format, "ок"),
                (Slot::Salary, "сколько дадите"),
            ],
            resume: "",
        },
        Person {
            name: "Людмила Гаврилова",
            email: "l.gavrilova@example.net",
            phone: None,
            city: "Талгар",
            applied_days_ago: 4,
            course: Course::Overruled {
                reason: "Смену нужно закрыть уже закрепившимся человеком, берём другого кандидата.",
            },
            begins: &[],
            answers: &[
                (Slot::Relocation, "езжу в Алматы каждый день, это 30 минут"),
                (Slot::YesNo, "да"),
                (Slot::Format, "да, два через два"),
                (Slot::Experience, "12 лет"),
                (Slot::Language, "родной"),
                (Slot::Language, "казахский B1"),
            ],
            resume: "
Официант и администратор зала, 12 лет. Банкеты до 300 гостей, обучение новичков, касса, инвентаризация посуды.
2018–2025 банкетный зал, старший официант. 2013–2018 ресторан при гостинице, официант.
Живу в Талгаре, добираюсь сама. Медкнижка есть.",
        },
        Person {
            name: "Ильяс Мусин",
            email: "ilyas.musin@example.org",
            phone: Some("+7 700 000 09 04"),
            city: "Алматы",
            applied_days_ago: 1,
            course: Course::Waits,
            begins: &[],
            answers: &[],
            resume: "Студент, 19 лет опыта жизни и ноль опыта работы. Быстро учусь, люблю людей, свободен по выходным и вечерам.",
        },
    ],
};

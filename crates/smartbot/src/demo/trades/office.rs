//! Office manager: no requirements at all, so that the bot asks its three standard questions.

use screening::understanding::Slot;

use crate::demo::{Course, Person, Trade};

pub(super) const TRADE: Trade = Trade {
    title: "Офис-менеджер",
    description: "Нужен человек, на котором держится офис: встретить гостя, заказать воду и бумагу, договориться с курьером, \
                  забронировать билеты, напомнить всем про всё. Можно начать без опыта, если вы собранны и любите порядок.",
    requirements: "",
    location: "Алматы",
    salary: (220_000, 280_000),
    posted_days_ago: 9,
    people: &[
        Person {
            name: "Аружан Бекетова",
            email: "aruzhan.b@example.com",
            phone: Some("+7 700 000 10 01"),
            city: "Алматы",
            applied_days_ago: 8,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::City, "в Алмате живу"),
                (Slot::Experience, "3,5 года"),
                (Slot::YesNo, "да, без проблем"),
            ],
            resume: "
Офис-менеджер, Алматы. 02.2022 – 08.2025, строительная компания: закуп для офиса на 60 человек, договоры с
поставщиками, деловая переписка, командировки, курьеры, приём гостей. Word, Excel, 1С на уровне счетов.
Высшее, менеджмент. Казахский, русский свободно, английский B1.",
        },
        Person {
            name: "Константин Орлов",
            email: "k.orlov@example.org",
            phone: None,
            city: "Усть-Каменогорск",
            applied_days_ago: 5,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::City, "Усть-Каменогорск"),
                (Slot::Experience, "4 года администратором"),
                (Slot::Relocation, "нет"),
                (Slot::YesNo, "нет, удалённо не хочу и переезжать не буду"),
            ],
            resume: "
Администратор фитнес-клуба, четыре года: расписание, касса, закуп, звонки, жалобы. Водительские права. Ищу дневную работу
без ночных смен.",
        },
        Person {
            name: "Сабина Алиева",
            email: "sabina.alieva@example.net",
            phone: Some("+7 700 000 10 03"),
            city: "",
            applied_days_ago: 3,
            course: Course::Finishes,
            begins: &["какая погода сегодня?"],
            answers: &[
                (Slot::City, "ну в городе живу"),
                (Slot::City, "Алматы"),
                (Slot::Experience, "опыта нет"),
                (Slot::YesNo, "можно и удалённо"),
            ],
            resume: "",
        },
        Person {
            name: "Марал Дүйсенова",
            email: "maral.d@example.com",
            phone: Some("+7 700 000 10 04"),
            city: "Алматы",
            applied_days_ago: 1,
            course: Course::Leaves(2),
            begins: &[],
            answers: &[(Slot::City, "Алматыда тұрамын"), (Slot::Experience, "бір жыл хатшы болдым")],
            resume: "
Хатшы-референт. Бір жыл нотариус кеңсесінде жұмыс істедім: құжат тіркеу, қоңыраулар, келушілерді қабылдау, мұрағат. Word,
Excel білемін. Қазақша, орысша еркін жазамын. Білімім — колледж, іс жүргізу.",
        },
    ],
};

//! Warehouse loader: Kazakh, no experience needed, shifts.

use screening::understanding::Slot;

use crate::demo::{Course, Person, Trade};

pub(super) const TRADE: Trade = Trade {
    title: "Қойма жүк тиеушісі",
    description: "Шымкенттегі орталық қоймамызға жүк тиеушілер керек. Міндеттері: тауарды қабылдау, сөрелерге қою, тапсырыс жинау, \
                  көлікке тиеу. Ауысым кестесі 2/2, таңғы сегізден кешкі сегізге дейін. Тәжірибе қажет емес, бәрін үйретеміз. \
                  Ыстық түскі ас, жұмыс киімі, қызметтік автобус бар. Жалақы айына екі рет төленеді.",
    requirements: r#"{"experience": "тәжірибе қажет емес", "schedule": "ауысыммен 2/2", "nice": ["штабелер"]}"#,
    location: "Шымкент",
    salary: (220_000, 280_000),
    posted_days_ago: 12,
    people: &[
        Person {
            name: "Ерлан Қалдыбаев",
            email: "erlan.k@example.com",
            phone: Some("+7 700 000 03 01"),
            city: "Шымкент",
            applied_days_ago: 11,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Format, "иә, ауысыммен жұмыс істей аламын"),
                (Slot::Salary, "250 мың теңге"),
                (Slot::Notice, "ертеңнен бастап"),
                (Slot::Skill, "штабелерді жүргіземін, куәлігім бар"),
            ],
            resume: "
Жүк тиеуші, қоймашы

2021–2025 «Оңтүстік Логистика» қоймасы: тауар қабылдау, тиеу-түсіру, түгендеу. Штабелер жүргізуге куәлігім бар.
2019–2021 құрылыс материалдары базарында жүк тиеуші болдым.

Білімім: орта арнаулы, дәнекерлеуші. Денсаулығым мықты, ауысыммен, түнгі уақытта да жұмыс істей аламын.
Тілдер: қазақша, орысша.",
        },
        Person {
            name: "Виктор Кузьмин",
            email: "v.kuzmin@example.org",
            phone: Some("+7 700 000 03 02"),
            city: "Шымкент",
            applied_days_ago: 8,
            course: Course::Finishes,
            begins: &["не понял, это бот что ли?"],
            answers: &[
                (Slot::Experience, "ну лет пять грузил всякое"),
                (Slot::Skill, "нет, только руками"),
                (Slot::Format, "сменами можно, 2/2 самое то"),
                (Slot::Salary, "300"),
            ],
            resume: "Работал грузчиком на овощебазе и на стройке разнорабочим. Не пью. Готов к сменам, к тяжёлой работе привык. \
                     Есть права B и C. Могу приступить сразу.",
        },
        Person {
            name: "Бекзат Омаров",
            email: "bekzat.omarov@example.net",
            phone: None,
            city: "Тараз",
            applied_days_ago: 5,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Relocation, "жоқ, көшпеймін"),
                (Slot::Experience, "жарты жыл"),
                (Slot::Skill, "жоқ, штабелер жүргізбедім"),
                (Slot::Format, "тек күндізгі жұмыс"),
                (Slot::YesNo, "жоқ"),
            ],
            resume: "
Тараз қаласында тұрамын. Мектепті 2024 жылы бітірдім, супермаркетте жарты жыл тауар қоюшы болып істедім: сөрелерді
толтыру, жарамдылық мерзімін тексеру, жүк түсіру. Еңбекқормын, кешікпеймін.",
        },
        Person {
            name: "Арман Сейітов",
            email: "arman.s@example.com",
            phone: Some("+7 700 000 03 04"),
            city: "Шымкент",
            applied_days_ago: 0,
            course: Course::Waits,
            begins: &[],
            answers: &[],
            resume: "",
        },
    ],
};

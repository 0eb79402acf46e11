//! Data analyst: requirements in one string, hybrid work, Russian and English applicants.

use screening::understanding::Slot;

use crate::demo::{Course, Person, Trade};

pub(super) const TRADE: Trade = Trade {
    title: "Аналитик данных",
    description: "Ищем аналитика в команду тарифов: вы находите, где железнодорожные перевозчики теряют деньги, и показываете это так, \
                  чтобы стало понятно и машинисту, и финансовому директору. Данные лежат в PostgreSQL и ClickHouse, отчёты в Power \
                  BI, эксперименты считаем на Python. Работа гибридная: два дня в неделю в офисе в Алматы, остальное откуда \
                  удобно. Наставник на первые три месяца.",
    requirements: r#"{"skills": "SQL, Python, Power BI", "nice": "A/B-тесты, ClickHouse", "experience": "1+ год",
                      "format": "гибрид", "тестовое задание": "два часа, оплачиваем"}"#,
    location: "Алматы",
    salary: (600_000, 900_000),
    posted_days_ago: 10,
    people: &[
        Person {
            name: "Евгения Цой",
            email: "evgeniya.tsoy@example.com",
            phone: Some("+7 700 000 06 01"),
            city: "Алматы",
            applied_days_ago: 9,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Salary, "800к на руки"),
                (Slot::Format, "гибрид идеально"),
                (Slot::Notice, "через месяц"),
            ],
            resume: "
Аналитик данных

2022 – н. в. Маркетплейс, продуктовый аналитик
• SQL (PostgreSQL, ClickHouse): витрины, оконные функции, оптимизация запросов
• Python: pandas, statsmodels, автоматические отчёты; A/B-тесты от дизайна до вывода
• Power BI: 14 дашбордов, которыми пользуется 200 человек
2020 – 2022. Банк, младший аналитик кредитных рисков: SQL, Excel, отчётность регулятору

Образование: магистр, прикладная математика, 2020
Английский B2",
        },
        Person {
            name: "Санжар Ахметжанов",
            email: "sanzhar.a@example.org",
            phone: None,
            city: "Алматы",
            applied_days_ago: 6,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Skill, "SQL и Excel хорошо, Python немного, Power BI не использовал"),
                (Slot::Experience, "год с небольшим"),
                (Slot::Salary, "от 550 до 650 тысяч"),
                (Slot::Format, "гибрид подойдёт"),
            ],
            resume: "
Финансовый аналитик с уклоном в данные. С августа 2024 в розничной сети: план-факт, оборачиваемость, выгрузки на SQL из
учётной системы, модели в Excel. Начал переносить отчёты на Python (pandas), чтобы не сводить руками. Раньше — стажёр в
отделе планирования.
Образование высшее: экономика. Английский B1. Прошёл курс по статистике.",
        },
        Person {
            name: "Oliver Brandt",
            email: "oliver.brandt@example.net",
            phone: None,
            city: "Berlin",
            applied_days_ago: 5,
            course: Course::Finishes,
            begins: &[],
            answers: &[
                (Slot::Experience, "7 years"),
                (Slot::Relocation, "No, I can only work remotely from Berlin"),
                (Slot::YesNo, "no"),
                (Slot::Salary, "4000 EUR per month"),
                (Slot::Format, "fully remote only"),
            ],
            resume: "
Data analyst, seven years in e-commerce and mobility. SQL (PostgreSQL, BigQuery), Python (pandas, scikit-learn), Power BI
and Looker, A/B tests with a few million users. Built the pricing dashboard of a bike sharing company and the metrics
layer behind it.

2021 – 2025: senior data analyst, mobility. 2018 – 2021: data analyst, online fashion.
MSc Statistics. German native, English C2, Russian A1.",
        },
        Person {
            name: "Инкар Нургалиева",
            email: "inkar.n@example.com",
            phone: Some("+7 700 000 06 04"),
            city: "Алматы",
            applied_days_ago: 0,
            course: Course::Waits,
            begins: &[],
            answers: &[],
            resume: "
Выпускница 2025 года, статистика. Диплом про прогноз спроса на такси: Python, pandas, временные ряды. Стажировка три
месяца в телеком-компании: запросы на SQL, отчёты в Power BI. Участвовала в двух хакатонах по данным. Английский B2,
казахский и русский свободно.",
        },
    ],
};

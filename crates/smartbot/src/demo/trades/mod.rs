//! The demo's data: a file per vacancy, with the people who apply to it. All names, firms and addresses are invented.

mod accountant;
mod analyst;
mod loader;
mod nurse;
mod office;
mod rust;
mod sales;
mod support;
mod teacher;
mod waiter;

use super::Company;

/// All employers.
pub(super) const COMPANIES: &[Company] = &[
    Company {
        name: "Көктем Трейд",
        email: "hr@koktem.example.org",
        trades: &[accountant::TRADE, sales::TRADE, loader::TRADE],
    },
    Company {
        name: "Northwind Steppe Labs",
        email: "jobs@steppelabs.example.com",
        trades: &[rust::TRADE, support::TRADE, analyst::TRADE],
    },
    Company {
        name: "Шаңырақ Сервис",
        email: "kadr@shanyraq.example.net",
        trades: &[nurse::TRADE, teacher::TRADE, waiter::TRADE, office::TRADE],
    },
];

//! Vacancy → criteria: what is asked for, how much it matters, and a fingerprint of it all.
//!
//! [`read`] never fails: whatever shape `requirements` has, what can be read is read and the rest is kept as a custom
//! criterion that people see and the score leaves alone. The order is fixed by kind, not by the order of JSON keys: a
//! database may store those as it likes.

mod description;
mod levels;
mod requirements;

use serde::{Deserialize, Serialize};

use crate::fact::Language;
use crate::gazetteer::lexicon::{self, Domain};
use crate::interview::{OwnQuestion, Vacancy};
use crate::terms::{Term, readable, terms};
use crate::text::fold;
use crate::understanding::Slot;

pub use levels::{cefr_rank, education_rank, language_in, language_name};
pub(crate) use levels::{language_names, language_of_word};
pub use requirements::has_requirements;
pub(crate) use requirements::{fields_of_study, formats_in, level_in, terms_of_work};

/// What a criterion wants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Want {
    /// Having a skill.
    Skill,
    /// Years of experience; 0: any.
    Experience {
        /// Years needed.
        years: f64,
    },
    /// Living where the work is, or being ready to move there.
    Location {
        /// GeoNames English name, when the gazetteer knows the place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        city: Option<String>,
        /// ISO 3166 country of that place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        country: Option<String>,
    },
    /// A human language; `level` `None`: any.
    Language {
        /// ISO 639-1 code.
        lang: String,
        /// `A1` … `C2` or `native`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<String>,
    },
    /// Education of at least this level.
    Education {
        /// As in [`Value::Education`](crate::understanding::Value::Education).
        level: String,
        /// The field of study, when the requirement names one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
    /// Expected pay within the offered one.
    Salary {
        /// The most that is offered.
        max: f64,
        /// ISO 4217 code, when the vacancy names one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<String>,
        /// `year` or `hour`, where pay is named so in the vacancy's country; `None`: a month.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<String>,
    },
    /// Readiness for one of these work formats.
    Format {
        /// Subset of `hybrid`, `office`, `remote`.
        any: Vec<String>,
    },
    /// Readiness for one of these schedules.
    Schedule {
        /// As in [`Value::Format`](crate::understanding::Value::Format).
        any: Vec<String>,
    },
    /// Readiness to work remotely (asked when a vacancy states no requirements).
    Remote,
    /// A good answer to a question of the employer's own.
    Question {
        /// The kind of answer it wants.
        answer: Slot,
    },
    /// Something we show and do not score.
    Custom,
}

impl Want {
    /// The name of the kind, as it stands in an assessment.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Experience { .. } => "experience",
            Self::Location { .. } => "location",
            Self::Language { .. } => "language",
            Self::Education { .. } => "education",
            Self::Salary { .. } => "salary",
            Self::Format { .. } => "format",
            Self::Schedule { .. } => "schedule",
            Self::Remote => "remote",
            Self::Question { .. } => "question",
            Self::Custom => "custom",
        }
    }
}

/// One thing a vacancy asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable id within the vacancy, e.g. `skill:docker`, `experience`, `language:en`.
    pub id: String,
    /// In the employer's words.
    pub label: String,
    /// Whether failing it with evidence rules an application out.
    pub must: bool,
    /// Weight in the requirements' mean.
    pub weight: f64,
    /// Read from title or description, where `requirements` says nothing of the kind: a must only where the text says
    /// so and is all there is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// What is wanted.
    #[serde(flatten)]
    pub want: Want,
}

/// Everything the interview and the score need to know of a vacancy's wishes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Criteria {
    /// In fixed order.
    pub list: Vec<Criterion>,
    /// The vacancy states no requirements: the three standard topics are asked.
    pub bare: bool,
    /// The work can be done from anywhere.
    pub remote: bool,
    /// The title is of a trade done on the spot, and the vacancy names no format: nobody is asked whether they would do
    /// it from home instead of moving, and where nothing is required the question about it says what is usual.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_site: bool,
    /// Fingerprint of the list.
    pub revision: String,
}

/// Reads what a vacancy asks for.
pub fn read(vacancy: &Vacancy) -> Criteria {
    let stated = requirements::read(vacancy.requirements.as_ref());
    let bare = stated.is_empty();
    let place = requirements::place(&vacancy.location);
    let remote = stated.iter().any(requirements::is_remote) || place.remote;
    let mut list = stated;
    description::add(&vacancy.title, &vacancy.description, bare, &mut list);
    if bare {
        // Worth asking, but nobody asked for it: a candidate who leaves it open is not failed for that.
        if !list.iter().any(|c| c.id == "experience") {
            list.push(Criterion {
                id: "experience".into(),
                label: String::new(),
                must: false,
                weight: 3.0,
                derived: false,
                want: Want::Experience { years: 0.0 },
            });
        }
        list.push(Criterion {
            id: "remote".into(),
            label: String::new(),
            must: false,
            weight: 1.0,
            derived: false,
            want: Want::Remote,
        });
    }
    if !vacancy.location.trim().is_empty() && !remote {
        list.push(Criterion {
            id: "location".into(),
            label: place.name.clone(),
            must: !is_on_the_road(&vacancy.title),
            weight: 2.0,
            derived: false,
            want: Want::Location { city: place.city.clone(), country: place.country.clone() },
        });
    }
    if let Some(max) = vacancy.salary_max.filter(|max| *max > 0) {
        list.push(Criterion {
            id: "salary".into(),
            label: salary_label(vacancy.salary_min, max),
            must: false,
            weight: 2.0,
            derived: false,
            want: Want::Salary {
                #[allow(clippy::cast_precision_loss, reason = "pay is far below 2^52")]
                max: max as f64,
                currency: local_currency(place.land.as_deref()),
                period: period_of(place.land.as_deref(), max).map(str::to_owned),
            },
        });
    }
    list.extend(own_questions(vacancy));
    // A stable sort: within a kind the employer's own order stays.
    list.sort_by_key(|c| (rank(c), !c.must));
    let revision = fingerprint(&list);
    let on_site = !list.iter().any(|c| matches!(c.want, Want::Format { .. })) && is_on_site(&vacancy.title);
    Criteria { list, bare, remote, on_site, revision }
}

/// The place of a location and nothing beside it, as a sentence can say it.
pub(crate) fn place_name(location: &str) -> String {
    requirements::place(location).name
}

/// The town a field for a place names, with its country.
pub(crate) fn town(text: &str) -> Option<(String, String)> {
    let place = requirements::place(text);
    place.city.zip(place.country)
}

/// Whether the work is on the road, days away from any place: nobody moves for it.
pub(crate) fn is_on_the_road(title: &str) -> bool {
    const ROAD: &[&str] = &[
        "дальнобой",
        "водитель международник",
        "водитель-международник",
        "водитель на межгород",
        "long haul",
        "long-haul",
        "long distance driver",
        "otr driver",
        "tramper",
        "international driver",
        "алыс жол",
        "халықаралық жүргізуші",
        "қалааралық жүргізуші",
    ];
    let folded = fold(title);
    ROAD.iter().any(|words| folded.contains(words))
}

/// Whether a title is of work that no office is the place of: a trade done on the spot, or teaching.
pub(crate) fn is_away_from_offices(title: &str) -> bool {
    const TEACHING: &[&str] = &[
        "teacher",
        "teaching",
        "lecturer",
        "tutor",
        "учител",
        "преподават",
        "педагог",
        "воспитател",
        "мұғалім",
        "оқытушы",
        "тәрбиеші",
    ];
    is_on_site(title) || terms(title).iter().any(|t| TEACHING.iter().any(|word| t.word.starts_with(word)))
}

/// Whether all trades a title names are done on the spot.
fn is_on_site(title: &str) -> bool {
    let words = terms(title);
    let titles = lexicon::find_titles(&words);
    let mut trades = titles.iter().filter(|t| t.domain != Domain::GENERAL).peekable();
    if trades.peek().is_none() {
        return is_by_hand(&words);
    }
    trades.all(|t| t.domain.is_on_site() || is_handwork(&words[t.first..t.last]))
}

/// Whether a title that names no trade we know is of work with one's hands all the same.
fn is_by_hand(title: &[Term]) -> bool {
    const HANDS: &[&str] = &[
        "nail",
        "lash",
        "barber",
        "milker",
        "milking",
        "groom",
        "farmhand",
        "dairy",
        "shepherd",
        "picker",
        "roofer",
        "scaffolder",
        "labourer",
        "laborer",
        "dishwasher",
        "дояр",
        "конюх",
        "скотник",
        "пастух",
        "кровельщик",
        "сауыншы",
        "малшы",
        "бақташы",
        "шопан",
    ];
    const DESK: &[&str] = &["manager", "менеджер", "marketing", "sales", "software", "developer", "backlog"];
    let names = |list: &[&str]| title.iter().any(|t| list.iter().any(|word| t.word.starts_with(word)));
    names(HANDS) && !names(DESK)
}

/// Whether a title is of work with one's hands in a trade that also has desks: an electrician is one of engineering, a
/// courier one of logistics.
fn is_handwork(title: &[Term]) -> bool {
    const HANDS: &[&str] = &[
        "электрик",
        "электромонт",
        "электрослесар",
        "слесар",
        "киповец",
        "лифтер",
        "лифтовик",
        "механик",
        "электромеханик",
        "холодильщик",
        "слаботочник",
        "монтажник",
        "кладовщи",
        "комплектовщ",
        "сборщик",
        "упаковщи",
        "фасовщи",
        "стикеровщ",
        "грузчик",
        "такелажник",
        "сортировщ",
        "курьер",
        "доставщик",
        "почтальон",
        "весовщик",
        "приемщик",
        "electrician",
        "mechanic",
        "lineman",
        "storekeeper",
        "picker",
        "packer",
        "loader",
        "mover",
        "sorter",
        "courier",
        "postman",
        "қоймашы",
        "жинақтаушы",
        "қаптаушы",
        "тиеуші",
        "жүкші",
        "сұрыптаушы",
        "жеткізуші",
        "пошташы",
        "warehouse",
        "operative",
        "labourer",
        "laborer",
        "handyman",
        "cleaner",
        "разнорабоч",
        "подсобн",
        "рабочий",
        "жұмысшы",
        "school",
        "школ",
        "классов",
        "мектеп",
        "сынып",
        "receptionist",
        "porter",
        "concierge",
        "caretaker",
        "ресепшн",
        "ресепшен",
        "ресепшион",
        "портье",
        "консьерж",
        "лифтші",
        "слесары",
        "механигі",
    ];
    const DESK: &[&str] =
        &["инженер", "инженері", "engineer", "менеджер", "manager", "начальник", "бастығы", "диспетчер"];
    let names = |list: &[&str]| title.iter().any(|t| list.iter().any(|word| t.word.starts_with(word)));
    names(HANDS) && !names(DESK)
}

/// The employer's questions that say something, numbered as they were given.
fn own_questions(vacancy: &Vacancy) -> impl Iterator<Item = Criterion> {
    let all = vacancy.questions.iter().enumerate();
    all.filter(|(_, q)| !q.text.trim().is_empty()).map(|(number, question)| own_question(number, question))
}

/// A question of the employer's as a criterion. One that a yes or a no decides is weighed like a skill; any other is
/// answered or not, which is shown and weighs nothing.
fn own_question(number: usize, question: &OwnQuestion) -> Criterion {
    let weight = match (question.kind, question.must) {
        (Slot::YesNo | Slot::Skill | Slot::Relocation, true) => 3.0,
        (Slot::YesNo | Slot::Skill | Slot::Relocation, false) => 1.0,
        _ => 0.0,
    };
    Criterion {
        id: format!("question:{}", number + 1),
        label: question.text.trim().to_owned(),
        must: question.must,
        weight,
        derived: false,
        want: Want::Question { answer: question.kind },
    }
}

impl Criterion {
    /// The key of the fact this criterion is judged by. A question of the employer's about pay, place, education or a
    /// language is about the same fact as ours would be.
    pub fn fact_key(&self) -> String {
        let shared = match &self.want {
            Want::Question { answer } => match answer {
                Slot::City => Some("city".to_owned()),
                Slot::Salary => Some("salary".to_owned()),
                Slot::Education => Some("education".to_owned()),
                Slot::Relocation => Some("relocation".to_owned()),
                Slot::Language => language_in(&self.label).map(|lang| format!("language:{lang}")),
                _ => None,
            },
            Want::Format { .. } | Want::Schedule { .. } => Some("format".to_owned()),
            Want::Location { .. } => Some("city".to_owned()),
            _ => None,
        };
        shared.unwrap_or_else(|| self.id.clone())
    }
}

/// What a vacancy in one of these countries pays in: the contract's vacancies name no currency.
fn local_currency(country: Option<&str>) -> Option<String> {
    let code = match country? {
        "KZ" => "KZT",
        "RU" => "RUB",
        "KG" => "KGS",
        "UZ" => "UZS",
        "BY" => "BYN",
        "GB" => "GBP",
        "IE" | "DE" | "FR" | "NL" | "AT" | "BE" | "ES" | "IT" | "PT" => "EUR",
        "US" => "USD",
        "CA" => "CAD",
        "AU" => "AUD",
        "NZ" => "NZD",
        "IN" => "INR",
        _ => return None,
    };
    Some(code.to_owned())
}

/// The period a sum of pay is for, by the custom of its country and by its size; `None`: a month.
fn period_of(country: Option<&str>, sum: i64) -> Option<&'static str> {
    /// More than this nobody is paid an hour, less nobody a year.
    const HOURLY: i64 = 150;
    let yearly = match country? {
        "GB" | "IE" | "US" | "CA" | "AU" | "NZ" => 10_000,
        "DE" | "FR" | "NL" | "AT" | "BE" => 15_000,
        "IN" => return (sum >= 150_000).then_some("year"),
        _ => return None,
    };
    if sum >= yearly {
        Some("year")
    } else if sum <= HOURLY {
        Some("hour")
    } else {
        None
    }
}

/// The period a vacancy's pay is for; `None`: a month.
pub(crate) fn pay_period(vacancy: &Vacancy) -> Option<&'static str> {
    let sum = vacancy.salary_max.or(vacancy.salary_min).filter(|sum| *sum > 0)?;
    period_of(requirements::place(&vacancy.location).land.as_deref(), sum)
}

/// Pay as the employer's label shows it.
fn salary_label(min: Option<i64>, max: i64) -> String {
    match min.filter(|min| *min > 0 && *min != max) {
        Some(min) => format!("{min}–{max}"),
        None => format!("≤ {max}"),
    }
}

/// Place of a kind in the fixed order.
fn rank(criterion: &Criterion) -> u8 {
    match criterion.want {
        Want::Location { .. } => 0,
        Want::Skill if criterion.must => 1,
        Want::Experience { .. } => 2,
        Want::Language { .. } => 3,
        Want::Education { .. } => 4,
        Want::Salary { .. } => 5,
        Want::Format { .. } => 6,
        Want::Schedule { .. } => 7,
        Want::Remote => 8,
        Want::Question { .. } => 9,
        Want::Skill => 10,
        Want::Custom => 11,
    }
}

/// A number over the list's canonical JSON (field order is the types', list order is ours).
fn fingerprint(list: &[Criterion]) -> String {
    let json = serde_json::to_string(list).unwrap_or_default();
    format!("{:016x}", crate::terms::fingerprint(&json))
}

/// The language a vacancy is written in; `None` when its words do not tell.
pub fn vacancy_language(vacancy: &Vacancy) -> Option<Language> {
    crate::text::detect_language(&format!("{}\n{}", vacancy.title, readable(&vacancy.description)))
}

#[cfg(test)]
mod tests;

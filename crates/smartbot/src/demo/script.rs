//! What a person of the demo says to a question.

use screening::fact::Language;
use screening::understanding::Slot;

use super::Person;

/// A person's lines, and which of them have been said.
pub(super) struct Script {
    city: &'static str,
    begins: std::slice::Iter<'static, &'static str>,
    answers: Vec<(Slot, &'static str)>,
}

impl Script {
    pub(super) fn new(person: &Person) -> Self {
        Self { city: person.city, begins: person.begins.iter(), answers: person.answers.to_vec() }
    }

    /// The next thing to say to a question of this kind. Who has nothing of their own to say, says what most people do.
    pub(super) fn answer(&mut self, kind: Slot, language: Language) -> String {
        if let Some(line) = self.begins.next() {
            return (*line).to_owned();
        }
        let own = self.answers.iter().position(|(slot, _)| *slot == kind);
        match own {
            Some(index) => self.answers.remove(index).1.to_owned(),
            None if kind == Slot::City && !self.city.is_empty() => self.city.to_owned(),
            None => usual(kind, language).to_owned(),
        }
    }
}

fn usual(kind: Slot, language: Language) -> &'static str {
    let [ru, kk, en] = match kind {
        Slot::City => ["Алматы", "Алматы", "Almaty"],
        Slot::Experience => ["3 года", "3 жыл", "3 years"],
        Slot::YesNo => ["да", "иә", "yes"],
        Slot::Salary => ["по договорённости", "келісім бойынша", "negotiable"],
        Slot::Notice => ["через две недели", "екі аптадан кейін", "in two weeks"],
        Slot::Language => ["свободно", "еркін", "fluent"],
        Slot::Education => ["высшее", "жоғары", "bachelor's degree"],
        Slot::Format => ["в офисе, полный день", "кеңседе, толық күн", "office, full time"],
        Slot::Relocation => ["да, готов переехать", "иә, көшуге дайынмын", "yes, I can relocate"],
        Slot::Skill => ["да, работаю с этим каждый день", "иә, күнде қолданамын", "yes, I use it every day"],
        Slot::Text => ["нет, всё понятно, спасибо", "жоқ, бәрі түсінікті, рахмет", "no, all clear, thank you"],
    };
    match language {
        Language::Ru => ru,
        Language::Kk => kk,
        Language::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Course;
    use super::*;

    const PERSON: Person = Person {
        name: "A",
        email: "a@example.org",
        phone: None,
        city: "Шымкент",
        applied_days_ago: 1,
        course: Course::Finishes,
        begins: &["А какая зарплата?"],
        answers: &[(Slot::Skill, "нет"), (Slot::Experience, "ну так"), (Slot::Experience, "два года")],
        resume: "",
    };

    #[test]
    fn lines_come_in_order_by_kind_and_then_the_usual_ones() {
        let mut script = Script::new(&PERSON);
        let said: Vec<String> =
            [Slot::City, Slot::City, Slot::Experience, Slot::Skill, Slot::Experience, Slot::Experience, Slot::YesNo]
                .into_iter()
                .map(|kind| script.answer(kind, Language::Ru))
                .collect();
        assert_eq!(said, ["А какая зарплата?", "Шымкент", "ну так", "нет", "два года", "3 года", "да"]);
        assert_eq!(script.answer(Slot::YesNo, Language::Kk), "иә");
    }
}

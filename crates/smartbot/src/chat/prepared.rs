//! Vacancies as the engine has read them, kept from one candidate to the next.

use std::sync::Arc;

use quick_cache::sync::Cache;
use screening::interview::{PreparedVacancy, Vacancy};
use uuid::Uuid;

/// Most vacancies kept.
const MOST: usize = 256;

/// Longest description, in bytes, of a vacancy that is kept: with all kept vacancies at this length, a few MiB.
const LONGEST: usize = 8 * 1024;

/// Vacancies by id, each with what was read of it.
///
/// Nobody has to tell it of changes: what is asked for is compared with what was read, so that an edit, here or on
/// another instance, is read anew.
pub struct PreparedVacancies(Cache<Uuid, Arc<(Vacancy, PreparedVacancy)>>);

impl Default for PreparedVacancies {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl PreparedVacancies {
    /// The vacancy with what the engine reads of it.
    pub fn get(&self, id: Uuid, vacancy: Vacancy) -> Arc<(Vacancy, PreparedVacancy)> {
        if let Some(kept) = self.0.get(&id).filter(|kept| kept.0 == vacancy) {
            return kept;
        }
        let prepared = PreparedVacancy::read(&vacancy);
        let read = Arc::new((vacancy, prepared));
        if read.0.description.len() <= LONGEST {
            self.0.insert(id, read.clone());
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vacancy_is_read_once_and_again_when_it_has_changed() {
        let prepared = PreparedVacancies::default();
        let id = Uuid::new_v4();
        let vacancy =
            Vacancy { title: "Повар".into(), description: "Горячий цех".into(), ..Vacancy::default() };
        let first = prepared.get(id, vacancy.clone());
        assert!(Arc::ptr_eq(&first, &prepared.get(id, vacancy.clone())));
        let edited = Vacancy { title: "Пекарь".into(), ..vacancy.clone() };
        assert_eq!(prepared.get(id, edited.clone()).0.title, "Пекарь");
        assert_eq!(prepared.get(Uuid::new_v4(), vacancy).0.title, "Повар");
        let long = Vacancy { description: "я".repeat(LONGEST), ..edited };
        let kept = prepared.get(id, long.clone());
        assert!(!Arc::ptr_eq(&kept, &prepared.get(id, long)));
    }
}

//! Vacancy → criteria: what an employer asks for, as typed, weighted requirements.

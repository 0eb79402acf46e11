//! Résumé text → facts with evidence.

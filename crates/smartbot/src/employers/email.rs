//! E-mail addresses: what counts as one, and how two are compared.

use crate::http::fields::{Fields, Length};
use crate::http::problem::Problem;

/// Longest address that mail servers take (RFC 5321).
const MAX: usize = 254;
/// Domains that no mail ever reaches (RFC 6761 and kin).
const SPECIAL_USE: [&str; 6] = ["arpa", "invalid", "local", "localhost", "onion", "test"];

/// Reads a required e-mail field, reduced to the bare address with its domain in lower case.
pub fn field(fields: &mut Fields, name: &str) -> Option<String> {
    let text = fields.text(name, Length::new(0, usize::MAX))?;
    match parse(&text) {
        Ok(address) => Some(address),
        Err(reason) => {
            fields.problem(name, |loc| Problem::email(loc, reason));
            None
        }
    }
}

/// The form in which addresses are compared: lower case throughout.
pub fn fold(address: &str) -> String {
    address.to_lowercase()
}

fn parse(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    // `Name <a@x.org>`, as mail programs copy it.
    let address = match text.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((_, address)) => address.trim(),
        None => text,
    };
    let (local, domain) = address.rsplit_once('@').ok_or("An email address must have an @-sign.")?;
    if address.chars().count() > MAX {
        return Err("The email address is too long.");
    }
    check_local(local)?;
    let domain = domain.to_lowercase();
    check_domain(&domain)?;
    Ok(format!("{local}@{domain}"))
}

fn check_local(local: &str) -> Result<(), &'static str> {
    if local.is_empty() {
        return Err("There must be something before the @-sign.");
    }
    if local.len() > 64 {
        return Err("The email address is too long before the @-sign.");
    }
    let atom = |c: char| c.is_alphanumeric() || (c.is_ascii() && "!#$%&'*+-/=?^_`{|}~".contains(c));
    if local.split('.').any(str::is_empty) || !local.chars().all(|c| atom(c) || c == '.') {
        return Err("The email address contains invalid characters before the @-sign.");
    }
    Ok(())
}

fn check_domain(domain: &str) -> Result<(), &'static str> {
    if domain.is_empty() {
        return Err("There must be something after the @-sign.");
    }
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().count() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    if !domain.split('.').all(label) {
        return Err("The part after the @-sign contains invalid characters.");
    }
    let top = domain.rsplit('.').next().unwrap_or_default();
    if SPECIAL_USE.contains(&top) {
        return Err("The part after the @-sign is a special-use or reserved name that cannot be used with email.");
    }
    if !domain.contains('.') || top.chars().all(|c| c.is_ascii_digit()) {
        return Err("The part after the @-sign is not valid. It should have a period.");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_reduced_to_their_bare_form() {
        for (text, address) in [
            ("a@x.org", "a@x.org"),
            ("  A.b+c@Mail.Example.ORG ", "A.b+c@mail.example.org"),
            ("Aigerim S. <a@x.kz>", "a@x.kz"),
            ("пошта@почта.рф", "пошта@почта.рф"),
        ] {
            assert_eq!(parse(text).as_deref(), Ok(address));
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_a_reason() {
        let long = format!("{}@x.org", "a".repeat(65));
        let longer = format!("a@{}.org", "a.".repeat(130));
        for text in [
            "",
            "a",
            "@x.org",
            "a@",
            "a@localhost",
            "a@x.test",
            "a@-x.org",
            "a@x..org",
            "a b@x.org",
            "a..b@x.org",
            ".a@x.org",
            "a@1.2.3.4",
            "a@x_y.org",
            &long,
            &longer,
            "a@b@x.org",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}

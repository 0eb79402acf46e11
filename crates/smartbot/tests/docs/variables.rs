//! `.env.example` and the tables of the READMEs list the variables the program reads, with its own words and defaults.

use std::fmt::Write;

use smartbot::config::VARIABLES;

use super::{root, same_or_update};

const HEAD: &str = "# SmartBot's configuration. Copy this file to .env; every line may be left out.
# The environment goes before this file. An empty value counts as unset.
";
/// What Docker Compose reads, and the program does not.
const FOOT: &str = "
# Only for docker-compose.yml, which also wants SECRET_KEY above: the password of the database it starts.
POSTGRES_PASSWORD=
# Only for docker-compose.scale.yml, besides: the password of the user admin of its Grafana.
GRAFANA_PASSWORD=
";

#[test]
fn the_example_lists_every_variable_with_its_default() {
    let mut expected = HEAD.to_owned();
    for variable in VARIABLES {
        write!(expected, "\n# {}\n{}={}\n", variable.help, variable.name, variable.default).unwrap();
    }
    same_or_update(".env.example", &(expected + FOOT));
}

#[test]
fn the_example_is_read_as_no_configuration_at_all() {
    let path = root().join(".env.example");
    let lines: Vec<(String, String)> = dotenvy::from_path_iter(path).unwrap().map(Result::unwrap).collect();
    let lookup = |name: &str| lines.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let with = smartbot::config::Config::read(lookup).unwrap();
    let without = smartbot::config::Config::read(|_| None).unwrap();
    assert_eq!(format!("{with:?}"), format!("{without:?}"));
}

/// Rows of the table of a README: name and default.
fn table(name: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join(name)).unwrap();
    let code = |cell: &str| cell.trim().strip_prefix('`')?.strip_suffix('`').map(str::to_owned);
    text.lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix('|')?.split('|');
            let name = code(cells.next()?)?;
            let upper = name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
            upper.then(|| (name, cells.next().and_then(code).unwrap_or_default()))
        })
        .collect()
}

#[test]
fn the_readmes_list_the_same() {
    let expected: Vec<(String, String)> =
        VARIABLES.iter().map(|variable| (variable.name.to_owned(), variable.default.to_owned())).collect();
    assert_eq!(table("README.md"), expected);
    assert_eq!(table("README.ru.md"), expected);
}

//! `smartbot migrate`.

use super::{Failure, Migrate, print, runtime};
use crate::config::Config;
use crate::store::{Database, migrate};

/// Runs one of the commands.
pub(super) fn run(command: Migrate) -> Result<(), Failure> {
    if let Migrate::New { name, root } = command {
        let paths = migrate::new(&root, &name).map_err(Failure::new)?;
        for path in paths {
            print(&path.display().to_string())?;
        }
        return Ok(());
    }
    let config = Config::from_environment()?;
    runtime()?.block_on(async {
        let database = Database::connect(&config.database).await?;
        let lines = match command {
            Migrate::Up => {
                let done = migrate::up(&database).await?;
                if done.is_empty() {
                    vec!["nothing to do: the schema is up to date".to_owned()]
                } else {
                    done.into_iter().map(|name| format!("up   {name}")).collect()
                }
            }
            Migrate::Down => match migrate::down(&database).await? {
                Some(name) => vec![format!("down {name}")],
                None => vec!["nothing to do: no step has been run".to_owned()],
            },
            Migrate::Status | Migrate::New { .. } => migrate::status(&database)
                .await?
                .into_iter()
                .map(|step| {
                    let mark = if step.applied { "applied" } else { "pending" };
                    format!("{mark} {:04} {}", step.migration.version, step.migration.name)
                })
                .collect(),
        };
        database.close().await;
        for line in lines {
            print(&line)?;
        }
        Ok(())
    })
}

//! A connection to a database of this device, closed when nobody has it any more.
//!
//! The browser holds an open connection, and with it everything that its listeners reach: an app that was taken out of its
//! page would stay for as long as the page.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams};
use std::ops::Deref;

/// Whoever has it may use the database.
pub(super) struct Connection(Database);

impl Connection {
    /// Opens a database, which is made with these stores where there is none.
    pub(super) async fn open(
        name: &str,
        stores: &'static [&'static str],
    ) -> Result<Connection, Error> {
        let mut request = Factory::new()?.open(name, Some(1))?;
        request.on_upgrade_needed(move |event| {
            if let Ok(database) = event.database() {
                for store in stores {
                    // A failure here aborts the opening, which is reported below.
                    let _ = database.create_object_store(store, ObjectStoreParams::new());
                }
            }
        });
        let mut database = request.await?;
        database.on_version_change(|event| {
            // Another window erases everything: do not stand in its way.
            if let Some(Ok(database)) = event.target().map(Database::try_from) {
                database.close();
            }
        });
        Ok(Connection(database))
    }
}

impl Deref for Connection {
    type Target = Database;

    fn deref(&self) -> &Database {
        &self.0
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // Transactions that still run are waited for by the browser.
        self.0.close();
    }
}

use diesel::prelude::*;
use diesel::PgConnection;

fn place(connection: &mut PgConnection, client: &reqwest::blocking::Client) -> Result<(), Box<dyn std::error::Error>> {
    connection.transaction::<_, Box<dyn std::error::Error>, _>(|connection| { // expect: tx-held-across-remote-call
        diesel::sql_query("UPDATE orders SET state = 'paid'").execute(connection)?;
        client.post("http://pay/charges").send()?;
        Ok(())
    })
}

fn after(connection: &mut PgConnection, client: &reqwest::blocking::Client) -> Result<(), Box<dyn std::error::Error>> {
    connection.transaction(|connection| diesel::sql_query("UPDATE orders SET state = 'paid'").execute(connection))?;
    client.post("http://pay/charges").send()?;
    Ok(())
}

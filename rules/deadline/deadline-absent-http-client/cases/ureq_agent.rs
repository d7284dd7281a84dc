use std::time::Duration;

use ureq::Agent;

fn plain() -> Result<String, ureq::Error> {
    ureq::get("http://prices/today").call()?.body_mut().read_to_string() // expect: deadline-absent-http-client
}

fn with_a_limit() -> Result<String, ureq::Error> {
    let config = Agent::config_builder().timeout_global(Some(Duration::from_secs(2))).build();
    let agent: Agent = config.into();
    agent.get("http://prices/today").call()?.body_mut().read_to_string()
}

fn of_one_call() -> Result<String, ureq::Error> {
    ureq::get("http://prices/today")
        .config()
        .timeout_global(Some(Duration::from_secs(2)))
        .build()
        .call()?
        .body_mut()
        .read_to_string()
}

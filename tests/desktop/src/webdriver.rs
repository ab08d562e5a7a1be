//! As much of the WebDriver protocol as the tests speak: a session, GET, POST, DELETE.

use std::net::TcpListener;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

/// An open session; dropping it closes the window.
#[derive(Debug)]
pub struct Session {
    agent: ureq::Agent,
    address: String,
}

impl Session {
    /// Waits for the driver on `port` and lets it start `program`.
    pub fn open(port: u16, program: &Path) -> Result<Self> {
        let settings = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        let agent: ureq::Agent = settings.into();
        let driver = format!("http://127.0.0.1:{port}");
        let deadline = Instant::now() + Duration::from_secs(10);
        while call(&agent, "GET", &format!("{driver}/status"), None).is_err() {
            if Instant::now() > deadline {
                bail!("WebKitWebDriver does not answer");
            }
            thread::sleep(Duration::from_millis(50));
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": program, "args": [] }
        } } });
        let session = call(&agent, "POST", &format!("{driver}/session"), Some(&wanted))
            .context("WebKitWebDriver could not open the window")?;
        let id = session["sessionId"].as_str().context("a session id")?;
        Ok(Self {
            agent,
            address: format!("{driver}/session/{id}"),
        })
    }

    /// Asks for something.
    pub fn get(&self, what: &str) -> Result<Value> {
        call(&self.agent, "GET", &format!("{}/{what}", self.address), None)
    }

    /// Lets something be done.
    pub fn post(&self, what: &str, with: &Value) -> Result<Value> {
        call(
            &self.agent,
            "POST",
            &format!("{}/{what}", self.address),
            Some(with),
        )
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver is ended next and takes the window along, so a refusal changes nothing.
        call(&self.agent, "DELETE", &self.address, None).ok();
    }
}

/// A port that nobody listens on at this moment.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn call(agent: &ureq::Agent, method: &str, address: &str, body: Option<&Value>) -> Result<Value> {
    let mut answer = match (method, body) {
        ("POST", Some(body)) => agent
            .post(address)
            .header("content-type", "application/json")
            .send(body.to_string())?,
        ("DELETE", _) => agent.delete(address).call()?,
        _ => agent.get(address).call()?,
    };
    let text = answer.body_mut().with_config().limit(64 << 20).read_to_string()?;
    let mut value: Value = serde_json::from_str(&text).with_context(|| format!("not JSON: {text}"))?;
    let value = value["value"].take();
    match value["error"].as_str() {
        Some(error) if !answer.status().is_success() => Err(anyhow!(
            "{error}: {}",
            value["message"].as_str().unwrap_or_default()
        )),
        _ => Ok(value),
    }
}

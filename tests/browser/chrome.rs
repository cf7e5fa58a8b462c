//! A real Chromium under WebDriver, on a phone's viewport, with the app served beside it; in the long run Firefox too.
//!
//! Knows how to find things in the app's root and to wait for them inside the page; knows nothing of any procedure.

use crate::server::{Options, Server};
use fantoccini::elements::Element;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// How a browser is opened.
pub(crate) struct Open {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// A phone: touch, two device pixels per pixel.
    pub(crate) phone: bool,
    pub(crate) dark: bool,
    /// With service workers. Without them every file comes from the server, which most tests want to break or to watch,
    /// and which is how the app runs inside other apps.
    pub(crate) offline: bool,
    /// What its camera sees: a film in YUV4MPEG2, over and over. Nobody is asked whether it may be used.
    pub(crate) camera: Option<PathBuf>,
    /// The folder that is served, if it is not the release build.
    pub(crate) site: Option<PathBuf>,
    pub(crate) server: Options,
    /// Firefox by this path, in place of Chromium: without a phone's touch and without DevTools.
    pub(crate) firefox: Option<PathBuf>,
}

impl Default for Open {
    fn default() -> Open {
        let server = Options { reports: true, ..Options::default() };
        let (phone, dark, offline, camera, site) = (true, false, false, None, None);
        let firefox = None;
        Open { width: 360, height: 740, phone, dark, offline, camera, site, server, firefox }
    }
}

pub(crate) struct Chrome {
    pub(crate) client: Client,
    pub(crate) server: Server,
    pub(crate) downloads: PathBuf,
    driver: Child,
    folder: PathBuf,
    capabilities: serde_json::Map<String, Value>,
    /// Whether DevTools can be asked, and then should take the service workers away.
    bare: bool,
    program: &'static str,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

/// The release build that is tested.
pub(crate) fn dist() -> PathBuf {
    let given = std::env::var_os("TOKHAI_DIST").map(PathBuf::from);
    given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"))
}

/// In every script: `root` is where the app is drawn, `$` finds one element in it.
/// On a host's page that has noted it, `window.guest` is the element the app is drawn in, and `inside` its closed root.
const PRELUDE: &str = "const host = window.guest ?? document.querySelector('#tokhai');\
    const root = host?.shadowRoot ?? host?.inside ?? document;\
    const $ = (css) => root.querySelector(css);\
    const $$ = (css) => [...root.querySelectorAll(css)];";

impl Chrome {
    pub(crate) async fn open(open: Open) -> Chrome {
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let folder =
            std::env::temp_dir().join(format!("tokhai-browser-{}-{number}", std::process::id()));
        let downloads = folder.join("downloads");
        std::fs::create_dir_all(&downloads).expect("a folder for the browser");
        let server = Server::start(&open.site.unwrap_or_else(dist), open.server)
            .expect("the release build is served: run ./x build first");

        if let Some(firefox) = open.firefox {
            return Chrome::firefox(&firefox, (open.width, open.height), server, folder).await;
        }
        let chromium =
            std::env::var("TOKHAI_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--hide-scrollbars".to_owned(),
            format!("--user-data-dir={}", folder.join("profile").display()),
            format!("--window-size={},{}", open.width, open.height),
        ];
        if open.dark {
            arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
        }
        if let Some(film) = open.camera {
            arguments.push("--use-fake-ui-for-media-stream".to_owned());
            arguments.push("--use-fake-device-for-media-stream".to_owned());
            arguments.push(format!("--use-file-for-fake-video-capture={}", film.display()));
        }
        let mut options = json!({
            "binary": chromium,
            "args": arguments,
            "prefs": { "download.default_directory": downloads, "download.prompt_for_download": false },
        });
        if open.phone {
            options["mobileEmulation"] = json!({
                "deviceMetrics": { "width": open.width, "height": open.height, "pixelRatio": 2, "touch": true },
            });
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 120_000, "pageLoad": 120_000 },
        });
        let capabilities = capabilities.as_object().expect("an object").clone();
        let program = "chromedriver";
        let (client, driver) = start(program, &capabilities).await;
        let bare = !open.offline;
        let chrome =
            Chrome { client, server, downloads, driver, folder, capabilities, bare, program };
        chrome.without_workers().await;
        chrome
    }

    /// Firefox with a profile of its own, that stays when it is killed.
    async fn firefox(program: &Path, size: (u32, u32), server: Server, folder: PathBuf) -> Chrome {
        let (downloads, profile) = (folder.join("downloads"), folder.join("profile"));
        std::fs::create_dir_all(&profile).expect("a profile");
        let (width, height) = size;
        let capabilities = json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": program,
                "args": ["-headless", "-profile", profile, format!("--width={width}"), format!("--height={height}")],
                "prefs": {
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    "browser.download.always_ask_before_handling_new_types": false,
                    "pdfjs.disabled": true,
                    "browser.helperApps.neverAsk.saveToDisk": "application/pdf,application/json",
                    // Under WebDriver it keeps no record of windows and of what is in their boxes; people's does.
                    "browser.sessionstore.resume_from_crash": true,
                    "browser.sessionstore.interval": 500,
                },
            },
            "timeouts": { "script": 120_000, "pageLoad": 120_000 },
        });
        let capabilities = capabilities.as_object().expect("an object").clone();
        let program = "geckodriver";
        let (client, driver) = start(program, &capabilities).await;
        Chrome { client, server, downloads, driver, folder, capabilities, bare: false, program }
    }

    /// Takes service workers away, except where they are what is tested.
    async fn without_workers(&self) {
        if self.bare {
            let script = "delete Navigator.prototype.serviceWorker;";
            let script = json!({ "source": script });
            self.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        }
    }

    /// The processes of this browser whose command line holds a text.
    pub(crate) fn processes(&self, holds: &str) -> Vec<String> {
        let profile = self.profile().to_string_lossy().into_owned();
        let mut found = Vec::new();
        for process in std::fs::read_dir("/proc").expect("the list of processes").flatten() {
            let Ok(id) = process.file_name().to_string_lossy().parse::<u32>() else { continue };
            let command = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
            let command = String::from_utf8_lossy(&command);
            if id != std::process::id() && command.contains(&profile) && command.contains(holds) {
                found.push(id.to_string());
            }
        }
        found
    }

    fn kill(&self) {
        let left = self.processes("");
        // One that is gone by now needs no second death.
        if !left.is_empty() {
            let _ = Command::new("kill").arg("-9").args(left).stderr(Stdio::null()).status();
        }
    }

    /// Kills every process of this browser at once, as a battery that dies does, and starts it again on what is left.
    pub(crate) async fn kill_and_restart(&mut self) {
        self.kill();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // What a dead browser leaves lying would make the next one think that it is still there.
        for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket", "lock", ".parentlock"] {
            let _ = std::fs::remove_file(self.profile().join(lock));
        }
        (self.client, self.driver) = start(self.program, &self.capabilities).await;
        self.without_workers().await;
    }

    /// The folder where the browser keeps what it keeps.
    pub(crate) fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }

    /// Opens an address of the app, on the server if it is no file, and waits until it takes a key press.
    pub(crate) async fn visit(&self, path: &str) {
        let on_disk = path.starts_with("file:");
        let url = if on_disk { path.to_owned() } else { format!("{}{path}", self.server.url()) };
        self.client.goto(&url).await.expect("the page opens");
        self.until("the app is ready", "host.dataset.state === 'ready'").await;
    }

    /// Runs a script with `root`, `$` and `$$` at hand.
    pub(crate) async fn js(&self, body: &str, arguments: Vec<Value>) -> Value {
        let script = format!("{PRELUDE}{body}");
        match self.client.execute(&script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("script failed: {error}\n{body}"),
        }
    }

    /// Runs a script that answers when it is ready, by the last of its arguments.
    pub(crate) async fn later(&self, body: &str, arguments: Vec<Value>) -> Value {
        let script = format!("{PRELUDE}{body}");
        match self.client.execute_async(&script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("script failed: {error}\n{body}"),
        }
    }

    /// Waits, inside the page, until an expression is true; a limit says what was waited for.
    pub(crate) async fn until(&self, what: &str, expression: &str) {
        let script = format!(
            "const done = arguments[arguments.length - 1]; const end = performance.now() + 90000;\
             const look = () => {{ let yes = false; try {{ {PRELUDE} yes = Boolean({expression}); }} catch {{}}\
             if (yes) done(true); else if (performance.now() > end) done(false); else setTimeout(look, 20); }}; look();"
        );
        let seen = self.client.execute_async(&script, Vec::new()).await.expect("the page answers");
        if seen != Value::Bool(true) {
            let screen = self
                .js(
                    "return root.querySelector('main')?.innerText ?? document.body.innerText;",
                    Vec::new(),
                )
                .await;
            let console = self.client.issue_cmd(Console).await.unwrap_or_default();
            panic!(
                "waited in vain until {what}; on the screen:\n{}\nin the console: {console}",
                screen.as_str().unwrap_or_default()
            );
        }
    }

    /// From now on a script may take as long as a test of endurance does.
    pub(crate) async fn patient(&self) {
        let hour = std::time::Duration::from_secs(3600);
        let timeouts = TimeoutConfiguration::new(Some(hour), None, None);
        self.client.update_timeouts(timeouts).await.expect("the driver waits longer");
    }

    /// What the console has said so far, as text.
    pub(crate) async fn console(&self) -> String {
        self.client.issue_cmd(Console).await.unwrap_or_default().to_string()
    }

    /// One element of the app, for real clicks and key presses.
    pub(crate) async fn element(&self, css: &str) -> Element {
        self.until(&format!("there is {css}"), &format!("$({css:?})")).await;
        let found = self.js("return $(arguments[0]);", vec![json!(css)]).await;
        let reference =
            found.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        let reference = reference.unwrap_or_else(|| panic!("no element {css}")).to_owned();
        Element::from_element_id(self.client.clone(), reference.into())
    }

    /// The id of the screen.
    pub(crate) async fn screen(&self) -> String {
        self.js("return $('main')?.dataset.screen ?? '';", Vec::new())
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Everything that can be read on the screen.
    pub(crate) async fn text(&self) -> String {
        self.js("return $('main')?.innerText ?? '';", Vec::new())
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// A DevTools command.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let sent = DevTools { command: command.to_owned(), parameters };
        self.client.issue_cmd(sent).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Clicks as a finger does: a real event at the middle of the element.
    pub(crate) async fn click(&self, css: &str) {
        let element = self.element(css).await;
        self.js("arguments[0].scrollIntoView({block: 'center'});", vec![json!(element)]).await;
        // What came between, such as the strip that makes room for itself, moved the element: look for it once more.
        if element.click().await.is_err() {
            self.js("arguments[0].scrollIntoView({block: 'center'});", vec![json!(element)]).await;
            element.click().await.unwrap_or_else(|error| panic!("click on {css}: {error}"));
        }
    }

    /// The file that a click brought down, whole.
    pub(crate) async fn downloaded(&self, ending: &str) -> PathBuf {
        // The page cannot see the folder, so the waiting is done here; each look costs one round trip to the page.
        for _ in 0..2000 {
            let files = std::fs::read_dir(&self.downloads).expect("the folder for downloads");
            let done = files.flatten().map(|entry| entry.path()).find(|path| {
                path.to_string_lossy().ends_with(ending)
                    && std::fs::metadata(path).is_ok_and(|data| data.len() > 0)
            });
            if let Some(path) = done {
                return path;
            }
            let look = "const done = arguments[arguments.length - 1]; setTimeout(done, 10);";
            self.client.execute_async(look, Vec::new()).await.expect("the page answers");
        }
        panic!("no file *{ending} came down");
    }

    /// The page as the browser prints it, in a file beside the downloads.
    pub(crate) async fn print(&self) -> PathBuf {
        let how = json!({ "preferCSSPageSize": true, "printBackground": false });
        let printed = self.devtools("Page.printToPDF", how).await;
        let path = self.folder.join("printed.pdf");
        std::fs::write(&path, from_base64(&printed)).expect("the print is written");
        path
    }

    /// A picture of the whole page.
    pub(crate) async fn picture(&self, path: &Path) {
        let height =
            self.js("return Math.ceil(document.documentElement.scrollHeight);", Vec::new()).await;
        let width = self.js("return innerWidth;", Vec::new()).await;
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let shot = self
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
            )
            .await;
        std::fs::write(path, from_base64(&shot)).expect("the picture is written");
    }

    /// Ends the browser; says what the policy reported.
    pub(crate) async fn close(mut self) -> Vec<String> {
        let reports = self.server.reports();
        let _ = self.client.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        reports
    }
}

/// A driver, and its browser under it.
async fn start(program: &str, capabilities: &serde_json::Map<String, Value>) -> (Client, Child) {
    let (driver, port) = start_driver(program);
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities.clone())
        .connect(&format!("http://127.0.0.1:{port}"))
        .await
        .unwrap_or_else(|error| panic!("no browser starts under {program}: {error}"));
    (client, driver)
}

impl Drop for Chrome {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // A test that fails has not closed its browser.
        self.kill();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What DevTools hands over as a file.
pub(crate) fn from_base64(answer: &Value) -> Vec<u8> {
    use base64::Engine;
    let data = answer["data"].as_str().expect("a file");
    base64::engine::general_purpose::STANDARD.decode(data).expect("base64")
}

/// A driver, and the port it chose. Chromedriver takes the same free port twice, for IPv4 and for IPv6, and ends when
/// something else was faster in between; it is then started again.
fn start_driver(program: &str) -> (Child, u16) {
    for _ in 0..5 {
        let mut driver = Command::new(program)
            .args(["--port=0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|why| panic!("{program} is installed by ./x: {why}"));
        if let Some(port) = port_of(&mut driver) {
            return (driver, port);
        }
        let _ = driver.wait();
    }
    panic!("{program} ended five times without a word of its port");
}

/// The port that chromedriver says on its standard output, unless it ends before.
fn port_of(driver: &mut Child) -> Option<u16> {
    let said = driver.stdout.take().expect("chromedriver's output");
    let mut lines = BufReader::new(said).lines();
    let port = loop {
        let line = lines.next()?.expect("a line");
        let digits: String = line
            .rsplit_once("on port ")
            .or_else(|| line.rsplit_once("Listening on 127.0.0.1:"))
            .map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).collect())
            .unwrap_or_default();
        match digits.parse::<u16>() {
            Ok(port) if port > 0 => break port,
            _ => {}
        }
    };
    // It goes on talking; a full pipe would stop it.
    std::thread::spawn(move || lines.for_each(drop));
    Some(port)
}

/// A command that goes through to Chromium's own protocol.
#[derive(Debug)]
struct DevTools {
    command: String,
    parameters: Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.parameters });
        (http::Method::POST, Some(body.to_string()))
    }
}

/// What the browser's console holds.
#[derive(Debug)]
struct Console;

impl fantoccini::wd::WebDriverCompatibleCommand for Console {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

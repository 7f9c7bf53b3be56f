//! An application on an empty database, a clock that tests move, and a browser-like client.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use affilio_server::app::App;
use affilio_server::clock::{Clock, Moment};
use affilio_server::config::{Config, Database};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use sqlx::{AnyPool, AssertSqlSafe, Executor};
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;
pub(crate) const PASSWORD: &str = "tulipe cheval nuage bleu";
pub(crate) const NIR: &str = "1 90 01 75 115 123 46";
pub(crate) const IBAN: &str = "FR76 3000 6000 0112 3456 7890 189";
pub(crate) const PHONE: &str = "06 12 34 56 78";
/// Where a postal address may hold odd characters, and a template must not read them.
pub(crate) const STREET: &str = "12 rue \"des Lilas\" & Cie, bât. B/2 (fond de cour)";

/// 2026-11-21T07:02:04Z.
const START: i64 = 1_795_244_524_000;

pub(crate) struct FakeClock(AtomicI64);

impl Clock for FakeClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

/// Runs the same cases on both databases.
macro_rules! on_both {
    ($($case:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::support::on_sqlite(super::$case).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::support::on_postgres(super::$case).await;
            })+
        }
    };
}
pub(crate) use on_both;

pub(crate) async fn on_sqlite<F: Future<Output = ()>>(case: impl FnOnce(TestApp) -> F) {
    let folder = TempDir::new().unwrap();
    let database = Database::Sqlite(folder.path().to_owned());
    case(TestApp::open(database, Some(folder)).await).await;
}

pub(crate) async fn on_postgres<F: Future<Output = ()>>(case: impl FnOnce(TestApp) -> F) {
    let Ok(server) = std::env::var("AFFILIO_TEST_POSTGRES") else {
        eprintln!("skipped: AFFILIO_TEST_POSTGRES is not set");
        return;
    };
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!(
        "affilio_test_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::SeqCst)
    );
    sqlx::any::install_default_drivers();
    let admin = AnyPool::connect(&server).await.unwrap();
    let create = format!("CREATE DATABASE {name}");
    admin.execute(AssertSqlSafe(create)).await.unwrap();
    let (base, query) = server.split_once('?').unwrap_or((&server, ""));
    let root = base.rsplit_once('/').unwrap().0;
    let url = format!("{root}/{name}?{query}");
    case(TestApp::open(Database::Postgres(url), None).await).await;
    let drop = format!("DROP DATABASE {name} WITH (FORCE)");
    admin.execute(AssertSqlSafe(drop)).await.unwrap();
}

/// One application; clones are other browsers on the same one.
#[derive(Clone)]
pub(crate) struct TestApp {
    router: Router,
    pub(crate) app: Arc<App>,
    pub(crate) clock: Arc<FakeClock>,
    database: Database,
    folder: Option<Arc<TempDir>>,
    pub(crate) cookie: Option<String>,
    pub(crate) address: [u8; 4],
}

pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap().to_owned()
    }

    /// The status and the code of a refusal, whose sentence is never empty.
    pub(crate) fn refusal(&self) -> (u16, String) {
        assert!(!self.json()["message"].as_str().unwrap().is_empty());
        (self.status.as_u16(), self.code())
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// A refusal, to compare with.
pub(crate) fn refused(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

fn config(database: &Database) -> Config {
    Config {
        database: database.clone(),
        key: [9; 32],
        dist: None,
        dev: true,
        public_url: "http://127.0.0.1:8080".to_owned(),
        tls: None,
    }
}

impl TestApp {
    async fn open(database: Database, folder: Option<TempDir>) -> Self {
        let clock = Arc::new(FakeClock(AtomicI64::new(START)));
        let app = App::open(config(&database), clock.clone()).await.unwrap();
        Self {
            router: app.router(),
            app: Arc::new(app),
            clock,
            database,
            folder: folder.map(Arc::new),
            cookie: None,
            address: [192, 0, 2, 1],
        }
    }

    /// Closes everything and opens it again on the same data.
    pub(crate) async fn restart(&mut self) {
        self.app.close().await;
        let app = App::open(config(&self.database), self.clock.clone())
            .await
            .unwrap();
        self.router = app.router();
        self.app = Arc::new(app);
    }

    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    pub(crate) fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_deref().map(TempDir::path)
    }

    pub(crate) async fn tables(&self) -> AnyPool {
        let url = match &self.database {
            Database::Sqlite(folder) => {
                format!("sqlite://{}", folder.join("affilio.sqlite").display())
            }
            Database::Postgres(url) => url.clone(),
        };
        AnyPool::connect(&url).await.unwrap()
    }

    pub(crate) fn wait(&self, milliseconds: i64) {
        self.clock.0.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// The same application seen by somebody who is not signed in.
    pub(crate) fn stranger(&self) -> Self {
        Self {
            cookie: None,
            ..self.clone()
        }
    }

    pub(crate) async fn send(&mut self, mut request: Request<Body>) -> Reply {
        if let Some(cookie) = &self.cookie {
            request
                .headers_mut()
                .insert(header::COOKIE, cookie.parse().unwrap());
        }
        let from = SocketAddr::from((self.address, 4_000));
        request.extensions_mut().insert(ConnectInfo(from));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        if let Some(set) = parts.headers.get(header::SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            self.cookie = Some(pair.to_owned());
        }
        Reply {
            status: parts.status,
            headers: parts.headers,
            bytes: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    pub(crate) async fn call(&mut self, method: Method, path: &str, body: Option<Value>) -> Reply {
        self.call_once(method, path, body, None).await
    }

    pub(crate) async fn call_once(
        &mut self,
        method: Method,
        path: &str,
        body: Option<Value>,
        key: Option<&str>,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    pub(crate) async fn get(&mut self, path: &str) -> Reply {
        self.call(Method::GET, path, None).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: Value) -> Reply {
        self.call(Method::POST, path, Some(body)).await
    }

    pub(crate) async fn put(&mut self, step: &str, version: u32, draft: Value) -> Reply {
        let path = format!("/api/v1/file/{step}");
        let body = json!({ "version": version, "draft": draft });
        self.call(Method::PUT, &path, Some(body)).await
    }

    /// Saves a step as a screen that shows this member's answers does.
    pub(crate) async fn put_as(&mut self, member: &str, step: &str, draft: Value) -> Reply {
        let body = json!({ "version": 0, "draft": draft });
        let mut request = Request::builder()
            .method(Method::PUT)
            .uri(format!("/api/v1/file/{step}"))
            .header(header::CONTENT_TYPE, "application/json");
        if !member.is_empty() {
            request = request.header("Affilio-Member", member);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    /// Invites somebody; gives the token of the link.
    pub(crate) async fn invited(&mut self) -> String {
        let reply = self.call(Method::POST, "/dev/demo", None).await;
        token_of(reply.json()["link"].as_str().unwrap())
    }

    /// Invites somebody who activates the account at once.
    pub(crate) async fn activated(&mut self) -> String {
        let token = self.invited().await;
        let reply = self
            .post(
                "/api/v1/links/activate",
                json!({ "token": token, "password": PASSWORD }),
            )
            .await;
        assert_eq!(reply.status, StatusCode::CREATED);
        token
    }

    /// Invites somebody who answers everything.
    pub(crate) async fn complete(&mut self) {
        self.activated().await;
        for (step, draft) in complete_answers() {
            assert_eq!(self.put(step, 0, draft).await.status, StatusCode::OK);
        }
        self.verify_phone(PHONE).await;
    }

    pub(crate) async fn ask_code(&mut self, key: &str) -> Reply {
        let consents = json!({ "accuracy": true, "notice": true, "mandate": true });
        self.call_once(
            Method::POST,
            "/api/v1/file/signature/code",
            Some(consents),
            Some(key),
        )
        .await
    }

    pub(crate) async fn sign(&mut self, code: &str, key: &str) -> Reply {
        self.call_once(
            Method::POST,
            "/api/v1/file/signature",
            Some(json!({ "code": code })),
            Some(key),
        )
        .await
    }

    pub(crate) async fn messages(&mut self, channel: &str) -> Vec<Value> {
        let all = self.get("/dev/boite.json").await.json();
        let all = all.as_array().unwrap().iter();
        all.filter(|message| message["channel"] == channel)
            .cloned()
            .collect()
    }

    /// Waits until so many mails were posted: some leave after the answer.
    pub(crate) async fn mails(&mut self, count: usize) -> Vec<Value> {
        for _ in 0..100 {
            let mails = self.messages("mail").await;
            if mails.len() >= count {
                assert_eq!(mails.len(), count);
                return mails;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("{count} mails were expected");
    }

    /// Gives what was asked for time to be done, when nothing should be.
    pub(crate) async fn settle(&self) {
        tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    }

    /// The same for one request that writes little.
    pub(crate) async fn settle_a_little(&self) {
        tokio::time::sleep(std::time::Duration::from_millis(8)).await;
    }

    /// The code of the last SMS.
    pub(crate) async fn received_code(&mut self) -> String {
        let last = self.messages("sms").await.pop().unwrap();
        let body = last["body"].as_str().unwrap().to_owned();
        body.rsplit_once('#').unwrap().1.to_owned()
    }
}

/// The token in a mail or in an address.
pub(crate) fn token_of(text: &str) -> String {
    let after = text.split_once("/affiliation#").unwrap().1;
    after.split_whitespace().next().unwrap().to_owned()
}

pub(crate) fn profile() -> Value {
    json!({
        "civility": "madame", "last_name": "Lefèvre", "first_name": "Camille",
        "birth_date": "14/05/1988", "family_status": "marie",
        "street": STREET, "address_extra": "", "postal_code": "75015",
        "city": "Paris", "country": "France", "phone": PHONE,
        "teletransmission": "oui", "nir": NIR, "organism": "017511234",
        "alsace_moselle": "non",
    })
}

pub(crate) fn complete_answers() -> [(&'static str, Value); 4] {
    let child = json!({
        "kind": "enfant", "civility": "monsieur", "last_name": "Lefèvre",
        "first_name": "Noé", "birth_date": "02/03/2015", "twin_rank": "1",
        "same_address": "oui", "teletransmission": "oui", "nir": NIR,
        "organism": "017511234", "alsace_moselle": "non",
    });
    let account = json!({ "holder": "Camille Lefèvre", "iban": IBAN, "bic": "AGRIFRPP" });
    [
        ("profile", profile()),
        ("beneficiaries", json!({ "people": [child] })),
        ("guarantees", json!({ "level": "r1" })),
        (
            "bank",
            json!({
                "debit": account, "frequency": "mensuelle", "debit_day": "5", "refund_same": "oui",
            }),
        ),
    ]
}

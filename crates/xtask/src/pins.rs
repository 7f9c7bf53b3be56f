//! Every version of every tool, in one place.
//!
//! Node packages are pinned by `tests/e2e/package-lock.json`, and wasm-bindgen's command line follows
//! the crate in `Cargo.lock`: the two must match exactly.

/// Runs the native tests; any version already there is used.
pub(crate) const NEXTEST: &str = "0.9.143";

/// The oldest Node.js that has the test runner and the `fetch` the scenarios use.
pub(crate) const NODE_MAJOR: u32 = 20;

/// The target of the single-page application.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The profile of the bundle that people download, in the root `Cargo.toml`.
pub(crate) const WASM_PROFILE: &str = "wasm-release";

/// The browser and the program that drives it, as Debian names them.
pub(crate) const CHROMIUM_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-liberation"];

/// The second browser, as Debian names it.
pub(crate) const FIREFOX_PACKAGES: &[&str] = &["firefox-esr"];

/// Drives Firefox; Debian 12 has no package of it.
pub(crate) const GECKODRIVER: &str = "0.37.1";

/// The third browser with its driver, and the screen it needs, as Debian names them.
pub(crate) const WEBKIT_PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb"];

/// The database of the tests, as Debian names it.
pub(crate) const POSTGRES_PACKAGES: &[&str] = &["postgresql"];

//! The items: what each is for, how long it takes, how it is found, installed, or had by hand.

use anyhow::Result;

use super::{debian, rust, web};
use crate::pins;
use crate::workspace::Workspace;

/// One thing the machine must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// The crates of `Cargo.lock`, so that later builds need no network.
    Crates,
    /// The WebAssembly standard library.
    WasmTarget,
    /// rustfmt and clippy.
    RustComponents,
    /// cargo-nextest.
    Nextest,
    /// wasm-bindgen's command line and its test runner.
    WasmBindgen,
    /// Node.js and npm.
    Node,
    /// wasm-opt, esbuild, the browser automation and the accessibility checker.
    NodePackages,
    /// Chromium and its driver.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// Firefox's driver.
    Geckodriver,
    /// A browser of Safari's engine, its driver, and a screen without a monitor.
    WebKit,
    /// PostgreSQL's server programs.
    Postgres,
}

impl Item {
    /// What it is called, with its version.
    pub(super) fn name(self, workspace: &Workspace) -> String {
        match self {
            Self::Crates => "Rust crates".to_owned(),
            Self::WasmTarget => format!("Rust target {}", pins::WASM_TARGET),
            Self::RustComponents => "rustfmt and clippy".to_owned(),
            Self::Nextest => "cargo-nextest".to_owned(),
            Self::WasmBindgen => format!("wasm-bindgen {}", rust::wasm_bindgen_version(workspace)),
            Self::Node => format!("Node.js {} or later, npm", pins::NODE_MAJOR),
            Self::NodePackages => "Node packages (wasm-opt, esbuild, Playwright, axe)".to_owned(),
            Self::Chromium => "Chromium and ChromeDriver".to_owned(),
            Self::Firefox => "Firefox ESR".to_owned(),
            Self::Geckodriver => format!("geckodriver {}", pins::GECKODRIVER),
            Self::WebKit => "WebKitGTK, its driver, Xvfb".to_owned(),
            Self::Postgres => "PostgreSQL".to_owned(),
        }
    }

    /// How long it takes on two cores.
    pub(super) fn takes(self) -> &'static str {
        match self {
            Self::Crates => "a minute",
            Self::WasmTarget | Self::RustComponents => "seconds",
            Self::Nextest => "about 4 min, once",
            Self::WasmBindgen => "about 3 min, once",
            Self::Geckodriver => "about 4 min, once",
            Self::Node | Self::Chromium | Self::Firefox | Self::WebKit | Self::Postgres => {
                "under a minute"
            }
            Self::NodePackages => "about 10 s",
        }
    }

    /// Why it is needed.
    pub(super) fn used_for(self) -> &'static str {
        match self {
            Self::Crates => "what everything is built from",
            Self::WasmTarget => "compiles the application for the browser",
            Self::RustComponents => "check form and lints",
            Self::Nextest => "runs the native tests",
            Self::WasmBindgen => "joins WebAssembly and JavaScript, and runs tests in the browser",
            Self::Node => "runs wasm-opt, esbuild and the browser scenarios",
            Self::NodePackages => "shrink the bundle and drive the browser",
            Self::Chromium => "the browser of the tests",
            Self::Firefox => "the second engine of `browsers`",
            Self::Geckodriver => "drives Firefox",
            Self::WebKit => "the third engine of `browsers`",
            Self::Postgres => "the second database of the API tests",
        }
    }

    /// What to type when it could not be had.
    pub(super) fn by_hand(self, workspace: &Workspace) -> String {
        match self {
            Self::Crates => "cargo fetch (needs the crate registry or a mirror of it)".to_owned(),
            Self::WasmTarget => format!("rustup target add {}", pins::WASM_TARGET),
            Self::RustComponents => "rustup component add rustfmt clippy".to_owned(),
            Self::Nextest => {
                format!(
                    "cargo install --locked --debug cargo-nextest@{}",
                    pins::NEXTEST
                )
            }
            Self::WasmBindgen => format!(
                "cargo install --debug wasm-bindgen-cli@{}",
                rust::wasm_bindgen_version(workspace)
            ),
            Self::Node => format!(
                "install Node.js {} or later with npm, from your system or from the Node.js project",
                pins::NODE_MAJOR
            ),
            Self::NodePackages => "npm ci --prefix tests/e2e".to_owned(),
            Self::Chromium => debian::by_hand(pins::CHROMIUM_PACKAGES),
            Self::Firefox => debian::by_hand(pins::FIREFOX_PACKAGES),
            Self::Geckodriver => format!(
                "cargo install --locked --debug geckodriver@{}",
                pins::GECKODRIVER
            ),
            Self::WebKit => debian::by_hand(pins::WEBKIT_PACKAGES),
            Self::Postgres => debian::by_hand(pins::POSTGRES_PACKAGES),
        }
    }

    /// Whether it is there, in the right version.
    pub(super) fn is_present(self, workspace: &Workspace) -> bool {
        match self {
            Self::Crates => rust::crates_present(workspace),
            Self::WasmTarget => rust::target_present(workspace),
            Self::RustComponents => rust::components_present(workspace),
            Self::Nextest => rust::nextest_present(workspace),
            Self::WasmBindgen => rust::wasm_bindgen_present(workspace),
            Self::Node => web::node_present(workspace),
            Self::NodePackages => web::packages_present(workspace),
            Self::Chromium => debian::chromium_present(workspace),
            Self::Firefox => debian::firefox_present(workspace),
            Self::Geckodriver => rust::geckodriver_present(workspace),
            Self::WebKit => debian::webkit_present(workspace),
            Self::Postgres => debian::postgres_present(workspace),
        }
    }

    /// Puts it there.
    pub(super) fn install(self, workspace: &Workspace) -> Result<()> {
        match self {
            Self::Crates => rust::fetch_crates(workspace),
            Self::WasmTarget => rust::add_target(workspace),
            Self::RustComponents => rust::add_components(workspace),
            Self::Nextest => rust::install_nextest(workspace),
            Self::WasmBindgen => rust::install_wasm_bindgen(workspace),
            Self::Node => debian::install(workspace, &["nodejs", "npm"]),
            Self::NodePackages => web::install_packages(workspace),
            Self::Chromium => debian::install(workspace, pins::CHROMIUM_PACKAGES),
            Self::Firefox => debian::install(workspace, pins::FIREFOX_PACKAGES),
            Self::Geckodriver => rust::install_geckodriver(workspace),
            Self::WebKit => debian::install(workspace, pins::WEBKIT_PACKAGES),
            Self::Postgres => debian::install(workspace, pins::POSTGRES_PACKAGES),
        }
    }
}

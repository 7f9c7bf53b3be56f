//! The embedded contracts and dated tariffs, compiled at build time.

//! The printed notation of guarantee tables: grammar, printer, TOML reader, checks, compiler.

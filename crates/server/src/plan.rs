//! How contracts and levels are called on paper.

/// The contract, as printed, with its insurer.
pub(crate) fn contract_label(contract: &str) -> String {
    affilio_contracts::by_id(contract).map_or_else(
        || contract.to_owned(),
        |plan| {
            let known = plan.contract();
            format!("{} ({})", known.title, known.insurer)
        },
    )
}

/// The level, as printed.
pub(crate) fn level_label(contract: &str, level: &str) -> String {
    affilio_contracts::level_label(contract, level)
        .unwrap_or(level)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_levels_on_offer_have_a_name() {
        for (level, label) in [
            ("socle", "Régime socle"),
            ("r1", "Régime 1"),
            ("r2", "Régime 2"),
        ] {
            assert_eq!(level_label("eclat/2024", level), label);
        }
        assert_ne!(contract_label("eclat/2024"), "eclat/2024");
        assert_eq!(level_label("eclat/2024", "r9"), "r9");
    }
}

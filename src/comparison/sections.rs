//! Which facts each section looks at, so that nothing else is fetched.

use super::vocabulary::closed_lists;

closed_lists! {
    /// A part of a comparison that is computed for itself.
    Section {
        /// The opening paragraph.
        Summary,
        /// Which side to choose.
        Verdict,
        /// The scorecard.
        Scorecard,
        /// What speaks for each side.
        Tradeoffs,
        /// Cost at the workload.
        MonthlyCost,
        /// What a switch takes.
        SwitchFriction,
        /// The table of specifications.
        Specs,
        /// Prices and availability.
        Pricing,
        /// Capabilities side by side.
        Capabilities,
        /// Benchmarks, like with like.
        Benchmarks,
        /// Four paragraphs.
        DeepDive,
        /// Questions and answers.
        Faq,
    }
    /// Facts of a contender besides those of the model itself and its licence.
    Facts {
        /// Its capabilities.
        Capabilities,
        /// Its modalities.
        Modalities,
        /// Its curated uses.
        UseCases,
        /// Its routes with their providers and prices.
        Routes,
        /// Its scores with their benchmarks.
        Scores,
    }
}

impl Section {
    /// The facts that the section looks at.
    pub const fn needs(self) -> &'static [Facts] {
        match self {
            Self::Summary | Self::Verdict | Self::Faq => {
                &[Facts::Capabilities, Facts::Routes, Facts::Scores]
            }
            Self::Scorecard | Self::Tradeoffs | Self::DeepDive => &[
                Facts::Capabilities,
                Facts::UseCases,
                Facts::Routes,
                Facts::Scores,
            ],
            Self::MonthlyCost | Self::Pricing => &[Facts::Routes],
            Self::SwitchFriction => &[Facts::Capabilities, Facts::Routes],
            Self::Specs => &[Facts::Modalities],
            Self::Capabilities => &[Facts::Capabilities],
            Self::Benchmarks => &[Facts::Scores],
        }
    }
}

#[cfg(test)]
mod tests;

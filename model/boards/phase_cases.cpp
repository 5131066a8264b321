// Cascades of the past that are talked about, for comparison with one's own flushes: what is known of them, and
// only that (ANALYTICS M and N; events of 2024 and 2025).
#include "model/boards/phase.h"

namespace plimsoll {

const std::vector<ReferenceCase>& referenceCases()
{
    static const std::vector<ReferenceCase> cases = {
        {"December flush", "5 Dec 2024", "Bitcoin fell from above 100,000 within hours.", 103'853, 92'251, -0.112,
         std::nullopt, std::nullopt, std::nullopt, "exchange prices of the day"},
        {"Vault incident", "12 Mar 2025",
         "A venue event: an ETH long of 200 million dollars was left to Hyperliquid's vault, which lost 4 "
         "million.",
         std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
         "public accounts of the venue"},
        {"Second vault incident", "26 Mar 2025",
         "A venue event: the vault again, eleven days after its withdrawal rule had been changed.", std::nullopt,
         std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, "public accounts of the venue"},
        {"October cascade", "10-11 Oct 2025",
         "News on a Friday evening after the US close; worst minute 21:15 UTC. Funding before it was near 0.037 % "
         "per 8 "
         "h, below the crowding threshold.",
         std::nullopt, std::nullopt, std::nullopt, std::nullopt, 19.13e9, 1'618'240,
         "liquidation data as the press quoted it"},
        {"November flush", "21 Nov 2025",
         "Open interest fell from 94 to about 61 billion dollars; 1.7 to 2.0 billion were liquidated in 24 h.",
         std::nullopt, std::nullopt, std::nullopt, -0.35, 2.0e9, 396'000,
         "liquidation data as the press quoted it"},
    };
    return cases;
}

}  // namespace plimsoll

#include "ui/panels/evidence_places.h"

#include <algorithm>
#include <iterator>

namespace plimsoll {

namespace {

struct Place {
    std::string_view begins;  // the word, or how it begins
    const char* panel;
};
// The first that fits.
constexpr Place kPlaces[] = {
    {"basis_", "basis"},
    {"oracle_dev", "basis"},
    {"stable_dev", "basis"},
    {"spot_", "basis"},
    {"index", "basis"},
    {"mark", "basis"},
    {"lead_s", "basis"},
    {"signal_basis", "basis"},
    {"spread_", "liquidity"},
    {"depth_ratio", "liquidity"},
    {"depth_", "depth"},
    {"imbalance_", "depth"},
    {"wall_usd", "depth"},
    {"exec_", "liquidity"},
    {"slip_", "liquidity"},
    {"slice_usd", "liquidity"},
    {"stability", "liquidity"},
    {"phantom", "liquidity"},
    {"kyle_lambda", "liquidity"},
    {"amihud", "liquidity"},
    {"vpin_", "liquidity"},
    {"wash_ratio", "liquidity"},
    {"signal_liquidity", "liquidity"},
    {"r8", "funding"},
    {"apr", "funding"},
    {"carry_", "funding"},
    {"size_mult", "funding"},
    {"signal_funding", "funding"},
    {"oi_", "interest"},
    {"d_oi_", "interest"},
    {"hhi", "interest"},
    {"ldr", "interest"},
    {"tinderbox", "interest"},
    {"leverage_wave", "aftershock"},
    {"signal_oi_rv", "interest"},
    {"liq_dist", "positions"},
    {"liq_", "liquidation_map"},
    {"forced_share", "liquidation_map"},
    {"branching", "liquidation_map"},
    {"cluster_", "liquidation_map"},
    {"trigger_size", "liquidation_map"},
    {"amplification", "liquidation_map"},
    {"phase", "phase"},
    {"norm_", "aftershock"},
    {"fragility", "fragility"},
    {"feed_age", "health"},
    {"coverage", "health"},
    {"heat", "positions"},
    {"exposure", "positions"},
    {"margin_ratio", "positions"},
    {"adl_quantile", "positions"},
    {"hold_left", "positions"},
    {"level_dist", "flush"},
    {"price", "overview"},
    {"ret_", "overview"},
    {"rv_", "overview"},
    {"atr", "overview"},
    {"beta", "overview"},
    {"jump_ratio", "history"},
    {"ewma_var99", "history"},
    {"es", "history"},
    {"tci", "history"},
    {"net", "history"},
    {"tail_dep", "history"},
    {"midas_q99", "history"},
};

}  // namespace

const char* evidencePanel(std::string_view word)
{
    if (word.empty()) return nullptr;
    const auto at = std::find_if(std::begin(kPlaces), std::end(kPlaces),
                                 [&](const Place& p) { return word.starts_with(p.begins); });
    return at == std::end(kPlaces) ? nullptr : at->panel;
}

}  // namespace plimsoll

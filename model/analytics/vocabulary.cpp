#include "model/analytics/vocabulary.h"

#include <algorithm>
#include <array>

namespace plimsoll::analytics {

namespace {

constexpr Scope kAsset{true, false, false, false}, kVenue{false, true, false, false};
constexpr Scope kBoth{true, true, false, false}, kMarket{false, false, true, false};
// Of own positions: of all together, and of those in one asset.
constexpr Scope kAccount{false, false, true, true}, kOwn{true, false, false, true};

constexpr std::string_view kRegimes[] = {"NEUTRAL", "LONG_WATCH", "LONG_CROWDED", "SHORT_WATCH", "SHORT_CROWDED"};
constexpr std::string_view kQuadrants[] = {"FLAT", "NEW_LONGS", "SHORT_COVERING", "NEW_SHORTS", "LONG_UNWIND"};
constexpr std::string_view kFundingSignals[] = {"NEUTRAL", "FEAR", "BALANCING", "GREED", "CROWDED"};
constexpr std::string_view kVolatilityQuadrants[] = {"FLAT", "CONFIDENCE_REBUILD", "OVEREXTENSION", "DELEVERAGING",
                                                     "QUIET"};
constexpr std::string_view kBasisSignals[] = {"NORMAL", "WIDE", "COMPRESSING_FAST"};
constexpr std::string_view kLiquiditySignals[] = {"STEADY", "RETREATING", "REFILLING", "REBUILT"};
constexpr std::string_view kWaves[] = {"NONE", "SPECULATIVE", "STRUCTURED", "MECHANICAL"};
constexpr std::string_view kPhases[] = {"BUILD_UP", "EUPHORIA", "LIQUIDATION", "RESET"};

using enum Unit;
using enum Provenance;

constexpr MetricWord kWords[] = {
    {"price", Price, kBoth, Measured, "0", "Last traded price"},
    {"ret_1m", Fraction, kBoth, Measured, "D", "Price change over 1 minute"},
    {"ret_5m", Fraction, kBoth, Measured, "D", "Price change over 5 minutes"},
    {"ret_1h", Fraction, kBoth, Measured, "D", "Price change over 1 hour"},
    {"ret_24h", Fraction, kBoth, Measured, "D", "Price change over 24 hours"},
    {"mark", Price, kBoth, Measured, "C13", "Mark price"},
    {"index", Price, kBoth, Measured, "C13", "Index price"},
    {"basis_bps", Bp, kBoth, Measured, "C13", "Perpetual against spot"},
    {"basis_disp", Bp, kAsset, Measured, "C13", "Distance between the highest and the lowest basis of the venues"},
    {"spread_bps", Bp, kBoth, Measured, "C1", "Spread of the best quotes"},
    {"spread_ratio", Ratio, kBoth, Measured, "C5", "Spread against the usual one of this hour of the week"},
    {"depth_5_bid", Usd, kBoth, Measured, "C1", "Bids within 5 bp of the mid"},
    {"depth_5_ask", Usd, kBoth, Measured, "C1", "Asks within 5 bp of the mid"},
    {"depth_10_bid", Usd, kBoth, Measured, "C1", "Bids within 10 bp of the mid"},
    {"depth_10_ask", Usd, kBoth, Measured, "C1", "Asks within 10 bp of the mid"},
    {"depth_25_bid", Usd, kBoth, Measured, "C1", "Bids within 25 bp of the mid"},
    {"depth_25_ask", Usd, kBoth, Measured, "C1", "Asks within 25 bp of the mid"},
    {"depth_50_bid", Usd, kBoth, Measured, "C1", "Bids within 50 bp of the mid"},
    {"depth_50_ask", Usd, kBoth, Measured, "C1", "Asks within 50 bp of the mid"},
    {"depth_100_bid", Usd, kBoth, Measured, "C1", "Bids within 100 bp of the mid"},
    {"depth_100_ask", Usd, kBoth, Measured, "C1", "Asks within 100 bp of the mid"},
    {"depth_200_bid", Usd, kBoth, Measured, "C1", "Bids within 200 bp of the mid"},
    {"depth_200_ask", Usd, kBoth, Measured, "C1", "Asks within 200 bp of the mid"},
    {"depth_ratio", Ratio, kBoth, Measured, "J6",
     "Depth within 1 % against the usual one of this hour of the week"},
    {"imbalance_10", Ratio, kBoth, Measured, "C1", "Bids less asks within 10 bp, as a share of both"},
    {"imbalance_50", Ratio, kBoth, Measured, "C1", "Bids less asks within 50 bp, as a share of both"},
    {"exec_5bp", Usd, kBoth, Measured, "C3", "Largest size whose average price stays within 5 bp"},
    {"exec_10bp", Usd, kBoth, Measured, "C3", "Largest size whose average price stays within 10 bp"},
    {"exec_25bp", Usd, kBoth, Measured, "C3", "Largest size whose average price stays within 25 bp"},
    {"slip_1m", Bp, kBoth, Measured, "C2", "Slippage of 1 million dollars"},
    {"slip_10m", Bp, kBoth, Measured, "C2", "Slippage of 10 million dollars"},
    {"slip_50m", Bp, kBoth, Measured, "C2", "Slippage of 50 million dollars"},
    {"stability", Ratio, kBoth, Measured, "C7", "Steadiness of the depth within 10 bp over 5 minutes"},
    {"phantom", Fraction, kBoth, Measured, "C8", "Share of the displayed side that left without trading"},
    {"wall_usd", Usd, kBoth, Measured, "C9", "Largest wall within 2 % of the mid"},
    {"kyle_lambda", BpPerMillion, kBoth, Measured, "C10", "Price impact of a million dollars of taker flow"},
    {"amihud", BpPerMillion, kBoth, Measured, "C10", "Price move a million dollars traded"},
    {"vpin_bvc", Fraction, kBoth, Modelled, "C11", "VPIN with bulk-classified volume"},
    {"vpin_taker", Fraction, kBoth, Measured, "C11", "VPIN with the true taker side"},
    {"vpin_pct", Percentile, kBoth, Measured, "C11", "VPIN against its last 30 days"},
    {"r8", FractionPer8h, kBoth, Measured, "A1", "Funding rate, per 8 hours"},
    {"r8_pred", FractionPer8h, kVenue, Modelled, "A3", "Funding rate at the next settlement, predicted"},
    {"apr", FractionPerYear, kBoth, Measured, "A1", "Funding rate, simple per year"},
    {"r8_mean24", FractionPer8h, kBoth, Measured, "A4", "Funding rate, mean of 24 hours"},
    {"r8_regime", Word, kBoth, Measured, "A4", "Funding regime", kRegimes},
    {"r8_spread", FractionPer8h, kAsset, Measured, "A6", "Highest less lowest funding rate of the venues"},
    {"oi_base", Base, kBoth, Measured, "B1", "Open interest, single-sided"},
    {"oi_usd", Usd, kBoth, Measured, "B1", "Open interest in dollars, single-sided"},
    {"d_oi_1h", Fraction, kBoth, Measured, "B1", "Change of open interest in base coins over 1 hour"},
    {"d_oi_4h", Fraction, kBoth, Measured, "B1", "Change of open interest in base coins over 4 hours"},
    {"d_oi_24h", Fraction, kBoth, Measured, "B1", "Change of open interest in base coins over 24 hours"},
    {"d_oi_7d", Fraction, kBoth, Measured, "B1", "Change of open interest in base coins over 7 days"},
    {"oi_share", Fraction, kVenue, Measured, "B2", "Share of the venues' open interest"},
    {"hhi", Score, kAsset, Measured, "B2", "Concentration of open interest over venues, 0 to 10,000"},
    {"ldr", Ratio, kAsset, Measured, "B4", "Open interest against the depth within 1 %"},
    {"ldr_z", Z, kAsset, Measured, "B4", "Open interest against depth, against its last 30 days"},
    {"tinderbox", Ratio, kAsset, Measured, "B4", "Growth of open interest less growth of depth over 7 days"},
    {"oi_quadrant", Word, kBoth, Measured, "B5", "Price against open interest", kQuadrants},
    {"oi_t50", Hours, kAsset, Measured, "B6", "Time until half of the lost open interest was back"},
    {"rv_1h", FractionPerYear, kAsset, Measured, "D", "Realised volatility of 1 hour"},
    {"rv_24h", FractionPerYear, kAsset, Measured, "D", "Realised volatility of 24 hours"},
    {"rv_30d", FractionPerYear, kAsset, Measured, "D", "Realised volatility of 30 days"},
    {"rv_ratio", Ratio, kAsset, Measured, "J4", "Realised volatility of 24 hours against 30 days"},
    {"jump_ratio", Fraction, kAsset, Measured, "D", "Share of the variance that came in jumps"},
    {"atr", Price, kAsset, Measured, "D", "Average true range, 14 hours"},
    {"ewma_var99", Fraction, kAsset, Modelled, "D", "99 % value at risk of a minute, EWMA"},
    {"es99", Fraction, kAsset, Measured, "D", "99 % expected shortfall of a day, historical"},
    {"es_fhs99", Fraction, kAsset, Modelled, "D", "99 % expected shortfall of a day, filtered"},
    {"tci", Score, kMarket, Modelled, "E", "Connectedness of the coins, corrected"},
    {"tci_chg24", Score, kMarket, Modelled, "E", "Change of the connectedness over 24 hours"},
    {"net", Score, kAsset, Modelled, "E", "What the coin sends less what it receives"},
    {"liq_usd_1m_long", Usd, kBoth, Sampled, "F2", "Liquidated longs over 1 minute"},
    {"liq_usd_1m_short", Usd, kBoth, Sampled, "F2", "Liquidated shorts over 1 minute"},
    {"liq_usd_1h_long", Usd, kBoth, Sampled, "F2", "Liquidated longs over 1 hour"},
    {"liq_usd_1h_short", Usd, kBoth, Sampled, "F2", "Liquidated shorts over 1 hour"},
    {"liq_usd_24h_long", Usd, kBoth, Sampled, "F2", "Liquidated longs over 24 hours"},
    {"liq_usd_24h_short", Usd, kBoth, Sampled, "F2", "Liquidated shorts over 24 hours"},
    {"liq_z", Z, kAsset, Sampled, "F2", "Liquidations of the minute against 24 hours"},
    {"liq_imbalance", Ratio, kAsset, Sampled, "F2", "Liquidated longs less shorts, as a share of both"},
    {"forced_share", Fraction, kAsset, Sampled, "F2", "Liquidations as a share of the taker volume"},
    {"branching", Ratio, kAsset, Sampled, "F3", "Liquidations that one liquidation sets off"},
    {"cluster_above_1pct", Usd, kAsset, Modelled, "F4", "Estimated liquidations within 1 % above the price"},
    {"cluster_above_3pct", Usd, kAsset, Modelled, "F4", "Estimated liquidations within 3 % above the price"},
    {"cluster_above_5pct", Usd, kAsset, Modelled, "F4", "Estimated liquidations within 5 % above the price"},
    {"cluster_below_1pct", Usd, kAsset, Modelled, "F4", "Estimated liquidations within 1 % below the price"},
    {"cluster_below_3pct", Usd, kAsset, Modelled, "F4", "Estimated liquidations within 3 % below the price"},
    {"cluster_below_5pct", Usd, kAsset, Modelled, "F4", "Estimated liquidations within 5 % below the price"},
    {"trigger_size", Usd, kAsset, Modelled, "F5", "Smallest sale that doubles itself through liquidations"},
    {"amplification", Ratio, kAsset, Modelled, "F5", "What a sale of 0.5 % of open interest becomes"},
    {"oracle_dev", Bp, kVenue, Measured, "C13", "Index against the median of the other venues' indices"},
    {"stable_dev", Bp, kMarket, Measured, "C13", "Largest distance of a stablecoin from 1 dollar"},
    {"spot_perp_ratio", Ratio, kAsset, Measured, "C14", "Spot volume against perpetual volume"},
    {"spot_cvd_z", Z, kAsset, Measured, "C14", "Taker flow on spot against its usual size"},
    {"level_dist", Bp, kAsset, Measured, "C14", "Distance to the nearest round price"},
    {"beta", Ratio, kAsset, Measured, "D", "Slope of the hourly returns on Bitcoin's over 30 days"},
    {"tail_dep", Fraction, kAsset, Measured, "D", "Share of Bitcoin's worst hours that were this coin's too"},
    {"rv_range", FractionPerYear, kAsset, Measured, "D", "Volatility over 24 hours from highs and lows"},
    {"es_expectile", Fraction, kAsset, Modelled, "D", "Expected loss of a day beyond the 99 % expectile"},
    {"midas_q99", Fraction, kAsset, Modelled, "D", "Loss of the next hour at 99 %, from mixed lags"},
    {"oi_turnover", Ratio, kAsset, Measured, "B3", "Open interest over the volume of 24 hours"},
    {"leverage_wave", Word, kAsset, Measured, "B8", "How leverage comes back", kWaves},
    {"carry_apr", FractionPerYear, kAsset, Measured, "A6", "A week of the widest funding pair, net of costs"},
    {"carry_sharpe", Ratio, kAsset, Measured, "A6",
     "Funding of 30 days alone, mean over deviation; the basis left out"},
    {"size_mult", Ratio, kAsset, Measured, "A8", "Share of a usual size that high funding leaves"},
    {"slice_usd", Usd, kAsset, Measured, "C14", "How much to trade next, a tenth of what the book bears"},
    {"lead_s", Seconds, kVenue, Measured, "C13", "By how much this venue's price moves before the others'"},
    {"wash_ratio", Ratio, kVenue, Measured, "C14", "Turnover of the book against the venues' median"},
    {"branching_mle", Ratio, kAsset, Sampled, "F3", "Self-excitation by maximum likelihood, on the complete feed"},
    {"liq_est_1h", Usd, kVenue, Modelled, "F6", "Liquidations of an hour, with what a sampled feed leaves out"},
    {"phase", Word, kAsset, Modelled, "J2", "Market phase", kPhases},
    {"signal_funding", Word, kAsset, Measured, "J3", "Which side pays, sustained", kFundingSignals},
    {"signal_oi_rv", Word, kAsset, Measured, "J3 B7", "Open interest against volatility", kVolatilityQuadrants},
    {"signal_basis", Word, kAsset, Measured, "J3", "Distance of the venues' bases against its usual",
     kBasisSignals},
    {"signal_liquidity", Word, kAsset, Measured, "J3", "Executable size, going or coming back", kLiquiditySignals},
    {"norm_count", Count, kAsset, Measured, "J4", "Conditions of normality that are met"},
    {"norm_ok_h", Hours, kAsset, Measured, "J4", "Hours since the market is normal again"},
    {"fragility", Score, kAsset, Modelled, "J6", "Fragility"},
    {"coverage", Fraction, kAsset, Measured, "0", "Share of the inputs that are fresh"},
    {"feed_age", Seconds, kVenue, Measured, "0", "Age of the venue's oldest watched book"},
    {"heat", Fraction, kAccount, Measured, "I", "Portfolio heat"},
    {"exposure", Ratio, kAccount, Measured, "I", "Exposure against collateral"},
    {"margin_ratio", Ratio, kAccount, Measured, "G", "Maintenance margin against equity"},
    {"liq_dist", Fraction, kOwn, Measured, "G", "Distance to the nearest own liquidation price"},
    {"adl_quantile", Percentile, kOwn, Modelled, "H", "Own place in the queue of auto-deleveraging"},
    {"hold_left", Hours, kOwn, Measured, "A7", "Hours until the funding budget is used up"},
};

}  // namespace

std::span<const MetricWord> vocabulary()
{
    return kWords;
}

const MetricWord& word(MetricId id)
{
    return kWords[std::min<std::size_t>(id, std::size(kWords) - 1)];
}

std::optional<MetricId> metricId(std::string_view name)
{
    if (name.starts_with("net_")) name = "net";
    const auto row =
        std::find_if(std::begin(kWords), std::end(kWords), [&](const MetricWord& w) { return w.name == name; });
    if (row == std::end(kWords)) return std::nullopt;
    return static_cast<MetricId>(row - std::begin(kWords));
}

std::string_view unitName(Unit unit)
{
    static constexpr std::array<std::string_view, 17> names = {
        "", "US$", "coins", "%", "bp", "bp/8h", "%/year", "×", "z", "%", "h", "s", "", "", "bp/US$m", "", "%"};
    return names[static_cast<std::size_t>(unit)];
}

}  // namespace plimsoll::analytics

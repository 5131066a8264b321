// What the strip says, as values: words and numbers, no pixels.
#pragma once

#include "model/risk/warning.h"
#include "ui/asset_summary.h"
#include "widgets/badge.h"

#include <QString>

#include <optional>
#include <vector>

namespace plimsoll {

// From left to right. Funding to Liquidity are the four structural signals (ANALYTICS J3).
enum class FigureKind : std::uint8_t { Asset, Phase, Funding, Interest, Basis, Liquidity, Fragility, Liquidated };
inline constexpr std::size_t kFigures = 8;
constexpr bool isSignal(FigureKind k)
{
    return k >= FigureKind::Funding && k <= FigureKind::Liquidity;
}

// Build-up, euphoria, liquidation, reset, clockwise from 12.
struct PhaseRing {
    int arc = -1;    // the one the market is in; -1: not known
    QString inside;  // time in it
    bool operator==(const PhaseRing&) const = default;
};
// Parts stacked to the score, the waterline at it.
struct FragilityGauge {
    std::optional<double> score;
    std::vector<std::optional<double>> parts;
    bool operator==(const FragilityGauge&) const = default;
};

// What was liquidated, by side.
struct SidesFigure {
    QString longs, shorts;
    double longShare = 0;  // of both
    bool operator==(const SidesFigure&) const = default;
};

// One figure with its normal or its parts. A brief one stands where there is little room.
struct StripFigure {
    FigureKind kind = FigureKind::Asset;
    QString label, value, detail;
    QString labelBrief, valueBrief, detailBrief;  // empty: there is none
    QString tip;
    std::optional<Provenance> mark;  // beside the label
    Freshness fresh = Freshness::Live;
    QString note;                     // beside the label, where there is room
    Severity worst = Severity::None;  // of the rules raised on it
    Severity tone = Severity::None;   // of the value itself
    // A signal's light: none: not known.
    std::optional<Severity> light;
    std::optional<PhaseRing> ring;
    std::optional<FragilityGauge> gauge;
    std::optional<SidesFigure> sides;
    bool operator==(const StripFigure&) const = default;
};

// One venue's light and the few numbers behind it.
struct StripVenue {
    VenueId venue = VenueId::Binance;
    Freshness state = Freshness::Off;
    bool enabled = false;
    QString word, value, detail, tip;
    QString rate;   // frames a second, beside the value
    QString brief;  // the detail where there is little room
    QString since;  // how long it has been in this state, as seen here
    bool operator==(const StripVenue&) const = default;
};

StripVenue stripVenue(const VenueRow& row, AsOf now);
// `feeds`: the best state of the switched-on venues.
std::vector<StripFigure> stripFigures(const QString& asset, const AssetSummary& s,
                                      const std::optional<LiquidatedSum>& liq, Freshness feeds, AsOf now);

}  // namespace plimsoll

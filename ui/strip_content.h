// What the strip says, as values: words and numbers, no pixels.
#pragma once

#include "model/risk/warning.h"
#include "ui/asset_summary.h"
#include "widgets/badge.h"

#include <QString>

#include <optional>
#include <vector>

namespace plimsoll {

enum class FigureKind : std::uint8_t { Asset, Spread, Funding, Interest, Liquidated, Phase, Fragility };

// Build-up, euphoria, liquidation, reset, clockwise from 12.
struct PhaseRing {
    int arc = -1;    // the one the market is in; -1: not known
    QString inside;  // time in it
};
// Parts stacked to the score, the waterline at it.
struct FragilityGauge {
    std::optional<double> score;
    std::vector<std::optional<double>> parts;
};

// One figure with its normal or its parts.
struct StripFigure {
    FigureKind kind = FigureKind::Asset;
    QString label, value, detail;
    QString tip;
    std::optional<Provenance> mark;  // beside the label
    Freshness fresh = Freshness::Live;
    int width = 184;
    int narrow = 150;                 // no less
    QString note;                     // beside the label, where there is room
    Severity worst = Severity::None;  // of the rules raised on it
    Severity tone = Severity::None;   // of the value itself
    std::optional<PhaseRing> ring;
    std::optional<FragilityGauge> gauge;
};

// One venue's light and the few numbers behind it.
struct StripVenue {
    VenueId venue = VenueId::Binance;
    Freshness state = Freshness::Off;
    bool enabled = false;
    QString word, value, detail, tip;
    QString rate;   // frames a second, beside the value
    QString brief;  // the detail where there is little room
};

StripVenue stripVenue(const VenueRow& row, AsOf now);
// `feeds`: the best state of the switched-on venues.
std::vector<StripFigure> stripFigures(const QString& asset, const AssetSummary& s,
                                      const std::optional<LiquidatedSum>& liq, Freshness feeds, AsOf now);

}  // namespace plimsoll

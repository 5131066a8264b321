// What the strip says, as values: words and numbers, no pixels.
#pragma once

#include "ui/asset_summary.h"
#include "widgets/badge.h"

#include <QString>

#include <optional>
#include <vector>

namespace plimsoll {

// One figure with its normal or its parts.
struct StripFigure {
    QString label, value, detail;
    QString tip;
    std::optional<Provenance> mark;  // beside the label
    Freshness fresh = Freshness::Live;
    int width = 184;
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

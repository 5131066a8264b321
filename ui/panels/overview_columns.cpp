#include "ui/panels/overview_columns.h"

#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

namespace {

using C = OverviewColumn;
using F = OverviewField;

constexpr std::array<OverviewColumnRow, kOverviewColumns> kColumns = {{
    {"asset", "FARTCOIN", false, 0, {}, ""},
    {"price_usd", "84,012.40", true, 0, F::Price, "price"},
    {"path_1h", "", false, 9, {}, ""},
    {"change_1h_pct", "\u221299.99", true, 4, F::Change1h, "ret_1h"},
    {"change_24h_pct", "\u221299.99", true, 0, F::Change24h, "ret_24h"},
    {"oi", "\u2265 99,999.9", true, 2, F::Interest, "oi_usd"},
    {"oi_1h_pct", "\u221299.99", true, 12, F::Interest1h, "d_oi_1h"},
    {"oi_24h_pct", "\u221299.99", true, 5, F::Interest24h, "d_oi_24h"},
    {"funding", "\u221299.99", true, 1, F::Rate, "r8"},
    {"funding_gap", "99.99", true, 7, F::RateSpread, "r8_spread"},
    {"funding_pair", "BN / BY", false, 13, F::RateSpread, "r8_spread"},
    {"liq_longs_1h", "\u2265 $99.9m", true, 5, F::Longs1h, "liq_usd_1h_long"},
    {"liq_shorts_1h", "\u2265 $99.9m", true, 6, F::Shorts1h, "liq_usd_1h_short"},
    {"liq_longs_24h", "\u2265 $999m", true, 14, F::Longs24h, "liq_usd_24h_long"},
    {"liq_shorts_24h", "\u2265 $999m", true, 14, F::Shorts24h, "liq_usd_24h_short"},
    {"depth_ratio", "0.62\u00d7", true, 8, F::DepthRatio, "depth_ratio"},
    {"volume_24h", "\u2265 99,999.9", true, 10, F::Volume24h, ""},
    {"fragility", "100", true, 3, F::Fragility, "fragility"},
    {"phase", "Liquidation", false, 11, F::Phase, "phase"},
}};

// At which the ground has its full colour.
constexpr double kFull1h = 0.03, kFull24h = 0.10, kFullInterest1h = 0.03, kFullInterest24h = 0.15, kFullGap = 8e-4,
                 kThin = 0.4;
constexpr double kSmall1h = 1e4, kSmall24h = 1e5, kLiquidationDecades = 4;  // liquidated, US dollars

// "+2.31" of "+2.31 %": the unit stands in the head.
QString bare(QString text)
{
    return text.remove(QStringLiteral(" %"));
}

bool isMoney(C column)
{
    switch (column) {
        case C::Interest:
        case C::Volume:
        case C::Longs1h:
        case C::Shorts1h:
        case C::Longs24h:
        case C::Shorts24h: return true;
        case C::Asset:
        case C::Price:
        case C::Path:
        case C::Change1h:
        case C::Change24h:
        case C::Interest1h:
        case C::Interest24h:
        case C::Rate:
        case C::Gap:
        case C::Pair:
        case C::Depth:
        case C::Fragility:
        case C::Phase: return false;
    }
    return false;
}

QString rateText(double r8, FundingUnit unit)
{
    return unit == FundingUnit::Apr ? bare(format::apr(r8 * 3 * 365)) : format::bp8h(r8);
}

QString moneyText(double usd, C column, const OverviewRow& row, const OverviewUnits& units)
{
    const auto size = overviewSized(usd, row, units);
    if (!size) return {};
    if (units.size == SizeUnit::Base) return sizeWithWord(*size, {});
    if (column == C::Interest || column == C::Volume) return format::moneyIn(*size, 1e6, 1);
    return units.size == SizeUnit::Usd ? format::money(*size) : sizeWithWord(*size, {});
}

QString pairText(const OverviewRow& row)
{
    if (!row.lowest || !row.highest) return {};
    return venueCodeText(*row.lowest) + QStringLiteral(" / ") + venueCodeText(*row.highest);
}

// Those of the contract's step, but no more digits than a price is read in.
int decimalsOf(const OverviewRow& row, double price)
{
    constexpr int kDigits = 7;
    if (!row.tick || row.tick->raw <= 0) return -1;
    const double tick = row.tick->value();
    int decimals = 0;
    for (double at = tick; decimals < 12 && std::fabs(at - std::round(at)) > 1e-6 * at; at *= 10) ++decimals;
    const int before = price > 0 ? static_cast<int>(std::floor(std::log10(price))) + 1 : 1;
    return within(kDigits - before, 0, decimals);
}

}  // namespace

const MetricValue* overviewValue(const OverviewRow& row, C column)
{
    const auto& field = overviewColumn(column).field;
    return field ? &row.at(*field) : nullptr;
}

// Dollars as the unit has them; nothing where there is no rate into it.
std::optional<double> overviewSized(double usd, const OverviewRow& row, const OverviewUnits& units)
{
    switch (units.size) {
        case SizeUnit::Usd: return usd;
        case SizeUnit::Quote: return units.usdPerUsdt ? std::optional(usd / *units.usdPerUsdt) : std::nullopt;
        case SizeUnit::Base: {
            const auto& price = row.at(F::Price).value;
            return price && *price > 0 ? std::optional(usd / *price) : std::nullopt;
        }
    }
    return std::nullopt;
}

QString overviewPhase(double value)
{
    const auto at = static_cast<std::uint8_t>(std::min(255.0, std::max(0.0, value)));
    const QString title = phaseTitle(static_cast<analytics::phase::Phase>(at));
    return title.isEmpty() ? format::kNone : title;
}

QString overviewPrice(const OverviewRow& row, double price)
{
    const int decimals = decimalsOf(row, price);
    return decimals < 0 ? format::qty(price) : format::price(Price::nearest(price), decimals);
}

const OverviewColumnRow& overviewColumn(OverviewColumn column)
{
    return kColumns[static_cast<std::size_t>(column)];
}

QString overviewHead(OverviewColumn column, const OverviewUnits& units)
{
    const QString word = units.size == SizeUnit::Usd     ? QStringLiteral("$m")
                         : units.size == SizeUnit::Quote ? UiText::tr("USDT m")
                                                         : UiText::tr("coins");
    const bool apr = units.rate == FundingUnit::Apr;
    switch (column) {
        case C::Asset: return UiText::tr("Asset");
        case C::Price: return UiText::tr("Price $");
        case C::Path: return QStringLiteral("1 h");
        case C::Change1h: return QStringLiteral("1 h %");
        case C::Change24h: return QStringLiteral("24 h %");
        case C::Interest: return QStringLiteral("OI ") + word;
        case C::Interest1h: return QStringLiteral("OI 1 h");
        case C::Interest24h: return QStringLiteral("OI 24 h");
        case C::Rate: return apr ? UiText::tr("APR %") : QStringLiteral("bp/8h");
        case C::Gap: return apr ? UiText::tr("Gap %") : UiText::tr("Gap bp");
        case C::Pair: return UiText::tr("Low / high");
        case C::Longs1h: return UiText::tr("Longs 1 h");
        case C::Shorts1h: return UiText::tr("Shorts 1 h");
        case C::Longs24h: return UiText::tr("Longs 24 h");
        case C::Shorts24h: return UiText::tr("Shorts 24 h");
        case C::Depth: return UiText::tr("Depth");
        case C::Volume: return UiText::tr("Vol ") + word;
        case C::Fragility: return UiText::tr("Fragile");
        case C::Phase: return UiText::tr("Phase");
    }
    return {};
}

std::optional<double> overviewKey(const OverviewRow& row, OverviewColumn column)
{
    if (column == C::Path) {
        // A path has no size; what it shows has.
        return row.at(F::Change1h).value;
    }
    if (column == C::Pair && !row.lowest) return std::nullopt;
    const MetricValue* v = overviewValue(row, column);
    return v ? v->value : std::nullopt;
}

bool overviewStale(const OverviewRow& row, OverviewColumn column)
{
    const MetricValue* const v = overviewValue(row, column);
    return v && !v->value && v->reason == analytics::Reason::Stale;
}

QString overviewText(const OverviewRow& row, OverviewColumn column, const OverviewUnits& units)
{
    if (column == C::Asset) return QString::fromStdString(row.asset);
    if (column == C::Path) return {};
    if (column == C::Pair) return pairText(row);
    const MetricValue* v = overviewValue(row, column);
    if (!v || !v->value) return {};
    if (isMoney(column) && !overviewSized(*v->value, row, units)) return {};
    const auto words = [&](double value) -> QString {
        if (isMoney(column)) return moneyText(value, column, row, units);
        switch (column) {
            case C::Price: return overviewPrice(row, value);
            case C::Rate: return rateText(value, units.rate);
            // The distance of two rates has no direction.
            case C::Gap: return rateText(value, units.rate).remove(QLatin1Char('+'));
            case C::Depth: return format::ratio(value);
            case C::Fragility: return format::plain(value, 0);
            case C::Phase: return overviewPhase(value);
            default: return bare(format::percentChange(value));
        }
    };
    return format::floored(v->floor, words, *v->value);
}

CellTone overviewTone(const OverviewRow& row, OverviewColumn column)
{
    const auto key = overviewKey(row, column);
    if (column == C::Asset) return row.watched ? CellTone::Strong : CellTone::Base;
    if (!key) return CellTone::Faint;
    switch (column) {
        case C::Change1h:
        case C::Change24h:
        case C::Path: return *key > 0 ? CellTone::Bid : *key < 0 ? CellTone::Ask : CellTone::Base;
        case C::Rate: return *key > 0 ? CellTone::Long : *key < 0 ? CellTone::Short : CellTone::Base;
        case C::Longs1h:
        case C::Longs24h: return *key > 0 ? CellTone::Long : CellTone::Muted;
        case C::Shorts1h:
        case C::Shorts24h: return *key > 0 ? CellTone::Short : CellTone::Muted;
        case C::Price: return CellTone::Strong;
        case C::Pair:
        case C::Phase: return CellTone::Muted;
        case C::Asset:
        case C::Interest:
        case C::Interest1h:
        case C::Interest24h:
        case C::Gap:
        case C::Depth:
        case C::Volume:
        case C::Fragility: return CellTone::Base;
    }
    return CellTone::Base;
}

ShadeCell overviewShade(const OverviewRow& row, OverviewColumn column)
{
    const auto key = overviewKey(row, column);
    if (!key) return {};
    // By the logarithm, over four orders of magnitude.
    const auto liquidated = [&](double small) {
        return *key > small ? std::log10(*key / small) / kLiquidationDecades : 0.0;
    };
    switch (column) {
        case C::Change1h: return {Shade::Side, *key / kFull1h};
        case C::Change24h: return {Shade::Side, *key / kFull24h};
        case C::Interest1h: return {Shade::Amount, *key / kFullInterest1h};
        case C::Interest24h: return {Shade::Amount, *key / kFullInterest24h};
        case C::Rate: return {Shade::Rate, *key * 1e4};
        case C::Gap: return {Shade::Amount, *key / kFullGap};
        case C::Longs1h: return {Shade::Longs, liquidated(kSmall1h)};
        case C::Longs24h: return {Shade::Longs, liquidated(kSmall24h)};
        case C::Shorts1h: return {Shade::Shorts, liquidated(kSmall1h)};
        case C::Shorts24h: return {Shade::Shorts, liquidated(kSmall24h)};
        case C::Depth: return {Shade::Amount, std::max(0.0, (1 - *key) / (1 - kThin))};
        case C::Fragility: return {Shade::Modelled, *key / 100};
        case C::Asset:
        case C::Price:
        case C::Path:
        case C::Interest:
        case C::Pair:
        case C::Volume:
        case C::Phase: return {};
    }
    return {};
}

}  // namespace plimsoll

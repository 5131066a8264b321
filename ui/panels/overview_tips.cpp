// What the market overview says of a cell when the pointer rests on it.
#include "model/analytics/scores.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/overview_columns.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

using C = OverviewColumn;

QString fragilityTip(const OverviewRow& row)
{
    QStringList lines;
    for (std::size_t i = 0; i < analytics::score::kFragilityParts.size(); ++i) {
        const auto& part = analytics::score::kFragilityParts[i];
        const QString name = modelWords(text(part.key).replace(QLatin1Char('_'), QLatin1Char(' ')).toStdString());
        if (!row.parts[i]) {
            lines << UiText::tr("%1: not known, of %2").arg(name).arg(part.weight);
            continue;
        }
        lines << UiText::tr("%1: %2 of %3, at %4 (%5; nothing at %6, all at %7)")
                     .arg(name, format::plain(*row.parts[i], 1))
                     .arg(part.weight)
                     .arg(row.inputs[i] ? QString::number(*row.inputs[i], 'g', 4) : format::kNone,
                          modelWords(part.unit), QString::number(part.low), QString::number(part.high));
    }
    lines << UiText::tr(
        "Parts that are not known are left out and the rest weighs more. Present fragility, not "
        "the chance of a crash.");
    return lines.join(QLatin1Char('\n'));
}

QString exactText(const OverviewRow& row, C column, double v, const OverviewUnits& units)
{
    switch (column) {
        case C::Asset:
        case C::Path: return {};
        case C::Price: return UiText::tr("%1 US dollars").arg(overviewPrice(row, v));
        case C::Change1h:
        case C::Change24h:
        case C::Interest1h:
        case C::Interest24h: return QStringLiteral("%1 %").arg(format::plain(v * 100, 4));
        case C::Rate:
        case C::Gap:
        case C::Pair:
            return UiText::tr("%1 bp per 8 h, %2 a year").arg(format::plain(v * 1e4, 4), format::apr(v * 3 * 365));
        case C::Interest:
        case C::Volume:
        case C::Longs1h:
        case C::Shorts1h:
        case C::Longs24h:
        case C::Shorts24h: {
            QString out = UiText::tr("%1 US dollars").arg(format::plain(v, 0));
            if (units.size == SizeUnit::Base)
                if (const auto coins = overviewSized(v, row, units))
                    out += UiText::tr(", %1 at the present price")
                               .arg(sizeWithWord(*coins, QString::fromStdString(row.asset)));
            return out;
        }
        case C::Depth: return UiText::tr("%1 times what is usual").arg(format::plain(v, 3));
        case C::Fragility: return QStringLiteral("%1 of 100").arg(format::plain(v, 1));
        case C::Phase: return overviewPhase(v);
    }
    return {};
}

}  // namespace

QString overviewHeadTip(OverviewColumn column)
{
    switch (column) {
        case C::Asset: return UiText::tr("Watched assets come first; a click sorts");
        case C::Price: return UiText::tr("Last traded price, median of the venues, in US dollars a coin");
        case C::Path: return UiText::tr("Price of the last hour, by the minute");
        case C::Change1h: return UiText::tr("Change of the price over 1 hour; full colour at 3 %");
        case C::Change24h: return UiText::tr("Change of the price over 24 hours; full colour at 10 %");
        case C::Interest:
            return UiText::tr("Open interest of all venues, each position once; the key U changes the unit");
        case C::Interest1h:
            return UiText::tr("Change of the open interest over 1 hour, in coins, %; full colour at 3 %");
        case C::Interest24h:
            return UiText::tr("Change of the open interest over 24 hours, in coins, %; full colour at 15 %");
        case C::Rate:
            return UiText::tr("Funding estimate, mean of the venues by open interest; orange: longs pay");
        case C::Gap: return UiText::tr("Highest funding rate of the venues less the lowest; full colour at 8 bp");
        case C::Pair: return UiText::tr("Where the rate is lowest and where it is highest");
        case C::Longs1h: return UiText::tr("Longs liquidated in 1 hour, as far as the feeds print them");
        case C::Shorts1h: return UiText::tr("Shorts liquidated in 1 hour, as far as the feeds print them");
        case C::Longs24h: return UiText::tr("Longs liquidated in 24 hours, as far as the feeds print them");
        case C::Shorts24h: return UiText::tr("Shorts liquidated in 24 hours, as far as the feeds print them");
        case C::Depth:
            return UiText::tr(
                "Depth within 1 % against the usual of this hour of the week; full colour at 0.4 times");
        case C::Volume: return UiText::tr("Traded in 24 hours on all venues, from their own tickers");
        case C::Fragility: return UiText::tr("Fragility of 0 to 100 with its parts in the tool tip; modelled");
        case C::Phase: return UiText::tr("Phase of the cycle; modelled");
    }
    return {};
}

QString overviewReason(const OverviewRow& row, OverviewColumn column)
{
    const MetricValue* v = overviewValue(row, column);
    if (column == C::Path)
        return row.watched ? UiText::tr("no prices of the last hour yet")
                           : UiText::tr("not watched: its past is not followed");
    if (!v) return {};
    if (v->value) return UiText::tr("no rate into the chosen unit");
    if (!row.watched &&
        (column == C::Change1h || column == C::Interest1h || column == C::Interest24h || column == C::Longs1h ||
         column == C::Shorts1h || column == C::Longs24h || column == C::Shorts24h || column == C::Depth ||
         column == C::Fragility || column == C::Phase))
        return UiText::tr("not watched: choose it to have its books, trades and past followed");
    return modelWords(analytics::reasonWords(v->reason));
}

QString overviewTip(const OverviewRow& row, OverviewColumn column, const OverviewUnits& units, Mono now)
{
    const QString asset = QString::fromStdString(row.asset);
    if (column == C::Asset) {
        QStringList codes;
        for (VenueId v : kVenues)
            if ((row.venues >> static_cast<unsigned>(v)) & 1u) codes << venueNameText(v);
        return UiText::tr("%1: perpetual on %2\n%3")
            .arg(asset, codes.join(QStringLiteral(", ")),
                 row.watched
                     ? UiText::tr("watched")
                     : UiText::tr("not watched: the venues' lists alone; Enter or a double click watches it"));
    }
    QStringList lines;
    const MetricValue* v = overviewValue(row, column);
    const QString name = overviewHeadTip(column);
    if (!v || !v->value || overviewText(row, column, units).isEmpty()) {
        if (column == C::Path && !row.path.empty()) return name;
        return UiText::tr("%1, %2\nNo value: %3").arg(asset, name, overviewReason(row, column));
    }
    lines << QStringLiteral("%1: %2").arg(asset, exactText(row, column, *v->value, units)) << name;
    if (v->floor) lines << UiText::tr("At least: a part of it is not known");
    if (column == C::Interest && row.missing != 0) lines << withoutCodes(row.missing);
    if (column == C::Rate && !row.rateWeighted)
        lines << UiText::tr("All venues count alike: the open interest of some is not known");
    if (column == C::Rate || column == C::Gap || column == C::Pair) {
        for (VenueId venue : kVenues)
            if (const auto& r = row.rates[static_cast<std::size_t>(venue)])
                lines << UiText::tr("%1 %2 bp per 8 h").arg(venueCodeText(venue), format::bp8h(*r));
    }
    if (column == C::Fragility) lines << fragilityTip(row);
    if (column == C::Depth && row.baselineHours)
        lines << UiText::tr("The usual rests on %1 h").arg(format::plain(*row.baselineHours, 1));
    lines << UiText::tr("Oldest input %1 old; %2 % of its inputs are fresh")
                 .arg(format::age(v->age + std::max(Duration{0}, now - v->at)))
                 .arg(std::lround(v->fresh() * 100));
    if (v->window < 1) lines << UiText::tr("%1 % of its time is known").arg(std::lround(v->window * 100));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace plimsoll

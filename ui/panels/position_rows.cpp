#include "ui/panels/position_rows.h"

#include "ui/panels/desk_cells.h"

#include <cmath>

namespace plimsoll {

using namespace desk_cells;
using analytics::portfolio::HeatBand;

namespace {

template <typename F>
Fact factOf(const QString& label, const Figure& f, F&& words, bool stale)
{
    Fact out;
    out.label = label;
    out.value = f ? format::floored(f.floor, words, *f) : format::kNone;
    out.tip = modelWords(f.why);
    out.stale = stale;
    if (!f) out.tone = CellTone::Muted;
    return out;
}

}  // namespace

QString signedMoney(double usd)
{
    const QString words = format::money(usd);  // has its minus
    return usd > 0 && words != format::money(0) ? u'+' + words : words;
}

QString heatBandText(HeatBand band)
{
    switch (band) {
        case HeatBand::Ok: return tr("within limits");
        case HeatBand::Moderate: return tr("moderate");
        case HeatBand::Aggressive: return tr("aggressive");
        case HeatBand::High: return tr("high");
        case HeatBand::Block: return tr("no new positions");
    }
    return {};
}

QString deskTableName(DeskTable table)
{
    switch (table) {
        case DeskTable::Positions: return tr("Positions");
        case DeskTable::Venues: return tr("Venues");
        case DeskTable::Assets: return tr("Assets");
        case DeskTable::Stress: return tr("Stress");
        case DeskTable::Capital: return tr("Capital");
        case DeskTable::Addresses: return tr("Addresses");
    }
    return {};
}

QString deskTableId(DeskTable table)
{
    switch (table) {
        case DeskTable::Positions: return QStringLiteral("positions");
        case DeskTable::Venues: return QStringLiteral("positions_by_venue");
        case DeskTable::Assets: return QStringLiteral("positions_by_asset");
        case DeskTable::Stress: return QStringLiteral("positions_stress");
        case DeskTable::Capital: return QStringLiteral("capital");
        case DeskTable::Addresses: return QStringLiteral("watched_accounts");
    }
    return {};
}

std::vector<std::pair<const PositionReading*, const AccountReading*>> positionsOf(const DeskSnapshot& desk)
{
    std::vector<std::pair<const PositionReading*, const AccountReading*>> out;
    for (const PositionReading& p : desk.positions)
        if (p.account == 0) out.emplace_back(&p, nullptr);
    for (const AccountReading& a : desk.accounts)
        for (const PositionReading& p : a.positions) out.emplace_back(&p, &a);
    return out;
}

std::vector<TextRow> deskRows(DeskTable table, const DeskSnapshot& desk, bool stale)
{
    std::vector<TextRow> rows;
    switch (table) {
        case DeskTable::Positions:
            for (const auto& [position, account] : positionsOf(desk))
                rows.push_back(positionRow(*position, account));
            break;
        case DeskTable::Venues:
            for (const DeskVenueReading& v : desk.venues)
                if (v.positions > 0 || desk.settings.venues[static_cast<std::size_t>(v.venue)].wallet)
                    rows.push_back(venueRow(v));
            break;
        case DeskTable::Assets:
            for (const AssetReading& a : desk.assets) rows.push_back(assetRow(a, desk.settings));
            break;
        case DeskTable::Stress:
            for (const StressRow& s : desk.stress) rows.push_back(stressRow(s));
            break;
        case DeskTable::Capital:
            for (const LayerReading& l : desk.capital) rows.push_back(layerRow(l, desk.settings));
            break;
        case DeskTable::Addresses:
            for (const AccountReading& a : desk.accounts) rows.push_back(accountRow(a));
            break;
    }
    if (stale)
        for (TextRow& row : rows)
            for (std::size_t i = 1; i < row.cells.size(); ++i) row.cells[i].fresh = Freshness::Stale;
    return rows;
}

std::vector<Fact> deskFacts(const DeskSnapshot& desk, bool stale)
{
    const DeskTotals& t = desk.totals;
    const DeskSettings& s = desk.settings;
    const auto share = [](double v) { return percent(v, 1); };
    Fact equity = factOf(tr("Equity"), t.equityUsd, format::money, stale);
    if (t.profitUsd) equity.note = tr("P&L %1").arg(signedMoney(*t.profitUsd));
    Fact exposure = factOf(
        tr("Exposure"), t.exposure, [](double v) { return plain(v, 2) + QChar(0xd7); }, stale);
    exposure.note = tr("limits %1\u00d7, %2\u00d7").arg(s.exposureLimits[0]).arg(s.exposureLimits[1]);
    if (t.exposure)
        exposure.tone = t.exposureLevel == 2   ? CellTone::Critical
                        : t.exposureLevel == 1 ? CellTone::Warn
                                               : CellTone::Strong;
    Fact heat = factOf(tr("Heat"), t.heat, share, stale);
    if (t.heat) {
        // Of a lower bound the band is at least so high; nothing is above the last one.
        const bool atLeast = t.heat.floor && t.heatBand != HeatBand::Block;
        heat.note = !t.heatBand ? tr("not known of %1").arg(text(t.heatOpen))
                    : atLeast   ? tr("at least %1").arg(heatBandText(*t.heatBand))
                                : heatBandText(*t.heatBand);
        heat.tone = !t.heatBand                           ? CellTone::Muted
                    : *t.heatBand >= HeatBand::High       ? CellTone::Critical
                    : *t.heatBand >= HeatBand::Aggressive ? CellTone::Warn
                                                          : CellTone::Strong;
        heat.tip = tr("Loss of all stops together, of equity. Limits %1, %2, %3; from %4 on no new positions. A "
                      "position without a stop counts where it is liquidated")
                       .arg(percent(s.heatLimits[0], 0), percent(s.heatLimits[1], 0), percent(s.heatLimits[2], 0),
                            percent(s.heatLimits[3], 0));
        if (t.heat.floor) heat.tip += QLatin1Char('\n') + modelWords(t.heat.why);
    }
    Fact ratio = factOf(tr("Margin ratio"), t.marginRatio, share, stale);
    if (t.marginRatio) {
        ratio.note = tr("\u03a3 maintenance / \u03a3 equity");
        ratio.tone = *t.marginRatio >= 0.8   ? CellTone::Critical
                     : *t.marginRatio >= 0.5 ? CellTone::Warn
                                             : CellTone::Strong;
    }
    Fact net = factOf(tr("Net delta"), t.netUsd, signedMoney, stale);
    if (t.grossUsd) net.note = tr("gross %1").arg(format::money(*t.grossUsd));
    Fact funding = factOf(
        tr("Funding a day"), t.fundingDayUsd, [](double v) { return signedMoney(-v); }, stale);
    if (t.fundingDayUsd)
        funding.note = *t.fundingDayUsd > 0 ? tr("paid") : *t.fundingDayUsd < 0 ? tr("received") : QString();
    Fact risk = factOf(
        tr("At risk"), t.riskR, [](double v) { return tr("%1 R").arg(plain(v, 1)); }, stale);
    if (t.riskUsd && t.rUsd) risk.note = tr("%1, R = %2").arg(format::money(*t.riskUsd), format::money(*t.rUsd));
    constexpr double kMostInOne = 0.5;
    Fact spread = factOf(
        tr("Spread over"), t.effectiveAssets, [](double v) { return tr("%1 assets").arg(plain(v, 1)); }, stale);
    if (t.largestShare) {
        spread.note = tr("%1 in %2").arg(percent(*t.largestShare, 0), text(t.largestAsset));
        spread.tip = tr("So many assets of equal exposure would be as concentrated. Not all capital in one asset");
        spread.tone = analytics::above(*t.largestShare, kMostInOne) ? CellTone::Warn : CellTone::Strong;
    }
    return {equity, exposure, heat, ratio, net, funding, risk, spread};
}

}  // namespace plimsoll

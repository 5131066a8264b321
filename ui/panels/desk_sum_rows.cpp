// What positions come to: by venue, by asset, under stress, by layer of capital.
#include "ui/panels/desk_cells.h"

#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using namespace desk_cells;

namespace {

// Margin that lies in one place is lost in one place.
TextCell marginShareCell(const DeskVenueReading& v)
{
    TextCell c = cellOf(
        v.marginShare, [](double s) { return percent(s, 0); }, tr("Of all margin"));
    if (v.marginShare && v.cap && analytics::above(*v.marginShare, *v.cap)) {
        c.tone = CellTone::Warn;
        c.tip = tr("More of all margin lies here than the cap of %1 allows: it is concentrated")
                    .arg(percent(*v.cap, 0));
    }
    return c;
}

TextCell roomCell(const DeskVenueReading& v)
{
    TextCell c = cellOf(v.roomUsd, signedMoney);
    if (!v.roomUsd) return c;
    const bool over = *v.roomUsd < 0;
    if (over) c.tone = CellTone::Warn;
    c.tip = over ? tr("So much less here, and its share is at the cap; the other venues' room says where it fits")
                 : tr("So much more here, and its share is at the cap. A cap is a limit, not a goal");
    return c;
}

}  // namespace

TextRow venueRow(const DeskVenueReading& v)
{
    TextRow row;
    row.key = text(venueKey(v.venue));
    TextCell share = cellOf(v.share, [](double s) { return percent(s, 0); });
    if (v.share) {
        share.bar = within(*v.share, 0.0, 1.0);
        share.tip = tr("Share of all exposure; the cap is %1").arg(percent(v.cap.value.value_or(0), 0));
    }
    TextCell used = cellOf(
        v.capUsed, [](double u) { return percent(u, 0); }, tr("Share over cap. Distribute margin over venues"));
    if (v.capUsed) {
        used.tone = *v.capUsed >= 1.25                ? CellTone::Critical
                    : analytics::above(*v.capUsed, 1) ? CellTone::Warn
                                                      : CellTone::Base;
        used.bar = within(*v.capUsed, 0.0, 1.0);
    }
    TextCell ratio = cellOf(
        v.marginRatio, [](double r) { return percent(r, 1); },
        tr("Maintenance margin over equity: at 100 % the venue liquidates"));
    if (v.marginRatio)
        ratio.tone = *v.marginRatio >= 0.8   ? CellTone::Critical
                     : *v.marginRatio >= 0.5 ? CellTone::Warn
                                             : CellTone::Base;
    row.cells = {venueCell(v.venue),
                 plainCell(QString::number(v.positions)),
                 cellOf(v.equityUsd, format::money, tr("Balance and unrealised profit")),
                 cellOf(v.grossUsd, format::money),
                 share,
                 used,
                 ratio,
                 cellOf(v.bufferUsd, signedMoney, tr("Equity beyond maintenance margin")),
                 cellOf(v.leverage, [](double l) { return plain(l, l < 10 ? 1 : 0) + QChar(0xd7); }),
                 cellOf(v.withdrawableUsd, format::money,
                        tr("May leave so that 20 % of the notional value, or the initial margin, stay")),
                 marginShareCell(v),
                 roomCell(v)};
    return row;
}

namespace {

TextCell breakCell(const std::optional<AssetReading::Break>& b, bool up)
{
    if (!b) return plainCell(format::kNone, CellTone::Muted, up ? tr("no short leg") : tr("no long leg"));
    TextCell c = cellOf(b->move, [up](double m) {
        return (up ? QStringLiteral("+") : QString(QChar(0x2212))) + percent(m, m < 0.1 ? 2 : 1);
    });
    c.venue = b->venue;
    c.tip = tr("The first leg is liquidated there, at %1").arg(text(venueName(b->venue)));
    if (b->moveAtr) c.tip += QLatin1Char('\n') + tr("%1 usual daily ranges (ATR)").arg(plain(*b->moveAtr, 1));
    if (b->profitUsd)
        c.tip += QLatin1Char('\n') + tr("All legs together: %1 there").arg(signedMoney(*b->profitUsd));
    return c;
}

}  // namespace

TextRow assetRow(const AssetReading& a, const DeskSettings& s)
{
    TextRow row;
    row.key = row.asset = QString::fromStdString(a.asset);
    TextCell share = cellOf(
        a.share, [](double v) { return percent(v, 0); }, tr("Of all exposure: not all in one asset"));
    if (a.share) share.bar = within(*a.share, 0.0, 1.0);
    TextCell survives = plainCell(format::kNone, CellTone::Muted, tr("It has legs on one side only"));
    const QString move = tr("a move of %1 either way").arg(percent(s.hedgeMove, 0));
    if (a.hedged && a.survives)
        survives = plainCell(
            *a.survives ? tr("survives") : tr("breaks"), *a.survives ? CellTone::Ok : CellTone::Critical,
            *a.survives
                ? tr("No leg is liquidated by %1").arg(move)
                : tr("A leg is liquidated by less than %1: delta-neutral is not liquidation-neutral").arg(move));
    else if (a.hedged)
        survives = plainCell(tr("unknown"), CellTone::Muted, modelWords(a.why));
    row.cells = {plainCell(row.asset, CellTone::Strong),
                 cellOf(a.netCoins,
                        [](double v) {
                            return v == 0 ? QStringLiteral("0")
                                          : (v > 0 ? QStringLiteral("+") : QString(QChar(0x2212))) +
                                                format::qty(std::fabs(v));
                        }),
                 cellOf(a.netUsd, signedMoney),
                 cellOf(a.grossUsd, format::money),
                 share,
                 breakCell(a.down, false),
                 breakCell(a.up, true),
                 survives};
    return row;
}

TextRow stressRow(const StressRow& s)
{
    TextRow row;
    row.key = QString::number(s.shock, 'f', 4);
    QStringList dead;
    for (const std::string& name : s.liquidated) dead << QString::fromStdString(name);
    TextCell ratio = cellOf(s.marginRatio, [](double r) { return percent(r, 0); });
    if (s.marginRatio)
        ratio.tone = *s.marginRatio >= 0.8   ? CellTone::Critical
                     : *s.marginRatio >= 0.5 ? CellTone::Warn
                                             : CellTone::Base;
    TextCell liquidated = plainCell(dead.isEmpty() ? tr("none") : dead.join(QStringLiteral(", ")),
                                    dead.isEmpty() ? CellTone::Muted : CellTone::Critical);
    // Rates or betas that nobody knows: there may be more.
    if (!s.profitUsd || (!s.marginRatio && s.marginRatio.reason != analytics::Reason::BadInput)) {
        liquidated.text = dead.isEmpty() ? format::kNone : tr("at least %1").arg(liquidated.text);
        liquidated.tip = modelWords(s.profitUsd ? s.marginRatio.why : s.profitUsd.why);
    }
    liquidated.tip = liquidated.tip.isEmpty() ? tr("Each isolated position is an account of its own; the rest of "
                                                   "a venue's balance stands behind its cross positions")
                                              : liquidated.tip;
    row.cells = {
        plainCell(QString::fromStdString(s.name), CellTone::Strong),
        profitCell(
            s.profitUsd,
            tr("Change of the equity when the price of Bitcoin makes this move, and each coin its beta of it")),
        cellOf(s.equityUsd, signedMoney), ratio, liquidated};
    return row;
}

TextRow layerRow(const LayerReading& l, const DeskSettings& s)
{
    TextRow row;
    row.key = text(capitalLayerName(l.layer));
    const LayerCapital& c = s.capital[static_cast<std::size_t>(l.layer)];
    TextCell share = cellOf(l.share, [](double v) { return percent(v, 1); });
    if (l.share) {
        share.bar = within(*l.share, 0.0, 1.0);
        share.tone = l.shareBroken ? CellTone::Warn : CellTone::Base;
    }
    TextCell drawdown = cellOf(l.drawdown, [](double v) { return percent(v, 1); });
    if (l.drawdownBroken) drawdown.tone = CellTone::Critical;
    row.cells = {
        plainCell(row.key, CellTone::Strong),
        c.now ? plainCell(format::money(*c.now)) : plainCell(format::kNone, CellTone::Muted, tr("not entered")),
        share,
        plainCell((l.layer == CapitalLayer::Reserve ? QStringLiteral("\u2265 ") : QStringLiteral("\u2264 ")) +
                  percent(l.limit, 0)),
        drawdown,
        plainCell(QStringLiteral("\u2264 ") + percent(c.drawdownLimit, 0)),
        plainCell(l.shareBroken && l.drawdownBroken ? tr("share, drawdown")
                  : l.shareBroken                   ? tr("share")
                  : l.drawdownBroken                ? tr("drawdown")
                  : l.share                         ? tr("kept")
                                                    : tr("unknown"),
                  l.shareBroken || l.drawdownBroken ? CellTone::Warn : CellTone::Muted)};
    return row;
}

}  // namespace plimsoll

#include "ui/panels/position_rows.h"

#include "model/desk/desk_quote.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::portfolio::HeatBand;

namespace {

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("PositionsPanel", text, nullptr, n);
}

QString percent(double fraction, int decimals)
{
    return QString::fromStdString(percentWords(fraction, decimals));
}

QString priceText(double price)
{
    return QString::fromStdString(priceWords(price));
}

QString plain(double v, int decimals)
{
    return format::plain(v, decimals);
}

QString hours(double h)
{
    return h < 72 ? tr("%1 h").arg(plain(h, h < 10 ? 1 : 0)) : tr("%1 d").arg(plain(h / 24, h < 240 ? 1 : 0));
}

// A cell of a figure: its text, or a dash with the reason.
template <typename F>
TextCell cellOf(const Figure& f, F&& words, const QString& tip = {})
{
    TextCell c;
    if (!f) {
        c.text = format::kNone;
        c.tip = modelWords(f.why);
        c.tone = CellTone::Muted;
        return c;
    }
    c.text = words(*f);
    if (f.floor) c.text.prepend(QStringLiteral("\u2265 "));
    c.floor = f.floor;
    c.tip = tip;
    return c;
}

TextCell plainCell(const QString& text, CellTone tone = CellTone::Base, const QString& tip = {})
{
    TextCell c;
    c.text = text;
    c.tone = tone;
    c.tip = tip;
    return c;
}

TextColumn words(const QString& head, const char* exported, const QString& widest, int drop = 0)
{
    TextColumn c;
    c.head = head;
    c.exportHead = QString::fromLatin1(exported);
    c.widest = widest;
    c.drop = drop;
    return c;
}

TextCell venueCell(VenueId v)
{
    TextCell c = plainCell(text(venueCode(v)), CellTone::Base, text(venueName(v)));
    c.venue = v;
    return c;
}

TextCell profitCell(const Figure& f, const QString& tip = {})
{
    return cellOf(f, signedMoney, tip);
}

TextCell liquidationCell(const PositionReading& p)
{
    if (p.liquidation && *p.liquidation <= 0)
        return plainCell(tr("none"), CellTone::Muted, tr("No price liquidates it: the margin covers all of it"));
    QString tip = tr("Liquidation price by %1").arg(modelWords(p.liquidationBy));
    if (p.bankrupt) tip += QLatin1Char('\n') + tr("Its margin is gone at %1").arg(priceText(*p.bankrupt));
    if (p.maintenanceUsd && p.mmr)
        tip += QLatin1Char('\n') +
               tr("Maintenance margin now %1, %2").arg(format::money(*p.maintenanceUsd), percent(*p.mmr, 2));
    TextCell c = cellOf(p.liquidation, priceText, tip);
    if (p.liquidatedAtOnce) {
        c.tone = CellTone::Critical;
        c.tip += QLatin1Char('\n') +
                 tr("The margin does not exceed maintenance at entry: it would be liquidated at once");
    }
    return c;
}

TextCell distanceCell(const PositionReading& p)
{
    TextCell c = cellOf(p.distance, [](double d) { return percent(d, std::fabs(d) < 0.1 ? 2 : 1); });
    if (!p.distance) return c;
    if (p.distanceAtr) {
        c.tip = tr("%1 usual daily ranges (ATR) from the mark price").arg(plain(*p.distanceAtr, 1));
        // The rule LIQ_DIST: one range is critical, two a warning.
        c.tone = *p.distanceAtr <= 1 ? CellTone::Critical : *p.distanceAtr <= 2 ? CellTone::Warn : CellTone::Base;
    } else {
        c.tip = tr("In daily ranges (ATR): %1").arg(modelWords(p.distanceAtr.why));
    }
    if (*p.distance <= 0) c.tone = CellTone::Critical;
    return c;
}

TextCell holdCell(const PositionReading& p)
{
    if (p.unlimitedHold)
        return plainCell(tr("no limit"), CellTone::Muted, tr("Funding costs this side nothing at present"));
    TextCell c = cellOf(p.holdLeftHours, hours);
    if (!p.holdLeftHours) return c;
    c.tip = tr("Until funding has cost its budget of the margin, at the present rate. From opening: %1")
                .arg(p.maxHoldHours ? hours(*p.maxHoldHours) : format::kNone);
    if (p.holdUsed) c.tip += QLatin1Char('\n') + tr("Used: %1").arg(percent(*p.holdUsed, 0));
    if (!p.heldHours) c.tip += QLatin1Char('\n') + modelWords(p.heldHours.why);
    if (p.holdUsed && *p.holdUsed >= 1)
        c.tone = CellTone::Critical;
    else if (p.holdUsed && *p.holdUsed >= 0.8)
        c.tone = CellTone::Warn;
    return c;
}

TextCell queueCell(const PositionReading& p)
{
    TextCell c = cellOf(
        p.adlQuantile, [](double q) { return tr("%1 of 100").arg(plain(q * 100, 0)); },
        tr("Modelled: its place among the estimated positions of its side on this venue, by the "
           "venue's own score. 100 is deleveraged first"));
    if (p.adlQuantile) {
        c.tone = *p.adlQuantile >= 0.95  ? CellTone::Critical
                 : *p.adlQuantile >= 0.8 ? CellTone::Warn
                                         : CellTone::Modelled;
        c.text.prepend(QLatin1Char('~'));
    }
    return c;
}

// Of the venue itself; a position that was entered by hand has none.
TextCell venueLiquidationCell(const PositionReading& p)
{
    if (p.account == 0) return plainCell(format::kNone, CellTone::Muted, tr("Only a watched account has one"));
    TextCell c = cellOf(p.venueLiquidation, priceText, tr("As Hyperliquid says it"));
    if (p.venueLiquidation && p.liquidation && *p.liquidation > 0 && *p.venueLiquidation > 0)
        c.tip +=
            QLatin1Char('\n') + tr("Ours differs by %1").arg(percent(*p.liquidation / *p.venueLiquidation - 1, 3));
    return c;
}

QString seconds(Duration age)
{
    return tr("%1 s").arg(plain(toSeconds(age), 0));
}

TextRow positionRow(const PositionReading& p, const AccountReading* account)
{
    const Position& o = p.position;
    TextRow row;
    row.key = account ? QStringLiteral("w%1 %2").arg(account->who.id).arg(text(p.symbol)) : QString::number(o.id);
    row.asset = QString::fromStdString(o.asset);
    const bool spot = o.market == Market::Spot;
    QString about = p.symbol.empty() ? tr("%1 does not list it").arg(text(venueName(o.venue)))
                                     : text(p.symbol) + QStringLiteral(" \u00b7 ") + text(p.quote);
    if (!o.note.empty()) about += QLatin1Char('\n') + QString::fromStdString(o.note);
    TextCell side = spot ? plainCell(tr("Spot"), CellTone::Base)
                         : plainCell(o.side == PositionSide::Long ? tr("Long") : tr("Short"),
                                     o.side == PositionSide::Long ? CellTone::Long : CellTone::Short);
    side.tip = spot                          ? tr("Held outright")
               : o.mode == MarginMode::Cross ? tr("Cross margin")
                                             : tr("Isolated margin");
    TextCell mark = cellOf(p.mark, priceText, tr("Mark price of %1").arg(text(venueName(o.venue))));
    mark.fresh = p.mark ? p.markFresh : Freshness::Live;
    TextCell stop = o.stop ? plainCell(priceText(*o.stop))
                           : plainCell(format::kNone, CellTone::Muted, tr("no stop is entered"));
    if (p.stopBeyondLiquidation) {
        stop.tone = CellTone::Critical;
        stop.tip = tr("It is liquidated before the stop is reached");
    }
    TextCell risk = cellOf(
        p.riskR, [](double r) { return plain(r, 2); },
        p.riskUsd ? tr("%1 lost %2")
                        .arg(format::money(*p.riskUsd), o.stop ? tr("at the stop") : tr("where it is liquidated"))
                  : QString());
    row.cells = {plainCell(row.asset, CellTone::Strong, about),
                 venueCell(o.venue),
                 side,
                 plainCell(format::qty(o.coins)),
                 plainCell(priceText(o.entry)),
                 mark,
                 cellOf(p.valueUsd, format::money),
                 profitCell(p.profitUsd, p.profitR ? tr("%1 R").arg(plain(*p.profitR, 2)) : QString()),
                 cellOf(
                     p.leverage, [](double l) { return plain(l, l < 10 ? 1 : 0) + QChar(0xd7); },
                     tr("Value over margin. 2 to 5 times is the usual advice")),
                 liquidationCell(p),
                 venueLiquidationCell(p),
                 distanceCell(p),
                 cellOf(
                     p.fundingDayUsd, [](double usd) { return signedMoney(-usd); },
                     p.rate ? tr("At %1 bp per 8 h; below zero is paid").arg(format::bp8h(*p.rate)) : QString()),
                 holdCell(p),
                 queueCell(p),
                 stop,
                 risk,
                 account ? cellOf(p.fundingPaidUsd, [](double usd) { return signedMoney(-usd); })
                         : plainCell(format::kNone, CellTone::Muted, tr("Only a watched account has one")),
                 plainCell(account ? QString::fromStdString(p.accountName) : tr("entered by you"), CellTone::Base,
                           !account            ? tr("What you entered, valued at the live mark price")
                           : account->who.mine ? tr("A watched address that counts as yours")
                                               : tr("A watched address: shown, in none of your sums")),
                 account ? plainCell(seconds(account->age), CellTone::Muted, tr("Since the venue last told it"))
                         : plainCell(format::kNone, CellTone::Muted, tr("It is as you entered it"))};
    if (account && !account->known())
        for (std::size_t i = 1; i < row.cells.size(); ++i) row.cells[i].fresh = Freshness::Stale;
    return row;
}

TextCell stateCell(const AccountReading& a)
{
    if (!a.who.on) return plainCell(tr("off"), CellTone::Muted, modelWords(a.why));
    if (a.fresh == Freshness::Off) return plainCell(tr("not answered"), CellTone::Warn, modelWords(a.why));
    if (a.fresh == Freshness::Stale) return plainCell(tr("stale"), CellTone::Warn, modelWords(a.why));
    QString tip = text(a.who.address);
    if (a.damaged > 0)
        tip += QLatin1Char('\n') + tr("%n positions could not be read", static_cast<int>(a.damaged));
    if (a.unknownFields > 0)
        tip += QLatin1Char('\n') +
               tr("%n fields of the answer are not known here", static_cast<int>(a.unknownFields));
    if (a.damaged > 0) return plainCell(tr("in part"), CellTone::Warn, tip);
    if (a.positions.empty()) return plainCell(tr("no positions"), CellTone::Muted, tip);
    return plainCell(a.fresh == Freshness::Late ? tr("late") : tr("live"),
                     a.fresh == Freshness::Late ? CellTone::Warn : CellTone::Ok, tip);
}

TextRow accountRow(const AccountReading& a)
{
    TextRow row;
    row.key = QString::number(a.who.id);
    const auto money = [](const Figure& f, const QString& tip = {}) { return cellOf(f, format::money, tip); };
    TextCell nearest = cellOf(a.nearest, [](double d) { return percent(d, std::fabs(d) < 0.1 ? 2 : 1); });
    if (a.nearest && *a.nearest <= 0.02) nearest.tone = *a.nearest <= 0.005 ? CellTone::Critical : CellTone::Warn;
    TextCell ratio = cellOf(
        a.marginRatio, [](double r) { return percent(r, 1); },
        tr("Maintenance margin over equity: at 100 % the venue liquidates"));
    if (a.marginRatio)
        ratio.tone = *a.marginRatio >= 0.8   ? CellTone::Critical
                     : *a.marginRatio >= 0.5 ? CellTone::Warn
                                             : CellTone::Base;
    const QString whose = a.who.mine ? tr("Counts as yours") : tr("In none of your sums");
    row.cells = {plainCell(QString::fromStdString(addressWords(a.who)), CellTone::Strong,
                           text(a.who.address) + QLatin1Char('\n') + whose),
                 stateCell(a),
                 money(a.equityUsd),
                 money(a.grossUsd),
                 cellOf(a.netUsd, signedMoney),
                 cellOf(a.leverage, [](double l) { return plain(l, l < 10 ? 1 : 0) + QChar(0xd7); }),
                 nearest,
                 ratio,
                 cellOf(a.bufferUsd, signedMoney),
                 money(a.withdrawableUsd),
                 profitCell(a.profitUsd),
                 cellOf(a.fundingDayUsd, [](double usd) { return signedMoney(-usd); }),
                 cellOf(a.fundingPaidUsd, [](double usd) { return signedMoney(-usd); }),
                 a.fresh == Freshness::Off ? plainCell(format::kNone, CellTone::Muted, modelWords(a.why))
                                           : plainCell(QString::number(a.positions.size())),
                 a.fresh == Freshness::Off ? plainCell(format::kNone, CellTone::Muted, modelWords(a.why))
                                           : plainCell(seconds(a.age), CellTone::Muted)};
    return row;
}

// S0: margin that lies in one place is lost in one place.
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

TextRow venueRow(const DeskVenueReading& v)
{
    TextRow row;
    row.key = text(venueKey(v.venue));
    TextCell share = cellOf(v.share, [](double s) { return percent(s, 0); });
    if (v.share) {
        share.bar = std::clamp(*v.share, 0.0, 1.0);
        share.tip = tr("Share of all exposure; the cap is %1").arg(percent(v.cap.value.value_or(0), 0));
    }
    TextCell used = cellOf(
        v.capUsed, [](double u) { return percent(u, 0); }, tr("Share over cap. Distribute margin over venues"));
    if (v.capUsed) {
        used.tone = *v.capUsed >= 1.25                ? CellTone::Critical
                    : analytics::above(*v.capUsed, 1) ? CellTone::Warn
                                                      : CellTone::Base;
        used.bar = std::clamp(*v.capUsed, 0.0, 1.0);
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
                 plainCell(v.grossUsd > 0 ? format::money(v.grossUsd) : format::kNone, CellTone::Base,
                           v.grossUsd > 0 ? QString() : tr("no perpetuals are held there")),
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

TextRow assetRow(const AssetReading& a, const DeskSettings& s)
{
    TextRow row;
    row.key = row.asset = QString::fromStdString(a.asset);
    TextCell share = cellOf(
        a.share, [](double v) { return percent(v, 0); }, tr("Of all exposure: not all in one asset"));
    if (a.share) share.bar = std::clamp(*a.share, 0.0, 1.0);
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
                 plainCell(a.grossUsd > 0 ? format::money(a.grossUsd) : format::kNone, CellTone::Base,
                           a.grossUsd > 0 ? QString() : tr("no perpetuals")),
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
    // Rates that nobody knows: there may be more.
    if (s.profitUsd && !s.marginRatio && s.marginRatio.reason != analytics::Reason::BadInput) {
        liquidated.text = dead.isEmpty() ? format::kNone : tr("at least %1").arg(liquidated.text);
        liquidated.tip = modelWords(s.marginRatio.why);
    } else if (!s.profitUsd) {
        liquidated = plainCell(format::kNone, CellTone::Muted, modelWords(s.profitUsd.why));
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
        share.bar = std::clamp(*l.share, 0.0, 1.0);
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

Fact factOf(const QString& label, const Figure& f, const QString& value, bool stale)
{
    Fact out;
    out.label = label;
    out.value = f ? (f.floor ? QStringLiteral("\u2265 ") : QString()) + value : format::kNone;
    out.tip = modelWords(f.why);
    out.stale = stale;
    if (!f) out.tone = CellTone::Muted;
    return out;
}

}  // namespace

QString signedMoney(double usd)
{
    const QString size = format::money(std::fabs(usd));
    if (size == format::money(0)) return size;
    return (usd > 0 ? QStringLiteral("+") : QString(QChar(0x2212))) + size;
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

std::vector<TextColumn> deskColumns(DeskTable table)
{
    const auto price = "104,012.4", money = "\u2212$1.24m";
    switch (table) {
        case DeskTable::Positions:
            return {words(tr("Asset"), "asset", QStringLiteral("FARTCOIN")),
                    words(tr("Venue"), "venue", QStringLiteral("BN")),
                    words(tr("Side"), "side", UiText::tr("Short")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Size"), "size_coins", "1,234.56", 7,
                                 tr("Coins of the asset")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Entry"), "entry_quote", price, 5,
                                 tr("Quote currency for one coin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Mark"), "mark_quote", price, 6,
                                 tr("The venue's mark price of one coin, live")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Value"), "value_usd", "$12.4m", 8,
                                 tr("At the mark price, US dollars")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "P&L"), "profit_usd", money, 0,
                                 tr("Unrealised, US dollars")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Lev."), "leverage_x", "12.4\u00d7", 10,
                                 tr("Value over margin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Liq. price"), "liquidation_quote", price, 1,
                                 tr("By the venue's own rule; the tip says how")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Venue's liq."), "liquidation_venue_quote", price, 4,
                                 tr("Liquidation price as the venue itself says it, of watched accounts")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Away"), "liquidation_distance", "99.99 %", 0,
                                 tr("From the mark to the liquidation price")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Funding/d"), "funding_usd_per_day", money, 3,
                                 tr("At the present rate; below zero is paid")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Hold left"), "hold_left", "no limit", 9,
                                 tr("Until the funding budget is used up (A7)")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "ADL"), "adl_quantile_modelled", "~100 of 100", 11,
                                 tr("Place in the queue of auto-deleveraging, modelled (H)")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Stop"), "stop_quote", price, 4,
                                 tr("Quote currency for one coin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Risk R"), "risk_r", "12.34", 2,
                                 tr("Lost at the stop, in units of R (I)")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Paid"), "funding_paid_usd", money, 8,
                                 tr("Funding since it was opened, as the venue counts it; below zero is paid")),
                    words(tr("Source"), "source", UiText::tr("simulated gambler"), 3),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Age"), "age", "999 s", 6,
                                 tr("Of what is known of its size"))};
        case DeskTable::Venues:
            return {words(tr("Venue"), "venue", QStringLiteral("BN")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Held"), "positions", "99", 8, tr("Positions")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Equity"), "equity_usd", "$12.4m", 1, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Exposure"), "gross_usd", "$12.4m", 4,
                                 tr("Sum of the notional values of perpetuals")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Share"), "exposure_share", "100 %", 2, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Of cap"), "cap_used", "1,000 %", 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin ratio"), "margin_ratio", "100.0 %", 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Buffer"), "buffer_usd", "$12.4m", 3, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Lev."), "leverage_x", "12.4\u00d7", 6,
                                 tr("Exposure over equity")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "May leave"), "withdrawable_usd", "$12.4m", 7, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin"), "margin_share", "100 %", 5, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Room"), "room_usd", money, 3,
                                 tr("What may be added until the cap is reached; below zero is too much"))};
        case DeskTable::Assets:
            return {words(tr("Asset"), "asset", QStringLiteral("FARTCOIN")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Net coins"), "net_coins", "\u22121,234.56", 3,
                                 tr("Longs less shorts, spot included")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Net"), "net_usd", money, 0,
                                 tr("Delta in US dollars, spot included")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Exposure"), "gross_usd", "$12.4m", 4,
                                 tr("Of perpetuals")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Share"), "exposure_share", "100 %", 2, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Breaks down"), "break_down", "\u221299.9 %", 0,
                                 tr("The fall that liquidates the first long leg")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Breaks up"), "break_up", "+99.9 %", 0,
                                 tr("The rise that liquidates the first short leg")),
                    words(tr("Hedge"), "hedge", QStringLiteral("survives"), 1)};
        case DeskTable::Stress:
            return {words(tr("Shock"), "shock",
                          UiText::tr("\u2212"
                                     "7 % in 5 min")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Change"), "profit_usd", money, 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Equity"), "equity_usd", money, 1, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin ratio"), "margin_ratio", "1,000 %", 2, {}),
                    words(tr("Liquidated"), "liquidated", {})};
        case DeskTable::Capital:
            return {words(tr("Layer"), "layer", UiText::tr("Operational")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Now"), "now_usd", "$12.4m", 1, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Share"), "share", "100.0 %", 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Limit"), "share_limit", "\u2265 100 %", 2, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Drawdown"), "drawdown", "100.0 %", 0,
                                 tr("From its peak")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Limit"), "drawdown_limit", "\u2264 100 %", 2, {}),
                    words(tr("State"), "state", UiText::tr("share, drawdown"))};
        case DeskTable::Addresses:
            return {words(tr("Account"), "account", UiText::tr("simulated gambler")),
                    words(tr("State"), "state", UiText::tr("not answered"), 1),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Equity"), "equity_usd", money, 0,
                                 tr("With unrealised profit")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Exposure"), "gross_usd", money, 4,
                                 tr("Sum of the values of its positions")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Net"), "net_usd", money, 7, tr("Longs less shorts")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Lev."), "leverage_x", "12.4\u00d7", 6,
                                 tr("Exposure over equity")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Nearest liq."), "nearest_liquidation", "99.99 %", 0,
                                 tr("From the mark to the nearest liquidation price")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin ratio"), "margin_ratio", "100.0 %", 2,
                                 tr("Maintenance over equity")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Buffer"), "buffer_usd", money, 5,
                                 tr("Equity beyond maintenance margin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Free"), "withdrawable_usd", money, 9,
                                 tr("May leave, as the venue says")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "P&L"), "profit_usd", money, 3, tr("Unrealised")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Funding/d"), "funding_usd_per_day", money, 10,
                                 tr("At the present rates; below zero is paid")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Paid"), "funding_paid_usd", money, 8,
                                 tr("Funding since its positions were opened; below zero is paid")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Held"), "positions", "99", 11, tr("Positions")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Age"), "age", "999 s", 1,
                                 tr("Of the venue's last answer"))};
    }
    return {};
}

std::vector<TextRow> deskRows(DeskTable table, const DeskSnapshot& desk, bool stale)
{
    std::vector<TextRow> rows;
    switch (table) {
        case DeskTable::Positions:
            for (const PositionReading& p : desk.positions)
                if (p.account == 0) rows.push_back(positionRow(p, nullptr));
            for (const AccountReading& a : desk.accounts)
                for (const PositionReading& p : a.positions) rows.push_back(positionRow(p, &a));
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
    const auto money = [](const Figure& f) { return f ? format::money(*f) : QString(); };
    Fact equity = factOf(tr("Equity"), t.equityUsd, money(t.equityUsd), stale);
    if (t.profitUsd) equity.note = tr("P&L %1").arg(signedMoney(*t.profitUsd));
    Fact exposure =
        factOf(tr("Exposure"), t.exposure, t.exposure ? plain(*t.exposure, 2) + QChar(0xd7) : QString(), stale);
    exposure.note = tr("limits %1\u00d7, %2\u00d7").arg(s.exposureLimits[0]).arg(s.exposureLimits[1]);
    if (t.exposure)
        exposure.tone = t.exposureLevel == 2   ? CellTone::Critical
                        : t.exposureLevel == 1 ? CellTone::Warn
                                               : CellTone::Strong;
    Fact heat = factOf(tr("Heat"), t.heat, t.heat ? percent(*t.heat, 1) : QString(), stale);
    if (t.heat) {
        heat.note = heatBandText(t.heatBand);
        heat.tone = t.heatBand >= HeatBand::High         ? CellTone::Critical
                    : t.heatBand >= HeatBand::Aggressive ? CellTone::Warn
                                                         : CellTone::Strong;
        heat.tip = tr("Loss of all stops together, of equity. Limits %1, %2, %3; from %4 on no new positions. A "
                      "position without a stop counts where it is liquidated")
                       .arg(percent(s.heatLimits[0], 0), percent(s.heatLimits[1], 0), percent(s.heatLimits[2], 0),
                            percent(s.heatLimits[3], 0));
    }
    Fact ratio =
        factOf(tr("Margin ratio"), t.marginRatio, t.marginRatio ? percent(*t.marginRatio, 1) : QString(), stale);
    if (t.marginRatio) {
        ratio.note = tr("\u03a3 maintenance / \u03a3 equity");
        ratio.tone = *t.marginRatio >= 0.8   ? CellTone::Critical
                     : *t.marginRatio >= 0.5 ? CellTone::Warn
                                             : CellTone::Strong;
    }
    Fact net = factOf(tr("Net delta"), t.netUsd, t.netUsd ? signedMoney(*t.netUsd) : QString(), stale);
    if (t.grossUsd) net.note = tr("gross %1").arg(format::money(*t.grossUsd));
    Fact funding = factOf(tr("Funding a day"), t.fundingDayUsd,
                          t.fundingDayUsd ? signedMoney(-*t.fundingDayUsd) : QString(), stale);
    if (t.fundingDayUsd)
        funding.note = *t.fundingDayUsd > 0 ? tr("paid") : *t.fundingDayUsd < 0 ? tr("received") : QString();
    Fact risk = factOf(tr("At risk"), t.riskR, t.riskR ? tr("%1 R").arg(plain(*t.riskR, 1)) : QString(), stale);
    if (t.riskUsd && t.rUsd) risk.note = tr("%1, R = %2").arg(format::money(*t.riskUsd), format::money(*t.rUsd));
    constexpr double kMostInOne = 0.5;
    Fact spread = factOf(tr("Spread over"), t.effectiveAssets,
                         t.effectiveAssets ? tr("%1 assets").arg(plain(*t.effectiveAssets, 1)) : QString(), stale);
    if (t.largestShare) {
        spread.note = tr("%1 in %2").arg(percent(*t.largestShare, 0), text(t.largestAsset));
        spread.tip = tr("So many assets of equal exposure would be as concentrated. Not all capital in one asset");
        spread.tone = analytics::above(*t.largestShare, kMostInOne) ? CellTone::Warn : CellTone::Strong;
    }
    return {equity, exposure, heat, ratio, net, funding, risk, spread};
}

}  // namespace plimsoll

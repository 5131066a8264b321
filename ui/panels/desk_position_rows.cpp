// Positions and watched accounts.
#include "ui/panels/desk_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace plimsoll {

using namespace desk_cells;

namespace {

QString hours(double h)
{
    return h < 72 ? tr("%1 h").arg(plain(h, h < 10 ? 1 : 0)) : tr("%1 d").arg(plain(h / 24, h < 240 ? 1 : 0));
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
    if (!p.maxHoldHours) return c;
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

}  // namespace

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

namespace {

// What a column of numbers sorts by.
std::optional<double> numberIn(const QString& column, const PositionReading& p, const AccountReading* account)
{
    const auto is = [&](const char* name) { return column == QLatin1String(name); };
    const auto received = [](const Figure& paid) { return paid ? std::optional(-*paid) : std::nullopt; };
    if (is("size_coins")) return p.position.coins;
    if (is("entry_quote")) return p.position.entry;
    if (is("mark_quote")) return p.mark.value;
    if (is("value_usd")) return p.valueUsd.value;
    if (is("profit_usd")) return p.profitUsd.value;
    if (is("leverage_x")) return p.leverage.value;
    if (is("liquidation_quote")) return p.liquidation && *p.liquidation > 0 ? p.liquidation.value : std::nullopt;
    if (is("liquidation_venue_quote")) return account ? p.venueLiquidation.value : std::nullopt;
    if (is("liquidation_distance")) return p.distance.value;
    if (is("funding_usd_per_day")) return received(p.fundingDayUsd);
    if (is("hold_left"))
        return p.unlimitedHold ? std::optional(std::numeric_limits<double>::infinity()) : p.holdLeftHours.value;
    if (is("adl_quantile_modelled")) return p.adlQuantile.value;
    if (is("stop_quote")) return p.position.stop;
    if (is("risk_r")) return p.riskR.value;
    if (is("funding_paid_usd")) return account ? received(p.fundingPaidUsd) : std::nullopt;
    if (is("age")) return account ? std::optional(toSeconds(account->age)) : std::nullopt;
    return std::nullopt;
}

}  // namespace

void sortPositions(std::vector<TextRow>& rows, const DeskSnapshot& desk, int column, Qt::SortOrder order)
{
    const std::vector<TextColumn> columns = deskColumns(DeskTable::Positions);
    const auto positions = positionsOf(desk);
    if (column < 0 || column >= static_cast<int>(columns.size()) || positions.size() != rows.size()) return;
    const auto at = static_cast<std::size_t>(column);
    const bool down = order == Qt::DescendingOrder;
    struct Entry {
        std::optional<double> number;
        TextRow row;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < rows.size(); ++i)
        entries.push_back(
            {numberIn(columns[at].exportHead, *positions[i].first, positions[i].second), std::move(rows[i])});
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (!columns[at].right) {
            const int way = a.row.cells[at].text.compare(b.row.cells[at].text, Qt::CaseInsensitive);
            return down ? way > 0 : way < 0;
        }
        if (!a.number || !b.number) return a.number.has_value() && !b.number.has_value();
        return down ? *b.number < *a.number : *a.number < *b.number;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = std::move(entries[i].row);
}

namespace {

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

}  // namespace

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

}  // namespace plimsoll

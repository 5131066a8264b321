#include "ui/panels/position_marks.h"

#include "model/desk/desk_quote.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::size_t kMost = 60;

QString tr(const char* text)
{
    return QCoreApplication::translate("PositionMarks", text);
}

void add(std::vector<PositionLine>& out, const PositionReading& p, double unit, bool stale, bool known)
{
    const Position& o = p.position;
    if (o.market != Market::Perp) return;
    PositionLine line;
    line.venue = o.venue;
    line.side = o.side;
    line.own = p.account == 0;
    line.stale = stale || !known || !p.mark;
    line.usd = p.valueUsd.value.value_or(o.coins * o.entry * p.usdPerQuote);
    const double scale = p.usdPerQuote * unit;
    const QString who = line.own ? tr("own") : QString::fromStdString(p.accountName);
    const bool longs = o.side == PositionSide::Long;
    // The venue's own word on its liquidation comes before ours.
    const Figure& at = p.venueLiquidation ? p.venueLiquidation : p.liquidation;
    if (at && *at > 0) {
        line.price = *at * scale;
        line.liquidation = true;
        const QString words = longs ? tr("%1: long liquidated") : tr("%1: short liquidated");
        line.label = words.arg(who);
        if (p.distance && !line.stale)
            line.label += tr(", %1 away").arg(QString::fromStdString(percentWords(*p.distance, 1)));
        else if (line.stale)
            line.label += tr(", not known now");
        out.push_back(line);
    }
    if (o.entry > 0) {
        line.price = o.entry * scale;
        line.liquidation = false;
        line.label = (longs ? tr("%1: long entered") : tr("%1: short entered")).arg(who);
        out.push_back(line);
    }
}

// Where a planned trade would be given up, and whether modelled liquidations stand there: they draw the price. A
// stop whose place among dollars is not known has no line: its card says why.
void addStop(std::vector<PositionLine>& out, const GateCard& card, double unit, bool stale)
{
    const PlannedTrade& t = card.trade;
    if (!card.stopUsd) return;
    PositionLine line;
    line.venue = t.venue;
    line.side = t.side;
    line.own = true;
    line.liquidation = false;
    line.price = *card.stopUsd * unit;
    line.usd = t.usd.value_or(0);
    const GateState near = card.gates[3].state;
    line.stale = stale || near == GateState::Unknown;
    line.label = t.side == PositionSide::Long ? tr("planned long: stop") : tr("planned short: stop");
    if (line.stale)
        line.label += tr(", clusters not known");
    else
        line.label += near == GateState::Fail ? tr(", near a cluster") : tr(", no cluster near");
    out.push_back(line);
}

}  // namespace

std::vector<PositionLine> positionLinesOf(const DeskSnapshot* desk, const QString& asset, double unit, bool stale)
{
    std::vector<PositionLine> out;
    if (!desk || asset.isEmpty()) return out;
    const std::string name = asset.toStdString();
    for (const PositionReading& p : desk->positions)
        if (p.account == 0 && p.position.asset == name) add(out, p, unit, stale, true);
    for (const AccountReading& a : desk->accounts)
        for (const PositionReading& p : a.positions)
            if (p.position.asset == name) add(out, p, unit, stale, a.known());
    for (const GateCard& c : desk->cards)
        if (c.trade.asset == name) addStop(out, c, unit, stale);
    // The largest, where there are more than anybody can read.
    if (out.size() > kMost) {
        std::stable_sort(out.begin(), out.end(),
                         [](const PositionLine& a, const PositionLine& b) { return a.usd > b.usd; });
        out.resize(kMost);
    }
    return out;
}

}  // namespace plimsoll

#include "ui/panels/funding_carry.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <QObject>
#include <QStringList>

#include <cmath>

namespace plimsoll {

namespace {

using analytics::funding::Regime;

QString regimeWord(Regime regime)
{
    switch (regime) {
        case Regime::Neutral: return QObject::tr("neutral");
        case Regime::LongWatch: return QObject::tr("longs, watch");
        case Regime::ShortWatch: return QObject::tr("shorts, watch");
        case Regime::LongCrowded: return QObject::tr("longs crowded");
        case Regime::ShortCrowded: return QObject::tr("shorts crowded");
    }
    return {};
}

QString pairTip(const CarryFace& face, const CarryTerms& terms)
{
    if (!face.best.pair)
        return QObject::tr("No pair at %1 a leg\n").arg(sizeText(kCarryUsd[terms.size])) +
               modelWords(face.best.why);
    const CarryPair& p = *face.best.pair;
    QStringList lines;
    lines << QObject::tr("Long on %1, short on %2, %3 a leg, held %4, if rates stay as they are")
                 .arg(text(venueName(p.longAt)), text(venueName(p.shortAt)), sizeText(kCarryUsd[terms.size]),
                      holdText(terms.holdHours));
    lines << QObject::tr("earns %1 bp per 8 h: %2 bp in all")
                 .arg(format::bp8h(p.spread8h), format::bp8h(p.sum.gross));
    lines << QObject::tr("costs %1 bp once: fees %2, slippage in and out of both live books %3")
                 .arg(format::bp(p.sum.cost * 1e4), format::bp(p.feeBp), format::bp(p.slipBp));
    lines << QObject::tr("net %1 bp: %2 bp per 8 h, %3 a year of one leg")
                 .arg(format::bp8h(p.sum.net), format::bp8h(p.net8h), format::apr(p.sum.netApr));
    lines << (p.sum.breakevenHours
                  ? QObject::tr("the cost is earned back after %1").arg(holdText(*p.sum.breakevenHours))
                  : QObject::tr("holding never earns the cost back"));
    lines << QObject::tr(
        "Rates change at every settlement; a gap between the legs' prices and the margin of each "
        "are not in it");
    return lines.join(u'\n');
}

QString streakTip(const CarryRow& row)
{
    QStringList lines;
    for (const VenueId v : kVenues) {
        const auto& venue = row.venues[static_cast<std::size_t>(v)];
        if (!venue) continue;
        const PaidStreak& s = venue->streak;
        lines << (s.sign == 0
                      ? QObject::tr("%1: no settled rate of its last two intervals known, or the last was zero")
                            .arg(text(venueName(v)))
                      : QObject::tr("%1: %2 paid %3%4 settlements in a row, %5")
                            .arg(text(venueName(v)), s.sign > 0 ? QObject::tr("longs") : QObject::tr("shorts"),
                                 s.atLeast ? QObject::tr("at least ") : QString())
                            .arg(s.settlements)
                            .arg(holdText(s.hours)));
    }
    lines << QObject::tr("In the grid: as long as on all of them alike");
    return lines.join(u'\n');
}

QString percentileTip(const CarryRow& row)
{
    QStringList lines;
    if (row.percentile)
        lines << QObject::tr("All venues: %1 % of the known hours of 90 d had a rate no higher than now")
                     .arg(format::plain(*row.percentile * 100, 0));
    else
        lines << QObject::tr("Needs a fresh rate and seven days of settled ones; known: %1")
                     .arg(holdText(row.knownHours));
    for (const VenueId v : kVenues)
        if (const auto& venue = row.venues[static_cast<std::size_t>(v)]; venue && venue->percentile)
            lines << QObject::tr("%1: %2 %, of %3")
                         .arg(text(venueName(v)))
                         .arg(format::plain(*venue->percentile * 100, 0))
                         .arg(holdText(venue->knownHours));
    return lines.join(u'\n');
}

}  // namespace

std::optional<PairDepth> pairDepth(const CarryFace& face)
{
    if (!face.best.pair) return std::nullopt;
    const auto& a = face.row.venues[static_cast<std::size_t>(face.best.pair->longAt)];
    const auto& b = face.row.venues[static_cast<std::size_t>(face.best.pair->shortAt)];
    if (!a || !b) return std::nullopt;
    for (std::size_t i = kCarryUsd.size(); i-- > 0;)
        if (a->buy[i].whole && a->sell[i].whole && b->buy[i].whole && b->sell[i].whole)
            return PairDepth{kCarryUsd[i], i + 1 == kCarryUsd.size()};
    return std::nullopt;
}

QString sizeText(double usd)
{
    return usd >= 1e6 ? QStringLiteral("$%1m").arg(usd / 1e6) : QStringLiteral("$%1k").arg(usd / 1e3);
}

QString holdText(double hours)
{
    if (hours < 48) return QStringLiteral("%1 h").arg(format::plain(hours, hours < 10 ? 1 : 0));
    return QStringLiteral("%1 d").arg(format::plain(hours / 24, hours < 240 && std::fmod(hours, 24) > 0 ? 1 : 0));
}

QString streakText(const PaidStreak& streak)
{
    if (streak.sign == 0) return format::kNone;
    const QString who = streak.sign > 0 ? QObject::tr("longs %1") : QObject::tr("shorts %1");
    return format::floored(
        streak.atLeast, [&](double hours) { return who.arg(holdText(hours)); }, streak.hours);
}

QString carryHead(CarryColumn column, FundingUnit unit)
{
    switch (column) {
        case CarryColumn::Pair: return QObject::tr("Long / short");
        case CarryColumn::Net:
            return unit == FundingUnit::Apr ? QObject::tr("Net % APR") : QObject::tr("Net bp/8h");
        case CarryColumn::Depth: return QObject::tr("Books take");
        case CarryColumn::Even: return QObject::tr("Even after");
        case CarryColumn::Streak: return QObject::tr("Payer for");
        case CarryColumn::Percentile: return QObject::tr("Pctl 90d");
        case CarryColumn::Regime: return QObject::tr("Regime");
        case CarryColumn::Week: return QObject::tr("Week % APR");
        case CarryColumn::Sharpe: return QObject::tr("Sharpe 30d");
    }
    return {};
}

QString carryHeadTip(CarryColumn column, const CarryTerms& terms)
{
    const QString size = sizeText(kCarryUsd[terms.size]), hold = holdText(terms.holdHours);
    switch (column) {
        case CarryColumn::Pair:
            return QObject::tr(
                       "Where to be long and where short: what earns most over %1 at %2 a leg, net of fees and "
                       "of slippage in the live books")
                .arg(hold, size);
        case CarryColumn::Net:
            return QObject::tr("What that pair earns after cost, %1 a leg held %2, if rates stay as they are")
                .arg(size, hold);
        case CarryColumn::Depth:
            return QObject::tr(
                "Largest size of a leg that both live books of the pair take whole, in and out, of the sizes "
                "from $10k to $5m: a yield is worth what can be traded at it");
        case CarryColumn::Even: return QObject::tr("How long the pair must be held to earn its cost back");
        case CarryColumn::Streak:
            return QObject::tr("How long the same side has paid at every settlement, on all venues alike");
        case CarryColumn::Percentile:
            return QObject::tr(
                "Share of the last 90 days' hours with a rate no higher than now, venues weighted by "
                "open interest");
        case CarryColumn::Regime:
            return QObject::tr("Crowding over 24 h: above 5 bp longs, below -3 bp shorts, watch before crowded");
        case CarryColumn::Week:
            return QObject::tr(
                "What the widest pair of rates earns when held for a week, % a year of one leg, net of the listed "
                "taker fees and of the slippage of $1m, if rates stay as they are");
        case CarryColumn::Sharpe:
            return QObject::tr(
                "Funding that a short was paid in the last 30 days: mean over deviation of the hours, a year. "
                "Fees, "
                "basis and tails are left out; a ratio without unit");
    }
    return {};
}

QString carryWidest(CarryColumn column)
{
    switch (column) {
        case CarryColumn::Pair: return QStringLiteral("BN / HL");
        case CarryColumn::Net: return QStringLiteral("\u221299.99");
        case CarryColumn::Depth: return QStringLiteral("\u2265 $250k");
        case CarryColumn::Even: return QStringLiteral("99.9 d");
        case CarryColumn::Streak: return QStringLiteral("\u2265 shorts 99 d");
        case CarryColumn::Percentile: return QStringLiteral("100 %");
        case CarryColumn::Regime: return QStringLiteral("shorts crowded");
        case CarryColumn::Week: return QStringLiteral("\u2212999.9 %");
        case CarryColumn::Sharpe: return QStringLiteral("\u2212999.9");
    }
    return {};
}

QString carryText(const CarryFace* face, CarryColumn column, FundingUnit unit)
{
    if (!face) return format::kNone;
    const auto& pair = face->best.pair;
    switch (column) {
        case CarryColumn::Pair:
            return pair ? text(venueCode(pair->longAt)) + QStringLiteral(" / ") + text(venueCode(pair->shortAt))
                        : format::kNone;
        case CarryColumn::Net:
            if (!pair) return format::kNone;
            return unit == FundingUnit::Apr ? format::apr(pair->sum.netApr) : format::bp8h(pair->net8h);
        case CarryColumn::Depth:
            if (const auto depth = pairDepth(*face))
                return format::floored(
                    depth->atLeast, [](double usd) { return sizeText(usd); }, depth->usd);
            return format::kNone;
        case CarryColumn::Even:
            if (!pair) return format::kNone;
            return pair->sum.breakevenHours
                       ? (*pair->sum.breakevenHours > 9'999 ? QObject::tr("> 1 y")
                                                            : holdText(*pair->sum.breakevenHours))
                       : QObject::tr("never");
        case CarryColumn::Streak: return streakText(face->row.streak);
        case CarryColumn::Percentile:
            return face->row.percentile ? QStringLiteral("%1 %").arg(format::plain(*face->row.percentile * 100, 0))
                                        : format::kNone;
        case CarryColumn::Regime: return face->row.regime ? regimeWord(*face->row.regime) : format::kNone;
        case CarryColumn::Week: return face->row.weekApr ? format::apr(*face->row.weekApr) : format::kNone;
        case CarryColumn::Sharpe: return face->row.sharpe ? format::plain(*face->row.sharpe, 1) : format::kNone;
    }
    return {};
}

QString carryTip(const CarryFace* face, CarryColumn column, const CarryTerms& terms)
{
    if (!face) return QObject::tr("Only watched assets have live books and a past");
    switch (column) {
        case CarryColumn::Pair:
        case CarryColumn::Net:
        case CarryColumn::Depth:
        case CarryColumn::Even: return pairTip(*face, terms);
        case CarryColumn::Streak: return streakTip(face->row);
        case CarryColumn::Percentile: return percentileTip(face->row);
        case CarryColumn::Regime:
            return face->row.regime ? carryHeadTip(column, terms)
                                    : QObject::tr("Needs four hours of rates of a watched asset");
        case CarryColumn::Week:
            return face->row.weekApr ? carryHeadTip(column, terms)
                                     : QObject::tr("Needs fresh rates and live books of two venues: %1")
                                           .arg(modelWords(analytics::reasonWords(face->row.weekReason)));
        case CarryColumn::Sharpe:
            return face->row.sharpe ? carryHeadTip(column, terms)
                                    : QObject::tr("Needs seven days of settled rates of a watched asset: %1")
                                          .arg(modelWords(analytics::reasonWords(face->row.sharpeReason)));
    }
    return {};
}

CellTone carryTone(const CarryFace* face, CarryColumn column)
{
    if (!face || carryText(face, column, FundingUnit::Bp8h) == format::kNone) return CellTone::Muted;
    switch (column) {
        case CarryColumn::Pair: return CellTone::Strong;
        case CarryColumn::Net: return face->best.pair->sum.net > 0 ? CellTone::Ok : CellTone::Muted;
        case CarryColumn::Depth: return CellTone::Base;
        case CarryColumn::Even: return CellTone::Muted;
        case CarryColumn::Streak: return face->row.streak.sign > 0 ? CellTone::Long : CellTone::Short;
        case CarryColumn::Percentile: return CellTone::Base;
        case CarryColumn::Regime:
            switch (*face->row.regime) {
                case Regime::Neutral: return CellTone::Muted;
                case Regime::LongWatch:
                case Regime::ShortWatch: return CellTone::Base;
                case Regime::LongCrowded: return CellTone::Long;
                case Regime::ShortCrowded: return CellTone::Short;
            }
            break;
        case CarryColumn::Week: return *face->row.weekApr > 0 ? CellTone::Ok : CellTone::Muted;
        case CarryColumn::Sharpe: return CellTone::Base;
    }
    return CellTone::Base;
}

std::optional<double> carryKey(const CarryFace* face, CarryColumn column)
{
    if (!face) return std::nullopt;
    const auto& pair = face->best.pair;
    switch (column) {
        case CarryColumn::Pair:
        case CarryColumn::Net: return pair ? std::optional(pair->net8h) : std::nullopt;
        case CarryColumn::Depth: {
            const auto depth = pairDepth(*face);
            return depth ? std::optional(depth->usd) : std::nullopt;
        }
        case CarryColumn::Even: return pair ? pair->sum.breakevenHours : std::nullopt;
        case CarryColumn::Streak:
            return face->row.streak.sign ? std::optional(face->row.streak.sign * face->row.streak.hours)
                                         : std::nullopt;
        case CarryColumn::Percentile: return face->row.percentile;
        case CarryColumn::Regime: {
            if (!face->row.regime) return std::nullopt;
            switch (*face->row.regime) {
                case Regime::ShortCrowded: return -2;
                case Regime::ShortWatch: return -1;
                case Regime::Neutral: return 0;
                case Regime::LongWatch: return 1;
                case Regime::LongCrowded: return 2;
            }
            return std::nullopt;
        }
        case CarryColumn::Week: return face->row.weekApr;
        case CarryColumn::Sharpe: return face->row.sharpe;
    }
    return std::nullopt;
}

}  // namespace plimsoll

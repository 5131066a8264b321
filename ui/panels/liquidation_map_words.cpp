// Figures, words and parts of the picture of the liquidation map.
#include "model/present_time.h"
#include "ui/panel.h"
#include "ui/panels/liquidation_map_rows.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// The live board has what was heard since the start; what was told then of before it, only the history.
bool ofThePast(const store::LiquidationRow& row, Timestamp started)
{
    return fromUnixMs(row.receivedMs) < started ||
           (fromUnixMs(row.ms) < started &&
            row.receivedMs - row.ms > PresentTime::kToldLate / std::chrono::milliseconds(1));
}

QString share(double part)
{
    return QStringLiteral("%1 %").arg(format::plain(part * 100, part < 0.1 ? 1 : 0));
}

QString number(double v)
{
    return format::plain(v, 2);
}

Timestamp hourTime(Step hour)
{
    return Timestamp{std::chrono::hours{hour}};
}

Fact unknown(const QString& label, const QString& why)
{
    Fact f;
    f.label = label;
    f.value = format::kNone;
    f.note = {};
    f.tip = why;
    f.tone = CellTone::Faint;
    return f;
}

Fact seenFact(const LiquidationBoardSnapshot* board, const ForcedView& view)
{
    const QString label = UiText::tr("Seen, 1 h");
    if (!board) return unknown(label, UiText::tr("Nothing was heard yet"));
    const LiquidationSum& hour = board->all[kLiquidationHour];
    if (!hour.known()) return unknown(label, UiText::tr("No venue's liquidation stream was heard: not known"));
    Fact f;
    f.label = label;
    f.value = format::floored(heardInPart(hour), format::money, hour.usd());
    f.note = UiText::tr("%1 long \u00b7 %2 short").arg(format::money(hour.longUsd), format::money(hour.shortUsd));
    f.tip = UiText::tr("What the feeds printed in the last hour, %1 prints; not the total: see completeness")
                .arg(format::count(hour.count()));
    if (hour.missing != 0) f.tip += QLatin1Char('\n') + withoutCodes(hour.missing);
    f.headline = true;
    f.stale = view.stale;
    return f;
}

// The day's sum beside the days before it. Days that end an hour apart are much the same: a rank among few of them
// says nothing.
Fact dayFact(const LiquidationBoardSnapshot* board, const ForcedView& view)
{
    constexpr double kLeastHours = 48;
    const QString label = UiText::tr("Seen, 24 h");
    if (!board) return unknown(label, UiText::tr("Nothing was heard yet"));
    const LiquidationSum& day = board->all[kLiquidationDay];
    if (!day.known()) return unknown(label, UiText::tr("No venue's liquidation stream was heard: not known"));
    Fact f;
    f.label = label;
    f.value = format::floored(heardInPart(day), format::money, day.usd());
    f.tip = UiText::tr("What the feeds printed in the last 24 hours, %1 prints; not the total: see completeness\n")
                .arg(format::count(day.count()));
    if (day.missing != 0) f.tip += withoutCodes(day.missing) + QLatin1Char('\n');
    f.stale = view.stale;
    const double hours =
        std::min(board->dayLongs ? board->dayLongs->hours : 0.0, board->dayShorts ? board->dayShorts->hours : 0.0);
    if (hours < kLeastHours) {
        f.tip += UiText::tr("No rank yet: %1 of %2 hours of 24 h sums are kept")
                     .arg(format::plain(hours, 0), format::plain(kLeastHours, 0));
        return f;
    }
    f.note = UiText::tr("longs pctl %1 \u00b7 shorts pctl %2")
                 .arg(format::plain(board->dayLongs->percentile * 100, 0),
                      format::plain(board->dayShorts->percentile * 100, 0));
    f.tip += UiText::tr(
                 "Percentile: share of the 24 h sums at the end of each of the last %1 hours that were no "
                 "larger, of each side")
                 .arg(format::plain(hours, 0));
    return f;
}

QString modelledLabel(const QString& label, const ForcedView& view)
{
    const QString only = classesOnly(view.classes);
    return only.isEmpty() ? label : label + QStringLiteral(", ") + only;
}

Timestamp barTime(Step bar)
{
    return Timestamp{std::chrono::minutes{bar * VenueLevels::kBarMinutes}};
}

QString ageWords(const LevelBars& opened, const ForcedView& view)
{
    if (opened.oldest < 0) return UiText::tr("age not known");
    const auto age = [&](Step bar) { return format::age(std::max(Duration{}, view.now.wall - barTime(bar))); };
    const QString newest = age(opened.newest), oldest = age(opened.oldest);
    return newest == oldest ? UiText::tr("%1 old").arg(oldest) : UiText::tr("%1 to %2 old").arg(newest, oldest);
}

QString openedWords(const LevelBars& opened)
{
    if (opened.oldest < 0) return UiText::tr("When it was opened is not known");
    return UiText::tr("Opened, as modelled, in bars from %1 to %2 (of five minutes, longer ago of an hour)")
        .arg(format::dateTimeZoned(barTime(opened.oldest)), format::dateTimeZoned(barTime(opened.newest)));
}

QString atWords(const LevelZone& z, bool below, const ForcedView& view)
{
    return QStringLiteral("%1 at %2")
        .arg(format::percentChange(z.distance),
             format::price(Price::nearest(below ? z.high : z.low), view.decimals));
}

Fact zoneFact(const LevelMapSnapshot* levels, PositionSide side, const ForcedView& view)
{
    const bool below = side == PositionSide::Long;
    const QString label =
        modelledLabel(below ? UiText::tr("Longs below, modelled") : UiText::tr("Shorts above, modelled"), view);
    const QString lack = levelLack(levels);
    if (!lack.isEmpty()) return unknown(label, lack);
    const LevelSide& s = below ? levels->longs : levels->shorts;
    if (!s.nearest) return unknown(label, UiText::tr("No cluster within 5 % of the price"));
    const LevelZone& z = *s.nearest;
    Fact f;
    f.label = label;
    f.value = format::money(z.usd);
    f.note = atWords(z, below, view) + QStringLiteral(" \u00b7 ") + ageWords(z.opened, view);
    f.tone = levelDoubt(*levels).isEmpty() ? CellTone::Modelled : CellTone::Faint;
    f.tip =
        UiText::tr(
            "The nearest cluster of the top tenth of rows: %1 from %2 to %3; other mixes say %4 to %5.\n"
            "The largest within 5 %: %6 at %7")
            .arg(format::money(z.usd), format::price(Price::nearest(z.low), view.decimals),
                 format::price(Price::nearest(z.high), view.decimals), format::money(z.least),
                 format::money(z.most), format::money(s.largest->usd), format::percentChange(s.largest->distance));
    f.tip += QLatin1Char('\n') + openedWords(z.opened);
    f.stale = view.stale;
    return f;
}

// What the price meets once the nearest is gone.
Fact nextFact(const LevelMapSnapshot* levels, PositionSide side, const ForcedView& view)
{
    const bool below = side == PositionSide::Long;
    const QString label = modelledLabel(
        below ? UiText::tr("Next longs below, modelled") : UiText::tr("Next shorts above, modelled"), view);
    const QString lack = levelLack(levels);
    if (!lack.isEmpty()) return unknown(label, lack);
    const LevelSide& s = below ? levels->longs : levels->shorts;
    if (!s.next) return unknown(label, UiText::tr("No second cluster within 5 % of the price"));
    const LevelZone& z = *s.next;
    Fact f;
    f.label = label;
    f.value = format::money(z.usd);
    f.note = atWords(z, below, view);
    f.tone = levelDoubt(*levels).isEmpty() ? CellTone::Modelled : CellTone::Faint;
    f.tip = UiText::tr("The cluster beyond the nearest one: %1 from %2 to %3; other mixes say %4 to %5")
                .arg(format::money(z.usd), format::price(Price::nearest(z.low), view.decimals),
                     format::price(Price::nearest(z.high), view.decimals), format::money(z.least),
                     format::money(z.most));
    f.tip += QLatin1Char('\n') + openedWords(z.opened);
    f.stale = view.stale;
    return f;
}

Fact densestFact(const LevelMapSnapshot* levels, const ForcedView& view)
{
    const QString label = modelledLabel(UiText::tr("Densest 0.5 %, modelled"), view);
    const QString lack = levelLack(levels);
    if (!lack.isEmpty()) return unknown(label, lack);
    if (!levels->densest) return unknown(label, UiText::tr("Nothing is modelled within 25 % of the price"));
    const LevelDensest& d = *levels->densest;
    const QString low = format::price(Price::nearest(d.low), view.decimals),
                  high = format::price(Price::nearest(d.high), view.decimals);
    Fact f;
    f.label = label;
    f.value = share(d.share);
    f.note = QStringLiteral("%1\u2013%2 \u00b7 %3")
                 .arg(low, high, d.distance == 0 ? UiText::tr("at the price") : format::percentChange(d.distance));
    f.tone = levelDoubt(*levels).isEmpty() ? CellTone::Modelled : CellTone::Faint;
    f.tip = UiText::tr(
                "How concentrated the modelled levels are: %1 of the %2 within 25 % of the price, both sides, lie "
                "within the densest 0.5 % of prices, from %3 to %4")
                .arg(format::money(d.usd), format::money(levels->longs.usd + levels->shorts.usd), low, high);
    f.stale = view.stale;
    return f;
}

Fact unexplainedFact(const LiquidationBoardSnapshot* board, const ForcedView& view)
{
    const QString label = UiText::tr("OI lost unexplained, 1 h");
    if (!board || !board->unexplained)
        return unknown(label,
                       UiText::tr("Needs an hour of open interest and of the liquidation stream of one venue"));
    const auto& u = *board->unexplained;
    Fact f;
    f.label = label;
    f.value = u.lostUsd > 0 ? format::money(u.restUsd) : UiText::tr("none lost");
    f.note = u.share ? QStringLiteral("%1 of %2").arg(share(*u.share), format::money(u.lostUsd))
                     : UiText::tr("OI rose %1").arg(format::money(board->oiChangeUsd));
    f.tone = CellTone::Strong;
    f.tip = UiText::tr(
                "Open interest changed by %1%2 in the hour, %3 of it seen as liquidations. People close by "
                "themselves too: the rest is room for unseen liquidations, not proof of them")
                .arg(board->oiChangeUsd < 0 ? QString(QChar(0x2212)) : QString(),
                     format::money(std::abs(board->oiChangeUsd)), format::money(board->seenUsd));
    f.stale = view.stale;
    return f;
}

Fact scoreFact(const LevelMapSnapshot* levels)
{
    const QString label = UiText::tr("Map hit rate");
    if (!levels) return unknown(label, UiText::tr("No map yet"));
    const LevelScore& s = levels->score;
    Fact f = s.share ? Fact() : unknown(label, scoreWords(s));
    f.label = label;
    f.note = QStringLiteral("n = %1").arg(format::count(s.n));
    f.tip = scoreWords(s);
    if (!s.share) return f;
    f.value = share(*s.share);
    f.tone = CellTone::Strong;
    return f;
}

Fact kappaFact(const LevelMapSnapshot* levels)
{
    const QString label = UiText::tr("\u03ba realised \u00f7 crossed");
    if (!levels || !levels->trust.kappa)
        return unknown(label, UiText::tr("Needs whole hours in which prices crossed modelled levels and the "
                                         "liquidation streams were heard"));
    const LevelTrust& t = levels->trust;
    Fact f;
    f.label = label;
    f.value = number(*t.kappa);
    f.note = t.rank ? UiText::tr("rank %1").arg(number(*t.rank)) : QStringLiteral("%1 h").arg(t.hours);
    f.tone = t.steady && *t.steady ? CellTone::Strong : CellTone::Muted;
    f.tip = UiText::tr(
                "Seen liquidations, thinned feeds estimated up (F6), over modelled interest that the price "
                "crossed: %1 hours since %2.\n")
                .arg(t.hours)
                .arg(format::dateTimeZoned(hourTime(t.since.value_or(0))));
    f.tip += t.lower && t.upper
                 ? UiText::tr("By the hour half lie between %1 and %2. ").arg(number(*t.lower), number(*t.upper))
                 : UiText::tr("Too few hours to say whether it is steady. ");
    f.tip += t.rank ? UiText::tr("Rank correlation by the hour %1").arg(number(*t.rank)) : QString();
    return f;
}

}  // namespace

QString mixName(const LevelAssumptions& a)
{
    using analytics::liq::Mix;
    const std::pair<Mix, QString> named[] = {{Mix::Conservative, UiText::tr("conservative")},
                                             {Mix::Default, UiText::tr("default")},
                                             {Mix::Aggressive, UiText::tr("aggressive")}};
    for (const auto& [mix, name] : named) {
        LevelAssumptions one = assumed(mix);
        if (one == a) return UiText::tr("mix ") + name;
    }
    return UiText::tr("mix own");
}

QString classesOnly(std::uint8_t classes)
{
    if (classes == kAllClasses) return {};
    QStringList names;
    for (std::size_t i = 0; i < VenueLevels::kClasses; ++i)
        if ((classes >> i) & 1u) names << QStringLiteral("%1\u00d7").arg(LevelAssumptions::kLeverage[i]);
    return UiText::tr("only %1").arg(names.join(u' '));
}

QString levelDoubt(const LevelMapSnapshot& levels)
{
    if (levels.trust.steady && !*levels.trust.steady)
        return UiText::tr("\u03ba unstable (quartiles %1\u2013%2): do not rely on it")
            .arg(number(levels.trust.lower.value_or(0)), number(levels.trust.upper.value_or(0)));
    return {};
}

QString levelLack(const LevelMapSnapshot* levels)
{
    if (!levels) return UiText::tr("No modelled levels yet");
    if (!levels->reason) return {};
    switch (*levels->reason) {
        case analytics::Reason::TooShort:
            return UiText::tr("Modelled levels need two hours of prices and open interest of a venue");
        case analytics::Reason::Stale:
            return levels->price ? UiText::tr(
                                       "Modelled levels are older than 20 minutes: prices or open interest "
                                       "have been missing since")
                                 : UiText::tr("No venue tells a fresh price");
        case analytics::Reason::NoData: return UiText::tr("No perpetual of it is watched");
        case analytics::Reason::Incomplete:
        case analytics::Reason::BadInput: break;
    }
    return UiText::tr("The modelled levels cannot be computed");
}

QString scoreWords(const LevelScore& s)
{
    QString out = UiText::tr(
                      "Liquidations since %1 that fell into the top tenth of the map's rows within 5 % of "
                      "the price, as it stood before they happened: %2 of %3")
                      .arg(format::dateTimeZoned(s.since), format::count(s.hits), format::count(s.n));
    if (s.usd > 0) out += UiText::tr("; by dollars %1").arg(share(s.hitUsd / s.usd));
    if (!s.share) out += UiText::tr(".\nA rate is told from %1 on").arg(LevelScore::kLeastPrints);
    return out;
}

int decimalsFor(double price)
{
    constexpr int kDigits = 6;
    const int before = price > 0 ? static_cast<int>(std::floor(std::log10(price))) + 1 : 1;
    return within(kDigits - before, 0, 8);
}

std::vector<Fact> forcedFacts(const LiquidationBoardSnapshot* board, const LevelMapSnapshot* levels,
                              const ForcedView& view)
{
    return {seenFact(board, view),
            zoneFact(levels, PositionSide::Short, view),
            zoneFact(levels, PositionSide::Long, view),
            unexplainedFact(board, view),
            scoreFact(levels),
            kappaFact(levels),
            dayFact(board, view),
            densestFact(levels, view),
            nextFact(levels, PositionSide::Short, view),
            nextFact(levels, PositionSide::Long, view)};
}

ForcedPast forcedPast(const HistoryAnswer* before, Timestamp started)
{
    ForcedPast out;
    if (!before) return out;
    LiquidationCells stored;
    for (const HistoryAnswer::Liquidation& l : before->liquidations) {
        if (!ofThePast(l.row, started)) continue;
        const Timestamp at = fromUnixMs(l.row.ms);
        if (!out.oldest || at < *out.oldest) out.oldest = at;
        if (l.row.price > 0)
            stored.add(at, l.row.price, l.row.usd.value_or(l.row.price * l.row.coins), l.venue,
                       l.row.longs ? PositionSide::Long : PositionSide::Short);
    }
    out.cells = stored.all();
    return out;
}

std::vector<ForcedCell> forcedCells(const LiquidationBoardSnapshot& board, const ForcedPast& past,
                                    const ForcedView& view)
{
    std::vector<ForcedCell> out;
    const auto take = [&](const LiquidationCell& c) {
        if ((view.chosen >> static_cast<unsigned>(c.venue)) & 1u)
            out.push_back({c.minute, c.bin, c.venue, c.side, c.usd, c.count});
    };
    for (const LiquidationCell& c : past.cells) take(c);
    for (const auto& hour : board.hours)
        for (const LiquidationCell& c : hour->cells) take(c);
    return out;
}

std::vector<ForcedCell> forcedCells(const LiquidationBoardSnapshot& board, const HistoryAnswer* before,
                                    Timestamp started, const ForcedView& view)
{
    return forcedCells(board, forcedPast(before, started), view);
}

Timestamp forcedKnownFrom(const LiquidationBoardSnapshot& board, const ForcedPast& past)
{
    return past.oldest ? std::min(board.since, *past.oldest) : board.since;
}

Timestamp forcedKnownFrom(const LiquidationBoardSnapshot& board, const HistoryAnswer* before, Timestamp started)
{
    return forcedKnownFrom(board, forcedPast(before, started));
}

std::vector<ForcedLevel> forcedLevels(const LevelMapSnapshot& levels, const ForcedView& view)
{
    std::vector<ForcedLevel> out;
    out.reserve(levels.bins.size());
    const bool all = (levels.modelled & ~view.chosen) == 0;
    for (const LevelBin& b : levels.bins) {
        ForcedLevel l{b.bin, b.side, b.usd, b.least, b.most, {}};
        if (!all) l.usd = {}, l.least = l.most = 0;
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            if (!((view.chosen >> v) & 1u)) continue;
            for (std::size_t i = 0; i < l.usd.size(); ++i) {
                const auto usd = static_cast<double>(b.venues[v].usd[i]);
                l.byVenue[v] += usd;
                if (!all) l.usd[i] += usd;
            }
        }
        if (!all) {
            const auto mixes = b.mixes(view.chosen);
            l.least = *std::min_element(mixes.begin(), mixes.end());
            l.most = *std::max_element(mixes.begin(), mixes.end());
        }
        out.push_back(l);
    }
    return out;
}

std::vector<ForcedZone> forcedZones(const LevelMapSnapshot& levels, const ForcedView& view)
{
    std::vector<ForcedZone> out;
    for (const PositionSide side : {PositionSide::Short, PositionSide::Long}) {
        const LevelSide& s = side == PositionSide::Long ? levels.longs : levels.shorts;
        const auto add = [&](const LevelZone& z) {
            const double edge = side == PositionSide::Long ? z.high : z.low;
            out.push_back({side, z.low, z.high,
                           UiText::tr("%1 %2 at %3, %4")
                               .arg(side == PositionSide::Long ? UiText::tr("longs") : UiText::tr("shorts"),
                                    format::money(z.usd), format::price(Price::nearest(edge), view.decimals),
                                    format::percentChange(z.distance))});
        };
        if (s.nearest) add(*s.nearest);
        if (s.next) add(*s.next);
        if (s.largest && s.nearest && s.largest->low != s.nearest->low &&
            (!s.next || s.largest->low != s.next->low))
            add(*s.largest);
    }
    return out;
}

ExportTable levelExport(const LevelMapSnapshot* levels)
{
    ExportTable t{QStringLiteral("liquidation_levels"), UiText::tr("Modelled liquidation levels"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("side") << QStringLiteral("price_low")
            << QStringLiteral("price_high") << QStringLiteral("modelled_usd") << QStringLiteral("least_usd")
            << QStringLiteral("most_usd");
    for (const double x : LevelAssumptions::kLeverage) t.heads << QStringLiteral("usd_%1x").arg(x);
    for (const VenueId v : kVenues) t.heads << QStringLiteral("usd_") + text(venueKey(v));
    if (TableNames::only()) return t;
    if (!levels) return t;
    const auto usd = [](double v) { return QString::number(v, 'f', 2); };
    for (const LevelBin& b : levels->bins) {
        QStringList row{QString::fromStdString(levels->asset),
                        b.side == PositionSide::Long ? QStringLiteral("long") : QStringLiteral("short"),
                        QString::number(liquidationBinLow(b.bin), 'g', 12),
                        QString::number(liquidationBinLow(b.bin + 1), 'g', 12),
                        usd(b.total()),
                        usd(b.least),
                        usd(b.most)};
        for (const double v : b.usd) row << usd(v);
        for (const LevelBin::Share& share : b.venues) {
            double sum = 0;
            for (const float v : share.usd) sum += static_cast<double>(v);
            row << usd(sum);
        }
        t.rows.push_back(row);
    }
    return t;
}

ExportTable cellExport(const LiquidationBoardSnapshot* board, const HistoryAnswer* before, Timestamp started)
{
    ExportTable t{
        QStringLiteral("liquidation_cells"), UiText::tr("Liquidations seen, by minute and price"), {}, {}};
    t.heads << QStringLiteral("minute_utc") << QStringLiteral("asset") << QStringLiteral("venue")
            << QStringLiteral("liquidated") << QStringLiteral("price_low") << QStringLiteral("price_high")
            << QStringLiteral("usd") << QStringLiteral("prints") << QStringLiteral("largest_usd")
            << QStringLiteral("known");
    if (TableNames::only()) return t;
    if (!board) return t;
    const auto add = [&](const LiquidationCell& c, const QString& known) {
        t.rows.push_back({format::iso(Timestamp{std::chrono::minutes{c.minute}}),
                          QString::fromStdString(board->asset), venueCodeText(c.venue),
                          c.side == PositionSide::Long ? QStringLiteral("long") : QStringLiteral("short"),
                          QString::number(liquidationBinLow(c.bin), 'g', 12),
                          QString::number(liquidationBinLow(c.bin + 1), 'g', 12), QString::number(c.usd, 'f', 2),
                          QString::number(c.count), QString::number(c.largest, 'f', 2), known});
    };
    const QString stored = UiText::tr("stored"), seen = UiText::tr("this run");
    for (const LiquidationCell& c : forcedPast(before, started).cells) add(c, stored);
    for (const auto& hour : board->hours)
        for (const LiquidationCell& c : hour->cells) add(c, seen);
    return t;
}

}  // namespace plimsoll

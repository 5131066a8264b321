#include "ui/panels/interest_rows.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/interest_series.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

constexpr double kConcentrated = 4'000;  // B2
constexpr double kUnusual = 2;           // z

constexpr std::array kWindowNames = {"1 h", "4 h", "24 h", "7 d"};
constexpr std::array kTinderWords = {"calm", "tinder", "tinderbox"};

QString why(const MetricValue& v)
{
    return modelWords(analytics::reasonWords(v.reason));
}

TextCell none(const QString& tip, bool stale = false)
{
    TextCell c;
    c.text = format::kNone;
    c.tip = tip;
    c.tone = CellTone::Faint;
    c.fresh = stale ? Freshness::Stale : Freshness::Live;
    return c;
}

TextCell said(const QString& what, const QString& tip, const InterestView& view, CellTone tone = CellTone::Base)
{
    TextCell c;
    c.text = what;
    c.tip = tip;
    c.tone = tone;
    c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
    return c;
}

TextCell changeCell(const MetricValue& v, std::size_t window, const InterestView& view, bool sum)
{
    const QString over = QString::fromLatin1(kWindowNames[window]);
    if (!v.value) return none(UiText::tr("Change over %1: %2").arg(over, why(v)), v.reason == Reason::Stale);
    QString tip = UiText::tr("%1 in coins over %2; its present value is %3 old")
                      .arg(format::percentChange(*v.value), over, format::age(v.age + (view.now.mono - v.at)));
    if (sum && v.coverage < 0.995)
        tip += UiText::tr("\nKnown of %1 %: venues that speak × positions whose past is told")
                   .arg(format::plain(v.coverage * 100, 0));
    return said(format::percentChange(*v.value), tip, view);
}

TextCell sizeCell(const MetricValue& coins, const MetricValue& usd, const std::string& asset,
                  const InterestView& view)
{
    // The past and the board know coins and dollars.
    const bool inCoins = view.unit == SizeUnit::Base;
    const MetricValue& v = inCoins ? coins : usd;
    if (!v.value) return none(UiText::tr("Open interest: %1").arg(why(v)), v.reason == Reason::Stale);
    QString tip = usd.value ? format::money(*usd.value) : UiText::tr("no value in dollars");
    if (coins.value)
        tip += QStringLiteral(" \u00b7 %1 %2").arg(format::qty(*coins.value), QString::fromStdString(asset));
    tip += UiText::tr("\nEach position once");
    return said(inCoins ? sizeWithWord(*v.value, {}) : format::money(*v.value), tip, view, CellTone::Strong);
}

QString window(const PriceCorner& c, const char* name)
{
    return QStringLiteral("%1 %2").arg(QString::fromLatin1(name),
                                       c.corner ? cornerWord(*c.corner) : format::kNone);
}

Fact fact(const QString& label, const QString& tip)
{
    Fact f;
    f.label = label;
    f.value = format::kNone;
    f.tone = CellTone::Faint;
    f.tip = tip;
    return f;
}

TextColumn venueColumn()
{
    TextColumn c;
    c.head = UiText::tr("Venue");
    c.exportHead = QStringLiteral("venue");
    c.widest = QStringLiteral("Hyperliquid   ");
    c.lit = true;
    return c;
}

TextCell venueCell(VenueId id, const InterestVenue* v, const InterestView& view)
{
    TextCell c;
    c.text = venueNameText(id);
    c.venue = id;
    const Freshness fresh = !v                                         ? Freshness::Off
                            : view.stale && v->fresh != Freshness::Off ? Freshness::Stale
                                                                       : v->fresh;
    c.light = lightOf(fresh);
    c.tone = usable(fresh) ? CellTone::Strong : CellTone::Muted;
    c.tip = !v ? UiText::tr("Not listed there, or the venue is off")
            : fresh == Freshness::Off
                ? UiText::tr("%1: nothing received").arg(QString::fromStdString(v->symbol))
                : UiText::tr("%1, %2 old, %3 (limit %4)%5")
                      .arg(QString::fromStdString(v->symbol), format::age(view.now.mono - v->stamp.mono),
                           modelWords(freshnessName(fresh)), format::age(limits::kOpenInterest),
                           v->halved ? UiText::tr("\nHalf of a figure that counts both sides") : QString());
    return c;
}

}  // namespace

// B8: who brings leverage back.
static Fact waveFact(const InterestSnapshot& b)
{
    using analytics::interest::Wave;
    struct Word {
        Wave wave;
        const char* word;
        const char* tip;
    };
    static constexpr Word words[] = {
        {Wave::None, QT_TRANSLATE_NOOP("UiText", "none"),
         QT_TRANSLATE_NOOP(
             "UiText", "Over 7 days neither interest nor depth grew by 5 %, or funding is between the limits")},
        {Wave::Speculative, QT_TRANSLATE_NOOP("UiText", "speculative"),
         QT_TRANSLATE_NOOP("UiText",
                           "Over 7 days funding was 2 bp and more, and the share of altcoins grew by 2 points")},
        {Wave::Structured, QT_TRANSLATE_NOOP("UiText", "structured"),
         QT_TRANSLATE_NOOP("UiText",
                           "Over 7 days interest grew by 5 % and more while funding stayed below 1.5 bp")},
        {Wave::Mechanical, QT_TRANSLATE_NOOP("UiText", "mechanical"),
         QT_TRANSLATE_NOOP("UiText",
                           "Over 7 days depth grew by 5 % and more, interest by less: makers come first")}};
    Fact f = fact(UiText::tr("Leverage returns, 7 d"), UiText::tr("Not known: %1").arg(why(b.wave)));
    if (!b.wave.value) return f;
    for (const Word& w : words)
        if (static_cast<int>(w.wave) == static_cast<int>(*b.wave.value)) {
            f.value = UiText::tr(w.word);
            f.tip = UiText::tr(w.tip);
            f.tone = w.wave == Wave::Speculative ? CellTone::Warn : CellTone::Strong;
        }
    return f;
}

QString rebuildSentence(const InterestRebuild& r, InterestAnchor anchor)
{
    const QString since = r.since ? format::dateTime(*r.since) : QString();
    if (r.recovered)
        return UiText::tr("%1 % of what was lost %2 %3 is back")
            .arg(format::plain(*r.recovered * 100, 0),
                 anchor == InterestAnchor::Flush ? UiText::tr("before the low of") : UiText::tr("since"), since);
    if (r.nothingLost) return UiText::tr("Less than 0.5 % was lost since %1").arg(since);
    if (anchor == InterestAnchor::Flush)
        return r.reason == Reason::NoData ? UiText::tr("No flush of 8 % within four hours in the last 14 days")
                                          : UiText::tr("Too little past to look for a flush");
    return UiText::tr("Too little is known before or after %1").arg(since);
}

std::vector<Fact> interestFacts(const InterestSnapshot& b, const InterestRebuild& rebuild, InterestAnchor anchor,
                                const InterestView& view)
{
    std::vector<Fact> out;
    Fact conc = fact(UiText::tr("Concentration"), UiText::tr("Sum of the squared shares: %1").arg(why(b.hhi)));
    if (b.hhi.value) {
        conc.value = UiText::tr("HHI %1").arg(format::count(static_cast<quint64>(std::lround(*b.hhi.value))));
        // Without a venue the shares of the others are larger than they are: that is no concentration.
        std::uint8_t missing = b.expected;
        for (const VenueId v : kVenues)
            if (const auto& one = b.venues[static_cast<std::size_t>(v)]; one && one->usd.value)
                missing = static_cast<std::uint8_t>(missing & ~(1u << static_cast<unsigned>(v)));
        conc.tone = b.hhi.coverage < 1             ? CellTone::Muted
                    : *b.hhi.value > kConcentrated ? CellTone::Warn
                                                   : CellTone::Strong;
        if (missing != 0)
            conc.note = withoutCodes(missing);
        else if (b.effective)
            conc.note = UiText::tr("as %1 venues").arg(format::plain(*b.effective, 1));
        conc.tip = UiText::tr(
                       "Sum of the squared shares in %, 10 000 for one venue; a notice above 4 000\n"
                       "As concentrated as %1 equal venues")
                       .arg(b.effective ? format::plain(*b.effective, 3) : format::kNone);
        if (missing != 0)
            conc.tip += UiText::tr("\nOf the fresh venues alone: without the others their shares are too large");
    }
    out.push_back(conc);

    Fact depth = fact(UiText::tr("On depth \u00b1"
                                 "1 %"),
                      UiText::tr("Open interest over depth: %1").arg(why(b.perDepth)));
    if (b.perDepth.value) {
        depth.value = format::ratio(*b.perDepth.value);
        const int level = b.tinderLevel.value_or(0);
        depth.tone = level >= 2 ? CellTone::Critical : level == 1 ? CellTone::Warn : CellTone::Strong;
        depth.note = b.tinderLevel
                         ? QString::fromLatin1(kTinderWords[static_cast<std::size_t>(within(level, 0, 2))])
                         : UiText::tr("no week to compare");
        depth.tip = UiText::tr("%1 dollars of positions stand on each dollar of depth within 1 %\n")
                        .arg(format::plain(*b.perDepth.value, 2));
        depth.tip += b.tinder.value ? UiText::tr("Over 7 days interest grew by %1 more than depth (ln)")
                                          .arg(format::plain(*b.tinder.value, 4))
                                    : UiText::tr("Against 7 days ago: %1").arg(why(b.tinder));
        depth.tip += b.perDepthZ.value
                         ? UiText::tr("\nz %1 over 30 days").arg(format::plain(*b.perDepthZ.value, 2))
                         : UiText::tr("\nAgainst 30 days: %1").arg(why(b.perDepthZ));
    }
    out.push_back(depth);

    Fact turn =
        fact(UiText::tr("On 24-h volume"), UiText::tr("Open interest over volume: %1").arg(why(b.turnover)));
    if (b.turnover.value) {
        turn.value = format::plain(*b.turnover.value, 2) + QChar(0xd7);
        turn.tone = b.turnoverZ && *b.turnoverZ >= kUnusual ? CellTone::Warn : CellTone::Strong;
        if (b.turnoverZ) turn.note = QStringLiteral("z %1").arg(format::plain(*b.turnoverZ, 1));
        turn.tip = b.turnoverZ
                       ? UiText::tr(
                             "z of the last whole hour against %1 hours of up to 30 days; from 2 on "
                             "much leverage stands on little trading")
                             .arg(b.turnoverHours)
                       : UiText::tr("What is usual is not known: %1 hours of at least 72").arg(b.turnoverHours);
    }
    out.push_back(turn);

    Fact corner = fact(UiText::tr("Price and interest"), UiText::tr("Not known yet: both need an hour of past"));
    const PriceCorner& hour = b.corners[0];
    if (hour.corner) {
        corner.value = cornerWord(*hour.corner);
        corner.tone = CellTone::Strong;
    }
    corner.note = window(b.corners[1], "4 h") + QStringLiteral(" \u00b7 ") + window(b.corners[2], "24 h");
    if (hour.price && hour.interest)
        corner.tip = UiText::tr(
                         "Over 1 h: price %1, interest %2\nFlat: price within 0.1 % or interest within "
                         "0.5 %. Every contract has a long and a short: the word is of who began")
                         .arg(format::percentChange(*hour.price), format::percentChange(*hour.interest));
    out.push_back(corner);

    Fact back =
        fact(anchor == InterestAnchor::Flush ? UiText::tr("Back since the flush") : UiText::tr("Back since"),
             rebuildSentence(rebuild, anchor));
    if (rebuild.recovered) {
        back.value = QStringLiteral("%1 %").arg(format::plain(*rebuild.recovered * 100, 0));
        back.tone = CellTone::Strong;
    } else if (rebuild.nothingLost) {
        back.value = UiText::tr("none lost");
    }
    if (rebuild.since)
        back.note = format::dateTime(*rebuild.since);
    else
        back.note = b.asset.empty()                      ? QString()
                    : rebuild.reason == Reason::TooShort ? UiText::tr("too little past")
                                                         : UiText::tr("none in 14 d");
    if (rebuild.before && rebuild.trough)
        back.tip += UiText::tr("\nBefore %1, low %2, now %3 coins\nHalf back %4; half-life %5")
                        .arg(format::qty(*rebuild.before), format::qty(*rebuild.trough),
                             rebuild.now ? format::qty(*rebuild.now) : format::kNone,
                             rebuild.halfH ? UiText::tr("after %1 h").arg(format::plain(*rebuild.halfH, 1))
                                           : UiText::tr("not yet"),
                             rebuild.halfLifeH ? QStringLiteral("%1 h").arg(format::plain(*rebuild.halfLifeH, 1))
                                               : format::kNone);
    back.tip += UiText::tr("\nA click on the plot reads it from another time; Delete goes back to the flush");
    out.push_back(back);
    out.push_back(waveFact(b));
    for (Fact& f : out) f.stale = view.stale;
    return out;
}

std::vector<TextColumn> interestVenueColumns()
{
    return {venueColumn(),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "OI"), "oi", "$12.34bn", 0,
                         UiText::tr("Leading perpetual of the venue, each position once")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Share"), "share_pct", "100.0 %", 2,
                         UiText::tr("Of the fresh venues, in dollars")),
            numberColumn("1 h", "change_1h", "+12.34 %", 0, UiText::tr("Change in coins")),
            numberColumn("4 h", "change_4h", "+12.34 %", 3, UiText::tr("Change in coins")),
            numberColumn("24 h", "change_24h", "+12.34 %", 0, UiText::tr("Change in coins")),
            numberColumn("7 d", "change_7d", "+12.34 %", 4, UiText::tr("Change in coins")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Age"), "age", "12.3 s", 5,
                         UiText::tr("Of what the venue said last; the limit is 90 s"))};
}

std::vector<TextRow> interestVenueRows(const InterestSnapshot& b, const InterestView& view)
{
    std::vector<TextRow> rows;
    for (const VenueId id : view.venues) {
        TextRow row;
        row.key = venueCodeText(id);
        const auto& v = b.venues[static_cast<std::size_t>(id)];
        row.cells.push_back(venueCell(id, v ? &*v : nullptr, view));
        if (!v) {
            for (int i = 0; i < 7; ++i)
                row.cells.push_back(none(UiText::tr("not listed there, or its list has not come")));
            rows.push_back(std::move(row));
            continue;
        }
        row.cells.push_back(sizeCell(v->coins, v->usd, b.asset, view));
        if (v->share.value) {
            row.cells.push_back(said(QStringLiteral("%1 %").arg(format::plain(*v->share.value * 100, 1)),
                                     UiText::tr("Of the fresh venues' dollars"), view));
        } else {
            row.cells.push_back(
                none(UiText::tr("Share: %1").arg(why(v->share)), v->share.reason == Reason::Stale));
        }
        for (std::size_t w = 0; w < kInterestWindows; ++w)
            row.cells.push_back(changeCell(v->changes[w], w, view, false));
        row.cells.push_back(v->fresh == Freshness::Off
                                ? none(UiText::tr("nothing received"))
                                : said(format::age(view.now.mono - v->stamp.mono),
                                       modelWords(freshnessName(v->fresh)), view, CellTone::Muted));
        rows.push_back(std::move(row));
    }
    TextRow sum;
    sum.key = QStringLiteral("sum");
    TextCell name =
        said(UiText::tr("\u03a3 fresh venues"),
             UiText::tr("All venues that are on and fresh, whatever is shown here"), view, CellTone::Strong);
    sum.cells = {name, sizeCell(b.coins, b.usd, b.asset, view), none(UiText::tr("All of it"))};
    for (std::size_t w = 0; w < kInterestWindows; ++w)
        sum.cells.push_back(changeCell(b.changes[w], w, view, true));
    sum.cells.push_back(b.coins.value ? said(format::age(b.coins.age + (view.now.mono - b.coins.at)),
                                             UiText::tr("The oldest of them"), view, CellTone::Muted)
                                      : none(why(b.coins)));
    rows.push_back(std::move(sum));
    return rows;
}

std::vector<TextColumn> interestRatioColumns()
{
    return {venueColumn(),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Accounts"), "long_accounts_pct", "100.0 % long", 0,
                         UiText::tr("Accounts that are long, of all: as the venue says")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Top accounts"), "long_top_accounts_pct", "100.0 % long", 2,
                         UiText::tr("Of the largest accounts, those that are long")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Top positions"), "long_top_positions_pct", "100.0 % long", 1,
                         UiText::tr("Of the largest accounts' positions, what is long"))};
}

std::vector<TextRow> interestRatioRows(const InterestSnapshot& b, const InterestView& view)
{
    std::vector<TextRow> rows;
    for (const VenueId id : view.venues) {
        TextRow row;
        row.key = venueCodeText(id);
        const auto& v = b.venues[static_cast<std::size_t>(id)];
        row.cells.push_back(venueCell(id, v ? &*v : nullptr, view));
        for (std::size_t kind = 0; kind < 3; ++kind) {
            if (!v || !v->ratios[kind]) {
                row.cells.push_back(none(v ? UiText::tr("%1 has not told it").arg(venueNameText(id))
                                           : UiText::tr("not listed there, or its list has not come")));
                continue;
            }
            const Ratio& r = v->ratios[kind]->value;
            const Duration old = view.now.mono - v->ratios[kind]->stamp.mono;
            const QString longs = UiText::tr("%1 % long").arg(format::plain(r.longShare * 100, 1));
            if (judge(old, limits::kRatios) == Freshness::Stale) {
                row.cells.push_back(none(UiText::tr("%1 was received %2 ago, the limit is %3")
                                             .arg(longs, format::age(old), format::age(limits::kRatios)),
                                         true));
                continue;
            }
            const QString ratio = r.shortShare > 0 ? format::plain(r.longShare / r.shortShare, 3) : format::kNone;
            row.cells.push_back(
                said(longs,
                     UiText::tr("Long over short %1\n%2received %3 ago")
                         .arg(ratio, r.at ? QStringLiteral("of %1, ").arg(format::dateTime(*r.at)) : QString(),
                              format::age(old)),
                     view));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

QuadrantWords priceWords()
{
    using Q = analytics::interest::Quadrant;
    return {{cornerWord(Q::NewLongs), cornerWord(Q::ShortCovering), cornerWord(Q::NewShorts),
             cornerWord(Q::LongUnwind)},
            cornerWord(Q::Flat)};
}

// To the right interest grows, upwards volatility.
QuadrantWords volatilityWords()
{
    using Q = analytics::interest::VolatilityQuadrant;
    return {{cornerWord(Q::Overextension), cornerWord(Q::ConfidenceRebuild), cornerWord(Q::Deleveraging),
             cornerWord(Q::Quiet)},
            cornerWord(Q::Flat)};
}

std::vector<QuadrantPoint> quadrantTrail(const std::shared_ptr<const std::vector<QuadrantSpot>>& trail)
{
    std::vector<QuadrantPoint> out;
    if (trail)
        for (const QuadrantSpot& s : *trail) out.push_back({s.at, s.x, s.y});
    return out;
}

}  // namespace plimsoll

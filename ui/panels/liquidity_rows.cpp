#include "ui/panels/liquidity_rows.h"

#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

using analytics::depth::Route;

TextCell noCell(const QString& why, bool stale = false)
{
    TextCell c;
    c.text = format::kNone;
    c.tip = why;
    c.tone = CellTone::Faint;
    c.fresh = stale ? Freshness::Stale : Freshness::Live;
    return c;
}

TextCell venueCell(VenueId venue, const VenueLiquidity* v, const QString& out)
{
    TextCell c;
    c.text = venueNameText(venue);
    c.venue = venue;
    c.tone = v && out.isEmpty() ? CellTone::Strong : CellTone::Muted;
    c.tip = !v ? UiText::tr("Not listed there, or the venue is off")
            : out.isEmpty()
                ? QStringLiteral("%1, %2").arg(QString::fromStdString(v->symbol), QString::fromStdString(v->quote))
                : UiText::tr("Left out of everything here: %1").arg(out);
    return c;
}

TextCell sumCell(const MarketLiquidity& market)
{
    int counted = 0;
    for (const auto& v : market.venues) counted += v && v->book;
    TextCell c;
    c.text = QStringLiteral("\u03a3 ") + UiText::tr("%n venue(s)", nullptr, counted);
    c.tone = CellTone::Strong;
    c.tip = UiText::tr(
        "All counted books as one. A snapshot: the same market maker may quote on several venues "
        "and take it all back at once");
    return c;
}

int digits(double value)
{
    return value < 10 ? 2 : 1;
}

TextCell bandCell(const BandDepth& band, double bp, const BookLiquidity& book, const LiquidityView& view)
{
    const bool floor = !band.bidWhole || !band.askWhole;
    TextCell c;
    c.text = format::floored(
        floor,
        [&](double bids, double asks) {
            return bandText(bids, book.mid, view) + QStringLiteral(" / ") + bandText(asks, book.mid, view);
        },
        band.bidUsd, band.askUsd);
    c.tone = CellTone::Base;
    c.floor = floor;
    c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
    QStringList lines;
    lines << UiText::tr("Within %1 bp of %2").arg(bp).arg(format::qty(book.mid))
          << UiText::tr("Bids %1 US dollars").arg(format::floored(!band.bidWhole, format::plain, band.bidUsd, 0))
          << UiText::tr("Asks %1 US dollars").arg(format::floored(!band.askWhole, format::plain, band.askUsd, 0));
    if (band.imbalance) lines << UiText::tr("Bids less asks, of both: %1").arg(format::plain(*band.imbalance, 3));
    if (floor) lines << UiText::tr("At least: a book ends inside this band");
    c.tip = lines.join(QLatin1Char('\n'));
    return c;
}

constexpr std::size_t kLevelsShown = 2;  // of kLevelCounts; the tip has them all

TextCell levelsCell(const BookLiquidity& book, const LiquidityView& view)
{
    const LevelDepth& shown = book.levels[kLevelsShown];
    TextCell c;
    c.floor = !shown.bidWhole || !shown.askWhole;
    c.text = format::floored(
        c.floor,
        [&](double bids, double asks) {
            return bandText(bids, book.mid, view) + QStringLiteral(" / ") + bandText(asks, book.mid, view);
        },
        shown.bidUsd, shown.askUsd);
    c.tone = CellTone::Base;
    c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
    QStringList lines;
    for (std::size_t i = 0; i < kLevelCounts.size(); ++i) {
        const LevelDepth& d = book.levels[i];
        lines << UiText::tr("%1 levels: bids %2 to %3 bp, asks %4 to %5 bp, US dollars")
                     .arg(kLevelCounts[i])
                     .arg(format::floored(!d.bidWhole, format::plain, d.bidUsd, 0), format::bp(d.bidBp),
                          format::floored(!d.askWhole, format::plain, d.askUsd, 0), format::bp(d.askBp));
    }
    c.tip = lines.join(QLatin1Char('\n'));
    return c;
}

TextCell lifeCell(const std::optional<QuoteLifetime>& life, const LiquidityView& view)
{
    if (!life)
        return noCell(UiText::tr("Fewer than %1 changes of its best prices in 5 min, or its quotes are not heard")
                          .arg(QuoteLife::kLeastChanges));
    TextCell c;
    c.text = lifeText(*life);
    c.tone = CellTone::Muted;
    c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
    c.tip = UiText::tr("%1 ms, weighted by time; the best prices changed %2 times a second, %3 times in all")
                .arg(format::plain(life->meanMs, 0), format::plain(life->changesPerSecond, 2))
                .arg(life->changes);
    return c;
}

QString feeSource(const LiquidityView& view)
{
    return view.ownFees ? UiText::tr("taker, as you entered it") : UiText::tr("taker, listed for the lowest tier");
}

std::vector<TextCell> bandCells(const BookLiquidity& book, const LiquidityView& view)
{
    std::vector<TextCell> out;
    for (std::size_t i = 0; i < kBandsBp.size(); ++i)
        out.push_back(bandCell(book.bands[i], kBandsBp[i], book, view));
    const auto fresh = view.stale ? Freshness::Stale : Freshness::Live;
    const auto& balance = book.bands[1].imbalance;
    if (balance) {
        TextCell c;
        c.text = (*balance > 0.005 ? QStringLiteral("+") : QString()) +
                 format::plain(std::fabs(*balance) < 0.005 ? 0.0 : *balance, 2).replace(u'-', QChar(0x2212));
        c.tone = *balance > 0.005 ? CellTone::Bid : *balance < -0.005 ? CellTone::Ask : CellTone::Base;
        c.fresh = fresh;
        c.tip = UiText::tr("Bids less asks within 10 bp, as a share of both");
        out.push_back(c);
    } else {
        out.push_back(noCell(UiText::tr("A book ends inside 10 bp: nothing is known of the balance there")));
    }
    TextCell spread;
    spread.text = format::bp(book.spreadBp);
    spread.fresh = fresh;
    spread.tip = UiText::tr("Best ask less best bid, bp of the mid; crossed venues count as 0");
    out.push_back(spread);
    return out;
}

TextCell moneyCell(double usd, bool floor, const LiquidityView& view, const QString& tip)
{
    TextCell c;
    c.text = format::floored(floor, format::money, usd);
    c.tip = tip + (floor ? UiText::tr("\nAt least: the whole received side fits") : QString());
    c.floor = floor;
    c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
    return c;
}

TextCell costCell(const std::optional<double>& bp, bool whole, const LiquidityView& view, const QString& tip)
{
    if (!bp) return noCell(UiText::tr("Nothing is offered"));
    TextCell c;
    c.text = format::floored(!whole, format::bp, *bp);
    c.tip = tip + (whole ? QString() : UiText::tr("\nAt least: the book ends before the size does"));
    c.floor = !whole;
    c.tone = CellTone::Strong;
    c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
    return c;
}

}  // namespace

QString bandText(double usd, double mid, const LiquidityView& view)
{
    if (view.unit == SizeUnit::Base) {
        const double coins = mid > 0 ? usd / mid : 0;
        return coins >= 1e4 ? sizeWithWord(coins, {}) : format::plain(coins, digits(coins));
    }
    if (view.unit == SizeUnit::Quote && view.usdPerUsdt) usd /= *view.usdPerUsdt;
    return format::moneyIn(usd, 1e6, digits(usd / 1e6));
}

QString bandUnit(const LiquidityView& view)
{
    if (view.unit == SizeUnit::Base) return QString::fromStdString(view.asset);
    return view.unit == SizeUnit::Quote && view.usdPerUsdt ? UiText::tr("USDT m") : QStringLiteral("$m");
}

QString leftOut(const VenueLiquidity& venue, AsOf now)
{
    if (venue.book) return {};
    if (venue.byWish) return UiText::tr("excluded by you");
    switch (venue.state) {
        case BookState::Empty: return UiText::tr("no book yet");
        case BookState::Stale:
            return UiText::tr("the book lost its place %1 ago").arg(format::age(now.mono - venue.stamp.mono));
        case BookState::Live: break;
    }
    return UiText::tr("%1 old, over its limit").arg(format::age(now.mono - venue.stamp.mono));
}

QString leftOutWords(const MarketLiquidity& market, const LiquidityView& view)
{
    QStringList out;
    for (const VenueId v : view.venues) {
        const auto& venue = market.venues[static_cast<std::size_t>(v)];
        if (!venue && ((market.expected >> static_cast<unsigned>(v)) & 1u))
            out << UiText::tr("%1 no book yet").arg(venueCodeText(v));
        if (venue && !venue->book)
            out << (venue->byWish ? UiText::tr("%1 by your wish").arg(venueCodeText(v))
                    : venue->state == BookState::Empty
                        ? UiText::tr("%1 no book yet").arg(venueCodeText(v))
                        : venueCodeText(v) + u' ' + format::age(view.now.mono - venue->stamp.mono));
    }
    return out.isEmpty() ? QString() : UiText::tr("without ") + out.join(QStringLiteral(", "));
}

std::vector<TextColumn> bandColumns()
{
    std::vector<TextColumn> out;
    out.push_back(
        {UiText::tr("Venue"), QStringLiteral("venue"), UiText::tr("Hyperliquid"), false, {}, {}, false, false, 0});
    static constexpr int drops[] = {5, 0, 0, 1, 3, 4};
    for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
        TextColumn c;
        c.head = QStringLiteral("\u00b1%1 bp").arg(kBandsBp[i]);
        c.exportHead = QStringLiteral("within_%1_bp_bid_ask").arg(kBandsBp[i]);
        c.widest = i < 2 ? QStringLiteral("\u2265 99.9 / 99.9") : QStringLiteral("\u2265 999.9 / 999.9");
        c.right = true;
        c.drop = drops[i];
        c.rest = true;
        c.tip = UiText::tr("Resting within %1 bp of the mid: bids / asks").arg(kBandsBp[i]);
        out.push_back(c);
    }
    out.push_back({UiText::tr("Balance"),
                   QStringLiteral("imbalance_10bp"),
                   QStringLiteral("\u22120.99"),
                   true,
                   {},
                   UiText::tr("Bids less asks within 10 bp, as a share of both"),
                   false,
                   false,
                   6});
    out.push_back({UiText::tr("Spread bp"),
                   QStringLiteral("spread_bp"),
                   QStringLiteral("99.99"),
                   true,
                   {},
                   {},
                   false,
                   false,
                   2});
    out.push_back({UiText::tr("Age"),
                   QStringLiteral("age"),
                   QStringLiteral("999 ms"),
                   true,
                   {},
                   UiText::tr("Since the book's last message"),
                   false,
                   false,
                   7});
    out.push_back(numberColumn(QT_TRANSLATE_NOOP("UiText", "Quote life"), "quote_life_ms", "999 ms", 8,
                               UiText::tr("How long a best price stands before it changes, of a moment taken at "
                                          "random in the last 5 min")));
    out.push_back(
        numberColumn(QT_TRANSLATE_NOOP("UiText", "20 levels"), "levels_20_bid_ask", "\u2265 999.9 / 999.9", 9,
                     UiText::tr("Resting on the 20 best levels: bids / asks; the tip has 5, 10 and 50 as well. "
                                "Levels are as wide as the venue makes them, and are not added up")));
    return out;
}

std::vector<TextRow> bandRows(const MarketLiquidity& market, const LiquidityView& view)
{
    std::vector<TextRow> rows;
    for (const VenueId venue : view.venues) {
        const auto& v = market.venues[static_cast<std::size_t>(venue)];
        const QString out = v ? leftOut(*v, view.now) : QString();
        TextRow row;
        row.key = venueCodeText(venue);
        row.cells.push_back(venueCell(venue, v ? &*v : nullptr, out));
        if (v && v->book) {
            for (TextCell& c : bandCells(*v->book, view)) row.cells.push_back(std::move(c));
        } else {
            for (std::size_t i = 0; i < kBandsBp.size() + 2; ++i)
                row.cells.push_back(
                    noCell(v ? out : UiText::tr("not listed there, or its list has not come"), v.has_value()));
        }
        const Duration old = v ? view.now.mono - v->stamp.mono : Duration{};
        if (v && v->state != BookState::Empty) {
            TextCell c;
            c.text = format::age(std::max(Duration{0}, old));
            c.tone = !v->book ? CellTone::Stale : v->fresh == Freshness::Late ? CellTone::Late : CellTone::Muted;
            c.tip = UiText::tr("The last book message came %1 ago").arg(c.text);
            row.cells.push_back(c);
        } else {
            row.cells.push_back(noCell(v ? out : UiText::tr("not listed there, or its list has not come")));
        }
        row.cells.push_back(lifeCell(v ? v->life : std::nullopt, view));
        row.cells.push_back(
            v && v->book
                ? levelsCell(*v->book, view)
                : noCell(v ? out : UiText::tr("not listed there, or its list has not come"), v.has_value()));
        rows.push_back(std::move(row));
    }
    TextRow sum;
    sum.key = QStringLiteral("all");
    sum.cells.push_back(sumCell(market));
    if (market.all)
        for (TextCell& c : bandCells(*market.all, view)) {
            if (c.tone == CellTone::Base) c.tone = CellTone::Strong;
            sum.cells.push_back(std::move(c));
        }
    else
        for (std::size_t i = 0; i < kBandsBp.size() + 2; ++i)
            sum.cells.push_back(noCell(UiText::tr("no venue has a fresh book"), true));
    TextCell none;
    none.tip = QString();
    sum.cells.push_back(none);
    sum.cells.push_back(none);
    sum.cells.push_back(none);
    rows.push_back(std::move(sum));
    return rows;
}

std::vector<TextColumn> routeColumns()
{
    std::vector<TextColumn> out;
    out.push_back(
        {UiText::tr("Venue"), QStringLiteral("venue"), UiText::tr("Hyperliquid"), false, {}, {}, false, false, 0});
    const auto add = [&](const char* head, const char* exported, const char* widest, int drop,
                         const QString& tip) { out.push_back(numberColumn(head, exported, widest, drop, tip)); };
    add(QT_TRANSLATE_NOOP("UiText", "Routed"), "routed_usd", "\u2265 $99.9m", 0,
        UiText::tr("My size, split by price after fees"));
    add("Share", "routed_share", "100 %", 0, UiText::tr("Of my size"));
    add("Slip bp", "slip_alone_bp", "\u2265 999.9", 0,
        UiText::tr(
            "Average price of my size against the mid: all of it on this venue alone; in the last line, routed"));
    add("Fee $", "fee_usd", "$99.9k", 5,
        UiText::tr("Taker fees on what is routed there, as listed or as you entered them"));
    add("\u2264 5 bp", "executable_5bp_usd", "\u2265 $99.9m", 4,
        UiText::tr("Largest size whose average price stays within 5 bp"));
    add("\u2264 10 bp", "executable_10bp_usd", "\u2265 $99.9m", 1,
        UiText::tr("Largest size whose average price stays within 10 bp"));
    add("\u2264 20 bp", "executable_20bp_usd", "\u2265 $999m", 2,
        UiText::tr("Largest size whose average price stays within 20 bp"));
    return out;
}

std::vector<TextRow> routeRows(const MarketLiquidity& market, const LiquidityView& view)
{
    const Route* const all = market.route(view.side);
    const auto routed =
        all ? all->cost(view.sizeUsd)
            : analytics::Result<analytics::depth::ConsolidatedCost>(analytics::noData("venues", "is empty"));
    double filled = 0;
    if (routed)
        for (const auto& part : routed->allocation) filled += part.second;
    const auto executables = [&](const BookLiquidity& book, TextRow& row) {
        for (std::size_t i = 0; i < kAverageBp.size(); ++i) {
            const auto& e = book.side(view.side).executable[i];
            row.cells.push_back(e ? moneyCell(e->value, e->floor, view,
                                              UiText::tr("%1 US dollars at an average within %2 bp")
                                                  .arg(format::plain(e->value, 0))
                                                  .arg(kAverageBp[i]))
                                  : noCell(UiText::tr("Nothing is offered")));
        }
    };
    std::vector<TextRow> rows;
    for (const VenueId venue : view.venues) {
        const auto& v = market.venues[static_cast<std::size_t>(venue)];
        const QString out = v ? leftOut(*v, view.now) : QString();
        TextRow row;
        row.key = venueCodeText(venue);
        row.cells.push_back(venueCell(venue, v ? &*v : nullptr, out));
        if (!v || !v->book || !routed) {
            for (int i = 0; i < 7; ++i)
                row.cells.push_back(
                    noCell(v ? out : UiText::tr("not listed there, or its list has not come"), v.has_value()));
            rows.push_back(std::move(row));
            continue;
        }
        double part = 0;
        for (const auto& [name, usd] : routed->allocation)
            if (name == venueCode(venue)) part = usd;
        row.cells.push_back(moneyCell(part, false, view, UiText::tr("%1 US dollars").arg(format::plain(part, 0))));
        TextCell share;
        share.text = QStringLiteral("%1 %").arg(filled > 0 ? std::lround(part / filled * 100) : 0);
        share.bar = filled > 0 ? part / filled : 0;
        share.tone = CellTone::Accent;
        share.fresh = view.stale ? Freshness::Stale : Freshness::Live;
        row.cells.push_back(share);
        const Route* const own = v->route(view.side);
        const auto alone = own ? own->cost(view.sizeUsd) : routed;
        row.cells.push_back(costCell(
            own && alone ? own->slipBps(*alone, v->book->mid) : std::nullopt, alone && alone->complete, view,
            UiText::tr("All of my size on %1 alone, against its own mid").arg(venueNameText(venue))));
        row.cells.push_back(
            moneyCell(part * v->fee, false, view,
                      QStringLiteral("%1 bp, %2").arg(format::plain(v->fee * 1e4, 1), feeSource(view))));
        executables(*v->book, row);
        rows.push_back(std::move(row));
    }
    TextRow sum;
    sum.key = QStringLiteral("all");
    sum.cells.push_back(sumCell(market));
    if (market.all && routed) {
        sum.cells.push_back(
            moneyCell(filled, !routed->complete, view,
                      routed->complete ? UiText::tr("All of it") : UiText::tr("The books end here")));
        TextCell whole;
        whole.text = QStringLiteral("%1 %").arg(std::lround(filled / view.sizeUsd * 100));
        whole.fresh = view.stale ? Freshness::Stale : Freshness::Live;
        sum.cells.push_back(whole);
        sum.cells.push_back(costCell(all->slipBps(*routed, market.all->mid), routed->complete, view,
                                     UiText::tr("Routed by price after fees; the average is without fees")));
        sum.cells.push_back(
            moneyCell(routed->feesUsd, false, view,
                      UiText::tr("%1 bp of what is filled")
                          .arg(filled > 0 ? format::plain(routed->feesUsd / filled * 1e4, 2) : format::kNone)));
        executables(*market.all, sum);
        for (TextCell& c : sum.cells) c.tone = c.tone == CellTone::Base ? CellTone::Strong : c.tone;
    } else {
        for (int i = 0; i < 7; ++i) sum.cells.push_back(noCell(UiText::tr("no venue has a fresh book"), true));
    }
    rows.push_back(std::move(sum));
    return rows;
}

}  // namespace plimsoll

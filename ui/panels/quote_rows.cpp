#include "ui/panels/quote_rows.h"

#include "model/market/decimal.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>

namespace plimsoll {

namespace {

TextColumn column(const char* head, const char* exportHead, const char* widest, bool right, int drop)
{
    TextColumn c;
    c.head = modelWords(head);
    c.exportHead = QString::fromUtf8(exportHead);
    c.widest = QString::fromUtf8(widest);
    c.right = right;
    c.drop = drop;
    return c;
}

struct Quote {
    Price bid, ask;
    Qty bidQty, askQty;
    Freshness fresh = Freshness::Off;
    Mono at{};
    bool fromBook = false;
};

// The best-quote channel is faster; where it is not fresh the live book speaks.
std::optional<Quote> quoteOf(const DepthLane& lane, Freshness pulse)
{
    std::optional<Quote> q;
    if (lane.bbo)
        q = Quote{lane.bbo->value.bid,
                  lane.bbo->value.ask,
                  lane.bbo->value.bidQty,
                  lane.bbo->value.askQty,
                  withPulse(lane.bbo->fresh, pulse),
                  lane.bbo->stamp.mono,
                  false};
    const bool weak = !q || q->fresh == Freshness::Stale || q->fresh == Freshness::Off;
    if (weak && lane.state == BookState::Live && !lane.bids.empty() && !lane.asks.empty()) {
        const Level& b = lane.bids.front();
        const Level& a = lane.asks.front();
        q = Quote{b.price, a.price, b.qty, a.qty, withPulse(lane.fresh, pulse), lane.stamp.mono, true};
    }
    return q;
}

// The tick's decimals; while the tick is unknown as many as the quotes themselves need.
int decimalsFor(const DepthLane& lane, const Quote* quote)
{
    if (lane.tick && lane.tick->raw > 0) return decimalsOf(*lane.tick);
    int most = lane.last ? decimalsOf(lane.last->value) : 0;
    if (quote) most = std::max({most, decimalsOf(quote->bid), decimalsOf(quote->ask)});
    return most;
}

TextCell priceCell(const std::optional<Dated<Price>>& p, int decimals, AsOf now, Freshness pulse)
{
    TextCell c;
    c.text = p ? format::price(p->value, decimals) : format::kNone;
    if (p) {
        c.fresh = withPulse(p->fresh, pulse);
        c.tip = UiText::tr("%1, %2 old")
                    .arg(modelWords(freshnessName(c.fresh)), format::age(now.mono - p->stamp.mono));
    } else {
        c.tone = CellTone::Muted;
        c.tip = UiText::tr("nothing received");
    }
    return c;
}

TextCell bookCell(const DepthLane& lane, Freshness pulse)
{
    TextCell c;
    const Freshness f = withPulse(lane.fresh, pulse);
    c.light = lane.state == BookState::Stale && lane.lost != LostReason::Unsubscribed ? Light::Resync : lightOf(f);
    if (lane.state == BookState::Live) {
        c.text = f == Freshness::Live ? UiText::tr("live") : modelWords(freshnessName(f));
    } else {
        c.text = lane.state == BookState::Empty ? UiText::tr("waiting")
                 : lane.lost                    ? modelWords(lostReasonText(*lane.lost))
                                                : UiText::tr("stale");
        c.tone = CellTone::Muted;
    }
    if (f == Freshness::Late) c.tone = CellTone::Late;
    c.tip = UiText::tr("order book: %1, sequence %2").arg(modelWords(bookStateName(lane.state))).arg(lane.seq);
    return c;
}

// What rests at the best price, in the unit; each row is one book, so its own currency will do.
TextCell sizeCell(const DepthLane& lane, Price price, Qty qty, SizeUnit unit)
{
    TextCell c;
    const double coins = qty.v * lane.multiplier, money = (price * qty).v;
    switch (unit) {
        case SizeUnit::Usd: c.text = format::money(money * lane.usdPerQuote); break;
        case SizeUnit::Quote: c.text = lane.quote.empty() ? format::kNone : sizeWithWord(money, {}); break;
        case SizeUnit::Base: c.text = format::qty(coins); break;
    }
    const QString quote = QString::fromStdString(lane.quote);
    c.tip = UiText::tr("%1 coins \u00b7 %2 \u00b7 %3")
                .arg(format::qty(coins),
                     quote.isEmpty() ? UiText::tr("quote currency not known") : sizeWithWord(money, quote),
                     format::money(money * lane.usdPerQuote));
    return c;
}

}  // namespace

QString quoteSizeHead(bool ask, SizeUnit unit, const QString& asset)
{
    const QString side = ask ? UiText::tr("Ask ") : UiText::tr("Bid ");
    switch (unit) {
        case SizeUnit::Usd: return side + u'$';
        case SizeUnit::Quote: return side + UiText::tr("quote");
        case SizeUnit::Base: return side + (asset.isEmpty() ? UiText::tr("coins") : asset);
    }
    return side;
}

std::vector<TextColumn> quoteColumns()
{
    std::vector<TextColumn> columns = {column("Venue", "venue", "BN spot", false, 0),
                                       column("Bid size", "bid_coins", "10,000,000", true, 3),
                                       column("Bid", "bid", "100,000.00", true, 0),
                                       column("Ask", "ask", "100,000.00", true, 0),
                                       column("Ask size", "ask_coins", "10,000,000", true, 3),
                                       column("Spread bp", "spread_bp", "99.99", true, 1),
                                       column("Last", "last", "100,000.00", true, 4),
                                       column("Mark", "mark", "100,000.00", true, 5),
                                       column("Index", "index", "100,000.00", true, 6),
                                       column("Age", "quote_age", "3 h 12 m", true, 1),
                                       column("Book", "book", "disconnected", false, 2)};
    columns.back().lit = columns.back().rest = true;
    return columns;
}

std::vector<TextRow> quoteRows(const DepthSnapshot& depth, const std::vector<VenueId>& venues, AsOf now,
                               Freshness pulse, SizeUnit unit)
{
    std::vector<TextRow> rows;
    for (const DepthLane& lane : depth.lanes) {
        if (std::find(venues.begin(), venues.end(), lane.venue) == venues.end()) continue;
        TextRow row;
        row.key = QString::number(lane.instrument.raw) + QLatin1Char('/') + QString::fromStdString(lane.symbol);
        TextCell name;
        name.text = text(venueCode(lane.venue)) + QLatin1Char(' ') + text(marketKey(lane.market));
        name.venue = lane.venue;
        name.tip = QStringLiteral("%1 %2").arg(text(venueName(lane.venue)), QString::fromStdString(lane.symbol));
        row.cells.push_back(name);

        const auto quote = quoteOf(lane, pulse);
        const int decimals = decimalsFor(lane, quote ? &*quote : nullptr);
        TextCell bidQty, bid, ask, askQty, spread, age;
        for (TextCell* c : {&bidQty, &bid, &ask, &askQty, &spread, &age}) {
            c->text = format::kNone;
            c->tone = CellTone::Muted;
            c->tip = UiText::tr("no quote received");
        }
        if (quote) {
            const auto price = [&](Price p) { return format::price(p, decimals); };
            bid.text = price(quote->bid);
            ask.text = price(quote->ask);
            bidQty = sizeCell(lane, quote->bid, quote->bidQty, unit);
            askQty = sizeCell(lane, quote->ask, quote->askQty, unit);
            const double mid = (quote->bid.value() + quote->ask.value()) / 2;
            if (mid > 0) spread.text = format::bp((quote->ask - quote->bid).value() / mid * 1e4);
            age.text = format::age(now.mono - quote->at);
            bid.tone = CellTone::Bid;
            ask.tone = CellTone::Ask;
            bidQty.tone = askQty.tone = spread.tone = CellTone::Strong;
            age.tone = quote->fresh == Freshness::Late ? CellTone::Late : CellTone::Muted;
            for (TextCell* c : {&bidQty, &bid, &ask, &askQty, &spread, &age}) {
                c->fresh = quote->fresh;
                const QString from = quote->fromBook ? UiText::tr("from the order book")
                                                     : UiText::tr("from the best-quote channel");
                const bool sized = c == &bidQty || c == &askQty;
                c->tip = sized ? c->tip + u'\n' + from : from;
            }
        }
        for (TextCell* c : {&bidQty, &bid, &ask, &askQty, &spread}) row.cells.push_back(*c);
        for (const auto* price : {&lane.last, &lane.mark, &lane.index})
            row.cells.push_back(priceCell(*price, decimals, now, pulse));
        row.cells.push_back(age);
        row.cells.push_back(bookCell(lane, pulse));
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace plimsoll

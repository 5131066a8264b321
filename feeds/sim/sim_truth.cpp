#include "feeds/sim/sim_truth.h"

#include "feeds/sim/server/json_text.h"
#include "feeds/sim/sim_venues.h"

#include <algorithm>
#include <map>

namespace plimsoll::sim {

namespace {

using Told = Expected<std::string, std::string>;

// Numbers of the truth: twelve significant digits would round them, texts of fifteen decimals do not.
Decimal exact(double v)
{
    return rounded(v, 10, Zeros::Trim);
}

struct Query {
    const SimVenues& venues;
    const HttpRequest& request;

    std::string text(const char* name) const { return request.query(QLatin1String(name)).toStdString(); }
    std::int64_t number(const char* name, std::int64_t without) const
    {
        bool ok = false;
        const std::int64_t n = request.query(QLatin1String(name)).toLongLong(&ok);
        return ok ? n : without;
    }
    const ServedSymbol* symbol() const
    {
        const auto venue = venueFromKey(text("venue"));
        if (!venue) return nullptr;
        return venues.served(*venue, text("market") == "spot" ? plimsoll::Market::Spot : plimsoll::Market::Perp,
                             text("symbol"));
    }
    // Of one venue or symbol, or of all.
    bool means(const Listing& l) const
    {
        const std::string venue = text("venue"), name = text("symbol");
        return (venue.empty() || venueKey(l.venue) == venue) && (name.empty() || l.symbol == name);
    }
};

const std::string kNoSymbol = "name venue, market (perp or spot) and symbol of something listed";

void of(JsonText& t, const Listing& l)
{
    t.text("venue", venueKey(l.venue)).text("market", marketKey(l.market)).text("symbol", l.symbol);
    t.text("asset", l.asset);
}

const char* statusWord(ListingStatus s)
{
    switch (s) {
        case ListingStatus::NotYet: return "not yet";
        case ListingStatus::Trading: return "trading";
        case ListingStatus::Delisting: return "delisting";
        case ListingStatus::Delisted: return "delisted";
    }
    return "";
}

const char* methodWord(LiquidationMethod m)
{
    switch (m) {
        case LiquidationMethod::Market: return "market";
        case LiquidationMethod::TakeOver: return "takeover";
        case LiquidationMethod::Backstop: return "backstop";
    }
    return "";
}

Told overview(const Query& q)
{
    const SimulatedMarket& market = q.venues.market();
    JsonText t;
    t.object().text("source", "SIMULATED").number("now_ms", toUnixMs(market.now()));
    t.number("seed", static_cast<std::int64_t>(q.venues.seed())).text("scenario", market.scenario().name);
    const std::size_t phase = market.phase();
    if (phase < market.scenario().phases.size()) t.text("phase", market.scenario().phases[phase].name);
    t.real("speed", rounded(q.venues.speed(), 3, Zeros::Trim)).flag("paused", q.venues.paused());
    t.real("speed_reached", rounded(q.venues.speedReached(), 3)).object("counts");
    for (const auto& [kind, n] : q.venues.counts()) t.number(kind, static_cast<std::int64_t>(n));
    const Totals totals = market.totals();
    t.endObject().object("totals").text("held", toText(totals.held)).text("paid_in", toText(totals.paidIn));
    t.text("fees", toText(totals.fees)).text("funds", toText(totals.funds));
    t.flag("money_conserved", totals.held == totals.paidIn);
    const bool lots = std::all_of(totals.rows.begin(), totals.rows.end(), [](const Totals::Row& r) {
        return r.lots == r.expected && r.openInterest == r.longLots;
    });
    t.flag("positions_conserved", lots).endObject().array("instruments");
    for (const Listing& l : market.listings()) {
        if (!q.venues.served(l.id)) continue;
        t.object();
        of(t, l);
        t.text("status", statusWord(market.state(l.id).status)).endObject();
    }
    return t.endArray().endObject().take();
}

Told book(const Query& q)
{
    const ServedSymbol* s = q.symbol();
    if (!s) return Unexpected{kNoSymbol};
    const std::int64_t seq = q.number("seq", s->book.seq);
    const auto then = q.venues.bookAt(*s, seq);
    if (!then) return Unexpected{std::string("no book of that number is kept")};
    JsonText t;
    t.object();
    of(t, s->listing);
    t.number("seq", then->seq).number("ts_ms", then->atMs);
    for (const auto& [name, side] : {std::pair{"bids", &then->bids}, std::pair{"asks", &then->asks}}) {
        t.array(name);
        for (const BookLevel& l : *side) {
            t.array().decimal(times(s->listing.tick, l.ticks)).decimal(times(s->listing.lot, l.lots));
            t.real(exact(s->listing.quotedUnits(l.lots))).number(l.orders).endArray();
        }
        t.endArray();
    }
    return t.endObject().take();
}

void stateOf(JsonText& t, const ServedSymbol& s)
{
    const Listing& l = s.listing;
    const ListingState& st = s.state;
    t.object();
    of(t, l);
    t.text("status", statusWord(st.status)).number("book_seq", s.book.seq);
    if (l.delistAt) t.number("delist_ms", toUnixMs(*l.delistAt));
    t.decimal("last", times(l.tick, st.day.last));
    if (l.perp()) {
        t.real("mark", exact(st.mark))
            .real("index", exact(st.index))
            .real("funding", rounded(st.fundingEstimate, 12));
        t.real("last_funding", rounded(st.lastFunding, 12)).number("next_funding_ms", toUnixMs(st.nextFunding));
        t.number("funding_interval_h", st.fundingInterval.count()).real("premium", rounded(st.premium, 12));
        const double units = l.quotedUnits(st.openInterest);
        t.decimal("oi", times(l.lot, st.openInterest)).real("oi_qty", exact(units));
        t.real("oi_value", rounded(units * st.mark, 4)).real("long_accounts", rounded(st.longAccounts, 6));
        t.real("insurance_fund", rounded(st.insuranceFund, 6)).real("adl_risk", rounded(st.adlRisk, 4));
    }
    t.endObject();
}

Told state(const Query& q)
{
    JsonText t;
    if (const ServedSymbol* s = q.symbol()) {
        stateOf(t, *s);
        return t.take();
    }
    if (!q.text("symbol").empty()) return Unexpected{kNoSymbol};
    t.array();
    for (const Listing& l : q.venues.market().listings())
        if (const ServedSymbol* s = q.venues.served(l.id); s && q.means(l)) stateOf(t, *s);
    return t.endArray().take();
}

// Each position, and their sums by liquidation price and leverage.
Told positions(const Query& q)
{
    const ServedSymbol* s = q.symbol();
    if (!s || !s->perp()) return Unexpected{kNoSymbol};
    const Listing& l = s->listing;
    struct Sum {
        Lots longs = 0, shorts = 0;
    };
    std::map<std::pair<Ticks, int>, Sum> sums;
    JsonText t;
    t.object();
    of(t, l);
    t.real("mark", exact(s->state.mark)).array("positions");
    for (const PositionView& p : q.venues.market().positions(l.id)) {
        const bool isLong = p.side == PositionSide::Long;
        const int leverage = static_cast<int>(kClassLeverage[static_cast<std::size_t>(p.leverageClass)]);
        Sum& sum = sums[{stepsOf(l.tick, p.liquidation), leverage}];
        (isLong ? sum.longs : sum.shorts) += p.lots;
        t.object().number("id", static_cast<std::int64_t>(p.id)).number("account", p.account);
        t.text("side", isLong ? "long" : "short").decimal("size", times(l.lot, p.lots));
        t.real("qty", exact(l.quotedUnits(p.lots)))
            .number("class", leverage)
            .real("leverage", rounded(p.leverage, 2));
        t.real("entry", exact(p.entry)).real("margin", exact(p.margin)).real("liquidation", exact(p.liquidation));
        t.real("bankruptcy", exact(p.bankruptcy)).real("stop", exact(p.stop)).real("target", exact(p.target));
        t.number("opened_ms", toUnixMs(p.opened)).endObject();
    }
    t.endArray().array("by_price");
    for (const auto& [key, sum] : sums) {
        t.object().decimal("price", times(l.tick, key.first)).number("class", key.second);
        t.real("long_qty", exact(l.quotedUnits(sum.longs))).real("short_qty", exact(l.quotedUnits(sum.shorts)));
        t.endObject();
    }
    return t.endArray().endObject().take();
}

Told liquidations(const Query& q)
{
    const std::int64_t since = q.number("since_ms", 0);
    JsonText t;
    t.array();
    for (const SimVenues::Liquidation& one : q.venues.liquidations()) {
        const ServedSymbol* s = q.venues.served(one.listing);
        if (!s || one.atMs < since || !q.means(s->listing)) continue;
        const Listing& l = s->listing;
        t.object();
        of(t, l);
        t.number("ts_ms", one.atMs).number("position", static_cast<std::int64_t>(one.what.position));
        t.text("liquidated", one.what.side == PositionSide::Long ? "long" : "short");
        t.text("method", methodWord(one.what.method));
        t.number("class", static_cast<std::int64_t>(kClassLeverage[static_cast<std::size_t>(one.what.leverage)]));
        t.decimal("size", times(l.lot, one.what.lots)).real("qty", exact(l.quotedUnits(one.what.lots)));
        t.decimal("order_size", times(l.lot, one.what.ordered))
            .decimal("order_price", times(l.tick, one.what.orderTicks));
        t.decimal("bankruptcy_price", times(l.tick, one.what.bankruptcyTicks));
        t.real("average_price", exact(l.price(one.what.averageTicks)))
            .decimal("mark", times(l.tick, one.what.markTicks));
        t.flag("partial", one.what.partial).endObject();
    }
    return t.endArray().take();
}

Told deleveragings(const Query& q)
{
    const std::int64_t since = q.number("since_ms", 0);
    JsonText t;
    t.array();
    for (const SimVenues::Adl& one : q.venues.deleveragings()) {
        const ServedSymbol* s = q.venues.served(one.listing);
        if (!s || one.atMs < since || !q.means(s->listing)) continue;
        t.object();
        of(t, s->listing);
        t.number("ts_ms", one.atMs).number("loser", static_cast<std::int64_t>(one.what.loser));
        t.number("winner", static_cast<std::int64_t>(one.what.winner));
        t.text("winner_side", one.what.winnerSide == PositionSide::Long ? "long" : "short");
        t.decimal("size", times(s->listing.lot, one.what.lots))
            .decimal("price", times(s->listing.tick, one.what.ticks));
        t.real("score", exact(one.what.score)).endObject();
    }
    return t.endArray().take();
}

Told funding(const Query& q)
{
    const ServedSymbol* s = q.symbol();
    if (!s || !s->perp()) return Unexpected{kNoSymbol};
    JsonText t;
    t.array();
    for (const SettledFunding& f : q.venues.market().fundingHistory(s->listing.id)) {
        t.object()
            .number("ts_ms", toUnixMs(f.at))
            .real("rate", rounded(f.rate, 12))
            .real("premium", rounded(f.premium, 12));
        t.real("mark", exact(f.mark)).number("interval_h", f.interval.count()).endObject();
    }
    return t.endArray().take();
}

Told trades(const Query& q)
{
    const ServedSymbol* s = q.symbol();
    if (!s) return Unexpected{kNoSymbol};
    const Listing& l = s->listing;
    const SimVenues::Tape& tape = q.venues.tape(l.id);
    JsonText t;
    t.object();
    of(t, l);
    t.number("count", static_cast<std::int64_t>(tape.count))
        .decimal("volume", times(l.lot, tape.lots))
        .array("trades");
    for (const ServedTrade& one : tape.newest) {
        t.object().number("id", static_cast<std::int64_t>(one.what.id)).number("ts_ms", one.atMs);
        t.decimal("price", times(l.tick, one.what.ticks)).decimal("size", times(l.lot, one.what.lots));
        t.text("taker", one.what.taker == Side::Sell ? "sell" : "buy");
        t.text("kind", one.what.kind == TradeKind::Ordinary      ? "ordinary"
                       : one.what.kind == TradeKind::Liquidation ? "liquidation"
                                                                 : "fund");
        t.endObject();
    }
    return t.endArray().endObject().take();
}

}  // namespace

Told truth(const SimVenues& venues, const QString& path, const HttpRequest& request)
{
    struct Page {
        const char* path;
        Told (*tell)(const Query&);
    };
    static constexpr Page pages[] = {{"/truth", &overview},
                                     {"/truth/book", &book},
                                     {"/truth/state", &state},
                                     {"/truth/positions", &positions},
                                     {"/truth/liquidations", &liquidations},
                                     {"/truth/adl", &deleveragings},
                                     {"/truth/funding", &funding},
                                     {"/truth/trades", &trades}};
    for (const Page& page : pages)
        if (path == QLatin1String(page.path)) return page.tell({venues, request});
    return Unexpected{std::string("no such page of the truth")};
}

}  // namespace plimsoll::sim

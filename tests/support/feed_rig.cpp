#include "tests/support/feed_rig.h"

#include "feeds/ws_channel.h"
#include "tests/support/instrumented.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace plimsoll::test {

using namespace std::chrono_literals;

const std::vector<VenueFacts>& venueFacts()
{
    using Dialect = FakeVenue::Dialect;
    static const std::vector<VenueFacts> all = {
        {"binance", Dialect::Binance, VenueId::Binance, "perp:btcusdt@depth", "perp:btcusdt@aggTrade", "/depth",
         "spot:btcusdt@depth", "ethusdt", true, true, true, false, "SETTLING"},
        {"bybit", Dialect::Bybit, VenueId::Bybit, "perp:orderbook.1000.BTCUSDT", "perp:publicTrade.BTCUSDT",
         "/v5/market/orderbook", "spot:orderbook.200.BTCUSDT", "ETHUSDT", true, false, false, true, "CLOSED"},
        {"okx", Dialect::Okx, VenueId::Okx, "perp:books:BTC-USDT-SWAP", "perp:trades:BTC-USDT-SWAP",
         "/api/v5/market/books", "spot:books:BTC-USDT", "ETH-USDT", true, false, true, true, "CLOSED"},
        {"hyperliquid", Dialect::Hyperliquid, VenueId::Hyperliquid, "perp:l2Book BTC", "perp:trades BTC",
         "\"l2Book\"", "spot:l2Book @1", "\"ETH\"", false, false, false, true, "CLOSED"},
    };
    return all;
}

const VenueFacts& factsOf(FakeVenue::Dialect dialect)
{
    return venueFacts()[static_cast<std::size_t>(dialect)];
}

void LagMeter::add(double ms)
{
    const auto now = std::chrono::steady_clock::now();
    m_recent.push_back({now, ms});
    while (now - m_recent.front().at > 10s) m_recent.pop_front();
}

double LagMeter::quantile(double q) const
{
    if (m_recent.empty()) return 0;
    std::vector<double> all;
    for (const Sample& s : m_recent) all.push_back(s.ms);
    std::sort(all.begin(), all.end());
    return all[static_cast<std::size_t>(q * static_cast<double>(all.size() - 1))];
}

void FeedSink::take(EventBatch&& batch)
{
    const TestWork work;
    for (const MarketEvent& e : batch.events) apply(e, batch);
    for (auto& [id, book] : m_books) {
        if (!book.live) {
            book.told = -1;
            continue;
        }
        if (book.seq < book.told) ++book.backwards;
        book.told = book.seq;
    }
}

bool FeedSink::matches(const MirrorBook& book, const TruthSymbol& truth) const
{
    const TruthBook* then = truth.at(book.seq);
    if (!then) return false;
    const auto same = [](const std::map<std::int64_t, double>& mine, const Side0& theirs) {
        return mine.size() == theirs.size() &&
               std::equal(mine.begin(), mine.end(), theirs.begin(), [](const auto& a, const auto& b) {
                   return a.first == b.first * (Price::kScale / 10) &&
                          a.second == static_cast<double>(b.second) / 1000.0;
               });
    };
    return same(book.bids, then->bids) && same(book.asks, then->asks);
}

void FeedSink::unsent(const char* what, const MarketEvent& e)
{
    if (valuesWrong++ > 0) return;
    const auto known = m_instruments.find(e.instrument);
    firstWrong = std::string(what) + (known == m_instruments.end() ? "" : " of " + known->second.symbol);
}

const TruthSymbol* FeedSink::truthOf(InstrumentId id) const
{
    const auto known = m_instruments.find(id);
    return known == m_instruments.end() ? nullptr : m_venue.find(known->second.market, known->second.symbol);
}

void FeedSink::apply(const MarketEvent& e, const EventBatch& batch)
{
    const bool timed = std::holds_alternative<BookUpdate>(e.payload) || std::holds_alternative<Trade>(e.payload) ||
                       std::holds_alternative<Bbo>(e.payload);
    if (timed && e.stamp.venue)
        lag.add(toMs(SystemClock().wall() - *e.stamp.venue) + static_cast<double>(m_venue.skewMs));
    if (const auto* report = std::get_if<FeedReport>(&e.payload)) {
        health = *report->health;
    } else if (const auto* changed = std::get_if<InstrumentChanged>(&e.payload)) {
        m_instruments[e.instrument] = *changed->instrument;
        ++instrumentsChanged;
    } else if (const auto* trade = std::get_if<Trade>(&e.payload)) {
        applyTrade(e, *trade, batch);
    } else if (const auto* liquidation = std::get_if<Liquidation>(&e.payload)) {
        ++liquidations;
        applyLiquidation(e, *liquidation);
    } else if (std::holds_alternative<VenueStatus>(e.payload)) {
        ++statuses;
    } else if (const auto* lost = std::get_if<BookLost>(&e.payload)) {
        MirrorBook& book = m_books[e.instrument];
        book.live = false;
        book.lost = lost->reason;
        ++book.losses;
        book.reasons.push_back(lost->reason);
    } else if (const auto* update = std::get_if<BookUpdate>(&e.payload)) {
        applyBook(e, *update, batch);
    } else {
        if (std::holds_alternative<Mark>(e.payload)) ++marks;
        if (std::holds_alternative<Bbo>(e.payload)) ++quotes;
        applyContext(e);
    }
}

void FeedSink::applyBook(const MarketEvent& e, const BookUpdate& update, const EventBatch& batch)
{
    if (update.channel != BookChannel::Main) return;  // a few levels that stand in, or show the touch sooner
    MirrorBook& book = m_books[e.instrument];
    const TruthSymbol* const truth = truthOf(e.instrument);
    if (book.live && truth && update.seq > book.seq)
        book.missed += truth->between(book.seq, update.seq).value_or(0);
    if (update.image) {
        book.bids.clear();
        book.asks.clear();
        ++book.images;
        book.live = true;
    } else {
        ++book.deltas;
        if (!book.live) ++wrong;  // a delta may never follow a loss
    }
    const auto put = [&](std::map<std::int64_t, double>& side, const LevelSpan& span) {
        for (const Level* l = batch.begin(span); l != batch.end(span); ++l) {
            if (!std::isfinite(l->qty.v) || l->qty.v < 0) ++notFinite;
            if (l->qty.v == 0)
                side.erase(l->price.raw);
            else
                side[l->price.raw] = l->qty.v;
        }
    };
    put(book.bids, update.bids);
    put(book.asks, update.asks);
    book.seq = update.seq;
    if (check && truth && truth->at(book.seq) && !matches(book, *truth)) ++wrong;
}

void FeedSink::applyTrade(const MarketEvent& e, const Trade& trade, const EventBatch& batch)
{
    Told& told = m_told[e.instrument];
    if (trade.numericId && !told.trades.empty() && trade.key < told.trades.rbegin()->first) ++tradesOutOfOrder;
    if (++told.trades[trade.key] > 1) ++tradesTwice;
    if (!std::isfinite(trade.qty.v)) ++notFinite;
    const TruthSymbol* const truth = truthOf(e.instrument);
    if (!truth || truth->trades().empty()) return;
    const std::string_view id = batch.view(trade.id);
    const std::string digits(id.substr(id.size() - std::min<std::size_t>(id.size(), 12)));
    const qint64 at = std::atoll(digits.c_str()) - truth->trades().front().id;
    if (at < 0 || at >= static_cast<qint64>(truth->trades().size())) {
        unsent("a trade's id", e);
        return;
    }
    told.numbers.insert(at);
    const TruthTrade& sent = truth->trades()[static_cast<std::size_t>(at)];
    const bool same = trade.price.raw == sent.price * (Price::kScale / 10) &&
                      std::abs(trade.qty.v - static_cast<double>(sent.size) / 1000) < 1e-9 &&
                      trade.taker == (sent.sell ? Side::Sell : Side::Buy) &&
                      e.stamp.venue == fromUnixMs(sent.atMs);
    if (!same) unsent("a trade", e);
}

void FeedSink::applyLiquidation(const MarketEvent& e, const Liquidation& liquidation)
{
    const TruthSymbol* const truth = truthOf(e.instrument);
    if (!truth) return;
    std::vector<bool>& seen = m_told[e.instrument].liquidations;
    seen.resize(truth->liquidations().size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const TruthLiquidation& sent = truth->liquidations()[i];
        const PositionSide closed = sent.longClosed ? PositionSide::Long : PositionSide::Short;
        if (seen[i] || liquidation.liquidated != closed ||
            liquidation.price.raw != sent.price * (Price::kScale / 10) ||
            std::abs(liquidation.qty.v - static_cast<double>(sent.size) / 1000) > 1e-9 ||
            e.stamp.venue != fromUnixMs(sent.atMs))
            continue;
        seen[i] = true;
        return;
    }
    unsent("a liquidation", e);
}

void FeedSink::applyContext(const MarketEvent& e)
{
    const TruthSymbol* const truth = truthOf(e.instrument);
    if (!truth || truth->market() != Market::Perp) return;
    const auto sent = [&](auto same) {
        return std::any_of(truth->contexts().rbegin(), truth->contexts().rend(), same);
    };
    if (const auto* mark = std::get_if<Mark>(&e.payload)) {
        const auto one = [&](const std::optional<Price>& price, qint64 TruthContext::*of) {
            return !price ||
                   sent([&](const TruthContext& c) { return price->raw == c.*of * (Price::kScale / 10); });
        };
        if (!one(mark->mark, &TruthContext::mark)) unsent("a mark price", e);
        if (!one(mark->index, &TruthContext::index)) unsent("an index price", e);
    } else if (const auto* funding = std::get_if<Funding>(&e.payload)) {
        if (funding->kind != FundingKind::Estimate) return;
        const qint64 e8 = std::llround(funding->rate.v * 1e8);
        if (sent([&](const TruthContext& c) { return c.fundingE8() == e8; }))
            m_told[e.instrument].rates.insert(e8 - TruthContext{}.fundingE8());
        else
            unsent("a funding rate", e);
    } else if (const auto* interest = std::get_if<OpenInterest>(&e.payload)) {
        const qint64 base = std::llround(interest->base.value_or(-1) * 1000);
        if (sent([&](const TruthContext& c) { return c.interest() == base; }))
            m_told[e.instrument].interests.insert(base - TruthContext{}.interest());
        else
            unsent("an open interest", e);
    }
}

const FeedSink::Told* FeedSink::told(Market market, const std::string& symbol) const
{
    const Instrument* const i = instrument(market, symbol);
    const auto it = i ? m_told.find(i->id) : m_told.end();
    return it == m_told.end() ? nullptr : &it->second;
}

FeedSink::Since FeedSink::now(Market market, const std::string& symbol) const
{
    const TruthSymbol* const truth = m_venue.find(market, symbol);
    return {truth->trades().size(), truth->liquidations().size(), truth->context().number + 1};
}

std::uint64_t FeedSink::tradesMissing(Market market, const std::string& symbol, const Since& since) const
{
    const Told* const t = told(market, symbol);
    const std::size_t sent = m_venue.find(market, symbol)->trades().size();
    std::uint64_t missing = 0;
    for (std::size_t i = since.trades; i < sent; ++i)
        missing += !t || !t->numbers.contains(static_cast<qint64>(i));
    return missing;
}

std::uint64_t FeedSink::liquidationsMissing(const std::string& symbol, const Since& since) const
{
    const Told* const t = told(Market::Perp, symbol);
    const std::size_t sent = m_venue.find(Market::Perp, symbol)->liquidations().size();
    std::uint64_t missing = 0;
    for (std::size_t i = since.liquidations; i < sent; ++i)
        missing += !t || i >= t->liquidations.size() || !t->liquidations[i];
    return missing;
}

namespace {

std::uint64_t missingOf(const std::set<qint64>* came, qint64 from, qint64 to)
{
    std::uint64_t missing = 0;
    for (qint64 i = from; i <= to; ++i) missing += !came || !came->contains(i);
    return missing;
}

}  // namespace

std::uint64_t FeedSink::ratesMissing(const std::string& symbol, const Since& since) const
{
    const Told* const t = told(Market::Perp, symbol);
    return missingOf(t ? &t->rates : nullptr, since.context, m_venue.find(Market::Perp, symbol)->context().number);
}

std::uint64_t FeedSink::interestsMissing(const std::string& symbol, const Since& since) const
{
    const Told* const t = told(Market::Perp, symbol);
    return missingOf(t ? &t->interests : nullptr, since.context,
                     m_venue.find(Market::Perp, symbol)->context().number);
}

std::uint64_t FeedSink::rates(const std::string& symbol) const
{
    const Told* const t = told(Market::Perp, symbol);
    return t ? t->rates.size() : 0;
}

std::uint64_t FeedSink::interests(const std::string& symbol) const
{
    const Told* const t = told(Market::Perp, symbol);
    return t ? t->interests.size() : 0;
}

const Instrument* FeedSink::instrument(Market market, const std::string& symbol) const
{
    const TruthSymbol* const truth = m_venue.find(market, symbol);
    for (const auto& [id, i] : m_instruments) {
        if (i.market != market) continue;
        if (i.symbol == symbol || (truth && truth == m_venue.find(market, i.symbol))) return &i;
    }
    return nullptr;
}

MirrorBook& FeedSink::book(Market market, const std::string& symbol)
{
    const Instrument* i = instrument(market, symbol);
    return m_books[i ? i->id : InstrumentId{}];
}

bool FeedSink::equals(Market market, const std::string& symbol, std::int64_t atLeast)
{
    const TruthSymbol* truth = m_venue.find(market, symbol);
    const MirrorBook& b = book(market, symbol);
    return truth && b.live && b.seq >= atLeast && matches(b, *truth);
}

std::uint64_t FeedSink::trades(Market market, const std::string& symbol) const
{
    const Instrument* i = instrument(market, symbol);
    const auto it = i ? m_told.find(i->id) : m_told.end();
    return it == m_told.end() ? 0 : it->second.trades.size();
}

NetworkConfig FeedRig::quick()
{
    NetworkConfig c;
    c.askHistory = false;  // scripts do not tell the past
    c.connectTimeout = 800ms;
    c.restTimeout = 800ms;
    c.backoffFirst = 100ms;
    c.backoffLargest = 2'000ms;
    c.silence = 600ms;
    c.reconnectAfterSilence = 1'000ms;
    c.topicSilence = 1'200ms;
    c.imageEvery = 250ms;
    c.auditEvery = std::chrono::hours{1};
    return c;
}

NetworkConfig FeedRig::patient()
{
    NetworkConfig c = quick();
    c.silence = kSlowdown * 3'000ms;
    c.reconnectAfterSilence = kSlowdown * 5'000ms;
    c.topicSilence = kSlowdown * 6'000ms;
    c.connectTimeout = 3'000ms;
    c.restTimeout = 3'000ms;
    return c;
}

FeedRig::FeedRig(FakeVenue::Dialect d, bool spot, int stepMs)
    : dialect(d), facts(factsOf(d)), venue(d, stepMs), sink(venue)
{
    endpoints = venue.endpoints();
    watch.assets = {"BTC"};
    watch.focus = {"BTC"};
    watch.spot = spot;
}

FeedRig::~FeedRig()
{
    session.reset();
}

void FeedRig::start()
{
    restart(config);
}

void FeedRig::restart(const NetworkConfig& c)
{
    session.reset();
    config = c;
    VenueSession::Ports ports;
    ports.push = [this](EventBatch&& batch) {
        sink.take(std::move(batch));
        return false;
    };
    ports.shed = [](VenueId) { return std::vector<InstrumentId>(); };
    ports.makeChannel = [this] { return std::make_unique<WsChannel>(config, clock); };
    ports.tap = [this](RecordEntry&& entry) {
        if (entry.kind == EntryKind::Ended) m_ends.push_back(std::move(entry.payload));
    };
    session =
        std::make_unique<VenueSession>(*venueProfile(facts.venue), endpoints, config, clock, std::move(ports), 11);
    session->setWatch(watch);
    session->start();
}

bool FeedRig::live(std::int64_t atLeast)
{
    const bool is = sink.equals(Market::Perp, "BTCUSDT", atLeast);
    if (is && m_memory <= 0) m_memory = residentMb();
    return is;
}

void FeedRig::mark()
{
    m_mark = truth().book().seq + 1;
}

bool FeedRig::caughtUp()
{
    return live(m_mark);
}

QString FeedRig::depthTopic() const
{
    return QLatin1String(facts.depth);
}

QString FeedRig::tradeTopic() const
{
    return QLatin1String(facts.trades);
}

QString FeedRig::imagePath() const
{
    return QLatin1String(facts.image);
}

bool FeedRig::allOpen()
{
    const FeedHealth h = session->health();
    return !h.sockets.empty() && std::all_of(h.sockets.begin(), h.sockets.end(),
                                             [](const SocketHealth& s) { return s.state == SocketState::Live; });
}

std::string FeedRig::socketError(const std::string& part)
{
    for (const SocketHealth& s : session->health().sockets) {
        if (s.lastError.find(part) != std::string::npos) return s.lastError;
    }
    return {};
}

bool FeedRig::endedWith(const std::string& part) const
{
    return std::any_of(m_ends.begin(), m_ends.end(),
                       [&](const std::string& why) { return why.find(part) != std::string::npos; });
}

}  // namespace plimsoll::test

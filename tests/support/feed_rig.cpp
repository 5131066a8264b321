#include "tests/support/feed_rig.h"

#include "feeds/ws_channel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll::test {

using namespace std::chrono_literals;

namespace {

struct VenueWords {
    VenueId venue;
    const char *depth, *trades, *image;
};
const VenueWords& wordsOf(FakeVenue::Dialect dialect)
{
    static constexpr std::array words = {
        VenueWords{VenueId::Binance, "perp:btcusdt@depth", "perp:btcusdt@aggTrade", "/depth"},
        VenueWords{VenueId::Bybit, "perp:orderbook.1000.BTCUSDT", "perp:publicTrade.BTCUSDT",
                   "/v5/market/orderbook"},
        VenueWords{VenueId::Okx, "perp:books:BTC-USDT-SWAP", "perp:trades:BTC-USDT-SWAP", "/api/v5/market/books"},
        VenueWords{VenueId::Hyperliquid, "perp:l2Book BTC", "perp:trades BTC", "/info"},
    };
    return words[static_cast<std::size_t>(dialect)];
}

}  // namespace

void FeedSink::take(EventBatch&& batch)
{
    for (const MarketEvent& e : batch.events) apply(e, batch);
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

void FeedSink::apply(const MarketEvent& e, const EventBatch& batch)
{
    if (const auto* report = std::get_if<FeedReport>(&e.payload)) {
        health = *report->health;
    } else if (const auto* changed = std::get_if<InstrumentChanged>(&e.payload)) {
        m_instruments[e.instrument] = *changed->instrument;
        ++instrumentsChanged;
    } else if (const auto* trade = std::get_if<Trade>(&e.payload)) {
        auto& seen = m_trades[e.instrument];
        if (trade->numericId && !seen.empty() && trade->key < seen.rbegin()->first) ++tradesOutOfOrder;
        if (++seen[trade->key] > 1) ++tradesTwice;
        if (!std::isfinite(trade->qty.v)) ++notFinite;
    } else if (std::holds_alternative<Liquidation>(e.payload)) {
        ++liquidations;
    } else if (std::holds_alternative<Mark>(e.payload)) {
        ++marks;
    } else if (std::holds_alternative<VenueStatus>(e.payload)) {
        ++statuses;
    } else if (const auto* lost = std::get_if<BookLost>(&e.payload)) {
        MirrorBook& book = m_books[e.instrument];
        book.live = false;
        book.lost = lost->reason;
        ++book.losses;
        book.reasons.push_back(lost->reason);
    } else if (const auto* update = std::get_if<BookUpdate>(&e.payload)) {
        MirrorBook& book = m_books[e.instrument];
        if (update->image) {
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
        put(book.bids, update->bids);
        put(book.asks, update->asks);
        book.seq = update->seq;
        const auto known = m_instruments.find(e.instrument);
        if (!check || known == m_instruments.end()) return;
        const TruthSymbol* truth = m_venue.find(known->second.market, known->second.symbol);
        if (truth && truth->at(book.seq) && !matches(book, *truth)) ++wrong;
    }
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
    const auto it = i ? m_trades.find(i->id) : m_trades.end();
    return it == m_trades.end() ? 0 : it->second.size();
}

NetworkConfig FeedRig::quick()
{
    NetworkConfig c;
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

FeedRig::FeedRig(FakeVenue::Dialect d, bool spot, int stepMs) : dialect(d), venue(d, stepMs), sink(venue)
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
    const VenueId id = wordsOf(dialect).venue;
    session = std::make_unique<VenueSession>(*venueProfile(id), endpoints, config, clock, std::move(ports), 11);
    session->setWatch(watch);
    session->start();
}

bool FeedRig::live(std::int64_t atLeast)
{
    return sink.equals(Market::Perp, "BTCUSDT", atLeast);
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
    return QLatin1String(wordsOf(dialect).depth);
}

QString FeedRig::tradeTopic() const
{
    return QLatin1String(wordsOf(dialect).trades);
}

QString FeedRig::imagePath() const
{
    return QLatin1String(wordsOf(dialect).image);
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

}  // namespace plimsoll::test

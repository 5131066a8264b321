#include "tests/support/load_traffic.h"

#include "feeds/ws_frames.h"

#include <QAbstractSocket>
#include <QDateTime>

#include <algorithm>

namespace plimsoll::test {
namespace {

using Dialect = FakeVenue::Dialect;
using Kind = LoadKind;

// Frames a second of one instrument in recorded calm sessions, at the speeds that the plans ask for. Binance: BTC
// and ETH of 2024 (109 and 156 best quotes, 22 and 41 trades, depth at most ten), KSM and DENT of 2021 (14,
// 2, 8.5), spot ETH (90, 22, ten), NKN and BLZ (1.2, none, 2.7). Bybit: BTC and SOL of 2026 (9.5 books of 20 ms
// depth, 4.5 tickers, 0.9 trades), spot BTC (7.1, 1, 0.3). OKX: ONT and UNI of 2021 and 2022 (8 to 19 books at ten
// a second). Hyperliquid: BTC of 2025 and the times of the venue's page (books each 5.2 s, fast ones each 0.54 s).
const LoadRate kRates[] = {
    {Dialect::Binance, Market::Perp, "", "@depth@100ms", Kind::Book, 10, 8, 8},
    {Dialect::Binance, Market::Perp, "", "@bookTicker", Kind::Best, 130, 10, 0},
    {Dialect::Binance, Market::Perp, "", "@aggTrade", Kind::Trade, 20, 1.5, 0},
    {Dialect::Binance, Market::Perp, "!markPrice@arr@1s", "", Kind::AllMarks, 1, 1, 0},
    {Dialect::Binance, Market::Perp, "!miniTicker@arr", "", Kind::AllTickers, 1, 1, 0},
    {Dialect::Binance, Market::Perp, "!ticker@arr", "", Kind::AllTickers, 1, 1, 0},
    {Dialect::Binance, Market::Perp, "!forceOrder@arr", "", Kind::AllLiquidations, 0.4, 0.4, 0},
    {Dialect::Binance, Market::Spot, "", "@depth@100ms", Kind::Book, 10, 3, 6},
    {Dialect::Binance, Market::Spot, "", "@bookTicker", Kind::Best, 90, 1.5, 0},
    {Dialect::Binance, Market::Spot, "", "@aggTrade", Kind::Trade, 15, 0.2, 0},
    {Dialect::Bybit, Market::Perp, "orderbook.1000.", "", Kind::Book, 5, 4, 7},
    {Dialect::Bybit, Market::Perp, "orderbook.1.", "", Kind::Best, 30, 5, 0},
    {Dialect::Bybit, Market::Perp, "tickers.", "", Kind::Ticker, 9, 3, 0},
    {Dialect::Bybit, Market::Perp, "publicTrade.", "", Kind::Trade, 5, 0.5, 0},
    {Dialect::Bybit, Market::Perp, "allLiquidation.", "", Kind::Liquidation, 1, 0.3, 0},
    {Dialect::Bybit, Market::Spot, "orderbook.200.", "", Kind::Book, 7, 2, 4},
    {Dialect::Bybit, Market::Spot, "orderbook.1.", "", Kind::Best, 20, 3, 0},
    {Dialect::Bybit, Market::Spot, "publicTrade.", "", Kind::Trade, 2, 0.2, 0},
    {Dialect::Bybit, Market::Spot, "tickers.", "", Kind::Ticker, 5, 1, 0},
    {Dialect::Okx, Market::Perp, "books:", "-SWAP", Kind::Book, 10, 5, 7},
    {Dialect::Okx, Market::Perp, "bbo-tbt:", "-SWAP", Kind::Best, 30, 4, 0},
    {Dialect::Okx, Market::Perp, "mark-price:", "", Kind::Mark, 5, 3, 0},
    {Dialect::Okx, Market::Perp, "index-tickers:", "", Kind::Index, 10, 2, 0},
    {Dialect::Okx, Market::Perp, "tickers:", "-SWAP", Kind::Ticker, 10, 2, 0},
    {Dialect::Okx, Market::Perp, "open-interest:", "-SWAP", Kind::Interest, 0.33, 0.33, 0},
    {Dialect::Okx, Market::Perp, "funding-rate:", "-SWAP", Kind::Rate, 0.02, 0.02, 0},
    {Dialect::Okx, Market::Perp, "trades:", "-SWAP", Kind::Trade, 5, 0.5, 0},
    {Dialect::Okx, Market::Perp, "liquidation-orders:SWAP", "", Kind::AllLiquidations, 0.2, 0.2, 0},
    {Dialect::Okx, Market::Spot, "books:", "", Kind::Book, 10, 4, 5},
    {Dialect::Okx, Market::Spot, "bbo-tbt:", "", Kind::Best, 20, 3, 0},
    {Dialect::Okx, Market::Spot, "index-tickers:", "", Kind::Index, 10, 2, 0},
    {Dialect::Okx, Market::Spot, "tickers:", "", Kind::Ticker, 10, 2, 0},
    {Dialect::Okx, Market::Spot, "trades:", "", Kind::Trade, 3, 0.3, 0},
    {Dialect::Hyperliquid, Market::Perp, "l2Book ", "", Kind::Book, 0.19, 0.19, 20},
    {Dialect::Hyperliquid, Market::Perp, "l2Book+fast ", "", Kind::Best, 1.85, 1.85, 5},
    {Dialect::Hyperliquid, Market::Perp, "bbo ", "", Kind::Best, 6, 2, 1},
    {Dialect::Hyperliquid, Market::Perp, "trades ", "", Kind::Trade, 2, 0.3, 0},
    {Dialect::Hyperliquid, Market::Perp, "activeAssetCtx ", "", Kind::Context, 1, 1, 0},
    {Dialect::Hyperliquid, Market::Perp, "fastAssetCtxs", "", Kind::Packed, 1, 1, 0},
    {Dialect::Hyperliquid, Market::Perp, "allDexsAssetCtxs", "", Kind::AllContexts, 0.07, 0.07, 0},
    {Dialect::Hyperliquid, Market::Spot, "l2Book ", "", Kind::Book, 0.19, 0.19, 20},
    {Dialect::Hyperliquid, Market::Spot, "l2Book+fast ", "", Kind::Best, 1.85, 1.85, 5},
    {Dialect::Hyperliquid, Market::Spot, "bbo ", "", Kind::Best, 3, 0.5, 1},
    {Dialect::Hyperliquid, Market::Spot, "trades ", "", Kind::Trade, 1, 0.2, 0},
    {Dialect::Hyperliquid, Market::Spot, "activeAssetCtx ", "", Kind::Context, 1, 1, 0},
};

// Said only when something happens.
constexpr const char* kSilent[] = {"!contractInfo", "insurance.",  "adlAlert.", "price-limit:", "liquidation-",
                                   "adl-warning",   "instruments", "status",    "userFills ",   "userNonFunding"};

constexpr int kIdDigits = 12, kTimeDigits = 13;
constexpr qint64 kFirstId = 200'000'000'000;  // twelve digits, for ever

void digits(char* at, qint64 n, int count)
{
    for (int i = count; i-- > 0; n /= 10) at[i] = static_cast<char>('0' + n % 10);
}

// Busy: an hour in which prices move. Cascade: the minute of the day in which the most is traded and liquidated;
// in recorded minutes of 2023 and 2026 the busiest of a thousand trades 35 to 85 times the usual amount, and
// orders grow with it. Books have their venue's clock and grow in what a change reaches over instead.
struct Level {
    std::string_view name;
    LoadFactors factors;
};
constexpr Level kLevels[] = {
    {"calm", {}},
    {"busy", {1.2, 2.5, 5, 1.2, 0.02, false}},
    {"cascade", {1.25, 5, 20, 1.5, 1, true}},
};

}  // namespace

double LoadFactors::of(LoadKind kind) const
{
    switch (kind) {
        case Kind::Book: return books;
        case Kind::Best: return best;
        case Kind::Trade: return trades;
        case Kind::Liquidation:
        case Kind::AllLiquidations: return liquidations;
        case Kind::Ticker:
        case Kind::Mark:
        case Kind::Index:
        case Kind::Interest:
        case Kind::Rate:
        case Kind::Context: return others;
        case Kind::AllMarks:
        case Kind::AllTickers:
        case Kind::Packed:
        case Kind::AllContexts: return 1;  // each has its second
    }
    return 1;
}

LoadFactors loadFactors(std::string_view level)
{
    for (const Level& l : kLevels)
        if (l.name == level) return l.factors;
    return {};
}

std::string LoadTraffic::asset(int i)
{
    return i == 0 ? "BTC" : i == 1 ? "ETH" : "COIN" + std::to_string(i);
}

LoadTraffic::LoadTraffic(Dialect dialect, int assets) : m_venue(dialect, 100), m_dialect(dialect), m_assets(assets)
{
    m_venue.setAuto(false);
    m_venue.booksMoveOutside = true;
    for (int i = 2; i < assets; ++i)
        for (const Market market : {Market::Perp, Market::Spot})
            if (market == Market::Perp || dialect != Dialect::Hyperliquid)
                m_venue.addSymbol(market, asset(i) + "USDT", 40'000 + 10 * i);
    for (int i = 0; i < assets && dialect != Dialect::Hyperliquid; ++i)
        for (const Market market : {Market::Perp, Market::Spot})
            m_venue.symbol(market, asset(i) + "USDT").renumber(kFirstId + 1'000 * i);
}

const LoadRate* LoadTraffic::rateOf(Market market, const QString& topic) const
{
    for (const LoadRate& r : kRates)
        if (r.dialect == m_dialect && r.market == market && topic.startsWith(QLatin1String(r.begins)) &&
            topic.endsWith(QLatin1String(r.ends)))
            return &r;
    return nullptr;
}

LoadTraffic::Template LoadTraffic::prepared(LoadText says)
{
    Template t;
    QByteArray filled;
    for (qsizetype i = 0; i < says.text.size(); ++i) {
        if (says.text[i] != '~') {
            filled += says.text[i];
            continue;
        }
        const char what = says.text[++i];
        t.places.push_back({filled.size(), what});
        filled += QByteArray(what == 'T' ? kTimeDigits : kIdDigits, '1');
    }
    t.wire = ws::frame(ws::Text, filled, std::nullopt);
    const qsizetype head = t.wire.size() - filled.size();
    for (Template::Place& p : t.places) p.at += head;
    t.says = std::move(says);
    return t;
}

void LoadTraffic::discover()
{
    for (Stream& s : m_streams) std::erase_if(s.sockets, [](const auto& socket) { return !socket; });
    for (FakeVenueSocket* socket : m_venue.sockets()) {
        for (const QString& name : std::as_const(socket->heard)) {
            const auto known = m_streams.find(name);
            if (known == m_streams.end())
                add(socket, name);
            else if (std::find(known->sockets.begin(), known->sockets.end(), socket) == known->sockets.end())
                known->sockets.push_back(socket);
        }
    }
    // And what they want no more.
    for (auto it = m_streams.begin(); it != m_streams.end(); ++it)
        std::erase_if(it->sockets, [&](const auto& socket) { return !socket->heard.contains(it.key()); });
}

void LoadTraffic::add(FakeVenueSocket* socket, const QString& name)
{
    const Market market = name.startsWith(QLatin1String("spot:")) ? Market::Spot : Market::Perp;
    const QString topic = name.mid(name.indexOf(QLatin1Char(':')) + 1);
    const LoadRate* rate = rateOf(market, topic);
    TruthSymbol* truth = nullptr;
    if (rate) {
        const bool ofAll = rate->kind >= Kind::AllMarks;
        QString wire = topic.mid(qsizetype(qstrlen(rate->begins)));
        wire.chop(qsizetype(qstrlen(rate->ends)));
        if (ofAll) wire = QStringLiteral("BTCUSDT");
        for (const QString& tried :
             {wire, wire + QStringLiteral("-SWAP"), wire.toUpper(), QString(wire).remove(QLatin1Char('-'))})
            if (const TruthSymbol* found = m_venue.find(market, tried.toStdString())) {
                truth = &m_venue.symbol(market, found->symbol());
                break;
            }
    }
    if (!truth) {
        const bool silent = std::any_of(std::begin(kSilent), std::end(kSilent),
                                        [&](const char* s) { return topic.startsWith(QLatin1String(s)); });
        if (!silent) m_unknown.insert(name);
        return;
    }
    Stream& s = m_streams[name];
    s.sockets.push_back(socket);
    s.kind = rate->kind;
    if (rate->kind == Kind::Book) s.book = truth;
    const bool major = truth->symbol().starts_with("BTC") || truth->symbol().starts_with("ETH");
    s.perSecond = major ? rate->major : rate->other;
    if (rate->kind == Kind::AllLiquidations) s.perSecond *= m_assets;
    s.topic = topic.toLatin1();
    s.rate = rate;
    s.truth = truth;
    s.due = std::uniform_real_distribution<double>(0, 1)(m_random);
    // Hyperliquid sends all books on one clock; everything else comes when it comes.
    if (m_dialect == Dialect::Hyperliquid && topic.startsWith(QLatin1String("l2Book"))) {
        s.due = 0.5;
        for (const Stream& other : std::as_const(m_streams))
            if (&other != &s && other.perSecond == s.perSecond && other.kind == s.kind) s.due = other.due;
    }
    s.step = m_dialect == Dialect::Bybit ? 1 : 3;
    s.last = s.book && m_dialect != Dialect::Hyperliquid ? truth->book().seq : kFirstId;
    for (int i = 0, n = rate->kind == Kind::AllLiquidations ? kVariants * m_assets : kVariants; i < n; ++i)
        s.variants.push_back(prepared(loadText(*rate, s.topic, *truth, i, m_assets)));
}

void LoadTraffic::count(const Stream& s)
{
    const auto all = static_cast<quint64>(m_assets);
    const bool perp = s.rate->market == Market::Perp;
    m_sent.books += s.kind == Kind::Book;
    m_sent.trades += s.kind == Kind::Trade;
    m_sent.liquidations += s.kind == Kind::Liquidation || s.kind == Kind::AllLiquidations;
    if (s.kind == Kind::Rate) ++m_sent.rates;
    if (s.kind == Kind::AllMarks) m_sent.rates += all;
    if (s.kind == Kind::Interest) ++m_sent.interests;
    if (s.kind == Kind::Context && perp) {
        ++m_sent.rates;
        ++m_sent.interests;
    }
}

qint64 LoadTraffic::waiting() const
{
    qint64 bytes = 0;
    for (const Stream& s : m_streams)
        for (const auto& socket : s.sockets)
            if (const auto* wire = socket ? socket->findChild<QAbstractSocket*>() : nullptr)
                bytes = std::max(bytes, wire->bytesToWrite());
    return bytes;
}

void LoadTraffic::frame(Stream& s, qint64 nowMs, bool wide)
{
    // A whole book is as deep as it is, whatever the day.
    wide = wide && s.book && m_dialect != Dialect::Hyperliquid;
    if (wide && s.wide.empty())
        for (int i = 0; i < kVariants; ++i)
            s.wide.push_back(prepared(loadText(*s.rate, s.topic, *s.truth, i, m_assets, true)));
    const std::vector<Template>& variants = wide ? s.wide : s.variants;
    const Template& t = variants[static_cast<std::size_t>(s.next++) % variants.size()];
    QByteArray wire = t.wire;
    const qint64 previous = s.last;
    s.last += s.step;
    // Where a book's number is its time, no two are of one.
    if (s.book && m_dialect == Dialect::Hyperliquid) nowMs = std::max(nowMs, s.book->book().seq + 1);
    for (const Template::Place& p : t.places) {
        const qint64 n = p.what == 'T' ? nowMs : p.what == 'P' ? previous : p.what == 'F' ? previous + 1 : s.last;
        digits(wire.data() + p.at, n, p.what == 'T' ? kTimeDigits : kIdDigits);
    }
    if (s.book) s.book->overwrite(t.says.bids, t.says.asks, m_dialect == Dialect::Hyperliquid ? nowMs : s.last);
    for (const auto& socket : s.sockets) {
        m_out[socket] += wire;
        ++m_sent.frames;
        m_sent.bytes += static_cast<quint64>(wire.size());
        count(s);
    }
}

void LoadTraffic::play(double seconds, double times, const LoadFactors& factors)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (Stream& s : m_streams) {
        if (std::any_of(s.sockets.begin(), s.sockets.end(), [](const auto& socket) { return !socket; })) continue;
        if (s.sockets.empty()) continue;
        s.due += s.perSecond * factors.of(s.kind) * times * seconds;
        for (; s.due >= 1; s.due -= 1) frame(s, now, factors.wide);
    }
    for (auto it = m_out.begin(); it != m_out.end(); ++it) it.key()->raw(it.value());
    m_out.clear();
}

}  // namespace plimsoll::test

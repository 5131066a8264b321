// Hyperliquid beyond single fixtures: recordings, contexts by position, packed texts, two books of one coin,
// answers that repeat a subscription.
#include "feeds/hyperliquid/frame_scan.h"
#include "feeds/hyperliquid/packed_text.h"
#include "feeds/link_books.h"
#include "feeds/recording/capture_import.h"
#include "feeds/subscriptions.h"
#include "model/book/order_book.h"
#include "tests/support/design_files.h"
#include "tests/support/print_events.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <zlib.h>

#include <random>

using namespace plimsoll;

namespace {

const VenueProfile& profile()
{
    static const VenueProfile p = hyperliquidProfile();
    return p;
}

// A codec, and what it said last.
struct Venue {
    explicit Venue(Catalogue::Unknown unknown = Catalogue::Unknown::Invent)
        : catalogue(VenueId::Hyperliquid, unknown), codec(profile().makeCodec(catalogue))
    {
        stamp.received = fromUnixMs(1'800'000'000'000);
        stamp.mono = Mono{std::chrono::hours(1)};
    }
    Frame frame(std::string_view text)
    {
        batch.clear();
        auto done = codec->decodeFrame(padded(text), stamp, Market::Perp, batch);
        error = done ? std::string() : done.error().path + ": " + done.error().what;
        return done ? *done : Frame{};
    }
    void reply(std::string_view asked, std::string_view body)
    {
        batch.clear();
        const auto request = profile().recorded("https://api.hyperliquid.xyz/info", asked, catalogue);
        error = "unknown request";
        if (!request) return;
        const auto done = codec->decodeReply(*request, padded(body), stamp, batch);
        error = done ? std::string() : done.error().path + ": " + done.error().what;
    }
    template <typename T>
    std::vector<T> all(std::string_view symbol = {}) const
    {
        std::vector<T> found;
        for (const MarketEvent& e : batch.events) {
            const Instrument* i = catalogue.get(e.instrument);
            if (const T* v = std::get_if<T>(&e.payload); v && (symbol.empty() || (i && i->symbol == symbol)))
                found.push_back(*v);
        }
        return found;
    }
    PaddedText padded(std::string_view text)
    {
        room.assign(text);
        room.append(64, '\0');
        return {std::string_view(room).substr(0, text.size())};
    }

    Catalogue catalogue;
    std::unique_ptr<VenueCodec> codec;
    Stamp stamp;
    EventBatch batch;
    std::string room, error;
};

std::vector<RecordEntry> recording(const char* name)
{
    std::vector<RecordEntry> entries;
    const QString path = test::capture(QLatin1String("hyperliquid/") + QLatin1String(name));
    if (path.isEmpty()) return entries;
    auto reader = CaptureReader::open(path);
    RecordEntry entry;
    while (reader && (*reader)->next(entry)) entries.push_back(entry);
    return entries;
}

void take(Venue& venue, const RecordEntry& e)
{
    if (e.kind == EntryKind::Reply)
        venue.reply(e.requestBody, e.payload);
    else
        venue.frame(e.payload);
}

std::string deflated(std::string_view text, bool end = true)
{
    z_stream z{};
    deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string in(text), out(text.size() + 1000, '\0');
    z.next_in = reinterpret_cast<Bytef*>(in.data());
    z.avail_in = static_cast<uInt>(in.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, end ? Z_FINISH : Z_SYNC_FLUSH);
    out.resize(out.size() - z.avail_out);
    deflateEnd(&z);
    return QByteArray::fromStdString(out).toBase64().toStdString();
}

std::string book(std::string_view coin, std::int64_t time, int levels, bool fast = false, int shift = 0)
{
    std::string sides[2];
    for (int side = 0; side < 2; ++side)
        for (int i = 0; i < levels; ++i)
            sides[side] += std::string(i ? "," : "") + R"({"px":")" +
                           std::to_string(1000 + shift + (side ? 1 + i : -i)) + R"(.5","sz":"1.25","n":1})";
    return R"({"channel":"l2Book","data":{"coin":")" + std::string(coin) + R"(","time":)" + std::to_string(time) +
           R"(,"levels":[[)" + sides[0] + "],[" + sides[1] + "]]" + (fast ? R"(,"fast":true)" : "") + "}}";
}

}  // namespace

class TestHyperliquid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordedSession();
    void recordedFramesOf2026();
    void recordedAnswersOf2023();
    void recordedSelectionsOf2026();
    void contextsFollowTheList();
    void contextsOfAnotherLength();
    void packedTexts();
    void usualFormSaysTheSame();
    void twoBooksNeverMix();
    void answersNameTheirTopic();
    void whatWasTradedBefore();
    void quotesNeverGoBack();
    void candlesThatAreFollowedAreOver();
};

// January 2025: 25 images of 20 levels half a second apart, the first of them twice; the first trades are
// up to 50 s old. The keys stand in another order than today.
void TestHyperliquid::recordedSession()
{
    const auto entries = recording("btc_2025-01-26_part1.jsonl");
    if (entries.empty()) QSKIP(test::kNoDesignFiles);
    Venue venue;
    std::optional<BookSync> sync;
    OrderBook book;
    std::size_t applied = 0, repeated = 0, trades = 0;
    for (const RecordEntry& e : entries) {
        venue.stamp.received = e.received;
        take(venue, e);
        QVERIFY2(venue.error.empty(), venue.error.c_str());
        for (std::size_t i = 0; i < venue.batch.events.size(); ++i) {
            const MarketEvent& event = venue.batch.events[i];
            trades += std::holds_alternative<Trade>(event.payload);
            if (!std::holds_alternative<BookUpdate>(event.payload)) continue;
            if (!sync) sync.emplace(profile().perpSync, event.instrument);
            const auto outcome = sync->feed(venue.batch, i);
            QVERIFY(!outcome.lost && !outcome.wantImage);
            applied += outcome.applied;
            repeated += outcome.repeated;
            if (!outcome.applied) continue;
            const auto& update = std::get<BookUpdate>(event.payload);
            QCOMPARE(update.bids.count, 20u);
            QCOMPARE(update.asks.count, 20u);
            book.apply(update, venue.batch, event.stamp);
            QVERIFY(!book.crossed());
            QCOMPARE(book.seq(), toUnixMs(*event.stamp.venue));
        }
    }
    QCOMPARE(applied, std::size_t{24});
    QCOMPARE(repeated, std::size_t{1});
    QCOMPARE(trades, std::size_t{32});
    QCOMPARE(book.state(), BookState::Live);
}

void TestHyperliquid::recordedFramesOf2026()
{
    const auto frames = recording("fresh_2026-09-25.jsonl"), answers = recording("fresh_2026-09-25.rest.jsonl");
    if (frames.size() != 3 || answers.size() != 2) QSKIP(test::kNoDesignFiles);
    Venue venue;
    take(venue, answers[0]);  // meta, cut to six coins
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QCOMPARE(venue.all<InstrumentChanged>().size(), std::size_t{6});
    QCOMPARE(venue.all<Tier>("BTC").size(), std::size_t{2});
    QCOMPARE(venue.all<Tier>("BTC")[1].deduction, 150e6 * (1.0 / 40 - 1.0 / 80));
    QCOMPARE(venue.all<Tier>("DYDX").size(), std::size_t{1});   // a table that is not listed
    QCOMPARE(venue.all<Tier>("MATIC").size(), std::size_t{0});  // delisted
    take(venue, answers[1]);
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QVERIFY(!venue.all<Kline>("BTC").empty());

    take(venue, frames[0]);
    const auto quotes = venue.all<Bbo>("BTC");
    QCOMPARE(quotes.size(), std::size_t{1});
    QCOMPARE(quotes[0].bid, Price::nearest(83757));
    QCOMPARE(quotes[0].bidQty.v, 22.61305);
    QCOMPARE(quotes[0].ask, Price::nearest(83758));
    QCOMPARE(quotes[0].askQty.v, 0.00016);
    QCOMPARE(quotes[0].seq, 1790358617881);

    take(venue, frames[1]);
    QCOMPARE(venue.all<Mark>("BTC").at(0).mark->value(), 83757.0);
    QCOMPARE(venue.all<Mark>("BTC").at(0).index->value(), 83778.1);
    const Funding funding = venue.all<Funding>("BTC").at(0);
    QCOMPARE(funding.rate.v, 0.0000125);
    QCOMPARE(*funding.hours, 1.0);
    QCOMPARE(toUnixMs(*funding.next), 1790359200000);  // 2026-09-25 18:00, after the quotes' 17:50
    QCOMPARE(*venue.all<OpenInterest>("BTC").at(0).base, 39338.76246);
    QCOMPARE(*venue.all<OpenInterest>("BTC").at(0).usd, 39338.76246 * 83757);

    take(venue, frames[2]);
    const Kline candle = venue.all<Kline>("BTC").at(0);
    QCOMPARE(candle.minutes, 1);
    QCOMPARE(candle.h.value(), 83770.0);
    QCOMPARE(candle.baseVolume, 0.3317);
}

void TestHyperliquid::recordedAnswersOf2023()
{
    const auto answers = recording("info_2023.rest.jsonl");
    if (answers.size() != 4) QSKIP(test::kNoDesignFiles);
    Venue venue;
    std::size_t settled = 0, eight = 0;
    for (const RecordEntry& e : answers) {
        take(venue, e);
        QVERIFY2(venue.error.empty(), venue.error.c_str());
        for (const Funding& f : venue.all<Funding>("BTC")) {
            ++settled;
            eight += f.hours == 8.0;
        }
    }
    QCOMPARE(venue.catalogue.get(venue.catalogue.peek(Market::Perp, "kPEPE"))->multiplier, 1000.0);
    QVERIFY(settled > 100);
    QVERIFY(eight > 10 && eight < settled);  // every eight hours at first, then hourly
}

// Real answers, of which a part was kept: put together again.
void TestHyperliquid::recordedSelectionsOf2026()
{
    const auto selection = [](const char* name) {
        QFile file(test::capture(QLatin1String("hyperliquid/") + QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly)) return QJsonObject();
        return QJsonDocument::fromJson(file.readAll()).object();
    };
    const auto text = [](const QJsonArray& a) {
        return QJsonDocument(a).toJson(QJsonDocument::Compact).toStdString();
    };
    const QJsonObject m1 = selection("mainnet_2026-07-19_m1.json"), m5 = selection("mainnet_2026-07-19_m5.json");
    if (m1.isEmpty() || m5.isEmpty()) QSKIP(test::kNoDesignFiles);
    const QJsonObject one = m1[QLatin1String("selection")].toObject(),
                      five = m5[QLatin1String("selection")].toObject();

    Venue venue;
    venue.reply(R"({"type":"meta"})",
                R"({"universe":)" + text(one[QLatin1String("perpUniverse")].toArray()) + '}');
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QCOMPARE(venue.catalogue.get(venue.catalogue.peek(Market::Perp, "MATIC"))->status, InstrumentStatus::Delisted);
    QCOMPARE(*venue.catalogue.get(venue.catalogue.peek(Market::Perp, "BTC"))->maxLeverage, 40.0);
    venue.reply(R"({"type":"spotMetaAndAssetCtxs"})",
                R"([{"tokens":)" + text(five[QLatin1String("spotTokens")].toArray()) + R"(,"universe":)" +
                    text(five[QLatin1String("spotUniverse")].toArray()) + "}," +
                    text(five[QLatin1String("spotAssetContexts")].toArray()) + ']');
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QCOMPARE(venue.all<Ticker>("PURR/USDC").at(0).open->value(), 0.070249);
    QCOMPARE(venue.catalogue.get(venue.catalogue.peek(Market::Spot, "PURR/USDC"))->asset, std::string("PURR"));
    // The selection left contexts out: their coins go as well.
    QJsonObject builder = five[QLatin1String("hip3Meta")].toObject();
    const QJsonArray contexts = five[QLatin1String("hip3AssetContexts")].toArray();
    QJsonArray coins;
    for (const QJsonValue& context : contexts)
        for (const QJsonValue& coin : builder[QLatin1String("universe")].toArray())
            if (coin[QLatin1String("name")] == context[QLatin1String("name")]) coins.append(coin);
    builder[QLatin1String("universe")] = coins;
    venue.reply(
        R"({"type":"metaAndAssetCtxs","dex":"xyz"})",
        '[' + QJsonDocument(builder).toJson(QJsonDocument::Compact).toStdString() + ',' + text(contexts) + ']');
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QCOMPARE(venue.all<Mark>().size(), std::size_t{4});
    QCOMPARE(venue.all<Mark>("xyz:XYZ100").at(0).mark->value(), 28552.0);
    QVERIFY(!venue.catalogue.get(venue.catalogue.peek(Market::Perp, "xyz:XYZ100"))->crypto);
}

void TestHyperliquid::contextsFollowTheList()
{
    const auto frames = recording("ws_allDexsAssetCtxs.jsonl"), answers = recording("fresh_2026-09-25.rest.jsonl");
    if (frames.size() != 1 || answers.empty()) QSKIP(test::kNoDesignFiles);
    Venue venue;
    take(venue, frames[0]);  // whose are they?
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QVERIFY(venue.batch.events.empty());
    take(venue, answers[0]);
    take(venue, frames[0]);
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QCOMPARE(venue.all<Mark>("BTC").at(0).mark->value(), 77562.0);
    QCOMPARE(venue.all<Mark>("ETH").at(0).index->value(), 2124.6);
    QCOMPARE(*venue.all<OpenInterest>("BTC").at(0).base, 27353.17682);
    QCOMPARE(venue.all<Funding>("SOL").at(0).rate.v, 0.0000098512);  // behind a delisted coin
    QCOMPARE(venue.all<Mark>("MATIC").size(), std::size_t{0});
    QCOMPARE(venue.all<Mark>().size(), std::size_t{5});
}

void TestHyperliquid::contextsOfAnotherLength()
{
    Venue venue;
    venue.reply(
        R"({"type":"meta"})",
        R"({"universe":[{"name":"A","szDecimals":1,"maxLeverage":3},{"name":"B","szDecimals":1,"maxLeverage":3}]})");
    const auto contexts = [&](const char* list) {
        venue.frame(R"({"channel":"assetCtxs","data":{"dex":"","ctxs":)" + std::string(list) + "}}");
        return venue.all<Mark>().size();
    };
    QCOMPARE(contexts(R"([{"markPx":"1"},{"markPx":"2"}])"), std::size_t{2});
    QCOMPARE(contexts(R"([{"markPx":"1"},{"markPx":"2"},{"markPx":"3"}])"), std::size_t{2});  // one was listed
    QCOMPARE(contexts(R"([{"markPx":"1"}])"), std::size_t{0});
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    // The next reading of the list tells.
    venue.reply(
        R"({"type":"metaAndAssetCtxs"})",
        R"([{"universe":[{"name":"A","szDecimals":1,"maxLeverage":3},{"name":"B","szDecimals":1,"maxLeverage":3},)"
        R"({"name":"C","szDecimals":1,"maxLeverage":3}]},[{"markPx":"1"},{"markPx":"2"},{"markPx":"3"}]])");
    QCOMPARE(venue.all<Mark>("C").size(), std::size_t{1});
    QCOMPARE(contexts(R"([{"markPx":"1"},{"markPx":"2"},{"markPx":"3"}])"), std::size_t{3});
}

void TestHyperliquid::packedTexts()
{
    using hyperliquid::unpack;
    std::string out;
    const auto text = [&] { return out.substr(0, out.size() - 64); };
    QVERIFY(unpack(deflated("{\"BTC\":{}}"), out) == nullptr);
    QCOMPARE(text(), std::string("{\"BTC\":{}}"));
    QVERIFY(unpack(deflated("{\"BTC\":{}}", false), out) == nullptr);  // flushed, not ended
    QCOMPARE(text(), std::string("{\"BTC\":{}}"));
    const std::string large(200'000, 'x');
    QVERIFY(unpack(deflated(large), out) == nullptr);
    QCOMPARE(text(), large);
    // Four kilobytes that would become five million.
    QCOMPARE(std::string(unpack(deflated(std::string(5'000'000, ' ')), out)),
             std::string("unpacked text too large"));
    QVERIFY(out.size() <= hyperliquid::kMostUnpacked + 64);
    QCOMPARE(std::string(unpack(std::string(2'000'000, 'A'), out)), std::string("packed text too large"));
    QCOMPARE(std::string(unpack("{}", out)), std::string("not base64"));
    QCOMPARE(std::string(unpack("/////w==", out)), std::string("not DEFLATE"));
    // Cut short: whatever remains is no whole text.
    Venue venue;
    const std::string whole =
        deflated(R"({"BTC":{"markPx":"84148.0","midPx":"84143.5"},"ETH":{"markPx":"2684.1"}})");
    venue.frame(R"({"channel":"fastAssetCtxs","data":")" + whole + "\"}");
    QCOMPARE(venue.all<Mark>().size(), std::size_t{2});
    for (std::size_t n = 0; n + 4 < whole.size(); n += 4) {
        venue.frame(R"({"channel":"fastAssetCtxs","data":")" + whole.substr(0, n) + "\"}");
        QVERIFY(!venue.error.empty());
        QVERIFY(venue.batch.events.empty());
    }
    // 1600 coins are more than a message of any other kind has fields.
    std::string many = "{";
    for (int i = 0; i < 1600; ++i) many += (i ? ",\"A" : "\"A") + std::to_string(i) + R"(":{"markPx":"1.5"})";
    venue.frame(R"({"channel":"fastAssetCtxs","data":")" + deflated(many + '}') + "\"}");
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    QCOMPARE(venue.all<Mark>().size(), std::size_t{1600});
}

// Books in the form that is read in one pass, and the same in another, which is not.
void TestHyperliquid::usualFormSaysTheSame()
{
    std::mt19937 random(11);
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto number = [&](bool price) {
        std::string s = std::to_string(pick(pick(2) ? 10 : 1'000'000'000) + (price ? 1 : 0));
        if (pick(3)) {
            s += '.';
            for (int i = pick(12) + 1; i > 0; --i) s += static_cast<char>('0' + pick(10));
        }
        return price && s.size() > 7 ? "1" + s.substr(0, 6) : s;
    };
    std::size_t usual = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string levels;
        for (int side = 0; side < 2; ++side) {
            levels += side ? ",[" : "[";
            for (int i = 0, n = pick(25); i < n; ++i) {
                const std::string px = R"("px":")" + number(true) + '"', sz = R"("sz":")" + number(false) + '"',
                                  orders = "\"n\":" + std::to_string(pick(200));
                levels += i ? ",{" : "{";
                levels += pick(4) ? px + ',' + sz + ',' + orders : orders + ',' + px + ',' + sz;
                levels += '}';
            }
            levels += ']';
        }
        const std::string time = std::to_string(1'790'000'000'000 + pick(1'000'000));
        const std::string tight =
            R"({"channel":"l2Book","data":{"coin":"BTC","time":)" + time + R"(,"levels":[)" + levels + "]}}";
        const std::string wide =
            R"({"channel": "l2Book","data":{"levels":[)" + levels + R"(],"time":)" + time + R"(,"coin":"BTC"}})";
        std::vector<Level> read;
        hyperliquid::BookFrame book;
        std::string room = tight;
        room.append(64, '\0');
        usual += hyperliquid::scanBook(std::string_view(room).substr(0, tight.size()), read, book);
        room = wide;
        room.append(64, '\0');
        QVERIFY(!hyperliquid::scanBook(std::string_view(room).substr(0, wide.size()), read, book));
        Venue a, b;
        a.frame(tight);
        b.frame(wide);
        QCOMPARE(a.error, b.error);
        QCOMPARE(test::printBatch(a.batch, a.catalogue), test::printBatch(b.batch, b.catalogue));
    }
    QVERIFY(usual > 1000);
    // Trades likewise: a space sends them to the general reader.
    usual = 0;
    for (int round = 0; round < 500; ++round) {
        std::string list;
        for (int i = 0, n = pick(6) + 1; i < n; ++i)
            list += std::string(i ? "," : "") + R"({"coin":")" + (pick(5) ? "BTC" : "@107") + R"(","side":")" +
                    (pick(2) ? 'A' : 'B') + R"(","px":")" + number(true) + R"(","sz":")" + number(false) +
                    R"(","time":)" + std::to_string(1'790'000'000'000 + pick(1'000'000)) +
                    R"(,"hash":"0x7ab6","tid":)" + std::to_string(pick(1'000'000'000)) +
                    R"(,"users":["0x9a","0x82"]})";
        const std::string tight = R"({"channel":"trades","data":[)" + list + "]}",
                          wide = R"({"channel":"trades", "data":[)" + list + "]}";
        std::vector<hyperliquid::TradeRow> rows;
        std::string room = tight;
        room.append(64, '\0');
        usual += hyperliquid::scanTrades(std::string_view(room).substr(0, tight.size()), rows);
        room = wide;
        room.append(64, '\0');
        QVERIFY(!hyperliquid::scanTrades(std::string_view(room).substr(0, wide.size()), rows));
        Venue a, b;
        a.frame(tight);
        b.frame(wide);
        QCOMPARE(a.error, b.error);
        QCOMPARE(test::printBatch(a.batch, a.catalogue), test::printBatch(b.batch, b.catalogue));
    }
    QVERIFY(usual > 250);
}

// The plan's two sockets: images of 20 levels are the book, those of five only its best quotes, whether or
// not they say which they are.
void TestHyperliquid::twoBooksNeverMix()
{
    Venue venue;
    const InstrumentId btc = venue.catalogue.find(Market::Perp, "BTC");
    const NetworkConfig config;
    LinkBooks slow(profile().perpSync, config), fast(profile().perpSync, config);
    slow.set({{"l2Book BTC", TopicClass::Depth, btc}}, {});
    fast.set({{"l2Book+fast BTC", TopicClass::Bbo, btc}}, {});
    OrderBook truth;
    venue.frame(
        R"({"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"l2Book","coin":"BTC","fast":true}}})");
    std::size_t quotes = 0;
    for (int i = 0; i < 100; ++i) {
        const bool isFast = i % 10 != 0;
        const Frame f =
            venue.frame(book("BTC", 1'790'000'000'000 + i * 540, isFast ? 5 : 20, i % 3 == 0 && isFast, i));
        QVERIFY2(venue.error.empty(), venue.error.c_str());
        QCOMPARE(std::string(f.topic), std::string(isFast ? "l2Book+fast BTC" : "l2Book BTC"));
        LinkBooks& link = isFast ? fast : slow;
        for (std::size_t n = 0; n < venue.batch.events.size(); ++n) {
            if (std::holds_alternative<Bbo>(venue.batch.events[n].payload)) ++quotes;
            if (!std::holds_alternative<BookUpdate>(venue.batch.events[n].payload)) continue;
            link.feed(venue.batch, n, BookSync::Origin::Stream, {});
            if (const auto* update = std::get_if<BookUpdate>(&venue.batch.events[n].payload))
                truth.apply(*update, venue.batch, {});
        }
        QCOMPARE(truth.bidLevels(), std::size_t{20});
        QCOMPARE(truth.askLevels(), std::size_t{20});
        QCOMPARE(truth.bestBid()->price, Price::nearest(1000.5 + i / 10 * 10));
    }
    QCOMPARE(quotes, std::size_t{90});
}

void TestHyperliquid::answersNameTheirTopic()
{
    Venue venue;
    Subscriptions topics(profile(), Market::Perp, NetworkConfig{}, 1);
    const InstrumentId btc = venue.catalogue.find(Market::Perp, "BTC");
    const Mono now{std::chrono::hours(1)};
    topics.set({{"l2Book BTC", TopicClass::Depth, btc}, {"l2Book+fast BTC", TopicClass::Bbo, btc}});
    for (const OutFrame& f : topics.due(now)) topics.sent(f, now);
    const auto answer = [&](const char* text) {
        const Frame f = venue.frame(text);
        QCOMPARE(f.kind, FrameKind::Ack);
        topics.acked(topics.requestOf(f.topic, !f.off), now);
    };
    answer(
        R"({"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"l2Book","coin":"BTC","nSigFigs":null,"mantissa":null,"fast":true}}})");
    QCOMPARE(topics.state("l2Book+fast BTC"), Subscriptions::State::Acked);
    QCOMPARE(topics.state("l2Book BTC"), Subscriptions::State::Sent);
    answer(
        R"({"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"l2Book","coin":"BTC","nSigFigs":null,"mantissa":null}}})");
    QCOMPARE(topics.state("l2Book BTC"), Subscriptions::State::Acked);
    // Left and asked for again: the first answer is not taken for the second.
    for (const OutFrame& f : topics.again("l2Book BTC", now)) topics.sent(f, now);
    answer(
        R"({"channel":"subscriptionResponse","data":{"method":"unsubscribe","subscription":{"type":"l2Book","coin":"BTC"}}})");
    QCOMPARE(topics.state("l2Book BTC"), Subscriptions::State::Sent);
    answer(
        R"({"channel":"error","data":"Already subscribed: {\"type\":\"l2Book\",\"coin\":\"BTC\",\"nSigFigs\":null,\"mantissa\":null}"})");
    QCOMPARE(topics.state("l2Book BTC"), Subscriptions::State::Acked);
    QCOMPARE(topics.requestOf("l2Book BTC", true), std::int64_t{-1});
}

void TestHyperliquid::whatWasTradedBefore()
{
    Venue venue;
    const auto traded = [&](std::int64_t time, int tid) {
        venue.frame(R"({"channel":"trades","data":[{"coin":"BTC","side":"A","px":"1","sz":"1","time":)" +
                    std::to_string(time) + R"(,"hash":"0x0","tid":)" + std::to_string(tid) + "}]}");
        return venue.all<Trade>().size() == 1;
    };
    const char* const asked =
        R"({"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"trades","coin":"BTC"}}})";
    const std::int64_t now = 1'790'000'000'000;
    venue.frame(book("BTC", now, 20));
    venue.frame(asked);
    QVERIFY(!traded(now - 20'000, 1));
    QVERIFY(traded(now - 20'000, 2));  // only the first frame is a repetition
    // After a new connection what was missed comes late; what was heard the repeat filter drops.
    venue.frame(asked);
    QVERIFY(traded(now - 20'000, 3));
    // A venue that repeats nothing loses nothing, whatever its clock.
    Venue other;
    other.stamp.received = fromUnixMs(now + 600'000);
    other.frame(book("ETH", now, 20));
    other.frame(asked);
    other.frame(
        R"({"channel":"trades","data":[{"coin":"BTC","side":"A","px":"1","sz":"1","time":1789999999500,"hash":"0x0","tid":1}]})");
    QCOMPARE(other.all<Trade>().size(), std::size_t{1});
}

void TestHyperliquid::quotesNeverGoBack()
{
    Venue venue;
    const std::int64_t now = 1'790'000'000'000;
    const auto bbo = [&](std::int64_t time, const char* bid) {
        venue.frame(R"({"channel":"bbo","data":{"coin":"BTC","time":)" + std::to_string(time) +
                    R"(,"bbo":[{"px":")" + bid + R"(","sz":"1","n":1},{"px":"2000","sz":"1","n":1}]}})");
        return venue.all<Bbo>().size() == 1;
    };
    QVERIFY(bbo(now, "1000"));
    QVERIFY(bbo(now + 100, "1001"));
    venue.frame(book("BTC", now + 50, 5, true));
    QVERIFY(venue.all<Bbo>().empty());  // the five-level book is older than what was quoted
    venue.frame(book("BTC", now + 100, 5, true));
    QCOMPARE(venue.all<Bbo>().size(), std::size_t{1});  // and now confirms it
    QVERIFY(!bbo(now + 99, "999"));
}

// Also where nobody says what time it is.
void TestHyperliquid::candlesThatAreFollowedAreOver()
{
    Venue venue;
    venue.stamp = {};
    const auto candle = [](std::int64_t open) {
        return "{\"t\":" + std::to_string(open) + ",\"T\":" + std::to_string(open + 59'999) +
               ",\"s\":\"BTC\",\"i\":\"1m\",\"o\":\"1\",\"c\":\"1\",\"h\":\"1\",\"l\":\"1\",\"v\":\"1\",\"n\":1}";
    };
    const std::int64_t first = 1'790'000'040'000;
    venue.reply(R"({"type":"candleSnapshot","req":{"coin":"BTC","interval":"1m"}})",
                '[' + candle(first) + ',' + candle(first + 60'000) + ',' + candle(first + 120'000) + ']');
    QVERIFY2(venue.error.empty(), venue.error.c_str());
    const auto candles = venue.all<Kline>();
    QCOMPARE(candles.size(), std::size_t{3});
    QVERIFY(candles[0].closed && candles[1].closed);
    QVERIFY(!candles[2].closed);
}

QTEST_APPLESS_MAIN(TestHyperliquid)
#include "tst_hyperliquid.moc"

// Codecs under hostile input: whatever is cut, flipped, replaced or nested, the answer is an error or sane
// events, the batch is as before after an error, and the next good frame decodes as ever.
#include "tests/support/fixtures.h"
#include "tests/support/print_events.h"
#include "tests/support/sane_events.h"

#include <QtTest>

#include <random>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

struct Attack {
    explicit Attack(const Fixture& f) : fixture(f), decoder(f.venue) {}

    const Fixture& fixture;
    Decoder decoder;
    std::size_t errors = 0, accepted = 0;

    // True when the answer is sane.
    bool decode(const FixtureLine& like, std::string_view text, Market market)
    {
        EventBatch out;
        out.keep("kept");
        out.levels.push_back({Price{1}, Qty{1}});
        const FixtureLine line = fixtureLine(like.url, text, like.asked);
        decoder.decode(line, market, out);
        if (decoder.refused) {
            ++errors;
            return out.events.empty() && out.levels.size() == 1 && out.text == "kept";
        }
        ++accepted;
        return sane(out);
    }
    // The codec is still in its senses.
    bool stillWell()
    {
        Decoder fresh(fixture.venue);
        const char* const frame =
            fixture.venue == VenueId::Hyperliquid
                ? R"({"channel":"l2Book","data":{"coin":"ZEC","time":6,"levels":[[{"px":"1.5","sz":"2","n":1}],[{"px":"1.6","sz":"3","n":1}]]}})"
            : fixture.venue == VenueId::Okx
                ? R"({"arg":{"channel":"books","instId":"ZEC-USDT"},"action":"snapshot","data":[{"bids":[["1.5","2","0","1"]],"asks":[["1.6","3","0","1"]],"ts":"1","prevSeqId":-1,"seqId":6}]})"
            : fixture.venue == VenueId::Binance
                ? R"({"stream":"zecusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"T":1,"s":"ZECUSDT","U":5,"u":6,"pu":4,"b":[["1.5","2"]],"a":[["1.6","0"]]}})"
                : R"({"topic":"orderbook.200.ZECUSDT","type":"snapshot","ts":1,"data":{"s":"ZECUSDT","b":[["1.5","2"]],"a":[["1.6","3"]],"u":6}})";
        EventBatch a, b;
        decoder.decode(fixtureLine({}, frame), Market::Perp, a);
        fresh.decode(fixtureLine({}, frame), Market::Perp, b);
        return !a.events.empty() && printEvent(a.events.back(), a, decoder.catalogue) ==
                                        printEvent(b.events.back(), b, fresh.catalogue);
    }
};

std::string mutate(std::string text, std::mt19937& random)
{
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    for (std::size_t times = 1 + pick(3); times > 0 && !text.empty(); --times) {
        const std::size_t at = pick(text.size());
        switch (pick(6)) {
            case 0: text.resize(at); break;
            case 1: text[at] = static_cast<char>(pick(256)); break;
            case 2: text.erase(at, 1 + pick(20)); break;
            case 3: text.insert(at, 1, "{}[]\",:\\0-e.N"[pick(13)]); break;
            case 4: text[at] = static_cast<char>(text[at] ^ (1 << pick(8))); break;
            case 5: text += text.substr(at, pick(40)); break;
        }
    }
    return text;
}

const std::vector<Fixture>& fixtures()
{
    static const std::vector<Fixture> all = allFixtures();
    return all;
}

}  // namespace

class TestCodecAbuse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void damaged_data();
    void damaged();
    void cutAtEveryByte_data() { damaged_data(); }
    void cutAtEveryByte();
    void everyValueReplaced_data() { damaged_data(); }
    void everyValueReplaced();
    void nesting();
    void large();
    void tooManyFields();
    void moreOfSomethingThanThereIs();
    void readsOnlyWhatIsThere();
};

void TestCodecAbuse::damaged_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < fixtures().size(); ++i)
        QTest::newRow(fixtures()[i].name.c_str()) << static_cast<int>(i);
}

void TestCodecAbuse::damaged()
{
    QFETCH(int, index);
    const Fixture& f = fixtures()[static_cast<std::size_t>(index)];
    Attack attack(f);
    std::mt19937 random(20'261'122u + static_cast<unsigned>(index));
    for (int i = 0; i < 500; ++i) {
        const FixtureLine& line = f.lines[static_cast<std::size_t>(i) % f.lines.size()];
        const std::string text = mutate(std::string(line.padded().text), random);
        QVERIFY2(attack.decode(line, text, f.market), text.substr(0, 300).c_str());
    }
    QVERIFY(attack.errors > 100);
    QVERIFY(attack.stillWell());
}

void TestCodecAbuse::cutAtEveryByte()
{
    QFETCH(int, index);
    const Fixture& f = fixtures()[static_cast<std::size_t>(index)];
    Attack attack(f);
    for (const FixtureLine& line : f.lines) {
        const std::string_view whole = line.padded().text;
        if (whole.front() != '{' && whole.front() != '[') continue;
        const std::size_t step = whole.size() > 1500 ? 7 : 1;
        for (std::size_t n = 0; n < whole.size(); n += step) {
            const std::size_t before = attack.errors;
            QVERIFY(attack.decode(line, whole.substr(0, n), f.market));
            QCOMPARE(attack.errors, before + 1);  // no part of a message is a message
        }
    }
}

void TestCodecAbuse::everyValueReplaced()
{
    QFETCH(int, index);
    const Fixture& f = fixtures()[static_cast<std::size_t>(index)];
    Attack attack(f);
    const std::string digits(400, '7'), deep = std::string(5'000, '[') + std::string(5'000, ']');
    const std::vector<std::string> poison = {"NaN",
                                             "\"NaN\"",
                                             "1e999",
                                             "\"1e999\"",
                                             "-1",
                                             "\"-1\"",
                                             "null",
                                             "{}",
                                             "[]",
                                             "[[]]",
                                             "true",
                                             "\"\"",
                                             "\"\\u0000\"",
                                             "\"\\ud800\"",
                                             "\"\\x\"",
                                             digits,
                                             '"' + digits + '"',
                                             "0." + digits,
                                             "\"0x10\"",
                                             "\"1 \"",
                                             "-",
                                             "\"+1\"",
                                             "1.5",
                                             "\"Infinity\"",
                                             "99999999999999999999",
                                             "[[\"1\",\"1\"]",
                                             "{\"a\":1",
                                             "[{}]",
                                             "[null]",
                                             "[[1]]",
                                             "[[[\"1\",\"1\"]]]",
                                             "[[\"1\",\"1\"],]",
                                             "[,]",
                                             "[[\"1\",\"1\",[]]]",
                                             "\"\xff\"",
                                             deep};
    for (const FixtureLine& line : f.lines) {
        const std::string whole(line.padded().text);
        if (whole.front() != '{' && whole.front() != '[') continue;
        auto places = valuePlaces(whole);
        for (std::size_t p = 0; p<places.size(); p += places.size()> 150 ? 5 : 1) {
            for (const std::string& value : poison) {
                std::string text = whole;
                text.replace(places[p].first, places[p].second, value);
                QVERIFY2(attack.decode(line, text, f.market), text.substr(0, 300).c_str());
            }
        }
    }
    QVERIFY(attack.errors > 20);
    QVERIFY(attack.stillWell());
}

// FAULTS 31: nothing recurses, so depth costs no stack.
void TestCodecAbuse::nesting()
{
    constexpr std::size_t depth = 100'000;
    for (const VenueId venue : {VenueId::Binance, VenueId::Bybit}) {
        Decoder d(venue);
        const std::string open(depth, '['), close(depth, ']');
        std::string objects, ends;
        for (std::size_t i = 0; i < depth; ++i) {
            objects += "{\"data\":";
            ends += '}';
        }
        const std::string depthFrame =
            venue == VenueId::Binance
                ? R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","U":5,"u":6,"pu":4,"a":[],"b":)"
                : R"({"topic":"orderbook.50.BTCUSDT","type":"delta","ts":1,"data":{"s":"BTCUSDT","u":6,"a":[],"b":)";
        const std::vector<std::string> frames = {open,
                                                 open + close,
                                                 objects,
                                                 objects + "1" + ends,
                                                 "{\"data\":" + open + close + '}',
                                                 "{\"stream\":" + open + close + '}',
                                                 depthFrame + open + close + "}}",
                                                 depthFrame + open,
                                                 "{\"x\":" + open};
        for (const std::string& frame : frames) {
            EventBatch out;
            d.decode(fixtureLine({}, frame), Market::Perp, out);
            QVERIFY(out.events.empty());
        }
        // In a place that nobody reads it is stepped over.
        EventBatch out;
        const std::string got = d.decode(
            fixtureLine({}, depthFrame + "[[\"1\",\"1\"]],\"future\":" + open + close + "}}"), Market::Perp, out);
        QVERIFY2(got.find("book_delta") != std::string::npos, got.substr(0, 200).c_str());
    }
}

void TestCodecAbuse::large()
{
    Decoder d(VenueId::Binance);
    const std::string head =
        R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","U":5,"u":6,"pu":4,"a":[],"b":[)";
    // 1.5 MB of levels is a large book, not an attack.
    std::string frame = head;
    for (int i = 0; i < 60'000; ++i) {
        if (i) frame += ',';
        frame += "[\"" + std::to_string(10'000 + i) + ".5\",\"0.001\"]";
    }
    frame += "]}}";
    QVERIFY(frame.size() > 1'000'000);
    EventBatch out;
    std::string got = d.decode(fixtureLine({}, frame), Market::Perp, out);
    QVERIFY(!got.starts_with("!"));
    QCOMPARE(out.levels.size(), std::size_t{60'000});
    // Beyond any frame: refused before it is looked at.
    EventBatch none;
    got = d.decode(fixtureLine({}, std::string((16u << 20) + 1, ' ')), Market::Perp, none);
    QCOMPARE(got, std::string("! : too large\n"));
    got = d.decode(fixtureLine({}, '"' + std::string(3'000'000, 'x') + '"'), Market::Perp, none);
    QVERIFY(got.starts_with("! "));
    // More levels than any book has.
    frame = head + "[1,1]";
    for (int i = 0; i < 100'000; ++i) frame += ",[1,1]";
    got = d.decode(fixtureLine({}, frame + "]}}"), Market::Perp, none);
    QCOMPARE(got, std::string("! data.b[100000]: too many levels\n"));
    // A symbol of a megabyte is not remembered; a reason of a megabyte is not repeated.
    got = d.decode(fixtureLine({}, R"({"e":"aggTrade","E":1,"s":")" + std::string(1'000'000, 'X') +
                                       R"(","a":1,"p":"7","q":"1","T":1,"m":true})"),
                   Market::Perp, none);
    QCOMPARE(got, std::string("= ignored\n"));
    QCOMPARE(d.catalogue.all().size(), std::size_t{1});
    got = d.decode(fixtureLine({}, R"({"id":7,"code":2,"msg":")" + std::string(1'000'000, 'X') + "\"}"),
                   Market::Perp, none);
    QVERIFY(got.starts_with("= nack 7") && got.size() < 400);
}

void TestCodecAbuse::tooManyFields()
{
    Decoder d(VenueId::Bybit);
    std::string frame = "{";
    for (int i = 0; i < 100'000; ++i) frame += "\"k" + std::to_string(i) + "\":1,";
    frame += "\"topic\":\"tickers.BTCUSDT\"}";
    EventBatch out;
    QCOMPARE(d.decode(fixtureLine({}, frame), Market::Perp, out), std::string("! : too large\n"));
}

// What is kept by a name or number of the venue's has an end: tiers of a contract, accounts whose fills are told.
void TestCodecAbuse::moreOfSomethingThanThereIs()
{
    Decoder okx(VenueId::Okx);
    const auto tier = [&](const char* number) {
        EventBatch out;
        okx.decode(fixtureLine("/api/v5/public/position-tiers?instType=SWAP&instFamily=BTC-USDT&tdMode=cross",
                               std::string(R"({"code":"0","msg":"","data":[{"tier":")") + number +
                                   R"(","instFamily":"BTC-USDT","minSz":"0","maxSz":"1000","mmr":"0.004"}]})"),
                   Market::Perp, out);
        return !okx.refused;
    };
    QVERIFY(tier("1000"));
    QVERIFY(!tier("1001"));

    Decoder hyperliquid(VenueId::Hyperliquid);
    const auto fills = [&](const std::string& user) {
        EventBatch out;
        hyperliquid.decode(fixtureLine({}, R"({"channel":"userFills","data":{"isSnapshot":true,"user":")" + user +
                                               R"(","fills":[]}})"),
                           Market::Perp, out);
        return !hyperliquid.refused;
    };
    for (int i = 0; i < 64; ++i) QVERIFY(fills("0x" + std::to_string(i)));
    QVERIFY(!fills("0x64"));
    QVERIFY(fills("0x63"));
    Decoder other(VenueId::Hyperliquid);
    EventBatch out;
    other.decode(fixtureLine({}, R"({"channel":"userFills","data":{"user":")" + std::string(101, 'x') +
                                     R"(","fills":[]}})"),
                 Market::Perp, out);
    QVERIFY(other.refused);
}

// The bytes behind the end may be anything, good JSON included: they are not part of the message.
void TestCodecAbuse::readsOnlyWhatIsThere()
{
    std::string plausible = R"(9"]]}})";
    plausible.append(64, '}');
    const std::vector<std::string> tails = {std::string(64, '1'), std::string(64, ']'), std::string(64, '"'),
                                            plausible};
    for (const std::string& tail : tails) {
        Decoder d(VenueId::Binance);
        const std::string good =
            R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","U":5,"u":6,"pu":4,"a":[],"b":[["1","2"]]}})";
        for (std::size_t n = 1; n <= good.size(); ++n) {
            const std::string bytes = good.substr(0, n) + tail;
            EventBatch out;
            const auto frame =
                d.codec->decodeFrame({std::string_view(bytes).substr(0, n)}, d.stamp, Market::Perp, out);
            QCOMPARE(static_cast<bool>(frame), n == good.size());
        }
    }
}

QTEST_APPLESS_MAIN(TestCodecAbuse)
#include "tst_codec_abuse.moc"

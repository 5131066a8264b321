// One-pass readers tell exactly what the general reader tells, or step aside: every fixture, everything that can
// be done to it, frames made of odd numbers, and the recordings where they are.
// PLIMSOLL_ROUNDS=n: n times as many random frames as usual.
#include "feeds/binance/frame_scan.h"
#include "feeds/bybit/frame_scan.h"
#include "feeds/codec_base.h"
#include "feeds/frame_scan.h"
#include "feeds/hyperliquid/frame_scan.h"
#include "feeds/okx/frame_scan.h"
#include "tests/support/design_files.h"
#include "tests/support/fixtures.h"
#include "tests/support/print_events.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <random>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

int rounds()
{
    return std::max(1, qEnvironmentVariableIntValue("PLIMSOLL_ROUNDS"));
}

std::unique_ptr<Decoder> decoder(VenueId venue, bool onePass)
{
    auto d = std::make_unique<Decoder>(venue);
    dynamic_cast<CodecBase&>(*d->codec).onePass = onePass;
    return d;
}

// What is not printed with an event, and what a frame says beside its events.
std::string told(Decoder& d, const FixtureLine& line, Market market)
{
    EventBatch out;
    out.keep("kept");
    out.levels.push_back({Price{1}, Qty{1}});
    if (!line.url.empty()) return d.decode(line, market, out);
    const auto frame = d.codec->decodeFrame(line.padded(), d.stamp, market, out);
    if (!frame) {
        const DecodeError& e = frame.error();
        return "! " + e.path + ": " + e.what + ' ' + std::to_string(static_cast<int>(e.kind)) + ' ' +
               std::to_string(e.instrument.raw) + (e.book ? " book " : " ") + std::to_string(out.levels.size()) +
               ' ' + out.text;
    }
    std::string s = printBatch(out, d.catalogue) + std::to_string(static_cast<int>(frame->kind)) + " '" +
                    std::string(frame->topic) + "' " + std::to_string(frame->requestId) + " '" + frame->message +
                    '\'';
    for (const MarketEvent& event : out.events) {
        s += ' ' + std::to_string(static_cast<int>(event.venue));
        if (event.stamp.venue) s += ' ' + std::to_string(toUnixNs(*event.stamp.venue));
        if (const auto* trade = std::get_if<Trade>(&event.payload)) s += " key " + std::to_string(trade->key);
        if (const auto* l = std::get_if<Liquidation>(&event.payload)) s += " key " + std::to_string(l->key);
    }
    return s;
}

// Both ways beside each other, each with the state that its frames have left behind.
struct Both {
    explicit Both(VenueId venue) : quick(decoder(venue, true)), plain(decoder(venue, false)) {}

    std::unique_ptr<Decoder> quick, plain;
    std::size_t told = 0, refused = 0;

    // Empty: they agree. `line` is copied to a place of its own, so that reading too far is noticed.
    QByteArray differ(const FixtureLine& like, std::string_view text, Market market)
    {
        const FixtureLine line = fixtureLine(like.url, text, like.asked);
        const std::string a = ::told(*quick, line, market), b = ::told(*plain, line, market);
        ++(b.starts_with('!') ? refused : told);
        if (a == b) return {};
        return QByteArray("of ") + QByteArray::fromStdString(std::string(text.substr(0, 700))) +
               "\none pass:  " + QByteArray::fromStdString(a.substr(0, 500)) +
               "\nby fields: " + QByteArray::fromStdString(b.substr(0, 500));
    }
};

class Mischief {
public:
    explicit Mischief(unsigned seed) : m_random(seed) {}

    std::size_t pick(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random); }

    std::string number()
    {
        static const std::vector<std::string> odd = {"0",
                                                     "0.0",
                                                     "00",
                                                     "007.50",
                                                     "1.",
                                                     ".5",
                                                     "",
                                                     "-1",
                                                     "+1",
                                                     "1e3",
                                                     "1E-3",
                                                     "NaN",
                                                     "1.2.3",
                                                     "1,5",
                                                     "0x10",
                                                     " 1",
                                                     "1 ",
                                                     "-0",
                                                     "1.0000000000001",
                                                     "9223372.036854775807",
                                                     "9223372.036854775808",
                                                     "123456789012345678901234567890",
                                                     "0.000000000001",
                                                     "0.0000000000001",
                                                     "9007199254740993",
                                                     "1.00000000000000000000",
                                                     "999999999999999",
                                                     "9999999999999999",
                                                     "99999999999999999",
                                                     "12345678.12345678",
                                                     "1234567.123456789",
                                                     "0.1234567890123",
                                                     "1e21",
                                                     "1000000000000000000000",
                                                     "9000000000000",
                                                     "9000000000001",
                                                     "9223372036854775807",
                                                     "9223372036854775808",
                                                     "123456789012345678",
                                                     "1234567890123456789"};
        if (pick(3) != 0) return odd[pick(odd.size())];
        std::string s;
        for (std::size_t n = 1 + pick(12); n > 0; --n) s += static_cast<char>('0' + pick(10));
        if (pick(2)) {
            s += '.';
            for (std::size_t n = 1 + pick(14); n > 0; --n) s += static_cast<char>('0' + pick(10));
        }
        return s;
    }

    std::string value()
    {
        static const std::vector<std::string> odd = {"null",
                                                     "true",
                                                     "false",
                                                     "{}",
                                                     "[]",
                                                     "\"\"",
                                                     "\"x\"",
                                                     "[[]]",
                                                     "[null]",
                                                     "[[\"1\",\"1\"]]",
                                                     "[[\"1\",\"2\"],]",
                                                     "[[\"1\",\"2\",\"3\",\"4\"]]",
                                                     "[[\"1\",\"2\",\"a\\\"b\"]]",
                                                     "[[1,2]]",
                                                     "[ ]",
                                                     "[[\"1\",\"2\"] ,[\"3\",\"0\"]]",
                                                     "{\"a\":1}",
                                                     "[{\"px\":\"1\",\"sz\":\"2\",\"n\":3}]",
                                                     "[{\"n\":3,\"px\":\"1\",\"sz\":\"2\"}]",
                                                     "\"a\\u0062c\"",
                                                     "\"\xc3\xa4\"",
                                                     "\"\xff\"",
                                                     "\"a\tb\"",
                                                     "\"\\\"\"",
                                                     "[[\"1\",\"2\",\"3]",
                                                     "\"Buy\"",
                                                     "\"Sell\"",
                                                     "\"sell\"",
                                                     "\"A\"",
                                                     "\"MARKET\"",
                                                     "\"NA\"",
                                                     "tru",
                                                     "-",
                                                     "1 2"};
        const std::size_t kind = pick(5);
        if (kind == 0) return number();
        if (kind < 3) return '"' + number() + '"';
        if (kind == 3) return "[[\"" + number() + "\",\"" + number() + "\"]]";
        return odd[pick(odd.size())];
    }

    std::string change(std::string text)
    {
        for (std::size_t times = 1 + pick(2); times > 0 && text.size() > 2; --times) {
            switch (pick(9)) {
                case 0: text.resize(pick(text.size())); break;
                case 1: text[pick(text.size())] = static_cast<char>(pick(256)); break;
                case 2: text.erase(pick(text.size()), 1 + pick(12)); break;
                case 3: text.insert(pick(text.size()), 1, "{}[]\",:\\0-e.N \n"[pick(15)]); break;
                case 4: text += text.substr(pick(text.size()), pick(40)); break;
                default: text = field(std::move(text)); break;
            }
        }
        return text;
    }

    // Another value, the same field twice, two fields exchanged, one field more, one less, white space.
    std::string field(std::string text)
    {
        if (text.front() != '{' && text.front() != '[') return text;
        const auto fields = fieldsOf(text);
        if (fields.empty()) return text;
        const Field& f = fields[pick(fields.size())];
        const std::string whole = text.substr(f.key, f.end - f.key);
        switch (pick(7)) {
            case 0:
            case 1: return text.replace(f.value, f.end - f.value, value());
            case 2: return text.insert(f.key, whole.substr(0, f.value - f.key) + value() + ',');
            case 3: return text.insert(f.end, ',' + whole.substr(0, f.value - f.key) + value());
            case 4: return text.insert(f.key, "\"zz\":" + value() + ',');
            case 5: {
                const Field& g = fields[pick(fields.size())];
                if (g.key >= f.end) {
                    const std::string other = text.substr(g.key, g.end - g.key);
                    text.replace(g.key, g.end - g.key, whole);
                    text.replace(f.key, f.end - f.key, other);
                }
                return text;
            }
            case 6: return text.insert(f.value, " ");
        }
        return text;
    }

private:
    struct Field {
        std::size_t key, value, end;
    };
    // Of well-formed texts; of others nothing.
    static std::vector<Field> fieldsOf(const std::string& text)
    {
        std::vector<Field> fields;
        // Only what the walk over fixtures understands.
        if (std::count(text.begin(), text.end(), '{') != std::count(text.begin(), text.end(), '}')) return fields;
        for (std::size_t at = text.find("\":"); at != std::string::npos; at = text.find("\":", at + 1)) {
            const std::size_t key = at == 0 ? std::string::npos : text.rfind('"', at - 1);
            if (key == std::string::npos) continue;
            std::size_t end = at + 2, deep = 0;
            for (bool quoted = false; end < text.size(); ++end) {
                const char c = text[end];
                if (c == '"') quoted = !quoted;
                if (quoted) continue;
                if (c == '{' || c == '[') ++deep;
                if (deep == 0 && (c == ',' || c == '}' || c == ']')) break;
                if (c == '}' || c == ']') --deep;
            }
            fields.push_back({key, at + 2, end});
        }
        return fields;
    }

    std::mt19937 m_random;
};

// Forms that the one-pass readers are there for; and forms like them that are not theirs.
struct Form {
    VenueId venue;
    bool usual;
    const char* text;
};
constexpr Form kForms[] =
    {
        {VenueId::Binance, true,
         R"({"stream":"btcusdt@bookTicker","data":{"e":"bookTicker","u":1,"s":"BTCUSDT","b":"1.5","B":"2","a":"1.6","A":"3","T":1790000000000,"E":1790000000001}})"},
        {VenueId::Binance, true,
         R"({"stream":"btcusdt@bookTicker","data":{"e":"bookTicker","u":1,"s":"BTCUSDT","ps":"BTCUSDT","b":"1.5","B":"2","a":"1.6","A":"3","T":1790000000000,"E":1790000000001,"st":1}})"},
        {VenueId::Binance, true, R"({"u":1,"s":"BTCUSDT","b":"1.5","B":"2","a":"1.6","A":"3"})"},
        {VenueId::Binance, true,
         R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1790000000000,"T":1790000000000,"s":"BTCUSDT","U":2,"u":3,"pu":1,"b":[["1.5","2"]],"a":[["1.6","0"],["1.7","12.5"]]}})"},
        {VenueId::Binance, true,
         R"({"stream":"btcusdt@depth20@100ms","data":{"e":"depthUpdate","E":1790000000000,"T":1790000000000,"s":"BTCUSDT","ps":"BTCUSDT","U":2,"u":3,"pu":1,"b":[["1.5","2"]],"a":[["1.6","1"]],"st":1}})"},
        {VenueId::Binance, true,
         R"({"e":"depthUpdate","E":1790000000000,"s":"BTCUSDT","U":2,"u":3,"pu":1,"b":[],"a":[]})"},
        {VenueId::Binance, true,
         R"({"stream":"btcusdt@rpiDepth@500ms","data":{"e":"depthUpdate","E":1790000000000,"T":1790000000000,"s":"BTCUSDT","U":2,"u":3,"pu":1,"b":[["1.5","2"]],"a":[]}})"},
        {VenueId::Binance, true,
         R"({"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1790000000000,"a":3478018549,"s":"BTCUSDT","p":"1.5","q":"2","nq":"2","f":1,"l":2,"T":1790000000000,"m":true,"st":1}})"},
        {VenueId::Binance, true,
         R"({"e":"aggTrade","E":1790000000000,"s":"BTCUSDT","a":3478018549,"p":"1.5","q":"2","f":1,"l":2,"T":1790000000000,"m":false,"M":true})"},
        {VenueId::Binance, true,
         R"({"stream":"btcusdt@trade","data":{"e":"trade","E":1790000000000,"T":1790000000000,"s":"BTCUSDT","t":5,"p":"1.5","q":"2","X":"MARKET","m":true}})"},
        {VenueId::Binance, true,
         R"({"e":"trade","E":1790000000000,"s":"BTCUSDT","t":5,"p":"1.5","q":"2","b":7,"a":8,"T":1790000000000,"m":true,"M":true})"},
        {VenueId::Binance, false,
         R"({"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1790000000000,"s":"BTCUSDT","a":1,"p":"1.5","q":"2","f":1,"l":2,"T":1790000000000,"m":true,"st":2}})"},
        {VenueId::Binance, false,
         R"({"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1790000000000,"s":"BTCUSDT","a":1,"p":"1.5","q":"2","f":1,"l":2,"T":1790000000000,"m":true}} )"},
        {VenueId::Binance, false,
         R"({"e":"trade","E":1790000000000,"T":1790000000000,"s":"BTCUSDT","t":5,"p":"0","q":"0","X":"NA","m":true})"},
        {VenueId::Bybit, true,
         R"({"topic":"orderbook.200.BTCUSDT","type":"delta","ts":1790000000000,"data":{"s":"BTCUSDT","b":[["1.5","2"]],"a":[["1.6","0"]],"u":3,"seq":4},"cts":1790000000000})"},
        {VenueId::Bybit, true,
         R"({"topic":"orderbook.1.BTCUSDT","ts":1790000000000,"type":"snapshot","data":{"s":"BTCUSDT","b":[["1.5","2"]],"a":[["1.6","1"]],"u":3,"seq":4},"cts":1790000000000})"},
        {VenueId::Bybit, true,
         R"({"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1790000000000,"data":[{"T":1790000000000,"s":"BTCUSDT","S":"Buy","v":"2","p":"1.5","L":"PlusTick","i":"20f43950-d8dd","BT":false,"RPI":false,"seq":4},{"T":1790000000000,"s":"BTCUSDT","S":"Sell","v":"2","p":"1.5","L":"PlusTick","i":"20f43951-d8dd","BT":true,"RPI":false,"seq":5}]})"},
        {VenueId::Bybit, true,
         R"({"topic":"publicTrade.BTCUSDT","ts":1790000000000,"type":"snapshot","data":[{"i":"2290000000068676325","T":1790000000000,"p":"1.5","v":"2","S":"Buy","seq":4,"s":"BTCUSDT","BT":false,"RPI":false}]})"},
        {VenueId::Bybit, false,
         R"({"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1790000000000,"data":[]})"},
        {VenueId::Bybit, false,
         R"({"topic":"orderbook.200.BTCUSDT","type":"delta","ts":1790000000000,"data":{"s":"BTCUSDT","b":[["1.5","2"]],"u":3,"seq":4},"cts":1790000000000})"},
        {VenueId::Okx, true,
         R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"snapshot","data":[{"asks":[["1.6","5","0","18"],["1.7","0.07","0","2"]],"bids":[["1.5","102.5","0","36"]],"ts":"1790000000000","checksum":0,"prevSeqId":-1,"seqId":4}]})"},
        {VenueId::Okx, true,
         R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"update","data":[{"asks":[],"bids":[["1.5","0","0","0"]],"instId":"BTC-USDT","ts":"1790000000000","prevSeqId":4,"seqId":5}]})"},
        {VenueId::Okx, true,
         R"({"arg":{"channel":"bbo-tbt","instId":"BTC-USDT"},"data":[{"asks":[["1.6","5","0","18"]],"bids":[["1.5","102.5","0","36"]],"ts":"1790000000000","seqId":4}]})"},
        {VenueId::Okx, true, R"({"arg":{"channel":"trades","instId":"BTC-USDT"},"data":[{"instId":"BTC-USDT","tradeId":"216970876","px":"1.5","sz":"3.5","side":"buy","ts":"1790000000000","count":"3","source":"0","seqId":4}]})"},
        {VenueId::Okx, true,
         R"({"arg":{"channel":"tickers","instId":"BTC-USDT"},"data":[{"instType":"SPOT","instId":"BTC-USDT","last":"1.5","askPx":"1.6","askSz":"11","bidPx":"","bidSz":"","open24h":"1.4","vol24h":"222200","ts":"1790000000000"}]})"},
        {VenueId::Okx, false,
         R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"update","data":[{"asks":[],"bids":[["1.5","0","0","0"]],"ts":"1790000000000","prevSeqId":4,"seqId":-5}]})"},
        {VenueId::Hyperliquid, true,
         R"({"channel":"l2Book","data":{"coin":"BTC","time":1790000000000,"levels":[[{"px":"1.5","sz":"2","n":3}],[{"px":"1.6","sz":"2.5","n":1}]]}})"},
        {VenueId::Hyperliquid, true,
         R"({"channel":"l2Book","data":{"coin":"BTC","levels":[[{"n":3,"px":"1.5","sz":"2"}],[]],"time":1790000000000}})"},
        {VenueId::Hyperliquid, true,
         R"({"channel":"trades","data":[{"coin":"BTC","side":"A","px":"1.5","sz":"2","time":1790000000000,"hash":"0x7ab6","tid":1045359869404765,"users":["0x9aa5","0x8269"]}]})"},
        {VenueId::Hyperliquid, true,
         R"({"channel":"trades","data":[{"coin":"BTC","hash":"0x7ab6","px":"1.5","side":"B","sz":"2","tid":1045359869404765,"time":1790000000000,"users":["0x9aa5","0x8269"]}]})"},
        {VenueId::Hyperliquid, false, R"({"channel":"trades","data":[]})"},
};

// Whether the one-pass reader of this venue takes the frame.
bool taken(VenueId venue, std::string_view text)
{
    std::vector<Level> levels;
    switch (venue) {
        case VenueId::Binance: {
            binance::Event event;
            return binance::scanEvent(text, levels, event);
        }
        case VenueId::Bybit: {
            bybit::BookFrame book;
            std::vector<bybit::TradeRow> trades;
            std::string_view topic;
            return bybit::scanBook(text, levels, book) || bybit::scanTrades(text, topic, trades);
        }
        case VenueId::Okx: {
            okx::Head head;
            okx::Action action{};
            okx::BookRow book;
            std::vector<okx::TradeRow> trades;
            JsonObject row;
            FrameScan front(text);
            if (!okx::scanHead(front, head)) return false;
            FrameScan asBook = front, asTrades = front, asRow = front;
            return okx::scanBook(asBook, levels, action, book) || okx::scanTrades(asTrades, trades) ||
                   okx::scanRow(asRow, row);
        }
        case VenueId::Hyperliquid: {
            hyperliquid::BookFrame book;
            std::vector<hyperliquid::TradeRow> trades;
            return hyperliquid::scanBook(text, levels, book) || hyperliquid::scanTrades(text, trades);
        }
    }
    return false;
}

const std::vector<Fixture>& fixtures()
{
    static const std::vector<Fixture> all = allFixtures();
    return all;
}

// A recording's frames; its REST exchanges are left out.
struct Recorded {
    const char* path;
    VenueId venue;
    Market market;
};
constexpr Recorded kRecorded[] = {
    {"binance_usdm/alts_2021-07-22.jsonl", VenueId::Binance, Market::Perp},
    {"binance_usdm/btcusdt_2022-08-11_part1.jsonl", VenueId::Binance, Market::Perp},
    {"binance_spot/alts_2021-10-12.jsonl", VenueId::Binance, Market::Spot},
    {"binance_spot/btcusdt_2025-12-07_depth_part1.jsonl", VenueId::Binance, Market::Spot},
    {"bybit_linear/session_2026-08-09.jsonl", VenueId::Bybit, Market::Perp},
    {"bybit_spot/session_2026-08-09.jsonl", VenueId::Bybit, Market::Spot},
    {"okx/books_2022-05-13.jsonl", VenueId::Okx, Market::Perp},
    {"okx/books-l2-tbt_2021-07-22.jsonl", VenueId::Okx, Market::Perp},
    {"hyperliquid/btc_2025-01-26_part1.jsonl", VenueId::Hyperliquid, Market::Perp},
};

}  // namespace

class TestFrameScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usualForms_data();
    void usualForms();
    void damagedForms_data() { usualForms_data(); }
    void damagedForms();
    void damagedFixtures_data();
    void damagedFixtures();
    void cutAtEveryByte_data() { usualForms_data(); }
    void cutAtEveryByte();
    void plainFields();
    void recordings_data();
    void recordings();
};

void TestFrameScan::usualForms_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(kForms); ++i) {
        const std::string name = std::string(venueKey(kForms[i].venue)) + ' ' + std::to_string(i);
        QTest::newRow(name.c_str()) << static_cast<int>(i);
    }
}

void TestFrameScan::usualForms()
{
    QFETCH(int, index);
    const Form& form = kForms[index];
    const FixtureLine line = fixtureLine({}, form.text);
    QCOMPARE(taken(form.venue, line.padded().text), form.usual);
    for (const Market market : {Market::Perp, Market::Spot}) {
        Both both(form.venue);
        QCOMPARE(both.differ(line, form.text, market), QByteArray());
        QCOMPARE(both.differ(line, form.text, market), QByteArray());  // what is known already
    }
}

// Numbers of all kinds in all places, fields twice, in another order, more and fewer of them, bytes broken.
void TestFrameScan::damagedForms()
{
    QFETCH(int, index);
    const Form& form = kForms[index];
    const FixtureLine line = fixtureLine({}, form.text);
    Both both(form.venue);
    Mischief mischief(1000u + static_cast<unsigned>(index));
    const Market market = index % 2 ? Market::Spot : Market::Perp;
    for (int i = 0; i < 1500 * rounds(); ++i) {
        std::string text = mischief.field(form.text);
        if (i % 3 == 0) text = mischief.change(std::move(text));
        QCOMPARE(both.differ(line, text, market), QByteArray());
    }
    if (form.usual) QVERIFY(both.told > 100 && both.refused > 100);
}

void TestFrameScan::damagedFixtures_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < fixtures().size(); ++i)
        QTest::newRow(fixtures()[i].name.c_str()) << static_cast<int>(i);
}

void TestFrameScan::damagedFixtures()
{
    QFETCH(int, index);
    const Fixture& f = fixtures()[static_cast<std::size_t>(index)];
    Both both(f.venue);
    Mischief mischief(7u + static_cast<unsigned>(index));
    for (const FixtureLine& line : f.lines) {
        const std::string whole(line.padded().text);
        QCOMPARE(both.differ(line, whole, f.market), QByteArray());
        if (!line.url.empty()) continue;  // replies know one way only
        if (whole.front() == '{' || whole.front() == '[')
            QCOMPARE(both.differ(line, reversedKeys(whole), f.market), QByteArray());
        for (int i = 0; i < 100 * rounds(); ++i)
            QCOMPARE(both.differ(line, mischief.change(whole), f.market), QByteArray());
    }
}

// Whatever lies behind the end is not part of it.
void TestFrameScan::cutAtEveryByte()
{
    QFETCH(int, index);
    const Form& form = kForms[index];
    const std::string whole = form.text;
    Both both(form.venue);
    if (!form.usual) return;
    for (const char* const tail : {"1", "\"", "]", "}", "}}", "9\"]]}}"}) {
        std::string behind;
        while (behind.size() < 64) behind += tail;
        for (std::size_t n = 1; n < whole.size(); ++n) {
            std::string bytes = whole.substr(0, n) + behind.substr(0, 64);
            bytes.shrink_to_fit();
            QVERIFY(!taken(form.venue, std::string_view(bytes).substr(0, n)));
        }
    }
    for (std::size_t n = 0; n < whole.size(); ++n)
        QCOMPARE(both.differ(fixtureLine({}, {}), whole.substr(0, n), Market::Perp), QByteArray());
}

// Objects of plain fields: what passes is what the general reader gives.
void TestFrameScan::plainFields()
{
    const std::string whole =
        R"({"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT","bid1Price":"65114.20","x":-1.5e3,"y":null},"cs":7,"ts":1786310817883})";
    Mischief mischief(99);
    JsonReader reader;
    std::size_t passed = 0;
    for (int i = 0; i < 20'000 * rounds(); ++i) {
        const FixtureLine line = fixtureLine({}, i == 0 ? whole : mischief.change(whole));
        JsonObject top, data, expectedTop, expectedData;
        FrameScan scan(line.padded().text);
        if (!scan.closed() || !scan.fields("data", top, data) || !scan.done()) continue;
        ++passed;
        JsonFault fault;
        QVERIFY2(reader.object(line.padded().text, "data", expectedTop, expectedData, fault), line.text.c_str());
        QCOMPARE(top.size(), expectedTop.size());
        QCOMPARE(data.size(), expectedData.size());
        for (const auto& [is, wanted] : {std::pair{&top, &expectedTop}, std::pair{&data, &expectedData}}) {
            for (std::size_t n = 0; n < is->size(); ++n) {
                QVERIFY2(is->key(n) == wanted->key(n), line.text.c_str());
                QVERIFY2(is->value(n).raw == wanted->value(n).raw, line.text.c_str());
            }
        }
    }
    QVERIFY(passed > 1000);
}

void TestFrameScan::recordings_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(kRecorded); ++i) QTest::newRow(kRecorded[i].path) << static_cast<int>(i);
}

void TestFrameScan::recordings()
{
    QFETCH(int, index);
    const Recorded& recorded = kRecorded[index];
    QFile file(capture(QString::fromLatin1(recorded.path)));
    if (!file.exists() || !file.open(QIODevice::ReadOnly)) QSKIP("the recording is not here");
    Both both(recorded.venue), broken(recorded.venue);
    Mischief mischief(3u + static_cast<unsigned>(index));
    std::size_t read = 0, usual = 0;
    while (!file.atEnd() && read < 2000 * static_cast<std::size_t>(rounds())) {
        QByteArray bytes = file.readLine().trimmed();
        if (const auto space = bytes.indexOf(' '); space > 0 && bytes.front() >= '0' && bytes.front() <= '9')
            bytes.remove(0, space + 1);
        if (bytes.isEmpty() || bytes.size() > 20'000) continue;
        const std::string text = bytes.toStdString();
        const FixtureLine line = fixtureLine({}, text);
        QCOMPARE(both.differ(line, text, recorded.market), QByteArray());
        QCOMPARE(broken.differ(line, mischief.change(text), recorded.market), QByteArray());
        usual += taken(recorded.venue, line.padded().text);
        ++read;
    }
    QVERIFY2(usual * 10 > read * 5,
             qPrintable(QString::number(usual) + QStringLiteral(" of ") + QString::number(read)));
}

QTEST_APPLESS_MAIN(TestFrameScan)
#include "tst_frame_scan.moc"

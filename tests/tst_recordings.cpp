// Recordings of real sessions, every line of every file: what is not read is explained by name, best quotes agree
// with the books they belong to, and a lost delta is one gap and never a wrong book.
#include "app/cli/decoder.h"
#include "feeds/recording/capture_import.h"
#include "tests/support/design_files.h"
#include "tests/support/text_source.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

using namespace plimsoll;
using test::wholeText;

namespace {

// ---- What is not read, and why ------------------------------------------------------------

enum class What { Error, Unknown, Ignored };
struct Explained {
    const char* file;  // its end
    What what;
    const char *where, *error;  // as `decode` says them
    int times;
    const char* why;
};
constexpr Explained kExplained[] = {
    {"binance_usdm/gct_mock.rest.jsonl", What::Error, "", "-1121 Invalid symbol.", 1,
     "the venue's own answer: asked for a contract that had expired"},
    {"binance_spot/gct_mock.rest.jsonl", What::Error, "[0].m", "missing", 2,
     "whoever stored these two replies lost the name of the key: it is \"\""},
    {"binance_usdm/gct_mock.rest.jsonl", What::Unknown, "", "", 2, "indexInfo and ticker/price: not used"},
    {"binance_spot/gct_mock.rest.jsonl", What::Unknown, "", "", 2, "avgPrice and ticker/price: not used"},
    {"binance_usdm/btcusdt_2023-04-04_2358_markprice.jsonl.gz", What::Ignored, "", "", 1,
     "an image before the first line that says whose it is: kept and used then"},
    {"binance_usdm/btcusdt_2022-08-11_part1.jsonl", What::Ignored, "", "", 1, "likewise"},
    {"okx/books-l2-tbt_2021-07-22.jsonl", What::Ignored, "", "", 29, "of an option: no market of this program"},
    {"bybit_linear/session_2026-08-09.sent.jsonl", What::Unknown, "", "", 17, "what the recorder said itself"},
    {"bybit_spot/session_2026-08-09.sent.jsonl", What::Unknown, "", "", 7, "what the recorder said itself"},
    {"okx/books_2022-05-13.sent.jsonl", What::Unknown, "", "", 3, "what the recorder said itself"},
};
// One document over many lines each, put together by hand out of replies: no recording of lines (MANIFEST.md).
constexpr const char* kDocuments[] = {"hyperliquid/mainnet_2026-07-19_m1.json",
                                      "hyperliquid/mainnet_2026-07-19_m3.json",
                                      "hyperliquid/mainnet_2026-07-19_m5.json"};

struct Folder {
    const char* name;
    VenueId venue;
    Market market;
    bool formsChanged;  // its frames before 2026 have an old form
};
constexpr Folder kFolders[] = {
    {"binance_usdm", VenueId::Binance, Market::Perp, true},
    {"binance_spot", VenueId::Binance, Market::Spot, false},
    {"binance_coinm", VenueId::Binance, Market::Perp, true},
    {"bybit_linear", VenueId::Bybit, Market::Perp, false},
    {"bybit_spot", VenueId::Bybit, Market::Spot, false},
    {"okx", VenueId::Okx, Market::Perp, true},
    {"hyperliquid", VenueId::Hyperliquid, Market::Perp, false},
};

struct Decoded {
    std::string out;
    QJsonObject stats;
    std::vector<QJsonObject> of(const char* type) const
    {
        const std::string begins = std::string("{\"type\":\"") + type + '"';
        std::vector<QJsonObject> found;
        for (std::size_t at = 0; at < out.size();) {
            const std::size_t end = out.find('\n', at);
            if (out.compare(at, begins.size(), begins) == 0)
                found.push_back(
                    QJsonDocument::fromJson(QByteArray::fromRawData(out.data() + at, qsizetype(end - at)))
                        .object());
            at = end + 1;
        }
        return found;
    }
    int count(const char* key) const { return stats[QLatin1String(key)].toInt(); }
};

Decoded decode(const std::string& text, const DecodeSettings& settings)
{
    Decoded d;
    Decoder decoder(settings, *venueProfile(settings.venue), d.out);
    test::TextSource source(text);
    LineReader lines(source);
    LineReader::Line line;
    while (lines.next(line)) decoder.line(line);
    d.stats = QJsonDocument::fromJson(QByteArray::fromStdString(decoder.stats(1))).object();
    return d;
}

QByteArrayList linesOf(const std::string& text)
{
    QByteArrayList lines = QByteArray::fromStdString(text).split('\n');
    while (!lines.isEmpty() && lines.last().isEmpty()) lines.removeLast();
    return lines;
}

// "123456789 {...}" -> the frame.
QByteArray frameOf(const QByteArray& line)
{
    return line.startsWith('{') ? line : line.mid(line.indexOf(' ') + 1);
}

// ---- Books of a file, kept here in the plainest way -----------------------------------------

struct PlainBook {
    struct Row {
        QByteArray price, qty;  // as written
    };
    std::map<double, Row> bids, asks;
    static void apply(const QJsonArray& rows, std::map<double, Row>& side)
    {
        for (const QJsonValue& row : rows) {
            Row written{row[0].toString().toUtf8(), row[1].toString().toUtf8()};
            if (written.qty.toDouble() == 0)
                side.erase(written.price.toDouble());
            else
                side[written.price.toDouble()] = std::move(written);
        }
    }
    // The five best a side, as `decode --books --levels 5` writes them: in the coin, where contracts are of
    // dollars.
    QByteArray best(double dollars) const
    {
        QJsonArray b, a;
        const auto put = [dollars](QJsonArray& side, double price, const Row& row) {
            const double qty = row.qty.toDouble();
            if (side.size() < 5) side.append(QJsonArray{price, dollars > 0 ? qty * dollars / price : qty});
        };
        for (auto it = bids.rbegin(); it != bids.rend() && b.size() < 5; ++it) put(b, it->first, it->second);
        for (auto it = asks.begin(); it != asks.end() && a.size() < 5; ++it) put(a, it->first, it->second);
        return QJsonDocument(QJsonArray{b, a}).toJson(QJsonDocument::Compact);
    }
    QByteArray rows(bool bid) const
    {
        QByteArray out;
        const auto put = [&out](const auto& row) {
            out += out.isEmpty() ? "[\"" : ",[\"";
            out += row.second.price + "\",\"" + row.second.qty + "\"]";
        };
        if (bid)
            std::for_each(bids.rbegin(), bids.rend(), put);
        else
            std::for_each(asks.begin(), asks.end(), put);
        return '[' + out + ']';
    }
};

// The chain of one symbol: its lines from the image on, the book after each.
struct Chain {
    struct Link {
        QByteArray line;
        qint64 seq = 0;
        QByteArray best;   // of the book after it
        QByteArray image;  // a line that says the whole book after it; of some only
    };
    std::vector<Link> links;  // the first is an image, the next joins it
};

// Every `every`th book as an image as well, so that a book can be made whole again anywhere.
Chain chainOf(const QByteArrayList& lines, const QString& symbol, VenueId venue, Market market, double dollars,
              int every)
{
    Chain chain;
    PlainBook book;
    const auto add = [&](const QByteArray& line, const QJsonObject& o, bool bare, qint64 seq) {
        PlainBook::apply(o[QLatin1String(bare ? "bids" : "b")].toArray(), book.bids);
        PlainBook::apply(o[QLatin1String(bare ? "asks" : "a")].toArray(), book.asks);
        Chain::Link link{line, seq, book.best(dollars), {}};
        if (chain.links.size() % static_cast<std::size_t>(every) == 0) {
            const bool binance = venue == VenueId::Binance;
            const QByteArray id = QByteArray::number(seq);
            const QByteArray sides = (binance ? "\"bids\":" : "\"b\":") + book.rows(true) +
                                     (binance ? ",\"asks\":" : ",\"a\":") + book.rows(false);
            if (binance)
                link.image = "{\"lastUpdateId\":" + id +
                             (market == Market::Perp ? ",\"E\":1700000000000,\"T\":1700000000000," : ",") + sides +
                             '}';
            else
                link.image = "{\"topic\":\"orderbook.200." + symbol.toUtf8() +
                             "\",\"type\":\"snapshot\",\"ts\":1700000000000,\"data\":{\"s\":\"" + symbol.toUtf8() +
                             "\"," + sides + ",\"u\":" + id + ",\"seq\":" + id + "},\"cts\":1700000000000}";
        }
        chain.links.push_back(std::move(link));
    };
    struct Early {
        QByteArray line;
        QJsonObject o;
        qint64 seq;
    };
    std::vector<Early> early;  // what came before the image
    for (const QByteArray& line : lines) {
        const QByteArray frame = frameOf(line);
        const bool bare = frame.startsWith("{\"lastUpdateId\"");
        if (!bare && !frame.contains("\"depthUpdate\"") && !frame.contains("\"orderbook.200.")) continue;
        QJsonObject o = QJsonDocument::fromJson(frame).object();
        const bool image = bare || o[QLatin1String("type")].toString() == QLatin1String("snapshot");
        if (!bare && o.contains(QLatin1String("data"))) o = o[QLatin1String("data")].toObject();
        if (!bare && o[QLatin1String("s")].toString() != symbol) continue;
        const qint64 seq = o[QLatin1String(bare ? "lastUpdateId" : "u")].toInteger();
        if (image) {
            book = {};
            add(line, o, bare, seq);
            // What is older than the image is in it.
            for (const Early& e : early)
                if (e.seq > seq) add(e.line, e.o, false, e.seq);
            early.clear();
        } else if (chain.links.empty()) {
            early.push_back({line, o, seq});
        } else if (seq > chain.links.back().seq) {
            add(line, o, bare, seq);
        }
    }
    return chain;
}

QByteArray bestOf(const QJsonObject& book)
{
    return QJsonDocument(QJsonArray{book[QLatin1String("bids")], book[QLatin1String("asks")]})
        .toJson(QJsonDocument::Compact);
}

struct Row {
    const char *name, *file, *rest, *symbol;
    VenueId venue;
    Market market;
    int links;       // of its chain, the image among them
    int compared;    // best quotes with a book's own id, at least
    int passes;      // each loses other lines
    double dollars;  // a contract is worth; 0: sizes are coins
};
constexpr auto kBinance = VenueId::Binance, kBybit = VenueId::Bybit;
constexpr auto kPerp = Market::Perp, kSpot = Market::Spot;
constexpr const char* kApril = "binance_usdm/alts_2021-04-17.jsonl";
constexpr const char* kAprilRest = "binance_usdm/alts_2021-04-17.rest.jsonl";
constexpr const char* kJuly = "binance_usdm/alts_2021-07-22.jsonl";
constexpr const char* kJulyRest = "binance_usdm/alts_2021-07-22.rest.jsonl";
constexpr const char* kOctober = "binance_spot/alts_2021-10-12.jsonl";
constexpr const char* kOctoberRest = "binance_spot/alts_2021-10-12.rest.jsonl.gz";
constexpr const char* kBybitPerp = "bybit_linear/session_2026-08-09.jsonl";
constexpr Row kRows[] = {
    {"btc 2024", "binance_usdm/btcusdt_2024-07-18_2357.jsonl.gz", nullptr, "BTCUSDT", kBinance, kPerp, 9018, 500,
     2, 0},
    {"btc 2023", "binance_usdm/btcusdt_2023-04-04_2358_markprice.jsonl.gz", nullptr, "BTCUSDT", kBinance, kPerp,
     9957, 500, 2, 0},
    {"eth 2024", "binance_usdm/ethusdt_2024-08-08_2354.jsonl.gz", nullptr, "ETHUSDT", kBinance, kPerp, 6581, 500,
     2, 0},
    {"btc 2022", "binance_usdm/btcusdt_2022-08-11_part1.jsonl", nullptr, "BTCUSDT", kBinance, kPerp, 122, 0, 20,
     0},
    {"coin-m eth 2024", "binance_coinm/ethusd_perp_2024-08-08_2354.jsonl.gz", nullptr, "ETHUSD_PERP", kBinance,
     kPerp, 39134, 500, 1, 10},
    {"ksm 2021", kApril, kAprilRest, "KSMUSDT", kBinance, kPerp, 268, 10, 20, 0},
    {"dent 2021", kApril, kAprilRest, "DENTUSDT", kBinance, kPerp, 236, 10, 20, 0},
    {"sushi 2021", kJuly, kJulyRest, "SUSHIUSDT", kBinance, kPerp, 253, 10, 20, 0},
    {"akro 2021", kJuly, kJulyRest, "AKROUSDT", kBinance, kPerp, 188, 5, 20, 0},
    {"spot eth 2024", "binance_spot/ethusdt_2024-08-08_2354.jsonl.gz", nullptr, "ETHUSDT", kBinance, kSpot, 6469,
     500, 2, 0},
    {"spot ethbtc 2020", "binance_spot/ethbtc_2020-11-01_09h_full_hour.jsonl.gz", nullptr, "ETHBTC", kBinance,
     kSpot, 3600, 0, 2, 0},
    {"spot btc 2025", "binance_spot/btcusdt_2025-12-07_depth_part1.jsonl", nullptr, "BTCUSDT", kBinance, kSpot,
     1643, 0, 4, 0},
    {"spot nkn 2021", kOctober, kOctoberRest, "NKNUSDT", kBinance, kSpot, 150, 10, 20, 0},
    {"spot blz 2021", kOctober, kOctoberRest, "BLZETH", kBinance, kSpot, 10, 1, 20, 0},
    {"bybit btc 2026", kBybitPerp, nullptr, "BTCUSDT", kBybit, kPerp, 414, 0, 10, 0},
    {"bybit sol 2026", kBybitPerp, nullptr, "SOLUSDT", kBybit, kPerp, 383, 0, 10, 0},
    {"bybit spot 2026", "bybit_spot/session_2026-08-09.jsonl", nullptr, "BTCUSDT", kBybit, kSpot, 300, 0, 10, 0},
};

// The lines of a row: image replies of its second file where it has one, made bare. A chain that was recorded
// without any image begins with an almost empty one: its numbers are what is looked at then.
QByteArrayList linesOf(const Row& row)
{
    const QString path = test::capture(QLatin1String(row.file));
    if (path.isEmpty()) return {};
    QByteArrayList lines = linesOf(wholeText(path));
    const QByteArray symbol(row.symbol);
    if (row.rest) {
        for (const QByteArray& line : linesOf(wholeText(test::capture(QLatin1String(row.rest))))) {
            const QJsonObject o = QJsonDocument::fromJson(line).object();
            const QString url = o[QLatin1String("url")].toString();
            if (url.contains(QLatin1String("/depth?")) && url.contains(QLatin1String(symbol)))
                lines.prepend(o[QLatin1String("body")].toString().toUtf8());
        }
        // One book a run: whose a bare image is, is told by its numbers alone.
        lines.removeIf([&](const QByteArray& l) {
            return !l.startsWith("{\"lastUpdateId\"") && !l.contains("\"s\":\"" + symbol + '"');
        });
        return lines;
    }
    const bool imaged =
        row.venue == VenueId::Bybit || std::any_of(lines.begin(), lines.end(), [](const QByteArray& l) {
            return frameOf(l).startsWith("{\"lastUpdateId\"");
        });
    if (imaged) return lines;
    QJsonObject first = QJsonDocument::fromJson(frameOf(lines.first())).object();
    if (first.contains(QLatin1String("data"))) first = first[QLatin1String("data")].toObject();
    lines.insert(1, "{\"lastUpdateId\":" + QByteArray::number(first[QLatin1String("u")].toInteger()) +
                        ",\"bids\":[[\"0.01\",\"1\"]],\"asks\":[[\"999999\",\"1\"]]}");
    return lines;
}

DecodeSettings settingsOf(const Row& row)
{
    DecodeSettings s;
    s.venue = row.venue;
    s.fileMarket = row.market;
    s.books = true;
    s.levels = 5;
    return s;
}

}  // namespace

class TestRecordings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (test::capturesDir().isEmpty()) QSKIP("the folder of captures is not there");
    }

    void everyLineIsExplained_data()
    {
        QTest::addColumn<int>("folder");
        QTest::addColumn<QString>("file");
        for (int i = 0; i < int(std::size(kFolders)); ++i) {
            const QDir dir(test::capturesDir() + QLatin1Char('/') + QLatin1String(kFolders[i].name));
            for (const QString& name : dir.entryList(QDir::Files, QDir::Name)) {
                const QString file = QLatin1String(kFolders[i].name) + QLatin1Char('/') + name;
                QTest::newRow(qPrintable(file)) << i << file;
            }
        }
    }
    void everyLineIsExplained()
    {
        QFETCH(int, folder);
        QFETCH(QString, file);
        const Folder& of = kFolders[folder];
        DecodeSettings s;
        s.venue = of.venue;
        s.fileMarket = of.market;
        s.schemas = true;
        const std::string text = wholeText(test::capture(file));
        const Decoded d = decode(text, s);
        QCOMPARE(d.count("frames"), d.count("data") + d.count("control") + d.count("unknown") +
                                        d.count("ignored") + d.count("errors"));
        QCOMPARE(int(linesOf(text).size()), d.count("lines"));
        const std::vector<QJsonObject> errors = d.of("error");
        QCOMPARE(int(errors.size()), d.count("errors"));
        if (std::any_of(std::begin(kDocuments), std::end(kDocuments),
                        [&](const char* n) { return file == QLatin1String(n); })) {
            // Each of its lines is refused, nothing is made up.
            QCOMPARE(d.count("errors"), d.count("lines"));
            QVERIFY(d.stats[QLatin1String("events")].toObject().isEmpty());
            return;
        }
        int unknown = 0, ignored = 0;
        std::map<std::pair<QString, QString>, int> expected, found;
        for (const Explained& e : kExplained) {
            if (file != QLatin1String(e.file)) continue;
            switch (e.what) {
                case What::Error: expected[{QLatin1String(e.where), QLatin1String(e.error)}] += e.times; break;
                case What::Unknown: unknown += e.times; break;
                case What::Ignored: ignored += e.times; break;
            }
        }
        for (const QJsonObject& e : errors)
            ++found[{e[QLatin1String("where")].toString(), e[QLatin1String("error")].toString()}];
        for (const auto& [error, n] : found)
            QVERIFY2(expected[error] == n, qPrintable(error.first + QStringLiteral(": ") + error.second));
        QVERIFY(found == expected);
        QCOMPARE(d.count("unknown"), unknown);
        QCOMPARE(d.count("ignored"), ignored);

        // Old forms are named, today's are not called old.
        const QJsonObject old = d.stats[QLatin1String("old_schema")].toObject();
        static const QRegularExpression kYear(QStringLiteral("20[0-9]{2}"));
        const int year = kYear.match(QFileInfo(file).fileName()).captured().toInt();
        const bool frames = !file.contains(QLatin1String(".rest.")) && !file.contains(QLatin1String(".sent."));
        if (frames && of.formsChanged && year > 0 && year < 2026) QVERIFY(!old.isEmpty());
        if (year == 2026) QVERIFY2(old.isEmpty(), qPrintable(old.keys().join(u',')));
    }
    // Nothing that the list of recordings names was left out, and each has as many lines as it says.
    void allOfTheManifest()
    {
        QFile manifest(test::capturesDir() + QStringLiteral("/MANIFEST.md"));
        if (!manifest.open(QIODevice::ReadOnly)) QSKIP("the list of recordings is not there");
        int files = 0;
        for (const QByteArray& line : manifest.readAll().split('\n')) {
            const QByteArrayList cells = line.split('|');
            const QString file = QString::fromUtf8(cells.value(1).trimmed());
            const bool ours = std::any_of(std::begin(kFolders), std::end(kFolders), [&](const Folder& f) {
                return file.startsWith(QLatin1String(f.name) + QLatin1Char('/'));
            });
            if (!ours || file.endsWith(QLatin1String(".json"))) continue;
            const QString path = test::capture(file);
            QVERIFY2(!path.isEmpty(), qPrintable(file));
            QCOMPARE(linesOf(wholeText(path)).size(), cells.value(4).trimmed().toLongLong());
            ++files;
        }
        QVERIFY2(files > 25, qPrintable(QString::number(files)));
    }

    void theBookIsTrue_data() { rows(); }
    // After every update the five best a side are those of the plain book, and best quotes that carry a book's id
    // (an independent witness) agree with it in price and size.
    void theBookIsTrue()
    {
        QFETCH(int, row);
        const Row& of = kRows[row];
        const QByteArrayList lines = linesOf(of);
        if (lines.isEmpty()) QSKIP("this recording is not there");
        const Chain chain = chainOf(lines, QLatin1String(of.symbol), of.venue, of.market, of.dollars, 1 << 30);
        QCOMPARE(int(chain.links.size()), of.links);
        const Decoded d = decode(lines.join('\n').toStdString(), settingsOf(of));
        QCOMPARE(d.count("errors"), 0);
        QCOMPARE(d.count("gaps"), 0);
        QCOMPARE(d.count("resyncs"), 0);
        std::map<qint64, const Chain::Link*> truth;
        for (const Chain::Link& link : chain.links) truth[link.seq] = &link;
        std::map<qint64, std::vector<QJsonObject>> quotes;
        for (QJsonObject& q : d.of("bbo"))
            if (q[QLatin1String("symbol")].toString() == QLatin1String(of.symbol) &&
                q[QLatin1String("seq")].isDouble())
                quotes[q[QLatin1String("seq")].toInteger()].push_back(std::move(q));
        std::set<qint64> shown;  // a futures' delta that ends with the image's id is told beside it
        int compared = 0;
        for (const QJsonObject& b : d.of("book")) {
            if (b[QLatin1String("symbol")].toString() != QLatin1String(of.symbol)) continue;
            QCOMPARE(b[QLatin1String("state")].toString(), QStringLiteral("live"));
            const qint64 seq = b[QLatin1String("seq")].toInteger();
            const auto then = truth.find(seq);
            QVERIFY(then != truth.end());
            QCOMPARE(bestOf(b), then->second->best);
            shown.insert(seq);
            const auto same = quotes.find(seq);
            if (same == quotes.end()) continue;
            const QJsonValue bid = b[QLatin1String("bids")][0], ask = b[QLatin1String("asks")][0];
            for (const QJsonObject& q : same->second) {
                ++compared;
                QCOMPARE(q[QLatin1String("bid")], bid[0]);
                QCOMPARE(q[QLatin1String("bid_qty")], bid[1]);
                QCOMPARE(q[QLatin1String("ask")], ask[0]);
                QCOMPARE(q[QLatin1String("ask_qty")], ask[1]);
            }
        }
        QCOMPARE(shown.size(), truth.size());
        if (of.venue == VenueId::Binance) QVERIFY2(compared >= of.compared, qPrintable(QString::number(compared)));
        qInfo("%s: %zu books, %d best quotes with a book's id, all equal", of.name, shown.size(), compared);
    }

    void aLostDeltaIsOneGap_data() { rows(); }
    // Every so often a delta is taken out and, some deltas later, an image put in: as many gaps as deltas lost, no
    // book between the loss and the image, and the true one everywhere else.
    void aLostDeltaIsOneGap()
    {
        QFETCH(int, row);
        const Row& of = kRows[row];
        const QByteArrayList lines = linesOf(of);
        if (lines.isEmpty()) QSKIP("this recording is not there");
        constexpr int kEvery = 20;  // images are possible there
        const Chain chain = chainOf(lines, QLatin1String(of.symbol), of.venue, of.market, of.dollars, kEvery);
        const auto n = static_cast<int>(chain.links.size());
        int lost = 0;
        for (int pass = 0; pass < of.passes; ++pass) {
            QByteArrayList cut;
            std::map<qint64, QByteArray> live;  // what may be shown, and must be
            int gaps = 0;
            bool whole = true;
            for (int i = 0; i < n; ++i) {
                const Chain::Link& link = chain.links[static_cast<std::size_t>(i)];
                // Not the one that joins the image; and one must follow.
                const int place = i % (2 * kEvery), victim = 3 + (pass * 7) % (kEvery - 3);
                if (whole && place == victim && i + 1 < n) {
                    ++gaps;
                    whole = false;
                    continue;
                }
                cut << link.line;
                if (!whole && !link.image.isEmpty() && place == kEvery) {
                    cut << link.image;
                    whole = true;
                }
                if (whole) live[link.seq] = link.best;
            }
            const Decoded d = decode(cut.join('\n').toStdString(), settingsOf(of));
            QCOMPARE(d.count("errors"), 0);
            QCOMPARE(d.count("gaps"), gaps);
            int stale = 0;
            std::set<qint64> shown;
            for (const QJsonObject& b : d.of("book")) {
                if (b[QLatin1String("state")].toString() == QLatin1String("stale")) {
                    ++stale;
                    QVERIFY(b[QLatin1String("bids")].isNull() && b[QLatin1String("asks")].isNull());
                    continue;
                }
                QCOMPARE(b[QLatin1String("state")].toString(), QStringLiteral("live"));
                const auto truth = live.find(b[QLatin1String("seq")].toInteger());
                QVERIFY2(truth != live.end(), qPrintable(b[QLatin1String("seq")].toVariant().toString()));
                QCOMPARE(bestOf(b), truth->second);
                shown.insert(truth->first);
            }
            QCOMPARE(stale, gaps);
            QCOMPARE(shown.size(), live.size());
            lost += gaps;
        }
        QVERIFY(lost > 0);
        qInfo("%s: %d deltas of %d taken out, a gap each", of.name, lost, n);
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < int(std::size(kRows)); ++i) QTest::newRow(kRows[i].name) << i;
    }
};

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"

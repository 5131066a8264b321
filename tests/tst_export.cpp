// The export bundle: exact keys, reasons for what is missing, pictures that say where they come
// from, archives that unpack, nothing half written.
#include "app/bundle_writer.h"
#include "app/export_bundle.h"
#include "app/export_csv.h"
#include "app/export_json.h"
#include "app/export_report.h"
#include "app/export_stamp.h"
#include "app/settings_store.h"
#include "app/watch_chooser.h"
#include "app/zip_writer.h"
#include "tests/support/sync_watch.h"
#include "ui/main_window.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>

using namespace plimsoll;

namespace {

const Timestamp kNow = fromUnixMs(1'700'000'000'000);
const Mono kMono{std::chrono::hours{2}};

std::shared_ptr<FeedHealth> feed(Duration age)
{
    auto h = std::make_shared<FeedHealth>();
    h->frames = 1234;
    h->bytes = 99'000;
    h->gaps = 1;
    h->resyncs = 2;
    h->reconnects = 3;
    h->errors = 4;
    h->lastFrame = kMono - age;
    h->latencyP50 = 12.5;
    h->latencyP99 = 80;
    return h;
}

template <typename T>
Dated<T> dated(T v, Freshness f, Duration age = std::chrono::seconds{1})
{
    return {v, Stamp{kNow - age, kNow - age, kMono - age}, f};
}

FullSnapshot sample()
{
    FullSnapshot s;
    s.asOf = {kNow, kMono};
    s.health.asOf = s.asOf;
    VenueRow& binance = s.health.venues[0];
    binance.venue = VenueId::Binance;
    binance.enabled = true;
    binance.state = Freshness::Live;
    binance.health = feed(std::chrono::milliseconds{120});
    VenueRow& bybit = s.health.venues[1];
    bybit.venue = VenueId::Bybit;
    bybit.enabled = true;
    bybit.state = Freshness::Stale;
    bybit.detail = "BTC book";

    InstrumentRow perp;
    perp.instrument = InstrumentId::make(VenueId::Binance, 0);
    perp.symbol = "BTCUSDT";
    perp.asset = "BTC";
    perp.quote = "USDT";
    perp.status = InstrumentStatus::Trading;
    perp.book = BookState::Live;
    perp.bookFresh = Freshness::Live;
    perp.bookStamp = Stamp{kNow, kNow, kMono};
    perp.seq = 77;
    perp.mark = dated(Price{50'000'100'000'000'000}, Freshness::Live);
    perp.index = dated(Price{50'000'000'000'000'000}, Freshness::Stale, std::chrono::seconds{12});
    Funding f;
    f.rate = Rate{0.0001};
    f.hours = 4;
    f.next = fromUnixMs(1'700'003'600'000);
    f.cap = 0.003;
    perp.funding = dated(f, Freshness::Late);
    perp.oi = dated(OpenInterest{100.0, 5e6, false}, Freshness::Live);
    s.market.rows.push_back(perp);
    BookExport book;
    book.instrument = perp.instrument;
    book.bids = {{Price{50'000'000'000'000'000}, Qty{1.25}}};
    book.asks = {{Price{50'000'200'000'000'000}, Qty{0.1}}};
    s.books.push_back(book);

    InstrumentRow lost = perp;
    lost.instrument = InstrumentId::make(VenueId::Bybit, 0);
    lost.venue = VenueId::Bybit;
    lost.book = BookState::Stale;
    lost.lost = LostReason::Gap;
    lost.funding.reset();
    lost.oi.reset();
    lost.mark.reset();
    s.market.rows.push_back(lost);
    InstrumentRow spot = perp;
    spot.instrument = InstrumentId::make(VenueId::Binance, 1);
    spot.market = Market::Spot;
    spot.bookFresh = Freshness::Stale;
    s.market.rows.push_back(spot);

    LiquidationRow l;
    l.serial = 1;
    l.stamp = Stamp{kNow, kNow, kMono};
    l.asset = "BTC";
    l.symbol = "BTCUSDT";
    l.liquidated = PositionSide::Short;
    l.price = Price{50'000'000'000'000'000};
    l.qty = Qty{0.5};
    l.usd = Usd{25'000};
    s.liquidations.rows.assign(1'200, l);
    return s;
}

// A plain reader of the archives we write: local headers in order.
QMap<QString, QByteArray> unzip(const QByteArray& zip)
{
    QMap<QString, QByteArray> files;
    const auto u = [&zip](qsizetype at, int bytes) {
        quint32 v = 0;
        for (int i = bytes - 1; i >= 0; --i) v = (v << 8) | static_cast<unsigned char>(zip[at + i]);
        return v;
    };
    qsizetype at = 0;
    while (u(at, 4) == 0x04034b50u) {
        const quint32 method = u(at + 8, 2), crc = u(at + 14, 4), packed = u(at + 18, 4), size = u(at + 22, 4),
                      name = u(at + 26, 2);
        const QString key = QString::fromUtf8(zip.mid(at + 30, name));
        QByteArray data = zip.mid(at + 30 + name, packed);
        if (method == 8) {
            QByteArray plain(size, '\0');
            z_stream z{};
            inflateInit2(&z, -MAX_WBITS);
            z.next_in = reinterpret_cast<Bytef*>(data.data());
            z.avail_in = packed;
            z.next_out = reinterpret_cast<Bytef*>(plain.data());
            z.avail_out = size;
            if (inflate(&z, Z_FINISH) != Z_STREAM_END) return {};
            inflateEnd(&z);
            data = plain;
        }
        if (crc32(0, reinterpret_cast<const Bytef*>(data.constData()), static_cast<uInt>(data.size())) != crc)
            return {};
        files[key] = data;
        at += 30 + name + packed;
    }
    if (u(at, 4) != 0x02014b50u || u(zip.size() - 22, 4) != 0x06054b50u || u(zip.size() - 12 + 2, 2) == 0)
        return {};
    return files;
}

}  // namespace

class TestExport : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private Q_SLOTS:
    void snapshotJsonHasTheContractsKeys()
    {
        const QJsonObject s = QJsonDocument::fromJson(snapshotJson(sample(), SourceKind::Live)).object();
        QCOMPARE(s["schema"].toInt(), 1);
        QCOMPARE(s["as_of_ms"].toInteger(), 1'700'000'000'000);
        QCOMPARE(s["source"].toString(), "LIVE");
        for (const char* key : {"venues", "instruments", "assets", "liquidations", "warnings", "alerts"})
            QVERIFY2(s.contains(QLatin1String(key)), key);
        const QJsonObject v = s["venues"].toObject()["binance"].toObject();
        QCOMPARE(v["state"].toString(), "live");
        QCOMPARE(v["latency_ms"].toObject()["p50"].toDouble(), 12.5);
        QCOMPARE(v["latency_ms"].toObject()["p99"].toDouble(), 80.0);
        QCOMPARE(v["frames"].toInt(), 1234);
        QCOMPARE(v["gaps"].toInt(), 1);
        QCOMPARE(v["resyncs"].toInt(), 2);
        QCOMPARE(v["reconnects"].toInt(), 3);
        QCOMPARE(v["errors"].toInt(), 4);
        QCOMPARE(v["last_frame_age_ms"].toDouble(), 120.0);
        const QJsonObject silent = s["venues"].toObject()["bybit"].toObject();
        QVERIFY(silent["frames"].isNull());
        QVERIFY(!silent["reason"].toObject().isEmpty());
        QVERIFY(!s["venues"].toObject().contains("okx"));
        QCOMPARE(s["liquidations"].toArray().size(), 1'000);
        QCOMPARE(s["liquidations"].toArray().at(0).toObject()["liquidated"].toString(), "short");
    }
    void whatIsNotFreshIsNullWithAReason()
    {
        const QJsonArray all =
            QJsonDocument::fromJson(snapshotJson(sample(), SourceKind::Live)).object()["instruments"].toArray();
        const QJsonObject live = all[0].toObject(), lost = all[1].toObject(), spot = all[2].toObject();
        QCOMPARE(live["book"]["state"].toString(), "live");
        QCOMPARE(live["book"]["bids"].toArray().at(0).toArray().at(1).toDouble(), 1.25);
        QCOMPARE(live["mark"].toDouble(), 50'000.1);
        QVERIFY(live["index"].isNull());
        QVERIFY(live["reason"]["index"].toString().startsWith("stale"));
        QVERIFY(live["last"].isNull());
        QCOMPARE(live["reason"]["last"].toString(), "not received");
        QCOMPARE(live["funding"]["r8"].toDouble(), 0.0002);
        QCOMPARE(live["funding"]["apr"].toDouble(), 0.0001 * 2190);
        QCOMPARE(live["funding"]["kind"].toString(), "estimate");
        QVERIFY(live["funding"]["floor"].isNull());
        QCOMPARE(live["oi_usd"].toDouble(), 5e6);
        QCOMPARE(lost["book"]["state"].toString(), "stale");
        QVERIFY(lost["book"]["bids"].isNull() && lost["book"]["asks"].isNull());
        QCOMPARE(lost["book"]["reason"].toString(), "sequence gap");
        QVERIFY(lost["funding"]["rate"].isNull());
        QVERIFY(!lost["funding"]["reason"].toString().isEmpty());
        QVERIFY(lost["oi_base"].isNull());
        // A chain without a hole, whose channel has gone quiet: not live.
        QCOMPARE(spot["book"]["state"].toString(), "stale");
        QVERIFY(spot["book"]["bids"].isNull());
        QVERIFY(spot["funding"].isNull());
        QVERIFY(spot["mark"].isNull() && spot["oi_usd"].isNull());
        for (const char* key : {"mark", "index", "funding", "oi_base", "oi_usd"})
            QCOMPARE(spot["reason"][QLatin1String(key)].toString(), "spot has none");
    }
    void ofDatedContractsOnlyFundingIsNot()
    {
        FullSnapshot s = sample();
        s.market.rows.resize(1);
        InstrumentRow& quarter = s.market.rows.front();
        quarter.market = Market::Future;
        quarter.index = dated(Price{49'000'000'000'000'000}, Freshness::Live);
        const auto written = [&s] {
            const QJsonDocument document = QJsonDocument::fromJson(snapshotJson(s, SourceKind::Live));
            return document.object()["instruments"].toArray().at(0).toObject();
        };
        const QJsonObject known = written();
        QCOMPARE(known["market"].toString(), "future");
        QCOMPARE(known["mark"].toDouble(), 50'000.1);
        QCOMPARE(known["index"].toDouble(), 49'000.0);
        QCOMPARE(known["oi_base"].toDouble(), 100.0);
        QCOMPARE(known["oi_usd"].toDouble(), 5e6);
        QVERIFY(known["funding"].isNull());
        QCOMPARE(known["reason"]["funding"].toString(), "dated contracts have none");
        for (const char* key : {"mark", "index", "oi_base", "oi_usd"})
            QVERIFY2(known["reason"][QLatin1String(key)].isUndefined(), key);
        quarter.mark.reset();
        quarter.oi->fresh = Freshness::Stale;
        const QJsonObject unknown = written();
        QCOMPARE(unknown["reason"]["mark"].toString(), "not received");
        QVERIFY(unknown["reason"]["oi_usd"].toString().startsWith("stale"));
    }
    // What is open is never shown as if it were all while a venue that lists the asset is silent.
    void interestWithoutAVenueIsALowerBound()
    {
        FullSnapshot s = sample();  // Binance has 5 million, Bybit's figure never came
        FundingRow row;
        row.asset = "BTC";
        for (std::size_t v = 0; v < 2; ++v) row.cells[v].emplace();
        row.oiUsd = 5e6;
        row.oiVenues = 1, row.oiMissing = 2;
        s.funding.rows.push_back(row);
        const auto written = [&s] {
            const QJsonDocument document = QJsonDocument::fromJson(snapshotJson(s, SourceKind::Live));
            return document.object()["assets"].toArray().at(0).toObject();
        };
        const QJsonObject btc = written();
        QCOMPARE(btc["oi_usd"].toDouble(), 5e6);
        QVERIFY(btc["oi_lower_bound"].isBool() && btc["oi_lower_bound"].toBool());
        QCOMPARE(btc["oi_by_venue"].toObject().keys(), (QStringList{"binance", "bybit"}));
        QCOMPARE(btc["oi_by_venue"]["binance"].toDouble(), 5e6);
        QVERIFY(btc["oi_by_venue"]["bybit"].isNull());
        QCOMPARE(btc["reason"]["oi_by_venue.bybit"].toString(), "not received, or stale");
        QVERIFY(btc["reason"]["oi_by_venue.binance"].isUndefined());
        // Of two contracts one has fallen silent: the other is not what the venue has.
        s.market.rows[1].oi = dated(OpenInterest{1.0, 1e6, false}, Freshness::Live);
        InstrumentRow silent = s.market.rows[1];
        silent.oi = dated(OpenInterest{1.0, 2e6, false}, Freshness::Stale, std::chrono::minutes{2});
        s.market.rows.push_back(silent);
        s.funding.rows[0].oiUsd = 6e6;
        const QJsonObject partly = written();
        QCOMPARE(partly["oi_usd"].toDouble(), 6e6);
        QVERIFY(partly["oi_lower_bound"].toBool());
        QVERIFY(partly["oi_by_venue"]["bybit"].isNull());
        // Both speak again.
        s.market.rows.back().oi->fresh = Freshness::Live;
        s.funding.rows[0].oiUsd = 8e6;
        s.funding.rows[0].oiVenues = 3, s.funding.rows[0].oiMissing = 0;
        const QJsonObject whole = written();
        QVERIFY(whole["oi_lower_bound"].isBool() && !whole["oi_lower_bound"].toBool());
        QCOMPARE(whole["oi_by_venue"]["bybit"].toDouble(), 3e6);
        QVERIFY(whole["reason"]["oi_by_venue.bybit"].isUndefined());
        // Nobody knows anything.
        for (InstrumentRow& i : s.market.rows) i.oi.reset();
        s.funding.rows[0].oiUsd.reset();
        s.funding.rows[0].oiVenues = 0, s.funding.rows[0].oiMissing = 3;
        const QJsonObject nothing = written();
        QVERIFY(nothing["oi_usd"].isNull() && !nothing["oi_lower_bound"].toBool());
        QCOMPARE(nothing["reason"]["oi_usd"].toString(), "no venue has a fresh figure");
        QVERIFY(nothing["oi_by_venue"]["binance"].isNull());
    }
    void csvIsQuoted()
    {
        ExportTable t;
        t.heads = {"symbol", "rate_bp_per_8h", "reason"};
        t.rows = {{"A,B", "-1.5", ""}, {"say \"x\"", "", "two\nlines"}, {"=SUM(A1)", "+1", ""}};
        QCOMPARE(toCsv(t), QByteArray("symbol,rate_bp_per_8h,reason\n\"A,B\",-1.5,\n\"say "
                                      "\"\"x\"\"\",,\"two\nlines\"\n'=SUM(A1),+1,\n"));
        QCOMPARE(safeFileName("../a b/\u00e9"), QStringLiteral("___a_b__"));
        QCOMPARE(safeFileName(""), QStringLiteral("unnamed"));
    }
    void archivesUnpack()
    {
        ZipWriter zip(1'700'000'000);
        const QByteArray large(100'000, 'a');
        QByteArray random;
        for (int i = 0; i < 3'000; ++i) random += static_cast<char>((i * 7919) % 251);
        zip.add("a/large.txt", large);
        zip.add("tiny", "x");
        zip.add("\u00e9.bin", random);
        const QByteArray bytes = zip.finish();
        QVERIFY(bytes.size() < 10'000);
        const auto files = unzip(bytes);
        QCOMPARE(files.size(), 3);
        QCOMPARE(files["a/large.txt"], large);
        QCOMPARE(files["tiny"], QByteArray("x"));
        QCOMPARE(files[QString::fromUtf8("\u00e9.bin")], random);
    }
    // /proc has no room at all, but it is not room that is wanting.
    void whereNothingCanBeWrittenNoRoomIsWanted()
    {
        BundleWriter w(QStringLiteral("/proc/plimsoll-bundle"), 0);
        const auto begun = w.begin();
        QVERIFY(!begun.hasValue());
        QVERIFY2(!begun.error().contains(QStringLiteral("full")), qPrintable(begun.error()));
    }
    void nothingHalfWrittenIsSeen()
    {
        const QString folder = m_dir.filePath("bundle");
        {
            BundleWriter w(folder, 0);
            QVERIFY(w.begin().hasValue());
            QVERIFY(w.add("sub/a.txt", "one").hasValue());
            QVERIFY(!QFileInfo::exists(folder + "/sub/a.txt"));
        }  // given up
        QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        for (const char* text : {"one", "two"}) {
            BundleWriter w(folder, 0);
            QVERIFY(w.begin().hasValue());
            QVERIFY(w.add("sub/a.txt", text).hasValue());
            QVERIFY(w.commit().hasValue());
            QFile f(folder + "/sub/a.txt");
            QVERIFY(f.open(QIODevice::ReadOnly));
            QCOMPARE(f.readAll(), QByteArray(text));
        }
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"sub"});
    }
    // "Exported to" is said when a power cut does not undo it.
    void itIsOnTheDiskBeforeItIsSaid()
    {
        const QString around = QDir(m_dir.path()).canonicalPath(), folder = around + "/safe";
        for (const bool fresh : {true, false}) {
            QStringList told;
            bool early = false;
            const test::SyncWatch watch([&](const QString& path) {
                if (fresh && path != around && QFileInfo::exists(folder)) early = true;
                told << path.section('/', -1);
            });
            BundleWriter w(folder, 0);
            QVERIFY(w.begin().hasValue());
            QVERIFY(w.add("a.txt", "one").hasValue());
            QVERIFY(w.add("sub/b.txt", "two").hasValue());
            QCOMPARE(told, (QStringList{"a.txt", "b.txt"}));
            told.clear();
            QVERIFY(w.commit().hasValue());
            QVERIFY2(!early, "it was in its place before it was on the disk");
            if (fresh) {
                QCOMPARE(told.size(), 3);
                QCOMPARE(told.takeLast(), QFileInfo(around).fileName());
            }
            told.sort();
            QCOMPARE(told, (QStringList{fresh ? "bundle" : "safe", "sub"}));
        }
        for (const char* name : {"/safe.zip", "/safe.csv"}) {
            const QString path = around + name;
            QStringList told;
            const test::SyncWatch watch([&](const QString& synced) { told << synced; });
            if (path.endsWith(".zip")) {
                BundleWriter w(path, 0);
                QVERIFY(w.begin().hasValue());
                QVERIFY(w.add("a.txt", "one").hasValue());
                QVERIFY(w.commit().hasValue());
            } else {
                QVERIFY(writeWhole(path, "one").hasValue());
            }
            QVERIFY(told.size() >= 2);
            QVERIFY2(told.first().startsWith(around + '/'), qPrintable(told.first()));
            QCOMPARE(told.last(), around);
        }
    }
    // What a killed program has left goes after an hour; what only looks a little like it stays.
    void whatAKilledExportLeftIsSwept()
    {
        const QString around = m_dir.filePath("swept");
        const auto make = [&](const QString& name, const QString& inside, bool old) {
            const QString path = around + '/' + name;
            if (!QDir().mkpath(path + '/' + inside)) return false;
            QFile file(path + '/' + inside + "/a.csv");
            if (!inside.isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write("x") != 1)) return false;
            file.close();
            std::error_code error;
            const auto then = std::filesystem::file_time_type::clock::now() - std::chrono::hours{old ? 2 : 0};
            for (const QString& folder : {path + '/' + inside, path})
                std::filesystem::last_write_time(QFile::encodeName(folder).toStdString(), then, error);
            return !error;
        };
        QVERIFY(make(".partial-AbCdEf", "bundle", true));
        QVERIFY(make(".partial-XyZxYz", "", true));
        const QStringList stay{".partial-AbCdEg", ".partial-AbCdE1", ".partial-AbCdEfG", ".partial-mineis",
                               "mine"};
        QVERIFY(make(stay[0], "bundle", false));
        QVERIFY(make(stay[1], "bundle", true));
        QVERIFY(make(stay[2], "bundle", true));
        QVERIFY(make(stay[3], "photos", true));
        QVERIFY(make(stay[4], "bundle", true));
        QVERIFY(QFile::link(around + "/mine", around + "/.partial-LinkTo"));
        {
            BundleWriter w(around + "/new", 0);
            QVERIFY(w.begin().hasValue());
        }
        const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
        const QStringList left = QDir(around).entryList(all);
        const QStringList wanted = stay + QStringList{".partial-LinkTo"};
        QCOMPARE(QSet<QString>(left.begin(), left.end()), QSet<QString>(wanted.begin(), wanted.end()));
        QVERIFY(QFile::exists(around + "/mine/bundle/a.csv"));
    }
    void aPlaceThatCannotBeWrittenIsNamed()
    {
        QFile file(m_dir.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        for (const QString& path : {m_dir.filePath("file"), m_dir.filePath("file/below"),
                                    m_dir.filePath("file/x.zip"), QStringLiteral("/proc/nothing")}) {
            BundleWriter w(path, 0);
            const auto begun = w.begin();
            QVERIFY2(!begun.hasValue(), qPrintable(path));
            QVERIFY2(begun.error().startsWith("cannot write"), qPrintable(begun.error()));
        }
    }
    void picturesSayWhereTheyComeFrom()
    {
        const Theme theme = builtinTheme("dark");
        QPixmap pixmap(900, 100);
        pixmap.fill(Qt::blue);
        PictureStamp stamp;
        stamp.title = "Depth";
        stamp.at = kNow;
        stamp.venues = venueStamps(sample().health);
        QCOMPARE(stamp.venues.size(), 2);
        QVERIFY(stamp.venues[0].startsWith("BN live"));
        QVERIFY(stamp.venues[1].startsWith("BY stale"));
        const QImage live = stamped(pixmap, stamp, theme);
        QCOMPARE(live.size(), QSize(900, 100 + kFootRow));
        QVERIFY(live.pixelColor(450, 50) == QColor(Qt::blue));
        stamp.source = SourceKind::Replay;
        const QImage replay = stamped(pixmap, stamp, theme);
        QCOMPARE(replay.height(), 100 + kFootRow + kBandHeight);
        QCOMPARE(replay.pixelColor(2, 2), QColor(theme.ui.replay.rgb()));
        stamp.source = SourceKind::Simulated;
        QCOMPARE(stamped(pixmap, stamp, theme).pixelColor(2, 2), QColor(theme.ui.simulated.rgb()));
        stamp.source = SourceKind::SimulatedReplay;
        QCOMPARE(stamped(pixmap, stamp, theme).pixelColor(2, 2), QColor(theme.ui.simulated.rgb()));
        // Too narrow for one row: more rows, no word lost.
        QVERIFY(stamped(pixmap.copy(0, 0, 260, 100), stamp, theme).height() >= 100 + kBandHeight + 2 * kFootRow);
    }
    void tablesOfWhatIsNotLiveSaySo()
    {
        const ExportTable t{"t", "Table", {"a", "b"}, {{"1", "2"}, {"3"}}};
        QCOMPARE(toCsv(t), QByteArray("a,b\n1,2\n3\n"));
        QCOMPARE(toCsv(t, SourceKind::Simulated), QByteArray("a,b,source\n1,2,SIMULATED\n3,,SIMULATED\n"));
        QCOMPARE(toCsv(t, SourceKind::SimulatedReplay),
                 QByteArray("a,b,source\n1,2,REPLAY of SIMULATED\n3,,REPLAY of SIMULATED\n"));
    }
    void aReplaySaysWhoseItIs()
    {
        const auto said = [&](SourceKind source, const QString& recorded) {
            return QJsonDocument::fromJson(snapshotJson(sample(), source, {}, recorded)).object();
        };
        QVERIFY(!said(SourceKind::Live, {}).contains("recorded_source"));
        QVERIFY(said(SourceKind::Replay, {}).value("recorded_source").isNull());
        const QJsonObject made = said(SourceKind::SimulatedReplay, "SIMULATED");
        QCOMPARE(made.value("source").toString(), QStringLiteral("REPLAY"));
        QCOMPARE(made.value("recorded_source").toString(), QStringLiteral("SIMULATED"));
    }
    void reportsAreSelfContainedAndEscaped()
    {
        ReportContent c;
        c.asOf = {kNow, kMono};
        c.source = SourceKind::Replay;
        c.asset = "<script>alert(1)</script>";
        c.venues = {"BN live 0 ms"};
        QImage image(20, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        c.pictures.push_back({"window", "Window \"x\"", image, "png"});
        c.tables.push_back({"t", "Table & more", {"a"}, {{"<b>"}, {""}}});
        const QString html = QString::fromUtf8(reportHtml(c));
        QVERIFY(!html.contains("<script>") && !html.contains("<b>&lt;") && html.contains("&lt;script&gt;"));
        QVERIFY(html.contains("Table &amp; more"));
        QVERIFY(html.contains("REPLAY"));
        QVERIFY(!html.contains("http://") && !html.contains("https://"));
        QVERIFY(html.contains("data:image/png;base64,"));
        const QByteArray pdf = reportPdf(c);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains("/Font"));  // text is text
    }
    void theWholeBundle()
    {
        SnapshotHub hub;
        ManualClock clock;
        const FullSnapshot full = sample();
        hub.health.publish(full.health);
        hub.market.publish(full.market);
        MainWindow window(builtinTheme("dark"), hub, clock, SourceKind::Replay, {"binance", "bybit"});
        window.resize(1200, 800);
        window.setAsset("BTC");
        ExportOrder order;
        order.path = m_dir.filePath("whole.zip");
        order.source = SourceKind::Replay;
        order.size = QSize(1200, 800);
        BundleContent content = collectBundle(order, window, std::make_shared<const FullSnapshot>(full));
        // The window hands over values: whoever writes puts the long tables into words.
        const auto waits = [](const ExportTable& t) { return t.later && t.rows.empty(); };
        QVERIFY(std::any_of(content.series.begin(), content.series.end(), waits));
        const auto written = writeBundle(std::move(content));
        QVERIFY2(written.hasValue(), written ? "" : qPrintable(written.error()));
        QFile f(order.path);
        QVERIFY(f.open(QIODevice::ReadOnly));
        const auto files = unzip(f.readAll());
        for (const char* name : {"window.png", "snapshot.json", "report.html", "report.pdf"})
            QVERIFY2(files.contains(QLatin1String(name)), name);
        int panels = 0, drawings = 0;
        for (auto it = files.begin(); it != files.end(); ++it) {
            panels += it.key().startsWith("panels/") && it.key().endsWith(".png");
            drawings += it.key().startsWith("panels/") && it.key().endsWith(".svg");
            if (it.key().endsWith(".png"))
                QVERIFY2(!QImage::fromData(it.value(), "PNG").isNull(), qPrintable(it.key()));
            if (it.key().endsWith(".csv")) QVERIFY2(it.value().contains('\n'), qPrintable(it.key()));
        }
        QCOMPARE(panels, static_cast<int>(window.panels().size()));
        QVERIFY(drawings > 0 && drawings <= panels);
    }

    void settingsFallBackFieldByField()
    {
        const QString path = m_dir.filePath("s/plimsoll.ini");
        Settings s;
        s.theme = "light";
        s.asset = "ETH";
        s.venues = 2;
        s.layout = QJsonObject{{"docks", "a=b;\"c\"%,"}};
        s.commands = QJsonObject{{"keys", QJsonObject{{"freeze", QJsonArray{"Ctrl+;", ","}}}}};
        QVERIFY(SettingsStore(path).save(s).isEmpty());
        QVERIFY(SettingsStore(path).load() == s);
        // Another workspace shares everything but the layout.
        Settings other = s;
        other.layout = QJsonObject();
        QVERIFY(SettingsStore(path, "desk").load() == other);
        QFile f(path);
        QVERIFY(f.open(QIODevice::ReadWrite));
        QByteArray text = f.readAll();
        // Of another length: QSettings tells a changed file by its size and its time, and the clock may stand.
        text.replace("venues=2", "venues=rather many").replace("asset=ETH", "asset=");
        f.resize(0);
        f.seek(0);
        f.write(text);
        f.close();
        SettingsStore store(path);
        const Settings back = store.load();
        QCOMPARE(back.theme, "light");
        QCOMPARE(back.asset, Settings().asset);
        QCOMPARE(back.venues, Settings().venues);
        QVERIFY(back.layout == s.layout);
        // What was not understood is said; the file stays where it is.
        QVERIFY2(!store.notice().contains(".damaged"), qPrintable(store.notice()));
    }
    void aDamagedSettingsFileIsSetAside()
    {
        const QString path = m_dir.filePath("bad.ini");
        for (const QByteArray& junk : {QByteArray("\x00\x01\xff\x00garbage", 11), QByteArray("hello there\n")}) {
            QFile f(path);
            QVERIFY(f.open(QIODevice::WriteOnly));
            f.write(junk);
            f.close();
            SettingsStore store(path);
            QVERIFY(store.load() == Settings());
            QVERIFY2(store.notice().contains(".damaged"), qPrintable(store.notice()));
            QVERIFY(!QFileInfo::exists(path));
        }
        QVERIFY(QFileInfo::exists(path + ".damaged") && QFileInfo::exists(path + ".damaged-2"));
    }
    void theWatchSetStartsWithWhatIsLookedAt()
    {
        WatchInputs in;
        in.selected = "DOGE";
        in.limit = 6;
        QCOMPARE(chooseWatch(in).assets, (std::vector<std::string>{"DOGE", "BTC", "ETH", "SOL"}));
        QCOMPARE(chooseWatch(in).focus, (std::vector<std::string>{"DOGE"}));
        in.ranking.largest = {"BTC", "XRP", "ADA", "TRX", "SUI"};
        QCOMPARE(chooseWatch(in).assets, (std::vector<std::string>{"DOGE", "BTC", "XRP", "ADA", "TRX", "SUI"}));
        // What is large stands before what only stands in, and neither goes beyond the limit.
        in.limit = 3;
        QCOMPARE(chooseWatch(in).assets, (std::vector<std::string>{"DOGE", "BTC", "XRP"}));
        in.ranking.largest = {"HYPE"};
        QCOMPARE(chooseWatch(in).assets, (std::vector<std::string>{"DOGE", "HYPE", "BTC"}));
        in.ranking.largest.clear();
        QCOMPARE(chooseWatch(in).assets, (std::vector<std::string>{"DOGE", "BTC", "ETH"}));
        in.named = QStringList{"LTC"};
        in.panels.assets = {"BNB", "LTC"};
        QCOMPARE(chooseWatch(in).assets, (std::vector<std::string>{"DOGE", "LTC", "BNB"}));
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"

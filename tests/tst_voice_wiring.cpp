// The window's voices in the program: secrets of webhooks leave it nowhere but on the wire, choices are kept at
// once, and evidence has pictures, values and the minutes around the event, up to a limit.
#include "app/evidence_folder.h"
#include "app/evidence_keeper.h"
#include "app/evidence_series.h"
#include "app/export_bundle.h"
#include "app/json_writer.h"
#include "app/log_file.h"
#include "app/voice_wiring.h"
#include "tests/support/hook_server.h"
#include "tests/support/sample_hub.h"
#include "tests/support/sync_watch.h"
#include "tests/support/voice_samples.h"
#include "ui/main_window.h"
#include "ui/status_line.h"
#include "ui/voice_desk.h"
#include "ui/voice_pages.h"
#include "ui/voice_settings.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const QString kSecret = QStringLiteral("xoxb-this-is-the-secret-4f9a");

QByteArray everythingIn(const QString& folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile f(files.next());
        if (f.open(QIODevice::ReadOnly)) all += f.fileName().toUtf8() + '\n' + f.readAll() + '\n';
    }
    return all;
}

QJsonObject jsonOf(const QString& path)
{
    QFile f(path);
    return f.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(f.readAll()).object() : QJsonObject();
}

MetricSnapshot metricsAt(Timestamp at, double price)
{
    MetricSnapshot s;
    s.asOf = {at, Mono{at.time_since_epoch()}};
    auto a = std::make_shared<AssetMetrics>("BTC");
    MetricValue& v = a->at(*analytics::metricId("price"));
    v.value = price;
    v.coverage = 1;
    s.assets.push_back(std::move(a));
    return s;
}

}  // namespace

class TestVoiceWiring : public QObject {
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<MainWindow> m_window;

    AsOf now() const { return {m_clock.wall(), m_clock.mono()}; }
    Paths paths() const
    {
        Paths p;
        p.data = m_data->path();
        return p;
    }
    Hook hookOf(std::uint32_t id, const QString& url)
    {
        Hook h;
        h.id = id;
        h.name = QStringLiteral("hook %1").arg(id);
        h.url = url;
        h.from = Severity::Warning;
        return h;
    }
    // One of many that come at once.
    EvidenceOrder numbered(int i) const
    {
        return {QStringLiteral("n%1").arg(i),
                Severity::Critical,
                {},
                QStringLiteral("BTC"),
                {QStringLiteral("risk")},
                now(),
                0,
                0};
    }

private Q_SLOTS:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<SnapshotHub>();
        sample::Hub(*m_hub, now(), sample::Mood::Full).fill();
        m_window =
            std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock, SourceKind::Live,
                                         QStringList{QStringLiteral("binance"), QStringLiteral("bybit")});
        m_window->resize(1366, 768);
        m_window->setAsset(QStringLiteral("BTC"));
        m_window->show();
    }
    void cleanup()
    {
        stopLog();
        m_window.reset();
    }

    void secretsLeaveOnTheWireAlone()
    {
        test::HookServer server;
        QString nobody;
        {
            test::HookServer gone;
            nobody = gone.url(u'/' + kSecret);
        }
        const QString logs = m_data->filePath(QStringLiteral("logs/plimsoll.log"));
        // All that Qt and we would ever say.
        startLog(logs, QStringLiteral("*.debug=true"));
        VoiceWiring wiring(*m_window, SourceKind::Live, paths(), {}, {});
        VoiceDesk& desk = m_window->voices();
        VoiceSettings settings(m_window->theme(), desk, m_window->alerts(), false, m_window.get());
        std::vector<Hook> hooks{hookOf(1, server.url(QStringLiteral("/good/") + kSecret)),
                                hookOf(2, server.url(QStringLiteral("/missing/") + kSecret)),
                                hookOf(3, server.url(QStringLiteral("/garbage/") + kSecret)),
                                hookOf(4, server.url(QStringLiteral("/circle/") + kSecret)), hookOf(5, nobody)};
        Q_EMIT desk.hooksMade(hooks);
        VoicePost post;
        post.severity = Severity::Critical;
        post.source = QStringLiteral("LIVE");
        post.head = QStringLiteral("BTC depth");
        Q_EMIT desk.postWanted(post);
        for (const Hook& h : hooks) Q_EMIT desk.hookTestWanted(h);
        QSignalSpy tested(&desk, &VoiceDesk::hookTested);
        const auto tried = [&] {
            std::size_t n = 0;
            for (const HookHealth& h : desk.hookHealth()) n += h.sent + h.failed > 0;
            return n == hooks.size();
        };
        QTRY_VERIFY(tried());
        QTRY_COMPARE(tested.size(), 5);
        QVERIFY(server.count(QStringLiteral("/good/") + kSecret) >= 2);

        // A whole export, the log, the window's lists and words.
        ExportOrder order;
        order.path = m_data->filePath(QStringLiteral("export"));
        const auto written = writeBundle(collectBundle(order, *m_window, std::make_shared<FullSnapshot>()));
        QVERIFY(written.hasValue());
        stopLog();
        QVERIFY(!everythingIn(order.path).isEmpty());
        QVERIFY(!everythingIn(order.path).contains(kSecret.toUtf8()));
        QVERIFY(QFileInfo(logs).size() > 0);
        QVERIFY(!everythingIn(QFileInfo(logs).path()).contains(kSecret.toUtf8()));
        settings.hooks()->setHooks(hooks);
        QString said;
        for (const StatusItem& i : desk.statusItems(now())) said += i.text + i.tip;
        for (int i = 0; i < settings.hooks()->list()->count(); ++i)
            said += settings.hooks()->list()->item(i)->text();
        for (const QLineEdit* e : settings.findChildren<QLineEdit*>())
            said += e->text() + e->placeholderText() + e->toolTip() + e->accessibleDescription();
        for (const HookHealth& h : desk.hookHealth()) said += h.trouble;
        for (const auto& call : tested) said += call[2].toString();
        QVERIFY(said.contains(QStringLiteral("\u20264f9a")));  // its end is told
        QVERIFY(!said.contains(kSecret));
        QVERIFY(!said.contains(QStringLiteral("this-is-the-secret")));
        // It is in one file, and nobody else may read that.
        const QString file = m_data->filePath(QStringLiteral("webhooks.json"));
        QVERIFY(everythingIn(m_data->path()).contains(kSecret.toUtf8()));
        QVERIFY(QFile::remove(file));
        QVERIFY(!everythingIn(m_data->path()).contains(kSecret.toUtf8()));
        wiring.close();
    }

    void choicesAreKeptAtOnce()
    {
        {
            VoiceWiring wiring(*m_window, SourceKind::Live, paths(), {}, {});
            VoiceChoice choice;
            choice.foldFrom = 17;
            Q_EMIT m_window->voices().choiceMade(choice);
            QCOMPARE(m_window->voices().choice().foldFrom, 17);
            Q_EMIT m_window->voices().hooksMade({hookOf(9, QStringLiteral("https://example.org/x"))});
            m_window->alerts().mute(test::warning("DEPTH_DROP"), MuteFor::Forever);
            // No end of the program is waited for: it may be killed.
            VoiceStore store(m_data->path());
            QCOMPARE(store.loadChoice().foldFrom, 17);
            QCOMPARE(store.loadHooks().size(), std::size_t{1});
            QCOMPARE(store.loadMutes().size(), std::size_t{1});
            wiring.close();
        }
        m_window->alerts().loadMutes({});
        VoiceWiring again(*m_window, SourceKind::Live, paths(), {}, {});
        QVERIFY(m_window->alerts().isMuted(test::warning("DEPTH_DROP")));
        QCOMPARE(m_window->voices().choice().foldFrom, 17);
        QCOMPARE(m_window->voices().hooks().size(), std::size_t{1});
        again.close();
    }

    // A recorded market, or one that is made up, has nothing to say about what live has muted.
    void onlyLiveKeepsMutes_data()
    {
        QTest::addColumn<int>("source");
        QTest::newRow("replay") << int(SourceKind::Replay);
        QTest::newRow("demo") << int(SourceKind::Simulated);
    }
    void onlyLiveKeepsMutes()
    {
        QFETCH(int, source);
        m_window->alerts().mute(test::warning("SPREAD_WIDE"), MuteFor::UntilClear);
        QCOMPARE(VoiceStore(m_data->path()).saveMutes(m_window->alerts().mutes()), QString());
        const QByteArray before = everythingIn(m_data->path());
        VoiceWiring wiring(*m_window, static_cast<SourceKind>(source), paths(), {}, {});
        QVERIFY(m_window->alerts().isMuted(test::warning("SPREAD_WIDE")));
        m_window->alerts().mute(test::warning("DEPTH_DROP"), MuteFor::Forever);
        QVERIFY(m_window->alerts().isMuted(test::warning("DEPTH_DROP")));
        QCOMPARE(everythingIn(m_data->path()), before);
        wiring.close();
    }

    void aDotOnTheTabUntilItIsLookedAt()
    {
        const auto dotted = [this](const QString& title) {
            for (const QTabBar* tabs : m_window->findChildren<QTabBar*>())
                for (int i = 0; i < tabs->count(); ++i)
                    if (tabs->tabText(i) == title) return !tabs->tabIcon(i).isNull();
            return false;
        };
        QVERIFY(!dotted(QStringLiteral("Alerts")));
        // Twice at once: one dot, and no pulse more than before.
        for (int i = 0; i < 2; ++i)
            Q_EMIT m_window->voices().flashed(
                {QStringLiteral("alerts"), QStringLiteral("risk"), QStringLiteral("nowhere")}, Severity::Warning);
        QVERIFY(dotted(QStringLiteral("Alerts")));
        QVERIFY(!dotted(QStringLiteral("Warnings")));  // it is on screen
        m_window->showPanel(QStringLiteral("alerts"));
        QTRY_VERIFY(!dotted(QStringLiteral("Alerts")));
    }

    void theJournalHearsOfStories()
    {
        QStringList journal;
        VoiceWiring wiring(*m_window, SourceKind::Live, paths(), {},
                           [&](const QString&, const QString& text) { journal << text; });
        Q_EMIT m_window->voices().storyTold({}, QStringLiteral("Cascade in progress"));
        QCOMPARE(journal, QStringList{QStringLiteral("Cascade in progress")});
        wiring.close();
    }

    // There may be hundreds of folders to look through.
    void evidenceIsLookedForBesideTheWindow()
    {
        VoiceWiring wiring(*m_window, SourceKind::Live, paths(), {}, {});
        const auto said = [this] { return m_window->findChild<StatusLine*>()->rightText(); };
        Q_EMIT m_window->voices().evidenceFolderWanted(7);
        QVERIFY(!said().contains(QStringLiteral("No evidence")));
        QTRY_VERIFY(said().contains(QStringLiteral("No evidence")));
        wiring.close();
    }
    void evidenceHoldsWhatWasThere()
    {
        EvidenceKeeper keeper(*m_window, SourceKind::Simulated, paths().evidence());
        QSignalSpy kept(&keeper, &EvidenceKeeper::kept);
        const Timestamp at = now().wall;
        const auto begun = JsonWriter::begun();
        for (int s = -400; s <= 0; ++s) keeper.look(metricsAt(at + std::chrono::seconds{s}, 84'000 + s));
        keeper.keep({QStringLiteral("BTC alert 7"),
                     Severity::Critical,
                     QStringLiteral("BTC spread above 5 bp"),
                     QStringLiteral("BTC"),
                     {QStringLiteral("risk"), QStringLiteral("depth"), QStringLiteral("nowhere")},
                     now(),
                     7,
                     0});
        QTRY_COMPARE(kept.size(), 1);
        const QString folder = kept[0][0].toString();
        QCOMPARE(QFileInfo(folder).path(), paths().evidence());
        const QJsonObject event = jsonOf(folder + QStringLiteral("/event.json"));
        QCOMPARE(event.value(QStringLiteral("source")).toString(), QStringLiteral("SIMULATED"));
        QCOMPARE(event.value(QStringLiteral("alert")).toInt(), 7);
        const QJsonObject values = event.value(QStringLiteral("values")).toObject();
        QVERIFY(!values.isEmpty());
        for (const QJsonValue& v : values) QVERIFY(v.toObject().contains(QStringLiteral("coverage")));
        QVERIFY(event.value(QStringLiteral("warnings")).isArray() ||
                event.value(QStringLiteral("warnings")).isObject());
        for (const char* id : {"risk", "depth"}) {
            const QImage picture(folder + QStringLiteral("/panel-%1.png").arg(QLatin1String(id)));
            QVERIFY(picture.width() > 100 && picture.height() > 100);
        }
        QVERIFY(!QFile::exists(folder + QStringLiteral("/panel-nowhere.png")));
        // Five minutes later the series follows: five minutes of each side and no more.
        const QString series = folder + QStringLiteral("/series.json");
        for (int s = 1; s < 300; ++s) keeper.look(metricsAt(at + std::chrono::seconds{s}, 84'000 + s));
        QVERIFY(!QFile::exists(series));
        keeper.look(metricsAt(at + 300s, 84'300));
        keeper.close();
        QCOMPARE(JsonWriter::begun(), begun);  // the window has put nothing of it into words
        const QJsonObject json = jsonOf(series);
        QVERIFY(json.value(QStringLiteral("whole")).toBool());
        const QJsonArray times =
            json.value(QStringLiteral("series")).toObject().value(QStringLiteral("utc_ms")).toArray();
        const QJsonArray prices =
            json.value(QStringLiteral("series")).toObject().value(QStringLiteral("price")).toArray();
        QCOMPARE(times.size(), 601);
        QCOMPARE(prices.size(), 601);
        QCOMPARE(prices.first().toDouble(), 83'700.0);
        QCOMPARE(prices.last().toDouble(), 84'300.0);
        const QJsonArray unknown =
            json.value(QStringLiteral("series")).toObject().value(QStringLiteral("liq_z")).toArray();
        QVERIFY(unknown.first().isNull());
        QCOMPARE(*keeper.folder().ofAlert(7), folder);
        QVERIFY(!keeper.folder().ofAlert(8));
    }
    void whatIsOpenAtTheEndIsWritten()
    {
        EvidenceKeeper keeper(*m_window, SourceKind::Live, paths().evidence());
        QSignalSpy kept(&keeper, &EvidenceKeeper::kept);
        keeper.look(metricsAt(now().wall, 84'000));
        keeper.keep({QStringLiteral("x"),
                     Severity::Critical,
                     QStringLiteral("x"),
                     {},
                     {QStringLiteral("risk")},
                     now(),
                     0,
                     0});
        QTRY_COMPARE(kept.size(), 1);
        keeper.look(metricsAt(now().wall + 10s, 84'001));
        keeper.close();
        const QJsonObject json = jsonOf(kept[0][0].toString() + QStringLiteral("/series.json"));
        QVERIFY(!json.value(QStringLiteral("whole")).toBool(true));
        QCOMPARE(json.value(QStringLiteral("asset")).toString(), QStringLiteral("BTC"));  // what is looked at
        QCOMPARE(json.value(QStringLiteral("series")).toObject().value(QStringLiteral("price")).toArray().size(),
                 2);
    }
    void aStormIsNotAllKept()
    {
        EvidenceKeeper keeper(*m_window, SourceKind::Live, paths().evidence());
        QSignalSpy kept(&keeper, &EvidenceKeeper::kept), failed(&keeper, &EvidenceKeeper::failed);
        for (int i = 0; i < 40; ++i) {
            m_clock.advance(1ms);
            keeper.keep(numbered(i));
        }
        QTRY_COMPARE(kept.size(), int(EvidenceKeeper::kMostWaiting));
        keeper.close();
        QCOMPARE(keeper.folder().bundles().size(), qsizetype(EvidenceKeeper::kMostWaiting));
        // And it is said how much is not.
        QCOMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(QString::number(40 - int(EvidenceKeeper::kMostWaiting))),
                 qPrintable(failed[0][0].toString()));
    }
    // Pictures that are taken already do not pile up behind a disk that takes nothing.
    void aSlowDiskIsNoStore()
    {
        EvidenceKeeper keeper(*m_window, SourceKind::Live, paths().evidence());
        QSignalSpy kept(&keeper, &EvidenceKeeper::kept), failed(&keeper, &EvidenceKeeper::failed);
        std::atomic<bool> held = true;
        QSemaphore goOn;
        const test::SyncWatch watch([&](const QString&) {
            if (held) goOn.acquire();
        });
        for (int i = 0; i < 10; ++i) {
            m_clock.advance(1ms);
            keeper.keep(numbered(i));
            for (int turn = 0; turn < 10; ++turn) QCoreApplication::processEvents();
        }
        held = false;
        goOn.release(1'000);
        QTRY_COMPARE(kept.size(), int(EvidenceKeeper::kMostWaiting));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(QString::number(10 - int(EvidenceKeeper::kMostWaiting))),
                 qPrintable(failed[0][0].toString()));
        keeper.close();
        QCOMPARE(keeper.folder().bundles().size(), qsizetype(EvidenceKeeper::kMostWaiting));
    }
    void aSeriesThatIsRefusedIsSaid()
    {
        EvidenceKeeper keeper(*m_window, SourceKind::Live, paths().evidence());
        QSignalSpy kept(&keeper, &EvidenceKeeper::kept), failed(&keeper, &EvidenceKeeper::failed);
        const Timestamp at = now().wall;
        for (const char* name : {"a", "b"}) {
            m_clock.advance(1ms);
            keeper.keep({QLatin1String(name), Severity::Critical, {}, QStringLiteral("BTC"), {}, now(), 0, 0});
        }
        QTRY_COMPARE(kept.size(), 2);
        // A folder in the way of the one; the other was taken away, which is nobody's fault.
        QVERIFY(QDir().mkpath(kept[0][0].toString() + QStringLiteral("/series.json")));
        QVERIFY(QDir(kept[1][0].toString()).removeRecursively());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot write .*series\\.json")));
        keeper.look(metricsAt(at + 301s, 84'000));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(QStringLiteral("minutes around the event")),
                 qPrintable(failed[0][0].toString()));
        keeper.close();
        QCOMPARE(failed.size(), 1);
    }
    void theOldestGoAndNothingElse()
    {
        const EvidenceFolder folder(paths().evidence());
        QDir().mkpath(folder.path());
        const auto make = [&](const QString& name, const QStringList& files) {
            QDir(folder.path()).mkdir(name);
            for (const QString& file : files) {
                QFile f(folder.path() + u'/' + name + u'/' + file);
                QVERIFY(f.open(QIODevice::WriteOnly));
                f.write(QByteArray(1'000, 'x'));
            }
        };
        for (int i = 0; i < 6; ++i)
            make(EvidenceFolder::nameOf(1'700'000'000'000 + i * 1'000, QStringLiteral("BTC LIQ_BURST")),
                 {QStringLiteral("event.json"), QStringLiteral("panel-risk.png"), QStringLiteral("series.json")});
        make(QStringLiteral("holiday-pictures"), {QStringLiteral("event.json")});
        QFile mine(folder.path() + u'/' + folder.bundles().first() + QStringLiteral("/notes.txt"));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.close();
        const QStringList before = folder.bundles();
        QCOMPARE(before.size(), 6);
        folder.prune(4, 1'000'000);
        QCOMPARE(folder.bundles().size(), 4);
        QVERIFY(QFile::exists(folder.path() + QStringLiteral("/holiday-pictures/event.json")));
        QVERIFY(mine.exists());  // somebody's own words stay
        QVERIFY(!QFileInfo::exists(folder.path() + u'/' + before[1]));
        QVERIFY(QFileInfo::exists(folder.path() + u'/' + before[2]));
        folder.prune(4, 5'000);
        QCOMPARE(folder.bundles().size(), 1);
        folder.prune(4, 1);
        QCOMPARE(folder.bundles().size(), 1);  // the newest stays
    }
    void memoryOfSeriesIsBounded()
    {
        EvidenceSeries series;
        const Timestamp at = now().wall;
        for (int s = 0; s < 3'000; ++s) series.take(metricsAt(at + std::chrono::seconds{s}, s));
        QVERIFY(series.rows("BTC") <=
                std::size_t(std::chrono::duration_cast<std::chrono::seconds>(EvidenceSeries::kKept).count() + 1));
        // A jump back begins anew.
        series.take(metricsAt(at, 1));
        QCOMPARE(series.rows("BTC"), std::size_t{1});
    }
};

QTEST_MAIN(TestVoiceWiring)
#include "tst_voice_wiring.moc"

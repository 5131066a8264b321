// What a bundle holds is of one moment, and the stored history is in it whether its panels are seen or not.
#include "app/export_bundle.h"
#include "app/history_desk.h"
#include "app/interrupts.h"
#include "app/replay_data_source.h"
#include "model/boards/overview_board.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/history_rig.h"
#include "tests/support/own_files.h"
#include "tests/support/program_run.h"
#include "tests/support/sim_feed.h"
#include "ui/main_window.h"
#include "ui/panels/board_view.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/journal_panel.h"
#include "ui/tables_later.h"
#include "widgets/segmented.h"

#include <QFile>
#include <QFileInfo>
#include <QtTest>

#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <csignal>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

QByteArray line(std::int64_t ms, QByteArray frame)
{
    const std::int64_t start = 1'700'000'000'000'000'000;
    return QByteArray::number(qlonglong(start + ms * 1'000'000)) + ' ' + frame.replace('\'', '"') + '\n';
}

QByteArray book(int u)
{
    return QByteArray("{'topic':'orderbook.200.BTCUSDT','type':'") + (u == 10 ? "snapshot" : "delta") +
           "','ts':1700000000000,'data':{'s':'BTCUSDT','b':[['100','" + QByteArray::number(u) +
           "']],'a':[['101','1']],'u':" + QByteArray::number(u) + ",'seq':1},'cts':1700000000000}";
}

// `interest`: both sides.
QByteArray ticker(int cs, int interest)
{
    return QByteArray("{'topic':'tickers.BTCUSDT','type':'") + (cs == 1 ? "snapshot" : "delta") +
           "','ts':1700000000000,'cs':" + QByteArray::number(cs) +
           ",'data':{'symbol':'BTCUSDT','markPrice':'100','indexPrice':'100','openInterest':'" +
           QByteArray::number(interest) + "','openInterestValue':'" + QByteArray::number(interest * 100) + "'}}";
}

bool same(const std::optional<double>& a, const std::optional<double>& b)
{
    return a && b && std::fabs(*a - *b) <= 1e-9 * std::fabs(*a);
}

// The market's own number, the judged one and the overview's.
void agree(const SnapshotHub& hub, const FullSnapshot& full, const std::string& asset)
{
    const auto metrics = hub.metrics.read().value;
    const auto overview = hub.overview.read().value;
    QVERIFY(metrics && overview);
    QVERIFY(metrics->asOf.mono == full.asOf.mono && overview->asOf.mono == full.asOf.mono);
    QVERIFY(hub.risk.read().value->asOf.mono == full.asOf.mono);
    const auto row = std::find_if(full.funding.rows.begin(), full.funding.rows.end(),
                                  [&](const FundingRow& r) { return r.asset == asset; });
    const auto seen = std::find_if(overview->rows.begin(), overview->rows.end(),
                                   [&](const OverviewRow& r) { return r.asset == asset; });
    QVERIFY(row != full.funding.rows.end() && seen != overview->rows.end());
    const std::optional<double> judged = metrics->at(metric::oiUsd, asset).value;
    QVERIFY(same(row->oiUsd, judged));
    QVERIFY(same(seen->at(OverviewField::Interest).value, judged));
}

}  // namespace

class TstExportMoment : public QObject, private OwnFiles {
    Q_OBJECT

    // Everything as tables, of a window on whose screen neither the history nor the journal is.
    static BundleContent collected(MainWindow& window, const Clock& clock)
    {
        FullSnapshot full;
        full.asOf = {clock.wall(), clock.mono()};
        ExportOrder order;
        order.form = ExportForm::Csv;
        BundleContent content = collectBundle(order, window, std::make_shared<const FullSnapshot>(full));
        for (ExportTable& t : content.series) makeRows(t);
        for (ExportTable& t : content.report.tables) makeRows(t);
        return content;
    }
    static qsizetype rowsOf(const std::vector<ExportTable>& tables, const QString& id)
    {
        const auto t = std::find_if(tables.begin(), tables.end(), [&](const auto& x) { return x.id == id; });
        return t == tables.end() ? -1 : static_cast<qsizetype>(t->rows.size());
    }

private Q_SLOTS:
    void aRecordingsEndIsJudged()
    {
        QByteArray text;
        for (int i = 0; i <= 40; ++i) text += line(i * 100, book(10 + i));
        // The last of it comes in the middle of a second.
        text += line(4'100, ticker(1, 2'000)) + line(5'500, ticker(2, 6'000));
        auto recording = Recording::open({put(QStringLiteral("end.jsonl"), text)});
        QVERIFY(recording.hasValue());
        SnapshotHub hub;
        ReplayDriver driver(std::move(*recording), Config{}, hub);
        int judged = 0;
        driver.engine().onJudged([&judged](AsOf) { ++judged; });
        driver.setWatch(watchOfRecording(driver.survey(), {}));
        driver.advance(driver.survey().last);
        const int seconds = judged;
        driver.settle();
        const auto full = driver.engine().fullSnapshot();
        QCOMPARE(toUnixMs(full->asOf.wall), 1'700'000'005'500);
        agree(hub, *full, "BTC");
        // It is no second of its own, and not judged over and over.
        QCOMPARE(judged, seconds);
        const auto before = hub.metrics.read().value->find("BTC")->at(metric::oiUsd).value;
        driver.settle();
        QVERIFY(same(hub.metrics.read().value->find("BTC")->at(metric::oiUsd).value, before));
    }
    void aSimulatedMarketIsToo()
    {
        SimFeed::Setup setup;
        setup.assets = {"BTC", "ETH"};
        setup.past = false;
        SimFeed feed(setup);
        feed.advance(40s);
        feed.step();
        const auto wicks = [&] {
            return feed.hub.metrics.read().value->find("BTC")->facts.tape.wicks.has_value();
        };
        QVERIFY(wicks());
        feed.engine.settle();
        const auto full = feed.engine.fullSnapshot();
        for (const char* asset : {"BTC", "ETH"}) agree(feed.hub, *full, asset);
        QVERIFY(wicks());  // what goes from second to second is still known
    }
    void theStoredPastIsThereUnseen()
    {
        QTemporaryDir folder;
        ManualClock clock(fromUnixMs((kT0 + 500) * 1'000));
        SnapshotHub hub;
        HistoryDesk desk(hub);
        store::HistoryStore::Options options;
        options.folder = folder.path().toStdString();
        options.every = 5ms;
        options.now = [] { return fromUnixMs((kT0 + 500) * 1'000); };
        store::HistoryStore store(options);
        store::HistoryBatch batch = batchOf({second(kT0 + 10, 100), second(kT0 + 200, 101)});
        batch.journal = {{(kT0 + 20) * 1'000, store::Entry::Note, "BTC", {}, {}, "a note", {}}};
        store.add(std::move(batch));
        store.flush();
        desk.serve(store, clock);
        MainWindow window(builtinTheme(QStringLiteral("dark")), hub, clock, SourceKind::Live,
                          {QStringLiteral("binance")});
        window.setAsset(QStringLiteral("BTC"));
        QObject::connect(&window, &MainWindow::historyWanted, &window,
                         [&desk](const HistoryRequest& request) { desk.ask(request); });
        auto* const history = qobject_cast<HistoryPanel*>(window.panel(QStringLiteral("history")));
        QVERIFY(history && !history->onScreen());
        history->spans()->setCurrent(0);  // an hour
        const BundleContent content = collected(window, clock);
        QVERIFY(rowsOf(content.series, QStringLiteral("history")) > 0);
        QCOMPARE(rowsOf(content.report.tables, QStringLiteral("journal")), qsizetype{1});
    }
    void whyThereIsNoneIsSaidAtOnce()
    {
        ManualClock clock;
        SnapshotHub hub;
        HistoryDesk desk(hub);
        desk.refuse("Demo data is not stored.", clock);
        MainWindow window(builtinTheme(QStringLiteral("dark")), hub, clock, SourceKind::Simulated,
                          {QStringLiteral("binance")});
        window.setAsset(QStringLiteral("BTC"));
        QObject::connect(&window, &MainWindow::historyWanted, &window,
                         [&desk](const HistoryRequest& request) { desk.ask(request); });
        auto* const journal = qobject_cast<JournalPanel*>(window.panel(QStringLiteral("journal")));
        QVERIFY(journal && !journal->onScreen());
        (void)collected(window, clock);
        QCOMPARE(journal->view()->emptyText(), QStringLiteral("Demo data is not stored."));
    }
    void aSignalIsHeardWithoutAnEventLoop()
    {
        Interrupts interrupts;
        QVERIFY(!interrupts.came());
        ::raise(SIGTERM);
        QVERIFY(interrupts.came());
        QVERIFY(interrupts.came());  // and stays
    }
    void aReplayThatIsInterruptedWritesWhatThereIs_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void aReplayThatIsInterruptedWritesWhatThereIs()
    {
        QFETCH(int, number);
        QByteArray text;
        for (int i = 0; i < 400; ++i) text += line(i * 1'000, book(10 + i));
        const QString out = m_dir.filePath(QStringLiteral("ended-%1").arg(number));
        QProcess p;
        QProcessEnvironment e = QProcessEnvironment::systemEnvironment();
        e.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        e.insert(QStringLiteral("XDG_DATA_HOME"), m_dir.filePath(QStringLiteral("data")));
        e.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir.filePath(QStringLiteral("config")));
        p.setProcessEnvironment(e);
        p.start(QStringLiteral(PLIMSOLL_BINARY),
                {QStringLiteral("snapshot"), QStringLiteral("--replay"), put(QStringLiteral("long.jsonl"), text),
                 QStringLiteral("--speed"), QStringLiteral("1"), QStringLiteral("--out"), out});
        QVERIFY(p.waitForStarted());
        // Whether the program takes such signals by now.
        const auto taken = [&] {
            QFile status(QStringLiteral("/proc/%1/status").arg(p.processId()));
            if (!status.open(QIODevice::ReadOnly)) return false;
            const QByteArray all = status.readAll();
            const qsizetype at = all.indexOf("SigCgt:");
            return at >= 0 && ((all.mid(at + 7).trimmed().left(16).toULongLong(nullptr, 16) >> (number - 1)) & 1u);
        };
        QTRY_VERIFY_WITH_TIMEOUT(taken(), 30'000);
        ::kill(static_cast<pid_t>(p.processId()), number);
        const Ran r = finishBeside(p);
        QVERIFY2(r.status == 0, r.err.constData());
        QVERIFY(QFileInfo::exists(out + QStringLiteral("/snapshot.json")));
        QVERIFY(QFileInfo::exists(out + QStringLiteral("/window.png")));
    }
};

QTEST_MAIN(TstExportMoment)
#include "tst_export_moment.moc"

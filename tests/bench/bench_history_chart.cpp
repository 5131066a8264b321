// A chart of thirty days of four venues out of a history of a month: from the choice of the span until it is
// drawn, through the desk, the store's reading thread, the hub, the frame tick's pull and the painting.
#include "app/history_desk.h"
#include "model/store/history_file.h"
#include "model/store/history_writer.h"
#include "tests/bench/bench_tools.h"
#include "ui/panels/history_panel.h"
#include "widgets/segmented.h"
#include "widgets/style_sheet.h"
#include "widgets/time_plot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <ctime>

using namespace plimsoll;

namespace {

constexpr int kMinutes = 30 * 1'440, kOthers = 36, kRuns = 21, kTickMs = 16;

void fill(const QString& folder, std::int64_t now)
{
    store::HistoryFile file = store::openHistory(folder.toStdString(), fromUnixMs(now * 1'000));
    auto writer = store::HistoryWriter::make(*file.db);
    store::HistoryBatch batch;
    const char* symbols[] = {"BTCUSDT", "BTCUSDT", "BTC-USDT-SWAP", "BTC"};
    for (const VenueId v : kVenues)
        batch.instruments.push_back({InstrumentId::make(v, 0), std::string(venueKey(v)), "perp",
                                     symbols[static_cast<std::size_t>(v)], "BTC", "USDT", 1});
    for (std::size_t i = 1; i <= kOthers; ++i) {
        std::string name = "COIN";
        name += std::to_string(i);
        batch.instruments.push_back(
            {InstrumentId::make(VenueId::Binance, i), "binance", "perp", name, name, "USDT", 1});
    }
    (void)writer->write(batch);
    std::string sql = "WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < ";
    sql += std::to_string(kMinutes - 1);
    sql += ") INSERT OR IGNORE INTO minutes SELECT i.id, ";
    sql += std::to_string(now / 60 * 60 - kMinutes * 60);
    sql +=
        " + k * 60, 60000 + k % 977, 60020 + k % 977, 59990 + k % 977, 60010 + k % 977, 1, 60005, 60001, 1, 1, 2, "
        "2, 3, 3, 90000, 0.0001, 1000, 900, 0, 0, 60 FROM instruments i JOIN n";
    (void)file.db->exec(sql);
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QTextStream out(stdout);
    QTemporaryDir dir;
    const SystemClock clock;
    fill(dir.path(), toUnixMs(clock.wall()) / 1'000);

    const Theme theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(app, theme);
    SnapshotHub hub;
    store::HistoryStore::Options options;
    options.folder = dir.path().toStdString();
    store::HistoryStore history(std::move(options));
    HistoryDesk desk(hub);
    desk.serve(history, clock);
    Selection selection;
    selection.setAsset(QStringLiteral("BTC"));
    HistoryPanel panel({theme, selection, {kVenues.begin(), kVenues.end()}}, nullptr);
    QObject::connect(&panel, &Panel::historyWanted, &panel, [&](const HistoryRequest& r) { desk.ask(r); });
    panel.resize(1'200, 600);
    panel.show();

    // As the window's tick does it: pulled when something has moved, painted then.
    std::vector<double> ms, worked;  // by the clock, and of the processor: reading and drawing
    std::size_t points = 0;
    const auto drawn = [&](int span) {
        QElapsedTimer spent;
        spent.start();
        panel.spans()->setCurrent(span);
        const Timestamp middle = clock.wall() - panel.plot()->span() / 2;
        QEventLoop loop;
        QTimer tick;
        tick.setTimerType(Qt::PreciseTimer);
        const std::uint64_t before = hub.past.version();
        QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
            panel.pull(hub, {clock.wall(), clock.mono()});
            if (hub.past.version() == before || panel.plot()->readingAt(middle).size() < kVenueCount) return;
            (void)panel.grab();
            loop.quit();
        });
        tick.start(kTickMs);
        loop.exec();
        return static_cast<double>(spent.nsecsElapsed()) / 1e6;
    };
    for (int i = 0; i < kRuns; ++i) {
        (void)drawn(2);
        const std::clock_t before = std::clock();
        ms.push_back(drawn(4));
        worked.push_back(static_cast<double>(std::clock() - before) * 1'000 / CLOCKS_PER_SEC);
        points = hub.past.read().value->of("history")->lines.front().series.points.size();
    }
    std::sort(ms.begin(), ms.end());
    std::sort(worked.begin(), worked.end());
    out << "30 days of four venues asked and drawn, " << points << " points a line, of "
        << (kOthers + static_cast<int>(kVenueCount)) * kMinutes / 1'000 << " k minutes: median "
        << QString::number(ms[ms.size() / 2], 'f', 0) << " ms, longest " << QString::number(ms.back(), 'f', 0)
        << " ms; of the processor " << QString::number(worked[worked.size() / 2], 'f', 0) << " ms\n";
    out.flush();
    return bench::atMost("a chart of 30 days, asked and drawn, median", ms[ms.size() / 2], 200, " ms") ? 0 : 1;
}

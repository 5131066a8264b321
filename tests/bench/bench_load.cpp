// A hundred assets on four venues, perpetuals and spot, at ten times calm traffic: what the feeds' threads and the
// model's thread cost, and whether anything is lost. Scripted venues serve over loopback from a process of their
// own, on a core of their own; feeds and model share one other core.
//
//   bench_load [assets] [times] [seconds] [keep]   measures; 100, 10 and 20 unless said. `keep`: what comes goes
//                                           into the black box and the history as well
//   bench_load --serve FILE ASSETS          the venues; takes "rate X" and "report" on its standard input
#include "app/frame_keeper.h"
#include "feeds/feed_host.h"
#include "model/model_thread.h"
#include "model/store/history_store.h"
#include "tests/support/feed_rig.h"
#include "tests/support/load_traffic.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTextStream>

#include <sched.h>
#include <unistd.h>

#include <cstdio>
#include <map>
#include <memory>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

constexpr std::size_t kVenueCount4 = 4;

void useCore(int core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<unsigned>(core), &set);
    sched_setaffinity(0, sizeof set, &set);
}

// ---- The venues' process ----------------------------------------------------------------------

// "venue market symbol seq price size price size ...": the best five a side of every book, as it is now.
QByteArray booksOf(LoadTraffic& traffic, int venue, int assets)
{
    QByteArray out;
    for (int i = 0; i < assets; ++i) {
        for (const Market market : {Market::Perp, Market::Spot}) {
            const TruthSymbol* const found = traffic.find(market, i);
            if (!found) continue;
            const TruthSymbol& s = *found;
            out += QByteArray::number(venue) + (market == Market::Spot ? " 1 " : " 0 ") + QByteArray::number(i) +
                   ' ' + QByteArray::number(s.book().seq);
            int n = 0;
            for (auto it = s.book().bids.rbegin(); it != s.book().bids.rend() && n < 5; ++it, ++n)
                out += ' ' + QByteArray::number(it->first) + ' ' + QByteArray::number(it->second);
            n = 0;
            for (auto it = s.book().asks.begin(); it != s.book().asks.end() && n < 5; ++it, ++n)
                out += ' ' + QByteArray::number(it->first) + ' ' + QByteArray::number(it->second);
            out += '\n';
        }
    }
    return out;
}

int serve(QCoreApplication& app, const QString& path, int assets)
{
    useCore(1);
    std::vector<std::unique_ptr<LoadTraffic>> all;
    QFile file(path + QStringLiteral(".new"));
    if (!file.open(QIODevice::WriteOnly)) return 1;
    for (const VenueFacts& f : venueFacts()) {
        all.push_back(std::make_unique<LoadTraffic>(f.dialect, assets));
        const Endpoints e = all.back()->venue().endpoints();
        for (std::size_t r = 0; r < kRoleCount; ++r)
            file.write(QByteArray::number(int(f.venue)) + ' ' + QByteArray::number(int(r)) + ' ' +
                       QByteArray::fromStdString(e.url[r]) + '\n');
    }
    file.close();
    file.rename(path);

    double times = 0;
    QElapsedTimer clock;
    clock.start();
    qint64 last = 0;
    QTimer tick, look;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &app, [&] {
        const qint64 now = clock.nsecsElapsed();
        const double seconds = static_cast<double>(now - std::exchange(last, now)) / 1e9;
        for (auto& t : all) t->play(seconds, times);
    });
    QObject::connect(&look, &QTimer::timeout, &app, [&] {
        for (auto& t : all) t->discover();
    });
    tick.start(5);
    look.start(200);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    setvbuf(stdin, nullptr, _IONBF, 0);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        char line[200];
        if (!std::fgets(line, sizeof line, stdin)) {
            app.quit();
            return;
        }
        if (std::sscanf(line, "rate %lf", &times) == 1) return;
        QByteArray said;
        if (QByteArray(line).startsWith("books")) {
            for (std::size_t v = 0; v < all.size(); ++v) said += booksOf(*all[v], int(v), assets);
        } else {
            for (auto& t : all) {
                for (const quint64 n : {t->sent().frames, t->sent().bytes, t->texts()})
                    said += QByteArray::number(n) + ' ';
                for (const QString& topic : t->unknownTopics())
                    std::fprintf(stderr, "no rate: %s\n", qPrintable(topic));
            }
            said += '\n';
        }
        said += ".\n";
        std::fwrite(said.constData(), 1, static_cast<std::size_t>(said.size()), stdout);
        std::fflush(stdout);
    });
    return app.exec();
}

// ---- The measured side ------------------------------------------------------------------------

// Processor seconds by thread, by its name (the kernel keeps fifteen letters of it).
std::map<QString, double> threadSeconds()
{
    std::map<QString, double> out;
    for (const QString& tid :
         QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile stat(QStringLiteral("/proc/self/task/%1/schedstat").arg(tid));
        QFile comm(QStringLiteral("/proc/self/task/%1/comm").arg(tid));
        if (!stat.open(QIODevice::ReadOnly) || !comm.open(QIODevice::ReadOnly)) continue;
        out[QString::fromUtf8(comm.readAll().trimmed())] += stat.readAll().split(' ').value(0).toDouble() / 1e9;
    }
    return out;
}

QString threadName(VenueId venue)
{
    const std::string_view key = venueKey(venue);
    return (QStringLiteral("feed ") + QString::fromUtf8(key.data(), qsizetype(key.size()))).left(15);
}

struct Reading {
    std::map<QString, double> cpu;
    std::array<quint64, kVenueCount4> sent{}, bytes{}, texts{};
    std::array<FeedHealth, kVenueCount4> health;
    double wall = 0;
    HealthSnapshot model;
};

class Bench {
public:
    Bench(QCoreApplication& app, int assets)
        : m_app(app),
          m_assets(assets),
          m_endpoints(startVenues()),
          m_queue(m_config.network.queueHighWater),
          m_model(m_config, m_clock, m_queue, m_hub),
          m_feeds(m_config.network, m_clock, m_queue, m_endpoints)
    {
        m_model.onImageWanted([this](InstrumentId id, LostReason reason) { m_feeds.requestImage(id, reason); });
        WatchSet watch;
        watch.assets.clear();
        for (int i = 0; i < assets; ++i) watch.assets.push_back(LoadTraffic::asset(i));
        watch.focus = {"BTC"};
        watch.spot = true;
        m_model.setWatch(watch);
        m_feeds.setWatch(watch);
        m_model.setFocus("BTC");
    }
    ~Bench()
    {
        m_feeds.stop();
        m_model.stop();
        m_frames.reset();
        m_history.reset();
        m_venues.closeWriteChannel();
        m_venues.waitForFinished(5'000);
    }

    void keep()
    {
        store::HistoryStore::Options o;
        o.folder = m_dir.filePath(QStringLiteral("data")).toStdString();
        QDir().mkpath(m_dir.filePath(QStringLiteral("data")));
        m_history = std::make_unique<store::HistoryStore>(std::move(o));
        m_model.keepHistory([this](store::HistoryBatch&& rows) { m_history->add(std::move(rows)); });
        m_frames = std::make_unique<FrameKeeper>(
            FrameKeeper::Where{
                m_dir.filePath(QStringLiteral("ring")), m_dir.filePath(QStringLiteral("incidents")), {}, true},
            m_config, m_clock, m_model, m_hub);
        m_feeds.setTap([this](RecordEntry&& e) { m_frames->push(std::move(e)); });
    }

    int run(double times, int seconds)
    {
        if (m_endpoints.empty()) return 1;
        m_model.start();
        m_feeds.start();
        if (!begin()) return 1;
        int lost = 0;
        for (const double rate : {1.0, times}) lost += atRate(rate, seconds);
        return lost == 0 ? 0 : 1;
    }

private:
    std::map<VenueId, Endpoints> startVenues()
    {
        const QString path = m_dir.filePath(QStringLiteral("venues"));
        m_venues.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_venues.start(QCoreApplication::applicationFilePath(),
                       {QStringLiteral("--serve"), path, QString::number(m_assets)});
        QFile file(path);
        for (int i = 0; i < 200 && !file.exists(); ++i) spin(50);
        std::map<VenueId, Endpoints> out;
        if (!file.open(QIODevice::ReadOnly)) return out;
        for (const QByteArray& line : file.readAll().trimmed().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            out[static_cast<VenueId>(words[0].toInt())].url[words[1].toUInt()] = words[2].toStdString();
        }
        return out;
    }
    void spin(int ms)
    {
        QTimer::singleShot(ms, &m_app, &QCoreApplication::quit);
        m_app.exec();
    }
    // What the venues answer, up to the line with a dot.
    QByteArrayList ask(const char* what)
    {
        m_venues.write(what);
        QByteArray all;
        while (!all.endsWith(".\n") && m_venues.waitForReadyRead(20'000)) all += m_venues.readAllStandardOutput();
        all.chop(2);
        return all.trimmed().split('\n');
    }
    Reading read()
    {
        Reading r;
        const QByteArrayList lines = ask("report\n");
        const QList<QByteArray> words = lines.value(0).trimmed().split(' ');
        r.cpu = threadSeconds();
        r.wall = toSeconds(m_clock.mono().time_since_epoch());
        const auto health = m_hub.health.read().value;
        for (std::size_t v = 0; v < kVenueCount4; ++v) {
            r.sent[v] = words.value(int(3 * v)).toULongLong();
            r.bytes[v] = words.value(int(3 * v + 1)).toULongLong();
            r.texts[v] = words.value(int(3 * v + 2)).toULongLong();
            if (health && health->venues[v].health) r.health[v] = *health->venues[v].health;
        }
        if (health) r.model = *health;
        return r;
    }
    std::array<std::uint32_t, 2> books()
    {
        std::array<std::uint32_t, 2> n{};
        if (const auto h = m_hub.health.read().value)
            for (const VenueRow& row : h->venues)
                if (row.health) n[0] += row.health->booksLive, n[1] += row.health->booksWanted;
        return n;
    }

    // At calm traffic, as a start would be.
    bool begin()
    {
        m_venues.write("rate 1\n");
        const Mono started = m_clock.mono();
        std::array<double, kVenueCount4> ready{};
        std::array<std::uint32_t, 2> n{};
        for (int i = 0; i < 1'800 && (n[0] == 0 || n[0] != n[1] || n[1] < unsigned(m_assets) * 7); ++i) {
            spin(100);
            n = books();
            const auto h = m_hub.health.read().value;
            for (std::size_t v = 0; h && v < kVenueCount4; ++v)
                if (const auto& own = h->venues[v].health; own && ready[v] == 0 &&
                                                           own->booksWanted >= unsigned(m_assets) &&
                                                           own->booksLive == own->booksWanted)
                    ready[v] = toSeconds(m_clock.mono() - started);
        }
        m_out << m_assets << " assets, four venues, perpetuals and spot: " << n[0] << " of " << n[1]
              << " books live; each venue after";
        for (const double s : ready) m_out << ' ' << QString::number(s, 'f', 1);
        m_out << " s\n";
        m_out.flush();
        return n[0] > 0;
    }

    // Nothing is under way any more, and health, which is told once a second, has heard of it. The venues' numbers
    // are of a second before: answers to pings may have come since. Shorter than what a venue may be silent for.
    Reading settled()
    {
        m_venues.write("rate 0\n");
        spin(400);
        const Reading before = read();
        spin(1'200);
        Reading after = read();
        after.texts = before.texts;
        return after;
    }

    // Frames that were sent and not taken, and books that are not the venues' in the end.
    int atRate(double rate, int seconds)
    {
        m_venues.write("rate " + QByteArray::number(rate) + "\n");
        spin(3'000);
        const Reading a = read();
        double worst = 0;
        std::size_t waiting = 0;
        for (int i = 0; i < seconds; ++i) {
            spin(1'000);
            if (const auto h = m_hub.health.read().value) {
                worst = std::max(worst, h->eventToModelP99.value_or(0));
                waiting = std::max(waiting, h->queueWaiting);
            }
        }
        const Reading b = read(), end = settled();
        const double wall = b.wall - a.wall;
        const auto share = [&](const QString& thread) {
            const auto to = b.cpu.find(thread), from = a.cpu.find(thread);
            return to == b.cpu.end() || from == a.cpu.end() ? 0 : (to->second - from->second) / wall * 100;
        };
        m_out << "\nat " << rate << " times calm traffic, " << QString::number(wall, 'f', 1) << " s\n";
        row({"venue", "sent/s", "MB/s", "sent", "taken", "lost", "gaps", "resync", "p99 ms", "cpu %"});
        double feeds = 0, frames = 0;
        qint64 lost = 0;
        for (std::size_t v = 0; v < kVenueCount4; ++v) {
            const VenueId venue = venueFacts()[v].venue;
            const double cpu = share(threadName(venue));
            const double perSecond = static_cast<double>(b.sent[v] - a.sent[v]) / wall;
            feeds += cpu;
            frames += perSecond;
            const qint64 missing =
                std::max<qint64>(0, static_cast<qint64>(end.texts[v]) - static_cast<qint64>(end.health[v].frames));
            lost += missing;
            row({venueFacts()[v].name, num(perSecond), num(double(b.bytes[v] - a.bytes[v]) / wall / 1e6, 2),
                 QString::number(end.texts[v]), QString::number(end.health[v].frames), QString::number(missing),
                 QString::number(end.health[v].gaps - a.health[v].gaps),
                 QString::number(end.health[v].resyncs - a.health[v].resyncs),
                 num(b.health[v].latencyP99.value_or(-1), 1), num(cpu, 1)});
        }
        const double model = share(QStringLiteral("model"));
        const auto [live, all] = books();
        const int wrong = compareBooks();
        m_venues.write("rate 1\n");
        m_out << "  feeds " << num(feeds, 1) << " % and model " << num(model, 1) << " % of one core for "
              << num(frames) << " frames/s and " << num(b.model.eventsPerSecond)
              << " events/s;\n  event to model p99 " << num(worst, 1) << " ms; at most " << waiting
              << " events waited, " << m_queue.load().shed << " shed; resident " << num(residentMb())
              << " MB;\n  in the end " << live << " of " << all << " books live, " << wrong << " not the venue's, "
              << lost << " frames lost\n";
        if (m_frames && m_history) {
            m_frames->settle();
            m_history->flush();
            const BlackBoxStatus box = *m_hub.blackBox.read().value;
            const store::StoreStatus rows = m_history->status();
            m_out << "  black box " << num(share(QStringLiteral("black box")), 1) << " % of a core, "
                  << box.entries << " kept, " << box.dropped << " dropped, " << num(double(box.bytes) / 1e6)
                  << " MB; history " << rows.written << " rows, " << rows.lost << " lost\n";
            lost += qint64(box.dropped) + rows.lost;
        }
        m_out.flush();
        return int(lost) + wrong;
    }

    int compareBooks()
    {
        std::shared_ptr<const FullSnapshot> full;
        QObject here;
        m_model.requestFull(&here, [&](std::shared_ptr<const FullSnapshot> done) { full = std::move(done); });
        for (int i = 0; i < 200 && !full; ++i) spin(50);
        if (!full) return -1;
        std::map<InstrumentId, const BookExport*> books;
        for (const BookExport& b : full->books) books[b.instrument] = &b;
        std::map<std::string, const BookExport*> named;  // "venue market asset"
        for (const InstrumentRow& r : full->market.rows)
            if (const auto b = books.find(r.instrument); b != books.end())
                named[std::to_string(int(r.venue)) + (r.market == Market::Spot ? " 1 " : " 0 ") + r.asset] =
                    b->second;
        int wrong = 0;
        for (const QByteArray& line : ask("books\n")) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() < 24) continue;
            const VenueId venue = venueFacts()[words[0].toUInt()].venue;
            const auto b = named.find(std::to_string(int(venue)) + ' ' + words[1].toStdString() + ' ' +
                                      LoadTraffic::asset(words[2].toInt()));
            bool same = b != named.end() && b->second->bids.size() >= 5 && b->second->asks.size() >= 5;
            for (int i = 0; same && i < 10; ++i) {
                const Level& l = i < 5 ? b->second->bids[std::size_t(i)] : b->second->asks[std::size_t(i - 5)];
                same = l.price.raw == words[4 + 2 * i].toLongLong() * (Price::kScale / 10) &&
                       l.qty.v == words[5 + 2 * i].toDouble() / 1000;
            }
            if (same) continue;
            if (wrong++ < 3) m_out << "  not the venue's: " << line << '\n';
        }
        return wrong;
    }

    static QString num(double v, int decimals = 0) { return QString::number(v, 'f', decimals); }
    void row(const QStringList& cells)
    {
        m_out << "  " << cells.value(0).leftJustified(12);
        for (qsizetype i = 1; i < cells.size(); ++i) m_out << cells[i].rightJustified(i == 3 || i == 4 ? 11 : 8);
        m_out << '\n';
    }

    QCoreApplication& m_app;
    const int m_assets;
    QTextStream m_out{stdout};
    QTemporaryDir m_dir;
    QProcess m_venues;
    Config m_config;
    const std::map<VenueId, Endpoints> m_endpoints;
    SystemClock m_clock;
    EventQueue m_queue;
    SnapshotHub m_hub;
    std::unique_ptr<store::HistoryStore> m_history;
    ModelThread m_model;
    std::unique_ptr<FrameKeeper> m_frames;
    FeedHost m_feeds;
};

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.value(1) == QLatin1String("--serve")) return serve(app, words.value(2), words.value(3).toInt());
    useCore(0);
    const int assets = words.size() > 1 ? words[1].toInt() : 100;
    Bench bench(app, std::clamp(assets, 2, 200));
    if (words.value(4) == QLatin1String("keep")) bench.keep();
    return bench.run(words.size() > 2 ? words[2].toDouble() : 10, words.size() > 3 ? words[3].toInt() : 20);
}

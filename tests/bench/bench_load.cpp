// What the program costs and whether it loses anything, by how loud four venues are: calm, busy, a cascade, or
// many times that; perpetuals and spot of many assets. Scripted venues serve over loopback from a process of their
// own on one core. Without `window` feeds and model alone share the other core; with it the whole program runs on
// both.
//
//   bench_load [assets] [seconds] [keep] [window] [step]...     100 20 calm calmx10 unless said. `keep`: what
//   comes
//                                     goes into the black box and the history as well (the window always does)
//      step: LEVEL[xTIMES][hSECONDS]  calm, busy or cascade; that many times; the model's thread held for so long
//   bench_load --serve FILE ASSETS    the venues; load_server.h says what they listen to
#include "app/frame_keeper.h"
#include "feeds/feed_host.h"
#include "model/model_thread.h"
#include "model/store/history_store.h"
#include "tests/bench/bench_tools.h"
#include "tests/bench/timed_app.h"
#include "tests/bench/whole_program.h"

#include <QApplication>
#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

using namespace plimsoll;
using namespace plimsoll::bench;
using test::LoadTraffic;

namespace {

using Counts = ModelThread::Counts;

// What is measured: feeds and model, with or without a window.
class Subject {
public:
    virtual ~Subject() = default;
    virtual SnapshotHub& hub() = 0;
    virtual void full(QObject* context, ModelThread::FullDone done) = 0;
    virtual void onModel(std::function<void(const Counts&)> take) = 0;
    virtual MainWindow* window() { return nullptr; }
    // Nothing of what was seen may be missing there either: rows that the disk's side gave up.
    virtual std::int64_t unkept() { return 0; }
};

class FeedsAndModel final : public Subject {
public:
    FeedsAndModel(const LoadVenues& venues, bool keep)
        : m_queue(m_config.network.queueHighWater),
          m_model(m_config, m_clock, m_queue, m_hub),
          m_feeds(m_config.network, m_clock, m_queue, venues.endpoints())
    {
        m_model.onImageWanted([this](InstrumentId id, LostReason reason) { m_feeds.requestImage(id, reason); });
        WatchSet watch;
        watch.assets.clear();
        for (int i = 0; i < venues.assets(); ++i) watch.assets.push_back(LoadTraffic::asset(i));
        watch.focus = {"BTC"};
        watch.spot = true;
        m_model.setWatch(watch);
        m_feeds.setWatch(watch);
        m_model.setFocus("BTC");
        if (keep) {
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
        m_model.start();
        m_feeds.start();
    }
    ~FeedsAndModel() override
    {
        m_feeds.stop();
        m_model.stop();
    }
    SnapshotHub& hub() override { return m_hub; }
    void full(QObject* context, ModelThread::FullDone done) override
    {
        m_model.requestFull(context, std::move(done));
    }
    void onModel(std::function<void(const Counts&)> take) override { m_model.requestCounts(std::move(take)); }
    std::int64_t unkept() override
    {
        if (!m_frames || !m_history) return 0;
        m_frames->settle();
        m_history->flush();
        return std::int64_t(m_hub.blackBox.read().value->dropped) + m_history->status().lost;
    }

private:
    QTemporaryDir m_dir;
    Config m_config;
    SystemClock m_clock;
    EventQueue m_queue;
    SnapshotHub m_hub;
    std::unique_ptr<store::HistoryStore> m_history;
    ModelThread m_model;
    std::unique_ptr<FrameKeeper> m_frames;
    FeedHost m_feeds;
};

class Window final : public Subject {
public:
    explicit Window(const LoadVenues& venues) : m_program(venues) {}
    SnapshotHub& hub() override { return m_program.hub(); }
    void full(QObject* context, ModelThread::FullDone done) override
    {
        m_program.live().requestFull(context, std::move(done));
    }
    void onModel(std::function<void(const Counts&)> take) override
    {
        m_program.live().requestCounts(std::move(take));
    }
    MainWindow* window() override { return &m_program.window(); }
    std::int64_t unkept() override
    {
        const auto box = hub().blackBox.read().value;
        store::HistoryStore* const rows = m_program.live().history();
        return (box ? std::int64_t(box->dropped) : 0) + (rows ? rows->status().lost : 0);
    }

private:
    WholeProgram m_program;
};

struct LoadStep : LoadVenues::Step {
    double hold = 0;
    QString name;
};
std::optional<LoadStep> stepOf(const QString& word)
{
    static const QRegularExpression form(QStringLiteral("^(calm|busy|cascade)(?:x([0-9.]+))?(?:h([0-9.]+))?$"));
    const auto m = form.match(word);
    if (!m.hasMatch()) return {};
    LoadStep s;
    s.level = m.captured(1).toLatin1();
    s.times = m.captured(2).isEmpty() ? 1 : m.captured(2).toDouble();
    s.hold = m.captured(3).toDouble();
    s.name = m.captured(1);
    if (s.times > 1) s.name += QStringLiteral(" × ") + m.captured(2);
    if (s.hold > 0) s.name += QStringLiteral(", model held %1 s").arg(s.hold);
    return s;
}

struct Reading {
    std::array<LoadVenues::Said, LoadVenues::kCount> said;
    std::array<FeedHealth, LoadVenues::kCount> health;
    HealthSnapshot model;
    Counts counts{};
    std::map<QString, double> cpu;
    double wall = 0, program = 0, gui = 0;

    template <typename Field>
    quint64 saidInAll(Field LoadVenues::Said::*field) const
    {
        quint64 n = 0;
        for (const auto& s : said) n += s.*field;
        return n;
    }
    template <typename Field>
    quint64 of(Field FeedHealth::*field) const
    {
        quint64 n = 0;
        for (const FeedHealth& h : health) n += h.*field;
        return n;
    }
    bool allLive() const { return of(&FeedHealth::booksLive) == of(&FeedHealth::booksWanted); }
    bool saysOverload() const
    {
        return std::any_of(health.begin(), health.end(), [](const FeedHealth& h) {
            return h.headline.find(" waiting event") != std::string::npos;
        });
    }
};

template <typename Event>
std::size_t kind()
{
    return Payload(Event{}).index();
}

class Bench {
public:
    Bench(TimedApp& app, Subject& side, LoadVenues& venues, int seconds)
        : m_app(app), m_side(side), m_venues(venues), m_seconds(seconds)
    {
    }

    // At calm traffic, as a start would be.
    bool begin()
    {
        m_venues.speak({});
        const double started = wallSeconds();
        std::array<double, LoadVenues::kCount> ready{};
        const auto wanted = [&] { return m_side.window() ? 1u : unsigned(m_venues.assets()) * 7; };
        Reading now;
        double still = 0;
        for (int i = 0; i < 900 && still < 3; ++i) {
            wait(0.1);
            health(now);
            const quint64 live = now.of(&FeedHealth::booksLive), all = now.of(&FeedHealth::booksWanted);
            still = live > 0 && live == all && all >= wanted() ? still + 0.1 : 0;
            for (std::size_t v = 0; v < ready.size(); ++v)
                if (ready[v] == 0 && now.health[v].booksWanted >= unsigned(m_venues.assets()) &&
                    now.health[v].booksLive == now.health[v].booksWanted)
                    ready[v] = wallSeconds() - started;
        }
        QStringList when;
        for (const double s : ready) when << num(s, 1);
        std::printf(
            "\n%d assets, four venues, perpetuals and spot%s: %llu of %llu books live; each venue after %s s\n",
            m_venues.assets(), m_side.window() ? ", whole program, 1920 x 1080" : ", feeds and model",
            static_cast<unsigned long long>(now.of(&FeedHealth::booksLive)),
            static_cast<unsigned long long>(now.of(&FeedHealth::booksWanted)),
            qPrintable(when.join(QStringLiteral(", "))));
        QStringList cells{"traffic", "frames/s", "MB/s", "events/s", "feeds, % of a core", "model"};
        if (m_side.window())
            cells << "window"
                  << "longest stall, ms"
                  << "pictures/s";
        cells << "whole process"
              << "event to model p99, ms"
              << "waited"
              << "merged, shed"
              << "lost: frames, trades, liquidations, rates, interest"
              << "gaps"
              << "books live, not the venue's"
              << "recovered, s"
              << "MB";
        head(cells);
        return now.of(&FeedHealth::booksLive) > 0;
    }

    // What was lost, by number; everything that must not be.
    bool at(const LoadStep& step)
    {
        // Silence is not asked for twice: above three seconds of it the program doubts its connections.
        const Reading before = m_settled ? *m_settled : settled();
        m_venues.speak(step);
        wait(2);
        const Reading a = read();
        double worst = 0, stall = 0, pictures = 0, longest = 0;
        m_app.longest();
        std::size_t waiting = 0;
        bool shown = false;
        if (step.hold > 0)
            m_side.onModel([hold = step.hold](const Counts&) {
                std::this_thread::sleep_for(std::chrono::duration<double>(hold));
            });
        for (int i = 0; i < m_seconds; ++i) {
            wait(1);
            Reading now;
            health(now);
            worst = std::max(worst, now.model.eventToModelP99.value_or(0));
            waiting = std::max(waiting, now.model.queuePeak);
            // The policy is on screen: the counters, and the headline of a venue.
            shown |= now.model.queueMerged > before.model.queueMerged && now.of(&FeedHealth::overloadMerged) > 0 &&
                     now.saysOverload();
            if (MainWindow* w = m_side.window()) {
                stall = std::max(stall, w->frameTick().load().stallWorst);
                pictures += w->frameTick().load().picturesPerSecond / double(m_seconds);
                longest = std::max(longest, m_app.longest());
            }
        }
        const Reading b = read();
        const double recovered = recovery(20);
        int wrong = 0;
        const Reading end = settled(&wrong);
        m_settled = end;
        const double wall = b.wall - a.wall;
        const auto share = [&](const QString& thread) {
            double s = 0;
            for (const auto& [name, seconds] : b.cpu)
                if (name.startsWith(thread))
                    if (const auto from = a.cpu.find(name); from != a.cpu.end()) s += seconds - from->second;
            return s / wall * 100;
        };
        const auto told = [&](quint64 LoadVenues::Said::*field) {
            return end.saidInAll(field) - before.saidInAll(field);
        };
        const auto missing = [&](quint64 said, std::size_t kind) {
            return std::max<qint64>(0, qint64(said) - qint64(end.counts[kind] - before.counts[kind]));
        };
        const qint64 missed[] = {std::max<qint64>(0, qint64(end.saidInAll(&LoadVenues::Said::texts)) -
                                                         qint64(end.of(&FeedHealth::frames))),
                                 missing(told(&LoadVenues::Said::trades), kind<Trade>()),
                                 missing(told(&LoadVenues::Said::liquidations), kind<Liquidation>()),
                                 missing(told(&LoadVenues::Said::rates), kind<Funding>()),
                                 missing(told(&LoadVenues::Said::interests), kind<OpenInterest>())};
        QStringList lost;
        qint64 sum = 0;
        for (const qint64 n : missed) lost << num(double(n)), sum += n;
        QStringList cells{
            step.name,
            num(double(b.saidInAll(&LoadVenues::Said::frames) - a.saidInAll(&LoadVenues::Said::frames)) / wall),
            num(double(b.saidInAll(&LoadVenues::Said::bytes) - a.saidInAll(&LoadVenues::Said::bytes)) / wall / 1e6,
                1),
            num(b.model.eventsPerSecond),
            num(share(QStringLiteral("feed ")), 1),
            num(share(QStringLiteral("model")), 1)};
        if (m_side.window())
            cells << num((b.gui - a.gui) / wall * 100, 1) << num(stall) << num(longest) << num(pictures);
        const quint64 shed = end.model.queueShed - before.model.queueShed;
        const quint64 merged = end.model.queueMerged - before.model.queueMerged;
        cells << num((b.program - a.program) / wall * 100, 1) << num(worst, 1) << num(double(waiting))
              << num(double(merged)) + QStringLiteral(", ") + num(double(shed)) << lost.join(QStringLiteral(", "))
              << num(double(end.of(&FeedHealth::gaps) - before.of(&FeedHealth::gaps)))
              << QStringLiteral("%1 of %2, %3")
                     .arg(end.of(&FeedHealth::booksLive))
                     .arg(end.of(&FeedHealth::booksWanted))
                     .arg(wrong)
              << num(recovered, 1) << num(residentMb());
        row(cells);
        if (recovered > 2 || !end.allLive()) explain(before, end);
        m_said << QStringLiteral("%1: %2 trades, %3 liquidations, %4 rates, %5 interests told")
                      .arg(step.name)
                      .arg(told(&LoadVenues::Said::trades))
                      .arg(told(&LoadVenues::Said::liquidations))
                      .arg(told(&LoadVenues::Said::rates))
                      .arg(told(&LoadVenues::Said::interests));
        bool met = true;
        const auto judge = [&](const QString& what, bool good, const QString& is, const QString& aim) {
            m_verdicts.emplace_back(QStringLiteral("%1: %2").arg(step.name, what), good, is, aim);
            met &= good;
        };
        judge(QStringLiteral("nothing lost"), sum == 0, lost.join(QStringLiteral(", ")),
              QStringLiteral("0 of all"));
        judge(QStringLiteral("books are the venues'"), wrong == 0, num(wrong) + QStringLiteral(" wrong"),
              QStringLiteral("0"));
        judge(QStringLiteral("recovered after it"), recovered <= 2, num(recovered, 1) + QStringLiteral(" s"),
              QStringLiteral("2 s"));
        if (m_side.window())
            judge(QStringLiteral("longest stall of the window, by the clock"), stall < 50,
                  num(stall) + QStringLiteral(" ms"), QStringLiteral("50 ms"));
        // Below its mark the queue keeps everything, and there is nothing to tell.
        if (step.hold > 0 && waiting > NetworkConfig{}.queueHighWater)
            judge(QStringLiteral("overload is told"), shown, num(double(merged)) + QStringLiteral(" merged"),
                  QStringLiteral("seen"));
        return met;
    }

    // `empty`: MB of this process before the program began.
    void end(double empty)
    {
        std::printf("\n%s\n", qPrintable(m_said.join(QStringLiteral("; "))));
        for (const auto& [what, met, is, aim] : m_verdicts) verdict(qPrintable(what), met, is, aim);
        const double now = residentMb();
        std::printf("resident: %s MB, of that %s MB before the program began; %s MB an asset\n",
                    qPrintable(num(now)), qPrintable(num(empty)),
                    qPrintable(num((now - empty) / m_venues.assets(), 2)));
        if (m_side.window() && m_venues.assets() == 20) atMost("resident with 20 assets", now, 300, " MB");
        const std::int64_t unkept = m_side.unkept();
        verdict("frames and rows that the disk's side gave up", unkept == 0, num(double(unkept)),
                QStringLiteral("0"));
    }

private:
    // What the venues that did not come back have to say for themselves.
    static void explain(const Reading& before, const Reading& end)
    {
        for (std::size_t v = 0; v < LoadVenues::kCount; ++v) {
            const FeedHealth &was = before.health[v], &is = end.health[v];
            const auto n = [](quint64 now, quint64 then) { return static_cast<unsigned long long>(now - then); };
            std::printf(
                "%s: %u of %u books, gaps %llu, images %llu, reconnects %llu, errors %llu, withdrawn %llu; "
                "last frame %.1f s before: %s\n",
                venueName(is.venue).data(), is.booksLive, is.booksWanted, n(is.gaps, was.gaps),
                n(is.resyncs, was.resyncs), n(is.reconnects, was.reconnects), n(is.errors, was.errors),
                n(is.overloadDropped, was.overloadDropped),
                is.lastFrame ? std::chrono::duration<double>(is.at - *is.lastFrame).count() : -1.0,
                is.headline.c_str());
            for (const FeedError& e : is.recentErrors)
                std::printf("    %s: %s\n", e.where.c_str(), e.what.c_str());
            for (const SocketHealth& s : is.sockets)
                if (s.reconnects > 0 || !s.lastError.empty())
                    std::printf("    %s: %llu reconnects: %s\n", s.name.c_str(), n(s.reconnects, 0),
                                s.lastError.c_str());
        }
    }
    void health(Reading& r)
    {
        const auto h = m_side.hub().health.read().value;
        if (!h) return;
        r.model = *h;
        for (std::size_t v = 0; v < LoadVenues::kCount; ++v)
            if (h->venues[v].health) r.health[v] = *h->venues[v].health;
    }
    Reading read()
    {
        Reading r;
        r.said = m_venues.said();
        auto counted = std::make_shared<std::promise<Counts>>();
        auto answer = counted->get_future();
        m_side.onModel([counted](const Counts& c) { counted->set_value(c); });
        r.cpu = threadSeconds();
        r.program = processCpu();
        r.gui = threadCpu();
        r.wall = wallSeconds();
        // The loop goes on: the window is not to be held by this.
        for (int i = 0; i < 400 && answer.wait_for(std::chrono::seconds{0}) != std::future_status::ready; ++i)
            wait(0.02);
        if (answer.wait_for(std::chrono::seconds{0}) == std::future_status::ready) r.counts = answer.get();
        health(r);
        return r;
    }
    // Seconds of calm traffic until what the flood left is worked off: nothing waits on either side, every book is
    // live, and what was applied in the last half second was in the model within a quarter of one. Health is
    // told once a second.
    double recovery(double patience)
    {
        m_venues.speak({});
        const double from = wallSeconds();
        Reading r;
        do {
            wait(0.1);
            health(r);
            r.said = m_venues.said();
        } while (wallSeconds() - from < patience && (!r.allLive() || r.model.queueWaiting > 0 ||
                                                     r.saidInAll(&LoadVenues::Said::waiting) > 1'000'000 ||
                                                     r.model.queueOver || r.model.behindMs.value_or(0) > 250));
        return wallSeconds() - from;
    }
    // The venues fall silent, for shorter than they may, and what they said has come. Their numbers are of before
    // health is told again: answers to pings may come in between. `wrong`: books that are not theirs are counted.
    Reading settled(int* wrong = nullptr)
    {
        m_venues.hush();
        const double from = wallSeconds();
        wait(0.5);
        const auto said = m_venues.said();
        if (wrong) *wrong = compareBooks();
        // Until each feed has told its health anew.
        const Mono since = SystemClock().mono();
        const auto told = [&](const Reading& now) {
            return std::all_of(now.health.begin(), now.health.end(),
                               [&](const FeedHealth& h) { return h.at > since; });
        };
        Reading now;
        for (int i = 0; i < 22 && !told(now); ++i) {
            wait(0.1);
            health(now);
        }
        Reading r = read();
        r.said = said;
        if (const double silent = wallSeconds() - from; silent > 3)
            std::printf("the venues had to be silent for %.1f s: this machine had more to do\n", silent);
        return r;
    }

    int compareBooks()
    {
        std::shared_ptr<const FullSnapshot> full;
        QObject here;
        m_side.full(&here, [&](std::shared_ptr<const FullSnapshot> done) { full = std::move(done); });
        for (int i = 0; i < 200 && !full; ++i) wait(0.05);
        if (!full) return -1;
        std::map<InstrumentId, const BookExport*> books;
        for (const BookExport& b : full->books) books[b.instrument] = &b;
        std::map<std::string, const BookExport*> named;  // "venue market asset"
        for (const InstrumentRow& r : full->market.rows)
            if (const auto b = books.find(r.instrument); b != books.end())
                named[std::to_string(int(r.venue)) + (r.market == Market::Spot ? " 1 " : " 0 ") + r.asset] =
                    b->second;
        int wrong = 0;
        for (const QByteArray& line : m_venues.books()) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() < 24) continue;
            const VenueId venue = test::venueFacts()[words[0].toUInt()].venue;
            const auto b = named.find(std::to_string(int(venue)) + ' ' + words[1].toStdString() + ' ' +
                                      LoadTraffic::asset(words[2].toInt()));
            bool same = b != named.end() && b->second->bids.size() >= 5 && b->second->asks.size() >= 5;
            for (int i = 0; same && i < 10; ++i) {
                const plimsoll::Level& l =
                    i < 5 ? b->second->bids[std::size_t(i)] : b->second->asks[std::size_t(i - 5)];
                same = l.price.raw == words[4 + 2 * i].toLongLong() * (Price::kScale / 10) &&
                       l.qty.v == words[5 + 2 * i].toDouble() / 1000;
            }
            if (!same && wrong++ < 3) std::fprintf(stderr, "not the venue's: %s\n", line.constData());
        }
        return wrong;
    }

    struct Verdict {
        QString what;
        bool met;
        QString is, aim;
    };
    TimedApp& m_app;
    Subject& m_side;
    LoadVenues& m_venues;
    const int m_seconds;
    std::optional<Reading> m_settled;
    QStringList m_said;
    std::vector<Verdict> m_verdicts;
};

}  // namespace

int main(int argc, char** argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i) words << QString::fromLocal8Bit(argv[i]);
    if (words.value(0) == QLatin1String("--serve")) {
        QCoreApplication app(argc, argv);
        return serveLoad(app, words.value(1), words.value(2).toInt());
    }
    const bool keep = words.removeAll(QStringLiteral("keep")) > 0;
    const bool window = words.removeAll(QStringLiteral("window")) > 0;
    std::vector<int> numbers;
    std::vector<LoadStep> steps;
    for (const QString& word : words) {
        bool number = false;
        const int n = word.toInt(&number);
        const auto step = stepOf(word);
        if (number)
            numbers.push_back(n);
        else if (step)
            steps.push_back(*step);
        else
            return std::fprintf(stderr, "not known: %s\n", qPrintable(word)), 2;
    }
    if (steps.empty()) steps = {*stepOf(QStringLiteral("calm")), *stepOf(QStringLiteral("calmx10"))};
    const int assets = std::clamp(numbers.empty() ? 100 : numbers[0], 2, 200);
    const int seconds = numbers.size() < 2 ? 20 : numbers[1];

    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApp app(argc, argv);
    const double empty = residentMb();
    LoadVenues venues(assets);
    if (venues.endpoints().empty()) return 1;
    if (!window) useCore(0);
    bool met = true;
    {
        const std::unique_ptr<Subject> side = window ? std::unique_ptr<Subject>(std::make_unique<Window>(venues))
                                                     : std::make_unique<FeedsAndModel>(venues, keep);
        Bench bench(app, *side, venues, seconds);
        if (!bench.begin()) return 1;
        for (const LoadStep& s : steps) met &= bench.at(s);
        bench.end(empty);
    }
    return met ? 0 : 1;
}

#include "tests/soak/soak_run.h"

#include "app/interrupts.h"
#include "app/paths.h"
#include "tests/soak/object_census.h"
#include "tests/soak/process_look.h"
#include "ui/alert_presets.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>

#include <cmath>

#include <malloc.h>

namespace plimsoll::test {

namespace {

constexpr double kDatabaseMb = 64, kRingMb = 96, kIncidentsMb = 96;

// Lines of the log that warn, as the program would have written them.
QMutex s_lock;
int s_complaints = 0;
QStringList s_lines;
QtMessageHandler s_before = nullptr;

void heard(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const bool platform = text.startsWith(QLatin1String("This plugin does not support"));
    if ((type == QtWarningMsg || type == QtCriticalMsg) && !platform) {
        const QMutexLocker lock(&s_lock);
        ++s_complaints;
        if (s_lines.size() < 200 && !s_lines.contains(text)) s_lines << text;
    }
    if (s_before && type != QtDebugMsg && type != QtInfoMsg && !platform) s_before(type, context, text);
}

Config soakConfig(const SoakPlan& plan)
{
    Config config;
    config.topAssets = plan.market.assets;
    // What the venues do once a day, in their time.
    const auto inMarket = [&](std::chrono::milliseconds d) {
        return std::chrono::milliseconds(std::llround(double(d.count()) / plan.market.speed));
    };
    config.network.rotateAfter = inMarket(config.network.rotateAfter);
    config.network.rotateJitter = inMarket(config.network.rotateJitter);
    config.blackBox.incidentBytes = std::int64_t(kIncidentsMb * 1e6);
    return config;
}

bool sameRows(const std::vector<Level>& ours, const QJsonArray& theirs)
{
    const std::size_t n = std::min<std::size_t>({20, ours.size(), std::size_t(theirs.size())});
    if (n == 0) return ours.empty() && theirs.isEmpty();
    for (std::size_t i = 0; i < n; ++i) {
        const QJsonArray row = theirs[qsizetype(i)].toArray();
        const double price = row[0].toString().toDouble(), qty = row[2].toDouble();
        if (std::abs(ours[i].price.value() - price) > price * 1e-12 || std::abs(ours[i].qty.v - qty) > qty * 1e-9)
            return false;
    }
    return true;
}

}  // namespace

SoakRun::SoakRun(const SoakPlan& plan, const QString& folder)
    : m_plan(plan), m_folder(folder), m_dice(plan.market.seed), m_venues(folder, plan.market)
{
    {
        const QMutexLocker lock(&s_lock);
        s_complaints = 0;
        s_lines.clear();
    }
    s_before = qInstallMessageHandler(&heard);
}

SoakRun::~SoakRun()
{
    m_application.reset();
    qInstallMessageHandler(s_before);
    s_before = nullptr;
}

int SoakRun::complaints() const
{
    const QMutexLocker lock(&s_lock);
    return s_complaints;
}

QStringList SoakRun::complaintLines() const
{
    const QMutexLocker lock(&s_lock);
    return s_lines;
}

void SoakRun::say(const QString& what)
{
    if (happened) happened(QStringLiteral("%1 h: %2").arg(hour(), 0, 'f', 2).arg(what));
}

double SoakRun::hour() const
{
    return toSeconds(m_venues.clock().steady().time_since_epoch() - m_started.time_since_epoch()) / 3'600;
}

bool SoakRun::wait(double seconds, const std::function<bool()>& until)
{
    QElapsedTimer since;
    since.start();
    while (double(since.elapsed()) < seconds * 1'000) {
        if (until && until()) return true;
        QEventLoop loop;
        QTimer::singleShot(50, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return until ? until() : true;
}

std::pair<int, int> SoakRun::books() const
{
    int live = 0, wanted = 0;
    if (const auto h = m_application->hub().health.read().value)
        for (const VenueRow& row : h->venues)
            if (row.health) live += int(row.health->booksLive), wanted += int(row.health->booksWanted);
    return {live, wanted};
}

void SoakRun::open()
{
    Options options;
    options.dataDir = m_folder + QStringLiteral("/data");
    options.size = QSize(1920, 1080);
    QDir().mkpath(options.dataDir);
    m_application = std::make_unique<Application>(options, soakConfig(m_plan), choosePaths(options));
    const MarketClock& clock = m_venues.clock();
    static_cast<void>(m_application->useLive(m_venues.endpoints(),
                                             Application::OtherTime{clock, [&clock] { return clock.steady(); }}));
    m_application->open();
    MainWindow& window = m_application->window();
    StorageChoice storage;
    storage.keep.bytes = std::int64_t(kDatabaseMb * 1e6);
    storage.blackBoxBytes = std::int64_t(kRingMb * 1e6);
    Q_EMIT window.storageChosen(storage);
    const std::vector<VenueId> venues(kVenues.begin(), kVenues.end());
    for (const AlertPreset& preset : alertPresets())
        window.alerts().add(presetRule(preset, QStringLiteral("BTC"), venues));
    QStringList assets{QStringLiteral("BTC"), QStringLiteral("ETH"), QStringLiteral("SOL"), QStringLiteral("XRP"),
                       QStringLiteral("DOGE")};
    assets = assets.mid(0, m_plan.market.assets);
    m_hands = std::make_unique<SoakHands>(window, assets);
    window.activateWindow();
    window.frameTick().setRate(FrameTick::Rate::Full);
    // Pictures are by the machine's second and most of the work; a week needs fewer of them than an eye.
    window.frameTick().setPace(m_plan.pictures, m_plan.tables);
}

void SoakRun::close()
{
    m_hands.reset();
    m_application.reset();
    // Threads that are told to end take a moment.
    for (int i = 0; i < 600; ++i) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const ProcessLook look = lookAtProcess();
        if (look.threads <= m_threadsBefore && look.handles <= m_handlesBefore) break;
        wait(0.1);
    }
    const ProcessLook look = lookAtProcess();
    QStringList left;
    if (look.handles > m_handlesBefore) left << QStringLiteral("%1 handles").arg(look.handles - m_handlesBefore);
    if (look.threads > m_threadsBefore) left << QStringLiteral("%1 threads").arg(look.threads - m_threadsBefore);
    m_end.leftBehind = left.join(QStringLiteral(", "));
    say(QStringLiteral("closed; objects before %1, after %2").arg(m_objectsBefore).arg(ObjectCensus::alive()));
}

QString SoakRun::run()
{
    if (!m_venues.start()) return m_venues.problem();
    {
        const Interrupts once;
    }  // its pipe stays for as long as the process
    m_objectsBefore = ObjectCensus::alive();
    const ProcessLook before = lookAtProcess();
    m_handlesBefore = before.handles;
    m_threadsBefore = before.threads;
    m_started = Timestamp{m_venues.clock().steady().time_since_epoch()};
    m_wall.start();
    open();
    if (!wait(m_plan.startPatience, [this] {
            const auto [live, wanted] = books();
            return wanted >= m_plan.market.assets && live >= wanted - 1;
        }))
        return QStringLiteral("no books in %1 s").arg(m_plan.startPatience);
    say(QStringLiteral("%1 books are live").arg(books().first));
    // What is made once, when it is wanted first, is made before anything is measured.
    if (m_plan.hands) m_hands->openAll(m_dice);
    m_now = {};
    m_sample = m_plan.sampleEvery;
    m_fault = m_plan.faultEvery;
    m_deed = m_plan.deedEvery;
    m_export = m_plan.exportEvery * 3 / 4;  // never while an hour is measured
    m_sleep = m_plan.sleepEvery;
    m_clockJump = m_plan.clockEvery;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, this, [this] { glance(); });
    look.start(500);
    while (hour() < m_plan.hours) {
        wait(0.1);
        if (!m_application->window().isVisible()) return QStringLiteral("somebody has ended it");
        if (!m_venues.alive())
            return QStringLiteral("the simulated venues' own process ended at hour %1 (a fault of theirs)")
                .arg(hour(), 0, 'f', 2);
        beat();
    }
    look.stop();
    m_venues.noFaults();
    m_venues.setSpeed(std::min(10.0, m_plan.market.speed));
    m_venues.play(QStringLiteral("calm"));
    m_hands->home();
    m_venues.clock().set({});
    wait(m_plan.endPatience, [this] {
        const auto [live, wanted] = books();
        return wanted > 0 && live == wanted;
    });
    compareBooks();
    close();
    return {};
}

void SoakRun::beat()
{
    const Duration now =
        std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::ratio<3'600>>(hour()));
    const auto due = [now](Duration& next, Duration every) {
        if (now < next) return false;
        next = now + every;
        return true;
    };
    if (m_plan.faults && due(m_fault, m_plan.faultEvery)) {
        say(QStringLiteral("fault ") + m_venues.fault(m_dice));
        ++m_now.faults;
    }
    if (m_plan.hands && due(m_deed, m_plan.deedEvery)) {
        say(m_hands->doSomething(m_dice));
        ++m_now.deeds;
    }
    if (m_plan.hands && due(m_export, m_plan.exportEvery)) {
        static_cast<void>(m_hands->doIt(QStringLiteral("an export"), m_dice));
        sweep();
    }
    if (m_plan.sleeps && due(m_sleep, m_plan.sleepEvery)) {
        say(QStringLiteral("sleep"));
        m_venues.sleepUs(3'000);
        forgetStalls(3);
    }
    if (m_plan.sleeps && due(m_clockJump, m_plan.clockEvery)) {
        m_jumped = !m_jumped;
        m_venues.clock().set(m_jumped ? Duration(std::chrono::minutes{20}) : Duration{});
        say(m_jumped ? QStringLiteral("the clock is set forward") : QStringLiteral("the clock is set back"));
    }
    if (due(m_sample, m_plan.sampleEvery)) sample();
}

// A week of exports would fill the disk; the program does not delete what a person exported. In a thread of its
// own: gigabytes may take the disk seconds, in which the window would seem to stall.
void SoakRun::sweep()
{
    if (sweeping()) return;
    m_sweep = std::async(std::launch::async, [data = m_folder + QStringLiteral("/data/")] {
        for (const char* name : {"exports", "recordings"})
            if (const QString folder = data + QLatin1String(name); folderMb(folder) > 200)
                QDir(folder).removeRecursively();
    });
}

bool SoakRun::sweeping() const
{
    return m_sweep.valid() && m_sweep.wait_for(std::chrono::seconds{0}) != std::future_status::ready;
}

// The run itself holds the window up for so long; the program's watch remembers it for ten seconds more.
void SoakRun::forgetStalls(double seconds)
{
    m_stallsFrom = m_wall.elapsed() + qint64(seconds * 1'000) + 12'000;
}

void SoakRun::glance()
{
    const auto health = m_application->hub().health.read().value;
    if (!health) return;
    m_now.queueMost = std::max<std::uint64_t>(m_now.queueMost, health->queueWaiting);
    m_now.latencyP50 = std::max(m_now.latencyP50, health->eventToModelP50.value_or(0));
    m_now.latencyP99 = std::max(m_now.latencyP99, health->eventToModelP99.value_or(0));
    m_now.eventsPerSecond = std::max(m_now.eventsPerSecond, health->eventsPerSecond);
    if (m_wall.elapsed() >= m_stallsFrom)
        m_now.stallMs = std::max(m_now.stallMs, m_application->window().frameTick().load().stallWorst);
}

void SoakRun::sample()
{
    // Always of the same window, so that one hour can be compared with the next.
    m_hands->home();
    wait(1.5);
    // A thread that sweeps is none of the program's.
    wait(60, [this] { return !sweeping(); });
    SoakSample s = m_now;
    s.hour = hour();
    s.wall = double(m_wall.elapsed()) / 1'000;
    const ProcessLook look = lookAtProcess();
    s.residentMb = look.residentMb;
    s.heapMb = look.heapMb;
    s.arenasMb = look.arenasMb;
    // The program looks every fifteen seconds of the machine whether to give back what is idle, which is up to
    // twenty-five minutes of a quick market.
    malloc_trim(0);
    s.trimmedMb = residentMbOf(QCoreApplication::applicationPid());
    s.handles = look.handles;
    s.threads = look.threads;
    s.objects = int(ObjectCensus::alive());
    auto classes = ObjectCensus::byClass();
    s.timers = classes["QTimer"];
    s.venuesMb = residentMbOf(m_venues.processId());
    SnapshotHub& hub = m_application->hub();
    if (const auto store = hub.store.read().value) {
        s.rowsWritten = store->written;
        s.rowsLost = store->lost;
    }
    const QString data = m_folder + QStringLiteral("/data/");
    for (const char* name : {"history.sqlite", "history.sqlite-wal"})
        s.databaseMb += double(QFileInfo(data + QLatin1String(name)).size()) / 1e6;
    if (const auto box = hub.blackBox.read().value) {
        s.ringMb = double(box->bytes) / 1e6;
        s.boxDropped = std::int64_t(box->dropped);
    }
    s.incidentsMb = folderMb(data + QStringLiteral("incidents"));
    if (const auto health = hub.health.read().value) {
        s.shed = health->queueShed;
        for (const VenueRow& row : health->venues) {
            if (!row.health) continue;
            s.frames += row.health->frames;
            s.gaps += row.health->gaps;
            s.resyncs += row.health->resyncs;
            s.reconnects += row.health->reconnects;
        }
    }
    std::tie(s.booksLive, s.booksWanted) = books();
    if (const auto risk = hub.risk.read().value) s.warnings = int(risk->warnings.size());
    s.complaints = complaints();
    const QStringList stories = SoakVenues::stories();
    s.scenario = stories[m_story % stories.size()].toStdString();
    m_samples.push_back(s);
    if (m_classesEarly.empty() && s.hour >= 1) m_classesEarly = classes;
    m_classesLate = std::move(classes);
    if (sampled) sampled(s);

    const SoakSample so = s;
    m_now = {};
    m_now.faults = so.faults;
    m_now.deeds = so.deeds;
    forgetStalls(0);  // memory was given back, and files were counted
    ++m_story;
    m_venues.play(stories[m_story % stories.size()]);
}

void SoakRun::compareBooks()
{
    std::shared_ptr<const FullSnapshot> full;
    m_application->source().requestFull(this,
                                        [&](std::shared_ptr<const FullSnapshot> done) { full = std::move(done); });
    if (!wait(20, [&] { return full != nullptr; })) return;
    std::map<InstrumentId, const BookExport*> books;
    for (const BookExport& b : full->books) books[b.instrument] = &b;
    for (const InstrumentRow& row : full->market.rows) {
        const auto book = books.find(row.instrument);
        if (!row.watched || book == books.end()) continue;
        if (row.status != InstrumentStatus::Trading && row.book != BookState::Live) continue;
        ++m_end.books;
        if (row.book != BookState::Live || book->second->bids.empty()) {
            ++m_end.notLive;
            say(QStringLiteral("not live: %1 %2")
                    .arg(QString::fromStdString(std::string(venueKey(row.venue))),
                         QString::fromStdString(row.symbol)));
            continue;
        }
        const auto told =
            m_venues.truth(QStringLiteral("/truth/book?venue=%1&market=%2&symbol=%3&seq=%4")
                               .arg(QString::fromStdString(std::string(venueKey(row.venue))),
                                    row.market == Market::Spot ? QStringLiteral("spot") : QStringLiteral("perp"),
                                    QString::fromStdString(row.symbol))
                               .arg(row.seq));
        const QJsonObject truth = QJsonDocument::fromJson(told.value_or(QByteArray())).object();
        const bool same = sameRows(book->second->bids, truth.value(QStringLiteral("bids")).toArray()) &&
                          sameRows(book->second->asks, truth.value(QStringLiteral("asks")).toArray());
        if (same)
            ++m_end.equal;
        else
            say(QStringLiteral("not the venue's: %1 %2 at %3: %4")
                    .arg(QString::fromStdString(std::string(venueKey(row.venue))),
                         QString::fromStdString(row.symbol))
                    .arg(row.seq)
                    .arg(QString::fromUtf8(told.value_or(QByteArray("nothing")).left(200))));
    }
    say(QStringLiteral("%1 books, %2 equal, %3 not live").arg(m_end.books).arg(m_end.equal).arg(m_end.notLive));
}

}  // namespace plimsoll::test

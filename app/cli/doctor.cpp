// `doctor`: what can be checked, one line each, and what to do about it. Never longer than ten seconds.
#include "app/cli/command.h"
#include "app/live_source.h"
#include "app/log_file.h"
#include "app/paths.h"
#include "app/run_setup.h"
#include "model/store/history_file.h"
#include "widgets/format.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHostInfo>
#include <QStorageInfo>
#include <QTemporaryFile>
#include <QTimer>
#include <QUrl>

#include <cstdio>

namespace plimsoll {

namespace {

constexpr int kLookupMs = 3'000, kFeedMs = 9'000, kPollMs = 50;
// A venue whose instruments cannot be had says why long before that; waiting longer would not help.
constexpr int kGiveUpMs = 4'000;
constexpr int kStoredMs = 1'500;
constexpr qint64 kLittleSpace = 1ll << 30;
constexpr double kClockOffMs = 1'000;

class Findings {
public:
    void ok(const QString& subject, const QString& what) { line("ok", subject, what); }
    // Not as it might be, and nothing wrong with it.
    void note(const QString& subject, const QString& what) { line("note", subject, what); }
    void bad(const QString& subject, const QString& what, const QString& remedy)
    {
        ++m_failed;
        line("FAIL", subject, what + QStringLiteral(" -> ") + remedy);
    }
    void check(bool good, const QString& subject, const QString& what, const QString& remedy)
    {
        if (good)
            ok(subject, what);
        else
            bad(subject, what, remedy);
    }
    int failed() const { return m_failed; }

private:
    void line(const char* verdict, const QString& subject, const QString& what)
    {
        std::printf("%-5s %-22s %s\n", verdict, qUtf8Printable(subject), qUtf8Printable(what));
        std::fflush(stdout);
    }
    int m_failed = 0;
};

// What is stored, looked through as far as there is time for it; `history check` takes its time.
void stored(Findings& f, const Paths& paths)
{
    const QString subject = QStringLiteral("history");
    const QString path = paths.data + QLatin1Char('/') + QLatin1String(store::HistoryFile::kName);
    if (!QFileInfo::exists(path))
        return f.note(subject, QStringLiteral("none yet; it begins with the first live run"));
    const QString size = format::bytes(static_cast<double>(QFileInfo(path).size()));
    QElapsedTimer since;
    since.start();
    const std::function<bool()> late = [&since] { return since.hasExpired(kStoredMs); };
    auto db = store::Connection::open(path.toStdString(), store::Connection::Mode::Read);
    auto found = store::Stored<std::string>(std::string());
    if (db) {
        const store::Patience patience(*db, late);
        found = db->text("PRAGMA quick_check(1)");
    }
    const bool broken = !db || (!late() && (!found || *found != "ok"));
    if (!broken && late())
        return f.note(subject, size + QStringLiteral(", opens; plimsoll history check reads all of it"));
    const std::string& why = !db ? db.error().what : !found ? found.error().what : *found;
    f.check(!broken, subject,
            size + QStringLiteral(", ") + (broken ? QString::fromStdString(why) : QStringLiteral("whole")),
            QStringLiteral("the next live run sets it aside and begins anew; nothing is deleted"));
}

void machine(Findings& f, const Options& o)
{
    const bool screen = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (screen)
        f.ok(QStringLiteral("display"), QStringLiteral("found"));
    else
        f.note(QStringLiteral("display"),
               QStringLiteral("none; the window needs one, snapshot, record and decode do not"));
    const auto fonts = QFontDatabase::families().size();
    f.check(fonts > 0, QStringLiteral("fonts"), QStringLiteral("%1 families").arg(fonts),
            QStringLiteral("install fonts-dejavu-core"));

    const Paths paths = choosePaths(o);
    const auto made = makeFolder(paths.data);
    f.check(made.hasValue(), QStringLiteral("data folder"), made ? paths.data : made.error(),
            QStringLiteral("choose another with --data-dir DIR"));
    if (made) {
        QTemporaryFile probe(paths.data + QStringLiteral("/.doctor-XXXXXX"));
        const bool written = probe.open() && probe.write("x") == 1 && probe.flush();
        f.check(written, QStringLiteral("data folder write"),
                written ? QStringLiteral("works") : probe.errorString(),
                QStringLiteral("make room or choose another with --data-dir DIR"));
        const QStorageInfo disk(paths.data);
        f.check(disk.bytesAvailable() >= kLittleSpace, QStringLiteral("free space"),
                format::bytes(static_cast<double>(disk.bytesAvailable())),
                QStringLiteral("recordings need about 1 GB a day"));
        stored(f, paths);
    }
}

// Names of all hosts at once; an answer each, or silence.
void names(Findings& f, const EndpointMap& endpoints)
{
    struct Lookup {
        QString venue, host;
        QString result, error;
        bool done = false;
    };
    std::vector<std::unique_ptr<Lookup>> lookups;
    QEventLoop loop;
    QElapsedTimer since;
    since.start();
    std::size_t open = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!endpoints[v] || !venueProfile(kVenues[v])) continue;
        QStringList seen;
        for (const std::string& url : endpoints[v]->url) {
            const QString host = QUrl(QString::fromStdString(url)).host();
            if (host.isEmpty() || seen.contains(host)) continue;
            seen.append(host);
            lookups.push_back(std::make_unique<Lookup>());
            Lookup* l = lookups.back().get();
            l->venue = QString::fromStdString(std::string(venueKey(kVenues[v])));
            l->host = host;
            ++open;
            QHostInfo::lookupHost(host, &loop, [l, &open, &loop, &since](const QHostInfo& info) {
                l->done = true;
                if (info.error() == QHostInfo::NoError && !info.addresses().isEmpty())
                    l->result = QStringLiteral("%1 in %2 ms")
                                    .arg(info.addresses().first().toString())
                                    .arg(since.elapsed());
                else
                    l->error = info.errorString();
                if (--open == 0) loop.quit();
            });
        }
    }
    QTimer::singleShot(kLookupMs, &loop, &QEventLoop::quit);
    if (open > 0) loop.exec();
    for (const auto& l : lookups) {
        const QString subject = l->venue + QStringLiteral(" name");
        if (!l->result.isEmpty())
            f.ok(subject, l->host + QStringLiteral(" is ") + l->result);
        else
            f.bad(subject, QStringLiteral("%1: %2").arg(l->host, l->done ? l->error : QStringLiteral("no answer")),
                  QStringLiteral("check the network and the name server; the program works offline with replay"));
    }
}

QString remedyFor(const QString& error)
{
    if (error.contains(QLatin1String("certificate"), Qt::CaseInsensitive) ||
        error.contains(QLatin1String("TLS"), Qt::CaseInsensitive))
        return QStringLiteral("check the clock, and the trust anchor of your proxy (--ca-file PEM)");
    if (error.contains(QLatin1String("403")) || error.contains(QLatin1String("451")))
        return QStringLiteral("the venue refuses this address; another network or --proxy URL may reach it");
    if (error.contains(QLatin1String("429")) || error.contains(QLatin1String("418")))
        return QStringLiteral("wait: this address has asked too often");
    return QStringLiteral("check the network, a firewall, or --proxy URL");
}

void venue(Findings& f, const VenueRow& row, bool instruments)
{
    const QString name = QString::fromStdString(std::string(venueKey(row.venue)));
    const FeedHealth* h = row.health.get();
    const QString trouble = h ? QString::fromStdString(h->headline) : QStringLiteral("no report");
    f.check(instruments, name + QStringLiteral(" REST"),
            instruments         ? QStringLiteral("instruments received")
            : trouble.isEmpty() ? QStringLiteral("no answer")
                                : trouble,
            remedyFor(trouble));
    if (h && h->clockOffsetMs)
        f.check(std::abs(*h->clockOffsetMs) < kClockOffMs, name + QStringLiteral(" clock"),
                QStringLiteral("differs by %1 ms").arg(*h->clockOffsetMs, 0, 'f', 0),
                QStringLiteral("set this machine's clock (systemd-timesyncd, chrony)"));
    else
        f.bad(name + QStringLiteral(" clock"), QStringLiteral("not known"),
              QStringLiteral("needs an answer of the venue"));
    // A report of a few seconds need not have all of it.
    if (h && h->history.wanted > 0)
        f.check(h->history.givenUp == 0, name + QStringLiteral(" history"),
                QString::fromStdString(historyText(h->history)),
                QStringLiteral("the venue does not tell what was asked of the past; the boards begin with less"));
    if (!h || h->sockets.empty()) {
        f.bad(name + QStringLiteral(" WebSocket"), QStringLiteral("not tried: the instruments are not known"),
              remedyFor(trouble));
        return;
    }
    for (const SocketHealth& s : h->sockets) {
        const bool good = s.frames > 0 && s.state == SocketState::Live;
        const QString error = QString::fromStdString(s.lastError);
        QString what = QString::fromStdString(s.name) + QStringLiteral(": ");
        if (good)
            what += QStringLiteral("%1 frames").arg(s.frames);
        else if (!error.isEmpty())
            what += error;
        else
            what += QString::fromStdString(std::string(socketStateName(s.state))) +
                    (s.frames > 0 ? QStringLiteral(", some topics silent") : QStringLiteral(", no message yet"));
        f.check(good || (s.frames > 0 && error.isEmpty()), name + QStringLiteral(" WebSocket"), what,
                remedyFor(error));
    }
}

// What of each class of data has spoken in these seconds. What had no time to is a note, no failure.
void classes(Findings& f, const VenueRow& row)
{
    if (!row.health) return;
    const QString subject = QString::fromStdString(std::string(venueKey(row.venue))) + QStringLiteral(" data");
    for (const ClassHealth& c : row.health->classes) {
        if (c.topics == 0) continue;
        const QString what = QStringLiteral("%1: %2 of %3 topics speak")
                                 .arg(QString::fromStdString(c.name))
                                 .arg(c.live)
                                 .arg(c.topics);
        if (c.state == Freshness::Live)
            f.ok(subject,
                 c.maybeSilent
                     ? QStringLiteral("%1: subscribed; silence is usual").arg(QString::fromStdString(c.name))
                     : what);
        else
            f.note(subject, what + QStringLiteral(" after a few seconds"));
    }
}

// A real session of a few seconds says more than any probe: names, TLS, upgrade, first messages.
void venues(Findings& f, const Options& o, const EndpointMap& endpoints, qint64 untilMs,
            const QElapsedTimer& since)
{
    SnapshotHub hub;
    LiveSource source(configFrom(o), endpoints, hub);
    WatchSet watch;
    watch.assets = watch.focus = {"BTC"};
    source.setWatch(watch);
    source.setFocus("BTC");
    source.start();
    const qint64 begun = since.elapsed();
    QEventLoop loop;
    QTimer poll;
    const auto has = [&hub](VenueId v) {
        const auto table = hub.instruments.read().value;
        if (!table) return false;
        for (const auto& [id, instrument] : table->all())
            if (id.venue() == v) return true;
        return false;
    };
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        bool all = true;
        const auto health = hub.health.read().value;
        for (const VenueRow& row : health ? health->venues : std::array<VenueRow, kVenueCount>{}) {
            const bool on = endpoints[static_cast<std::size_t>(row.venue)] && venueProfile(row.venue);
            if (!on) continue;
            if (row.health && !row.health->headline.empty() && !has(row.venue) &&
                since.elapsed() - begun > kGiveUpMs)
                continue;
            bool live = row.health && !row.health->sockets.empty() && row.health->clockOffsetMs;
            if (live)
                for (const SocketHealth& s : row.health->sockets)
                    live = live && s.frames > 0 && s.state == SocketState::Live;
            all = all && live;
        }
        if ((all && health) || since.elapsed() > untilMs) loop.quit();
    });
    poll.start(kPollMs);
    loop.exec();
    const auto health = hub.health.read().value;
    std::array<bool, kVenueCount> known{};
    for (std::size_t v = 0; v < kVenueCount; ++v) known[v] = has(kVenues[v]);
    source.stop();
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!endpoints[v] || !venueProfile(kVenues[v])) continue;
        VenueRow row;
        row.venue = kVenues[v];
        if (health)
            for (const VenueRow& r : health->venues)
                if (r.venue == kVenues[v]) row = r;
        venue(f, row, known[v]);
        classes(f, row);
        if (row.venue == VenueId::Hyperliquid)
            f.note(QStringLiteral("hyperliquid dexs"),
                   QStringLiteral("contracts of validators are watched by their asset; one of a builder-deployed "
                                  "dex by its full name, as in --assets BTC,xyz:TSLA"));
    }
}

}  // namespace

int runDoctor(int& argc, char** argv, const Options& o)
{
    auto endpoints = endpointsFrom(o);
    if (!endpoints) return fail(endpoints.error());
    useOffscreenUnlessTold();
    nameApplication();
    startLog({}, o.log.isEmpty() ? QStringLiteral("*.warning=false") : o.log);
    QGuiApplication qt(argc, argv);
    QElapsedTimer since;
    since.start();
    Findings f;
    machine(f, o);
    names(f, *endpoints);
    venues(f, o, *endpoints, kFeedMs, since);
    if (f.failed() == 0) return 0;
    return fail(QStringLiteral("%1 check%2 failed").arg(f.failed()).arg(f.failed() == 1 ? "" : "s"));
}

}  // namespace plimsoll

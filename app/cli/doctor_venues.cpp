// A short session with the venues: instruments, clock, sockets, what speaks on them.
#include "app/cli/doctor_parts.h"
#include "app/live_source.h"
#include "model/snapshot_hub.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <cmath>
#include <optional>

namespace plimsoll {

namespace {

constexpr int kPollMs = 50;
// A venue whose instruments cannot be had says why long before that; waiting longer would not help.
constexpr int kGiveUpMs = 4'000;
constexpr double kClockOffMs = 1'000;

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

// As the venue says when it is asked. What its data tell alone cannot be told from a slow way there.
void sayClock(Findings& f, const VenueRow& row, const std::optional<ClockReading>& asked)
{
    const QString subject = QString::fromStdString(std::string(venueKey(row.venue))) + QStringLiteral(" clock");
    const QString remedy = QStringLiteral("set this machine's clock (systemd-timesyncd, chrony)");
    const FeedHealth* h = row.health.get();
    if (asked)
        // Wrong only where the way there and back cannot make up for it.
        f.check(std::abs(asked->offsetMs) - asked->doubtMs < kClockOffMs, subject, clockText(row.venue, *asked),
                remedy);
    else if (h && h->clockOffsetMs)
        f.check(std::abs(*h->clockOffsetMs) < kClockOffMs, subject,
                QStringLiteral("differs by %1 ms, going by its data: it did not tell the time")
                    .arg(*h->clockOffsetMs, 0, 'f', 0),
                remedy);
    else
        f.bad(subject, QStringLiteral("not known"), QStringLiteral("needs an answer of the venue"));
}

void venue(Findings& f, const VenueRow& row, bool instruments, const std::optional<ClockReading>& asked)
{
    const QString name = QString::fromStdString(std::string(venueKey(row.venue)));
    const FeedHealth* h = row.health.get();
    const QString trouble = h ? QString::fromStdString(h->headline) : QStringLiteral("no report");
    f.check(instruments, name + QStringLiteral(" REST"),
            instruments         ? QStringLiteral("instruments received")
            : trouble.isEmpty() ? QStringLiteral("no answer")
                                : trouble,
            remedyFor(trouble));
    sayClock(f, row, asked);
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

}  // namespace

// A real session of a few seconds says more than any probe: names, TLS, upgrade, first messages.
void checkVenues(Findings& f, const Config& config, const EndpointMap& wanted,
                 const std::array<bool, kVenueCount>& reached, qint64 untilMs, const QElapsedTimer& since)
{
    EndpointMap endpoints = wanted;
    bool any = false;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!endpoints[v] || !venueProfile(kVenues[v])) continue;
        any = any || reached[v];
        if (reached[v]) continue;
        const QString name = QString::fromStdString(std::string(venueKey(kVenues[v])));
        for (const char* what : {" REST", " clock", " WebSocket"})
            f.note(name + QLatin1String(what), QStringLiteral("not tried: the venue cannot be reached"));
        endpoints[v].reset();
    }
    if (!any) return;
    // Before the session: its own messages would make the answers wait.
    const ClockReadings clocks = askClocks(endpoints, config.network);
    SnapshotHub hub;
    LiveSource source(config, endpoints, hub);
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
        venue(f, row, known[v], clocks[v]);
        classes(f, row);
        if (row.venue == VenueId::Hyperliquid)
            f.note(QStringLiteral("hyperliquid dexs"),
                   QStringLiteral("contracts of validators are watched by their asset; one of a builder-deployed "
                                  "dex by its full name, as in --assets BTC,xyz:TSLA"));
    }
}

}  // namespace plimsoll

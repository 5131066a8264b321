#include "app/startup_report.h"

#include "model/snapshot_hub.h"

#include <QEvent>
#include <QFile>
#include <QLoggingCategory>
#include <QTimerEvent>
#include <QWidget>

#include <unistd.h>
#include <ctime>

namespace plimsoll {

namespace {

Q_LOGGING_CATEGORY(lcStart, "dash.app.start", QtInfoMsg)

bool anyLiveBook(const SnapshotHub& hub)
{
    const auto depth = hub.depth.read().value;
    if (!depth) return false;
    for (const DepthLane& lane : depth->lanes)
        if (lane.state == BookState::Live && !lane.bids.empty() && !lane.asks.empty()) return true;
    return false;
}

// How many venues take part, when all of them are live; else none.
std::size_t liveVenues(const SnapshotHub& hub)
{
    const auto health = hub.health.read().value;
    if (!health) return 0;
    std::size_t live = 0;
    for (const VenueRow& row : health->venues) {
        if (!row.enabled) continue;
        if (row.state != Freshness::Live) return 0;
        ++live;
    }
    return live;
}

}  // namespace

double sinceProcessStart()
{
    // Field 22 of /proc/self/stat: start after boot, in clock ticks (proc(5)). The name in field 2 may
    // hold spaces, so count from its closing parenthesis.
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly)) return 0;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20) return 0;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double startMs = fields[19].toDouble() * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec) / 1e6 - startMs;
}

StartupReport::StartupReport(QWidget& window, const SnapshotHub& hub, QObject* parent, int looks)
    : QObject(parent), m_hub(hub), m_left(looks)
{
    window.installEventFilter(this);
    m_timer = startTimer(10);
}

bool StartupReport::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_painted && event->type() == QEvent::Paint) {
        m_painted = true;
        qCInfo(lcStart, "first picture %.0f ms after start", sinceProcessStart());
        watched->removeEventFilter(this);
    }
    return false;
}

void StartupReport::timerEvent(QTimerEvent*)
{
    if (!m_book && anyLiveBook(m_hub)) {
        m_book = true;
        qCInfo(lcStart, "first live book %.0f ms after start", sinceProcessStart());
    }
    const std::size_t venues = m_book ? liveVenues(m_hub) : 0;
    if (venues > 0) qCInfo(lcStart, "%zu venues live %.0f ms after start", venues, sinceProcessStart());
    if (venues == 0 && --m_left > 0) return;
    killTimer(m_timer);
    m_timer = 0;
}

}  // namespace plimsoll

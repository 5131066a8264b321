#include "app/workspace_wiring.h"

#include "app/kept_files.h"
#include "ui/main_window.h"
#include "ui/tour_stops.h"
#include "ui/workspace_desk.h"

#include <QFileInfo>
#include <QGuiApplication>

namespace plimsoll {

namespace {

constexpr int kSoonMs = 700, kWelcomeMs = 800;

}  // namespace

WorkspaceWiring::WorkspaceWiring(MainWindow& window, const QString& folder)
    : QObject(&window), m_window(window), m_store(folder), m_seen(folder + QStringLiteral("/tour-seen"))
{
    const QStringList problems = window.workspaces().book().setShelf(&m_store);
    if (!problems.isEmpty()) window.setNotice(problems.join(QLatin1Char(' ')));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &WorkspaceWiring::keep);
}

void WorkspaceWiring::begin(const QString& wanted)
{
    WorkspaceDesk& desk = m_window.workspaces();
    if (!wanted.isEmpty())
        if (const QString key = desk.book().keyNamed(wanted); !key.isEmpty()) desk.open(key);
    connect(&m_window, &MainWindow::layoutChanged, this, [this] {
        if (!m_soon.isActive()) m_soon.start();
    });
}

void WorkspaceWiring::welcome(bool firstStart)
{
    const QString platform = QGuiApplication::platformName();
    if (!firstStart || QFileInfo::exists(m_seen) || platform == QLatin1String("offscreen") ||
        platform == QLatin1String("minimal"))
        return;
    QTimer::singleShot(kWelcomeMs, this, [this] {
        if (!m_window.isVisible()) return;
        connect(startTour(m_window), &Tour::left, this, &WorkspaceWiring::keepTourSeen);
    });
}

void WorkspaceWiring::keepTourSeen()
{
    const QString why = keepOwnFile(m_seen, QByteArray());  // that it is there says it
    if (!why.isEmpty()) qWarning("cannot remember that the tour was seen: %s", qUtf8Printable(why));
}

}  // namespace plimsoll

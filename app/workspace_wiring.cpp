#include "app/workspace_wiring.h"

#include "ui/main_window.h"
#include "ui/workspace_desk.h"

namespace plimsoll {

namespace {

constexpr int kSoonMs = 700;

}  // namespace

WorkspaceWiring::WorkspaceWiring(MainWindow& window, const QString& folder)
    : QObject(&window), m_window(window), m_store(folder)
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

}  // namespace plimsoll

#include "ui/extra_window.h"

#include "ui/dock_host.h"
#include "ui/watermark.h"
#include "ui/workspace_file.h"
#include "widgets/icon.h"

#include <QCloseEvent>
#include <QElapsedTimer>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace plimsoll {

QString workspaceDropped(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return {};
    const QString path = urls.front().toLocalFile();
    return path.endsWith(workspace_file::suffix()) ? path : QString();
}

ExtraWindow::ExtraWindow(const Theme& theme, SourceKind source)
    : QWidget(nullptr, Qt::Window), m_theme(theme), m_source(source), m_docks(new DockHost(theme, this))
{
    setObjectName(QStringLiteral("extraWindow"));
    setProperty("surface", "window");
    setWindowIcon(appIcon());
    setAcceptDrops(true);
    setMinimumSize(320, 200);
    auto* margin = new QVBoxLayout(this);
    margin->setContentsMargins(4, 4, 4, 4);
    margin->addWidget(m_docks);
    if (isSimulated(source)) m_watermark = new Watermark(theme, sourceWord(SourceKind::Simulated), this);
    setTitle({});
}

void ExtraWindow::setTitle(const QString& panels)
{
    QString title = QStringLiteral("Plimsoll");
    if (m_source != SourceKind::Live) title += QStringLiteral(" \u2013 ") + sourceWord(m_source);
    if (!panels.isEmpty()) title += QStringLiteral(" \u2013 ") + panels;
    setWindowTitle(title);
    setAccessibleName(title);
}

void ExtraWindow::themeChanged()
{
    if (m_watermark) m_watermark->themeChanged();
    m_docks->themeChanged();
    update();
}

void ExtraWindow::dismiss()
{
    m_dismissed = true;
    hide();
    deleteLater();
}

bool ExtraWindow::event(QEvent* event)
{
    switch (event->type()) {
        case QEvent::UpdateRequest: {
            QElapsedTimer spent;
            spent.start();
            const bool done = QWidget::event(event);
            Q_EMIT painted(static_cast<double>(spent.nsecsElapsed()) / 1e6);
            return done;
        }
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::WindowStateChange:
        case QEvent::ActivationChange:
        case QEvent::Move:
        case QEvent::Resize: {
            const bool done = QWidget::event(event);
            Q_EMIT seen();
            return done;
        }
        default: break;  // Qt's list is not ours
    }
    return QWidget::event(event);
}

void ExtraWindow::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    if (!m_dismissed) Q_EMIT closedByHand();
}

void ExtraWindow::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_theme.bg.window);
}

void ExtraWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!workspaceDropped(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ExtraWindow::dropEvent(QDropEvent* event)
{
    const QString path = workspaceDropped(event->mimeData());
    if (path.isEmpty()) return;
    event->acceptProposedAction();
    Q_EMIT fileDropped(path);
}

}  // namespace plimsoll

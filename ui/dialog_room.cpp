#include "ui/dialog_room.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QMainWindow>
#include <QPointer>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

// Of a title bar and borders, as desktops draw them.
constexpr QSize kAround{8, 40};

// The body into a scroll area; the row of buttons at the end stays below it.
void scroll(QWidget* window)
{
    auto* body = qobject_cast<QVBoxLayout*>(window->layout());
    if (!body) return;
    const QPointer<QWidget> focus = window->focusWidget();
    QLayoutItem* foot = nullptr;
    if (QLayoutItem* last = body->itemAt(body->count() - 1);
        last && qobject_cast<QDialogButtonBox*>(last->widget()))
        foot = body->takeAt(body->count() - 1);
    const QMargins margins = body->contentsMargins();
    body->setSizeConstraint(QLayout::SetDefaultConstraint);
    window->setMinimumSize(0, 0);
    window->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    auto* area = new QScrollArea(window);
    area->setObjectName(QStringLiteral("dialogScroll"));
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->viewport()->setAutoFillBackground(false);
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("dialogBody"));
    inside->setLayout(body);
    body->setContentsMargins(margins.left(), margins.top(), margins.right(), foot ? 0 : margins.bottom());
    area->setWidget(inside);
    inside->setAutoFillBackground(false);
    area->setMinimumWidth(inside->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 1);
    if (foot) {
        auto* row = new QVBoxLayout;
        row->setContentsMargins(margins);
        row->addItem(foot);
        column->addLayout(row);
    }
    if (!focus) return;
    QMetaObject::invokeMethod(
        area,
        [area, focus] {
            if (!focus) return;
            focus->setFocus(Qt::OtherFocusReason);
            area->ensureWidgetVisible(focus);
        },
        Qt::QueuedConnection);
}

// Qt's own is so narrow that it cuts off the times of files.
void widen(QFileDialog* dialog)
{
    constexpr QSize kUsual{860, 540};
    dialog->resize(dialog->size().expandedTo(kUsual));
    if (auto* files = dialog->findChild<QTreeView*>(QStringLiteral("treeView"))) {
        const QFontMetrics metrics(files->font());
        files->header()->resizeSection(0, 320);
        files->header()->resizeSection(
            3, metrics.horizontalAdvance(QStringLiteral("26 November 2026 00:00:00")) + 16);
    }
}

}  // namespace

void DialogRoom::keep()
{
    static QPointer<DialogRoom> one;
    if (one) return;
    one = new DialogRoom(qApp);
    qApp->installEventFilter(one);
}

QSize DialogRoom::most(const QScreen& screen)
{
    return screen.availableSize() - kAround;
}

void DialogRoom::fit(QWidget* window)
{
    const QScreen* screen = window->screen();
    if (!screen) return;
    const QSize most = DialogRoom::most(*screen);
    if (auto* files = qobject_cast<QFileDialog*>(window)) widen(files);
    const auto needed = [window] { return window->minimumSizeHint().expandedTo(window->minimumSize()); };
    if (needed().height() > most.height() && !window->findChild<QWidget*>(QStringLiteral("dialogScroll")))
        scroll(window);
    const QSize size = window->size().boundedTo(most);
    if (size != window->size()) window->resize(size);
}

bool DialogRoom::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Show || event->spontaneous()) return false;
    auto* window = qobject_cast<QWidget*>(watched);
    if (!window || !window->isWindow()) return false;
    const bool desk = qobject_cast<QMainWindow*>(window) || qobject_cast<QDockWidget*>(window);
    if (!desk && (window->windowType() == Qt::Dialog || window->windowType() == Qt::Window)) fit(window);
    return false;
}

}  // namespace plimsoll

#include "ui/copy_keys.h"

#include "ui/export_cells.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>

namespace plimsoll {

CopyKeys::CopyKeys(SourceKind source, QObject* parent) : QObject(parent), m_source(source)
{
    QCoreApplication::instance()->installEventFilter(this);
}

// A view with a shortcut of its own for copying never gets here: shortcuts go before keys.
bool CopyKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        return QObject::eventFilter(watched, event);
    const auto* view = qobject_cast<const QAbstractItemView*>(watched);
    if (!view || !view->model() || view->model()->rowCount(view->rootIndex()) == 0 ||
        view->inherits("QComboBoxListView"))
        return QObject::eventFilter(watched, event);
    QGuiApplication::clipboard()->setMimeData(
        toMime(selectedCells(*view, QStringLiteral("selection"), {}), m_source));
    return true;
}

}  // namespace plimsoll

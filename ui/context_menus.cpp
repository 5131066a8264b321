#include "ui/context_menus.h"

#include "ui/alert_menus.h"
#include "ui/panel.h"
#include "ui/panels/board_view.h"
#include "widgets/safe_cell.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

namespace plimsoll {

namespace {

Panel* panelOf(QWidget* widget)
{
    for (QWidget* w = widget; w; w = w->parentWidget())
        if (auto* panel = qobject_cast<Panel*>(w)) return panel;
    return nullptr;
}

// The view whose cells lie under the click; the head of a table is none of them.
QAbstractItemView* viewOf(QWidget* widget)
{
    for (QWidget* w = widget; w && !qobject_cast<Panel*>(w); w = w->parentWidget()) {
        if (qobject_cast<QHeaderView*>(w)) return nullptr;
        if (auto* view = qobject_cast<QAbstractItemView*>(w)) return view;
    }
    return nullptr;
}

bool has(const QMenu* menu, const QString& text)
{
    for (const QAction* a : menu->actions())
        if (a->text() == text) return true;
    return false;
}

bool hasNamed(const QMenu* menu, const char* name)
{
    for (const QAction* a : menu->actions())
        if (a->objectName() == QLatin1String(name)) return true;
    return false;
}

bool copiesTable(const QMenu* menu)
{
    for (const QAction* a : menu->actions())
        if (a->text().contains(QLatin1String("TSV"))) return true;
    return false;
}

}  // namespace

QString cellText(const QModelIndex& at)
{
    return at.data(Qt::DisplayRole).toString();
}

QString tableText(const QAbstractItemView& view)
{
    if (const auto* board = qobject_cast<const BoardView*>(&view)) return board->asTsv();
    const QAbstractItemModel* model = view.model();
    QStringList heads;
    for (int c = 0; c < model->columnCount(); ++c)
        heads << model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    QString out = tsvLine(heads);
    for (int r = 0; r < model->rowCount(); ++r) {
        QStringList cells;
        for (int c = 0; c < model->columnCount(); ++c) cells << cellText(model->index(r, c));
        out += tsvLine(cells);
    }
    return out;
}

ContextMenus::ContextMenus(Doings doings, QObject* parent) : QObject(parent), m_doings(std::move(doings))
{
    qApp->installEventFilter(this);
}

ContextMenus::~ContextMenus()
{
    qApp->removeEventFilter(this);
}

// A panel opens its menu while the click is answered: a menu that is made ready meanwhile is that one. Where none
// was, there is one of ours once the click is through.
bool ContextMenus::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ContextMenu) {
        auto* widget = qobject_cast<QWidget*>(watched);
        Panel* const panel = widget && !qobject_cast<QLineEdit*>(widget) ? panelOf(widget) : nullptr;
        // From the widget under the pointer it goes up to its parents: it is one click.
        if (!panel || (m_widget && !m_answered)) return false;
        const auto* click = static_cast<QContextMenuEvent*>(event);
        m_widget = widget;
        m_panel = panel;
        m_at = click->pos();
        m_global = click->globalPos();
        m_answered = false;
        QTimer::singleShot(0, this, [this] {
            if (!m_answered) open();
            m_widget = nullptr;
            m_panel = nullptr;
        });
    } else if (event->type() == QEvent::Polish && m_widget && !m_answered) {
        if (auto* menu = qobject_cast<QMenu*>(watched)) {
            m_answered = true;
            complete(menu);
        }
    }
    return false;
}

void ContextMenus::open()
{
    if (!m_widget || !m_panel || !m_widget->isVisible()) return;
    auto* menu = new QMenu(m_panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("contextMenu"));
    m_answered = true;
    complete(menu);
    menu->popup(m_global);
}

void ContextMenus::complete(QMenu* menu)
{
    if (!m_panel) return;
    QAbstractItemView* const view = viewOf(m_widget);
    QModelIndex at;
    if (view)
        at = view->indexAt(
            view->viewport()->mapFrom(m_widget->window(), m_widget->mapTo(m_widget->window(), m_at)));
    const QList<QAction*> own = menu->actions();

    // The first line: what lies under the pointer.
    if (own.isEmpty() || own.front()->isEnabled()) {
        QString value;
        if (at.isValid()) {
            const QString row = cellText(at.siblingAtColumn(0));
            const QString head =
                view->model()->headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString();
            value = at.column() == 0 ? row : row + QLatin1Char(' ') + head + QLatin1Char(' ') + cellText(at);
        } else if (!view) {
            value = m_widget->accessibleDescription();
        }
        if (value.trimmed().isEmpty()) value = m_panel->title() + QLatin1Char(' ') + m_panel->face().context;
        auto* line =
            new QAction(QFontMetrics(menu->font()).elidedText(value.simplified(), Qt::ElideRight, 420), menu);
        line->setEnabled(false);
        line->setObjectName(QStringLiteral("valueLine"));
        QAction* first = own.isEmpty() ? nullptr : own.front();
        menu->insertAction(first, line);
        if (first) menu->insertSeparator(first);
    }
    menu->addSeparator();
    QString asset = at.isValid() ? cellText(at.siblingAtColumn(0)).section(QLatin1Char(' '), 0, 0) : QString();
    const bool rowHasIt = !asset.isEmpty() && m_doings.known && m_doings.known(asset);
    if (!rowHasIt && m_doings.asset) asset = m_doings.asset(*m_panel);
    if (rowHasIt && m_doings.choose && !has(menu, tr("Show %1").arg(asset))) {
        QAction* go = menu->addAction(tr("Show %1").arg(asset), m_panel.data(), [this, panel = m_panel, asset] {
            if (panel) m_doings.choose(*panel, asset);
        });
        go->setObjectName(QStringLiteral("goToAsset"));
    }
    if (!asset.isEmpty() && m_doings.alert && !hasNamed(menu, "alertOnThis")) {
        QAction* alert = menu->addAction(tr("New alert on %1\u2026").arg(asset), this,
                                         [this, asset] { m_doings.alert(asset); });
        alert->setObjectName(QStringLiteral("alertOnAsset"));
    }
    if (at.isValid()) {
        QAction* copy = menu->addAction(tr("Copy the cell"), this, [text = safeCell(cellText(at))] {
            QApplication::clipboard()->setText(text);
        });
        copy->setObjectName(QStringLiteral("copyCell"));
    }
    if (view && view->model() && !copiesTable(menu)) {
        QAction* copy = menu->addAction(tr("Copy the table as TSV"), view,
                                        [view] { QApplication::clipboard()->setText(tableText(*view)); });
        copy->setObjectName(QStringLiteral("copyTable"));
    }
    if (m_doings.explain) {
        menu->addSeparator();
        QAction* help = menu->addAction(tr("About this panel"), m_panel.data(), [this, panel = m_panel] {
            if (panel) m_doings.explain(*panel);
        });
        help->setObjectName(QStringLiteral("panelHelp"));
    }
}

}  // namespace plimsoll

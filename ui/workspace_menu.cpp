#include "ui/workspace_menu.h"

#include "ui/extra_window.h"
#include "ui/panel_registry.h"
#include "ui/workspace_desk.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>

namespace plimsoll {

WorkspaceMenu::WorkspaceMenu(WorkspaceDesk& desk, QWidget* window)
    : QObject(window), m_desk(desk), m_window(window), m_menu(new QMenu(tr("Workspaces"), window))
{
    m_menu->setObjectName(QStringLiteral("workspaces"));
    for (const WorkspaceBook::Entry& e : desk.book().entries()) {
        if (e.own) continue;
        QAction* a = m_menu->addAction(e.title, this, [this, key = e.key] { m_desk.open(key); });
        a->setObjectName(QStringLiteral("workspace-") + e.key);
        a->setData(e.key);
        a->setCheckable(true);
        m_presets.push_back(a);
    }
    m_menu->addSeparator();
    m_afterOwn = m_menu->addSeparator();
    entry(tr("Save as\u2026"), "workspaceSaveAs", &WorkspaceMenu::saveAs);
    m_rename = entry(tr("Rename\u2026"), "workspaceRename", &WorkspaceMenu::rename);
    entry(tr("Duplicate"), "workspaceDuplicate", [this] { say(m_desk.duplicateWorkspace(m_desk.current())); });
    m_remove = entry(tr("Delete\u2026"), "workspaceDelete", &WorkspaceMenu::remove);
    m_menu->addSeparator();
    entry(tr("Export to a file\u2026"), "workspaceExport", &WorkspaceMenu::exportFile);
    entry(tr("Open a file\u2026"), "workspaceImport", &WorkspaceMenu::importFile);
    m_menu->addSeparator();
    entry(tr("Maximise the panel, or restore it"), "maximisePanel", [this] {
        const QString id = panelAtHand();
        if (!m_desk.restoreMaximised() && !id.isEmpty()) m_desk.maximise(id);
    })->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F11));
    m_duplicatePanel = entry(tr("Duplicate panel"), "duplicatePanel", [this] { m_desk.duplicate(panelAtHand()); });
    m_newWindow =
        entry(tr("Panel to a new window"), "panelToNewWindow", [this] { m_desk.moveToNewWindow(panelAtHand()); });
    m_home =
        entry(tr("Panel to the main window"), "panelToMainWindow", [this] { m_desk.moveHome(panelAtHand()); });
    m_nextGroup = entry(tr("Next link group of the panel"), "nextLinkGroup", [this] {
        const QString id = panelAtHand();
        const int now = m_desk.links().group(id);
        m_desk.links().setGroup(id, now == LinkGroups::kActive ? LinkGroups::kFirst
                                    : now == LinkGroups::kNone ? LinkGroups::kActive
                                    : now == LinkGroups::kLast ? LinkGroups::kNone
                                                               : now + 1);
    });
    m_menu->addSeparator();
    m_undo = entry(tr("Undo the layout's last change"), "undoLayout", [this] { m_desk.undo(); });
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Z));
    m_redo = entry(tr("Redo it"), "redoLayout", [this] { m_desk.redo(); });
    m_redo->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Y));
    m_lock = entry(tr("Lock the layout"), "lockLayout", [this] { m_desk.setLocked(!m_desk.isLocked()); });
    m_lock->setCheckable(true);
    m_lock->setToolTip(tr("Nothing can be moved, closed or resized by accident"));

    connect(&desk.book(), &WorkspaceBook::listed, this, &WorkspaceMenu::list);
    connect(&desk, &WorkspaceDesk::currentChanged, this, &WorkspaceMenu::show);
    connect(&desk, &WorkspaceDesk::lockedChanged, this, &WorkspaceMenu::show);
    connect(&desk, &WorkspaceDesk::stepsChanged, this, &WorkspaceMenu::show);
    connect(m_menu, &QMenu::aboutToShow, this, &WorkspaceMenu::show);
    list();
}

QAction* WorkspaceMenu::entry(const QString& text, const char* name, const std::function<void()>& act)
{
    QAction* a = m_menu->addAction(text, this, act);
    a->setObjectName(QLatin1String(name));
    return a;
}

QAction* WorkspaceMenu::entry(const QString& text, const char* name, void (WorkspaceMenu::*act)())
{
    return entry(text, name, [this, act] { (this->*act)(); });
}

// The person's own, the first nine with a key.
void WorkspaceMenu::list()
{
    std::size_t n = 0;
    for (const WorkspaceBook::Entry& e : m_desk.book().entries()) {
        if (!e.own) continue;
        if (n == m_own.size()) {
            auto* a = new QAction(this);
            a->setObjectName(QStringLiteral("ownWorkspace-%1").arg(n + 1));
            a->setCheckable(true);
            if (n < 9)
                a->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(n))));
            connect(a, &QAction::triggered, this, [this, a] {
                m_desk.open(a->data().toString());
                show();
            });
            m_menu->insertAction(m_afterOwn, a);
            m_own.push_back(a);
        }
        m_own[n]->setText(e.title);
        m_own[n]->setData(e.key);
        m_own[n]->setVisible(true);
        ++n;
    }
    for (; n < m_own.size(); ++n) m_own[n]->setVisible(false);
    show();
}

QString WorkspaceMenu::panelAtHand() const
{
    for (const Panel* p : m_desk.panels())
        if (const QWidget* f = QApplication::focusWidget(); f && (f == p || p->isAncestorOf(f))) return p->id();
    return m_desk.isOpen(m_desk.links().focused()) ? m_desk.links().focused() : QString();
}

void WorkspaceMenu::show()
{
    const QString& current = m_desk.current();
    for (const auto* all : {&m_presets, &m_own})
        for (QAction* a : *all) a->setChecked(a->data().toString() == current);
    const bool own = WorkspaceBook::isOwn(current);
    m_rename->setEnabled(own);
    m_remove->setEnabled(own);
    const bool locked = m_desk.isLocked();
    m_lock->setChecked(locked);
    m_undo->setEnabled(m_desk.canUndo() && !locked);
    m_redo->setEnabled(m_desk.canRedo() && !locked);
    m_duplicatePanel->setEnabled(!locked);
    m_newWindow->setEnabled(!locked);
    m_home->setEnabled(!locked && !m_desk.windows().empty());
    m_nextGroup->setEnabled(true);
}

void WorkspaceMenu::say(const QString& problem)
{
    if (!problem.isEmpty()) Q_EMIT m_desk.notice(problem);
}

void WorkspaceMenu::ask(const QString& title, const QString& label, const QString& text,
                        const std::function<QString(const QString&)>& done)
{
    auto* dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("workspaceName"));
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(text);
    dialog->setOkButtonText(tr("Save"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, done](const QString& said) { say(done(said)); });
    dialog->open();
}

void WorkspaceMenu::saveAs()
{
    const QString base = m_desk.book().title(m_desk.current());
    ask(tr("Save the workspace"), tr("Name of the new workspace"), m_desk.book().freeName(base),
        [this](const QString& name) { return m_desk.saveAs(name); });
}

void WorkspaceMenu::rename()
{
    const QString key = m_desk.current();
    if (!WorkspaceBook::isOwn(key)) return;
    ask(tr("Rename the workspace"), tr("New name"), m_desk.book().title(key),
        [this, key](const QString& name) { return m_desk.rename(key, name); });
}

void WorkspaceMenu::remove()
{
    const QString key = m_desk.current();
    if (!WorkspaceBook::isOwn(key)) return;
    auto* box = new QMessageBox(
        QMessageBox::NoIcon, tr("Delete the workspace"),
        tr("Delete the workspace %1? Its layout cannot be brought back.").arg(m_desk.book().title(key)),
        QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("workspaceDeleteQuestion"));
    box->setTextFormat(Qt::PlainText);
    box->addButton(tr("Delete"), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::accepted, this, [this, key] { say(m_desk.remove(key)); });
    box->open();
}

void WorkspaceMenu::exportFile()
{
    if (m_folder.isEmpty()) m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog =
        new QFileDialog(m_window, tr("Export the workspace"),
                        QDir(m_folder).filePath(m_desk.book().title(m_desk.current()) + workspace_file::suffix()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("workspaceExportDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(workspace_file::suffix().mid(1));
    dialog->setNameFilter(tr("Workspaces (*%1)").arg(workspace_file::suffix()));
    dialog->selectFile(m_desk.book().title(m_desk.current()) + workspace_file::suffix());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        m_desk.exportBeside(path, [&desk = m_desk, name = QFileInfo(path).fileName()](const QString& problem) {
            Q_EMIT desk.notice(problem.isEmpty() ? tr("Workspace written to %1").arg(name) : problem);
        });
    });
    dialog->open();
}

void WorkspaceMenu::importFile()
{
    auto* dialog = new QFileDialog(m_window, tr("Open a workspace"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("workspaceImportDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Workspaces (*%1)").arg(workspace_file::suffix()));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        import(path);
    });
    dialog->open();
}

// A file that is refused says so where it cannot be missed: it was asked for by name.
void WorkspaceMenu::import(const QString& path)
{
    m_desk.importBeside(path, [menu = QPointer<WorkspaceMenu>(this)](const QString& problem) {
        if (menu && !problem.isEmpty()) menu->sayRefused(problem);
    });
}

void WorkspaceMenu::sayRefused(const QString& problem)
{
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("Open a workspace"), problem, QMessageBox::Close, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("workspaceProblem"));
    box->setTextFormat(Qt::PlainText);
    box->open();
}

void WorkspaceMenu::acceptDrops()
{
    m_window->setAcceptDrops(true);
    m_window->installEventFilter(this);
}

bool WorkspaceMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop)) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QString path = workspaceDropped(drop->mimeData());
        if (path.isEmpty()) return QObject::eventFilter(watched, event);
        drop->acceptProposedAction();
        if (event->type() == QEvent::Drop) import(path);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace plimsoll

// The workspaces' menu: which there are, what can be done with them, with the panel at hand, and back again.
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace plimsoll {

class WorkspaceDesk;

class WorkspaceMenu : public QObject {
    Q_OBJECT
public:
    // `window` is above the questions that are asked.
    WorkspaceMenu(WorkspaceDesk& desk, QWidget* window);

    QMenu* menu() const { return m_menu; }
    // Files dragged onto the window are opened.
    void acceptDrops();

public Q_SLOTS:
    void saveAs();
    void rename();
    void remove();
    void exportFile();
    void importFile();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAction* entry(const QString& text, const char* name, void (WorkspaceMenu::*act)());
    QAction* entry(const QString& text, const char* name, const std::function<void()>& act);
    void list();
    void show();
    void ask(const QString& title, const QString& label, const QString& text,
             const std::function<QString(const QString&)>& done);
    void say(const QString& problem);
    void import(const QString& path);
    void sayRefused(const QString& problem);
    QString panelAtHand() const;

    WorkspaceDesk& m_desk;
    QWidget* m_window;
    QMenu* m_menu;
    std::vector<QAction*> m_presets, m_own;
    QAction *m_afterOwn, *m_rename, *m_remove, *m_lock, *m_undo, *m_redo;
    QAction *m_duplicatePanel, *m_newWindow, *m_home, *m_nextGroup;
    QString m_folder;
};

}  // namespace plimsoll

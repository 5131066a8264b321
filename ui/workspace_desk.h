// What a person works on: the panels, the windows they are in, who belongs together, and which workspace this is.
// The main window and the application hold one; they hear of what changes and keep it.
#pragma once

#include "ui/disk_thread.h"
#include "ui/link_groups.h"
#include "ui/panel.h"
#include "ui/source_kind.h"
#include "ui/workspace_book.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QAction;
class QMenu;

namespace plimsoll {

class DockHost;
class ExtraWindow;
class FrameTick;
class PanelDock;

class WorkspaceDesk : public QObject {
    Q_OBJECT
public:
    struct Setup {
        const Theme& theme;
        std::vector<VenueId> venues;
        AlertBook* alerts = nullptr;
        DeskBook* desk = nullptr;
        Timestamp started{};
        SourceKind source = SourceKind::Live;
    };
    // `main` lies in the main window; panels of extra windows are pulled by the same tick.
    WorkspaceDesk(const Setup& setup, DockHost* main, FrameTick* tick, LinkGroups& links);
    ~WorkspaceDesk() override;

    // One of each kind, laid out as the first workspace. `made` is called for each, and for every one that comes.
    void begin(std::function<void(Panel*)> made);

    // ---- Panels
    LinkGroups& links() { return m_links; }
    WorkspaceBook& book() { return m_book; }
    const std::vector<Panel*>& panels() const { return m_panels; }
    Panel* panel(const QString& id) const;
    // Of several of a kind: the one that was worked in last, else the first that is open.
    Panel* panelInUse(const QString& kind) const;
    PanelDock* dock(const QString& id) const;
    bool isOpen(const QString& id) const;
    void showPanel(const QString& id);
    // Of several of a kind the one that is linked with `from`.
    void showFor(const QString& from, const QString& kind);
    Panel* duplicate(const QString& id);
    void moveToNewWindow(const QString& id);
    void moveHome(const QString& id);
    void flash(const QStringList& ids, Severity severity);
    void focusNext(int by);
    void maximise(const QString& id);
    bool restoreMaximised();
    void themeChanged();

    // ---- Windows
    const std::vector<ExtraWindow*>& windows() const { return m_windows; }
    bool isOurs(const QWidget* window) const;
    // Of the extra ones: whether a person can see, or works in, one.
    bool anySeen() const;
    bool anyActive() const;
    void showWindows();
    void dismissWindows();

    // ---- Workspaces
    const QString& current() const { return m_current; }
    void open(const QString& key);
    void openNumber(int preset);  // from 1
    // Each says what was wrong; empty: done.
    QString saveAs(const QString& name);
    QString duplicateWorkspace(const QString& key);
    QString rename(const QString& key, const QString& name);
    QString remove(const QString& key);
    QString exportTo(const QString& path);
    QString importFrom(const QString& path);
    // The same, without waiting for the disk: `said` hears afterwards what was wrong.
    using Said = std::function<void(const QString& problem)>;
    void exportBeside(const QString& path, Said said);
    void importBeside(const QString& path, Said said);
    // The current one as it comes; of own ones: as Monitor comes.
    void reset();

    bool isLocked() const { return m_locked; }
    void setLocked(bool locked);
    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    void undo();
    void redo();

    QJsonObject save();
    // False: it is none of ours, and nothing has changed.
    bool restore(const QJsonObject& json);
    // Writes down what has changed since, now.
    void settle();

Q_SIGNALS:
    void panelMade(const QString& id);
    void panelGone(const QString& id);
    void visibilityChanged();
    void menuOpening(const QString& id, QMenu* menu);
    void currentChanged(const QString& key);
    void lockedChanged(bool locked);
    void stepsChanged();  // of undo and redo
    // Something to keep has changed; not more than once a moment.
    void changed();
    void notice(const QString& text);
    void windowsChanged();  // one came, went, was shown or left
    void windowMade(plimsoll::ExtraWindow* window);
    void painted(double ms);

private:
    Panel* make(const QString& id);
    void unmake(QString id);  // a copy: the panel that has the name goes
    void wire(DockHost* host);
    DockHost* hostOf(const QString& id) const;
    void move(PanelDock* dock, DockHost* to);
    void putIn(DockHost* host, const QString& id, const QString& at, DockSide side);
    ExtraWindow* makeWindow(QRect place);
    void empty(ExtraWindow* window);
    void titleWindows();
    void addPanelEntries(const QString& id, QMenu* menu);
    WorkspaceLayout capture() const;
    void apply(WorkspaceLayout layout, bool assets);
    void load(const QString& key);
    void keepCurrent();
    void step(bool back);
    QString panelWithFocus() const;
    QByteArray asFile();
    QString take(const Expected<NamedWorkspace, QString>& got);
    WorkspaceLayout asItComes(const QString& key) const;
    void arrangedSoon(bool gutter);

    const Setup m_setup;
    LinkGroups& m_links;
    WorkspaceBook m_book;
    DockHost* m_main;
    FrameTick* m_tick;
    std::function<void(Panel*)> m_made;
    std::vector<Panel*> m_panels;
    std::vector<ExtraWindow*> m_windows;
    std::vector<QPointer<ExtraWindow>> m_dismissed;  // hidden, and gone with the next turn of the event loop
    std::vector<QString> m_usedLast;                 // ids, the newest last
    QString m_current;
    WorkspaceLayout m_last;  // as it stood when it was looked at last
    std::vector<WorkspaceLayout> m_past, m_future;
    QTimer m_settle, m_look;
    bool m_locked = false, m_applying = false, m_gutter = false, m_ours = false, m_shown = false;
    DiskThread m_disk;
};

}  // namespace plimsoll

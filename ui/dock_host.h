// The docks: every panel in a plain QDockWidget with the house's title bar. A main window of its own,
// without a centre, so that the gutter runs all the way round.
#pragma once

#include "ui/panel_registry.h"
#include "widgets/theme.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTimer>

#include <map>
#include <vector>

class QMenu;

namespace plimsoll {

class PanelTitleBar;

class DockHost : public QMainWindow {
    Q_OBJECT
public:
    DockHost(const Theme& theme, QWidget* parent);
    ~DockHost() override;

    void add(Panel* panel);
    // The default layout for the room there is. Until a person moves something it follows the
    // window's size.
    void arrange();
    void themeChanged();

    QDockWidget* dock(const QString& id) const;
    void showPanel(const QString& id);
    // Shows one panel alone, or all again as they were.
    void toggleMaximised(const QString& id);
    bool isMaximised() const { return !m_maximised.isEmpty(); }
    void restore();
    // Three pulses of their edges: something fired there. One that is a tab behind another gets a dot until it is
    // looked at.
    void flash(const QStringList& ids);
    void focusNext(int by);

    // The layout, as it would be without a maximised panel.
    QByteArray layoutState() const;
    bool restoreLayoutState(const QByteArray& state);

    static constexpr int kLayoutVersion = 3;  // rises with the panels

Q_SIGNALS:
    void visibilityChanged();
    // Whoever has something to offer for a panel adds it.
    void menuOpening(const QString& id, QMenu* menu);

protected:
    QMenu* createPopupMenu() override { return nullptr; }
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Slot {
        Panel* panel;
        QDockWidget* dock;
        PanelTitleBar* bar;
    };
    struct Placed {
        QDockWidget* dock;
        bool behind;  // a tab behind the one before
        int share;    // of the column's height
    };
    using Columns = std::map<DockPlace, std::vector<Placed>>;
    Columns columns() const;
    void applyDefaultSizes();
    void showFace(const Slot& slot);
    void showMenu(const QString& id, const QPoint& at);
    void showFocus(QWidget* now);
    void showDots();
    const Slot* slot(const QString& id) const;

    const Theme& m_theme;
    std::vector<Slot> m_slots;
    QString m_maximised;
    QByteArray m_before;
    QTimer m_pulse;
    QStringList m_pulsing, m_dotted;
    int m_pulses = 0;
    bool m_moved = false;  // by a person, or by a kept layout
};

}  // namespace plimsoll

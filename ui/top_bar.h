// The bar at the top: mark and name, menus, symbol box, icons, mode badge, clock.
#pragma once

#include "ui/source_kind.h"
#include "ui/ui_clock.h"
#include "widgets/theme.h"

#include <QMenuBar>
#include <QWidget>

class QMenu;
class QToolButton;

namespace plimsoll {

class Badge;
class Segmented;
class SymbolBox;
class WorkspaceBar;

// Weekday, date and time, always UTC; local time only in the tool tip.
class ClockLabel : public QWidget {
    Q_OBJECT
public:
    ClockLabel(const Theme& theme, QWidget* parent);
    void setTime(Timestamp t);
    const QString& text() const { return m_text; }
    // Where there is little room the date is in the tool tip alone.
    void setShort(bool on);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    const Theme& m_theme;
    QString m_text;
    bool m_short = false;
};

class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(const Theme& theme, SourceKind source, QWidget* parent);

    QMenuBar* menus() const { return m_menus; }
    SymbolBox* symbolBox() const { return m_symbol; }
    WorkspaceBar* workspaces() const { return m_workspaces; }
    Segmented* sizes() const { return m_sizes; }  // in what sizes are read, by SizeUnit
    Badge* badge() const { return m_badge; }
    ClockLabel* clock() const { return m_clock; }
    void setSettingsMenu(QMenu* menu);
    void themeChanged();
    // Replay (0 is "as fast as it goes") and simulation.
    void setSpeed(double speed);
    // Whether any venue delivers: a live source without one is not called live.
    void setDelivering(bool delivering);
    QString modeWord() const;

    static constexpr int kHeight = 40;

Q_SIGNALS:
    void cameraClicked();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void showMode();

    const Theme& m_theme;
    QMenuBar* m_menus;
    SymbolBox* m_symbol;
    WorkspaceBar* m_workspaces;
    Segmented* m_sizes;
    QToolButton* m_camera;
    QToolButton* m_settings;
    Badge* m_badge;
    SourceKind m_source;
    double m_speed = 1;
    bool m_delivering = false;
    ClockLabel* m_clock;
};

}  // namespace plimsoll

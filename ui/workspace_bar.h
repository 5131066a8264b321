// The workspaces as tabs in the top bar. What does not fit is in the menu behind the last mark; the current one is
// always seen.
#pragma once

#include "widgets/theme.h"

#include <QAbstractButton>

#include <vector>

class QMenu;

namespace plimsoll {

class WorkspaceDesk;

class WorkspaceTab : public QAbstractButton {
    Q_OBJECT
public:
    WorkspaceTab(const Theme& theme, QWidget* parent);
    void setMark(bool plus) { m_plus = plus; }  // no word: a cross that opens the menu
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    const Theme& m_theme;
    bool m_plus = false;
};

class WorkspaceBar : public QWidget {
    Q_OBJECT
public:
    WorkspaceBar(const Theme& theme, QWidget* parent);

    void serve(WorkspaceDesk* desk, QMenu* menu);
    void themeChanged();
    QStringList shown() const;  // titles
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent*) override { place(); }

private:
    void list();
    void place();

    const Theme& m_theme;
    WorkspaceDesk* m_desk = nullptr;
    QMenu* m_menu = nullptr;
    std::vector<WorkspaceTab*> m_tabs;
    WorkspaceTab* m_more;
};

}  // namespace plimsoll

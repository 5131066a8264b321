// A row of mutually exclusive words in one frame: Stack | Overlay | Solo. Arrows move the choice. Where there is
// little room its words draw closer before anything is cut.
#pragma once

#include "widgets/theme.h"

#include <QStringList>
#include <QWidget>

namespace plimsoll {

class Segmented : public QWidget {
    Q_OBJECT

public:
    Segmented(const Theme& theme, const QStringList& options, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    int current() const { return m_current; }
    void setCurrent(int index);  // emits currentChanged when it changes
    QStringList options() const { return m_options; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    QRect segment(int index) const;
    int at(const QPoint& pos) const;

    Theme m_theme;
    QStringList m_options;
    QList<int> m_widths;
    int m_current = 0, m_hovered = -1;
};

}  // namespace plimsoll

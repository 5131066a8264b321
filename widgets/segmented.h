// A row of mutually exclusive words in one frame: Stack | Overlay | Solo. Arrows move the choice. Where there is
// little room its words draw closer; where there is less, the chosen one stands alone and a click lists them all.
#pragma once

#include "widgets/theme.h"

#include <QStringList>
#include <QWidget>

class QPainter;

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
    // There is no room for all words: only the chosen one is painted.
    bool folded() const { return width() < minimumSizeHint().width(); }

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
    void paintFolded(QPainter& p);
    void listAll();

    Theme m_theme;
    QStringList m_options;
    QList<int> m_widths;
    int m_current = 0, m_hovered = -1;
};

}  // namespace plimsoll

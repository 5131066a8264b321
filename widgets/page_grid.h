// Parts of a panel: all of them, side by side with a title each, where there is room; else the chosen one, and
// below it those after it that fit.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <vector>

namespace plimsoll {

class PageGrid : public QWidget {
    Q_OBJECT

public:
    explicit PageGrid(const Theme& theme, QWidget* parent = nullptr);

    struct Page {
        QString title;
        QWidget* widget = nullptr;
        int row = 0;    // in the grid
        int share = 1;  // of the row's width
        int high = 0;   // of the row: fixed pixels; 0: shares what is left
        int least = 0;  // less makes no sense
    };
    void add(const Page& page);
    void setTitle(int page, const QString& title);
    // Another place in the grid.
    void setPlace(int page, int row, int share);
    // From which size on all are shown.
    void setRoom(QSize least);
    void setTheme(const Theme& theme);

    bool spread() const { return m_spread; }
    bool shows(int page) const { return m_pages[static_cast<std::size_t>(page)].widget->isVisibleTo(this); }
    int current() const { return m_current; }
    void setCurrent(int page);

    QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void spreadChanged(bool spread);

protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;

private:
    void name();  // to those who hear it
    void place();
    void placeAll();
    void placeSome();

    Theme m_theme;
    std::vector<Page> m_pages;
    std::vector<QRect> m_places;  // with their titles; empty: has none
    QSize m_room{800, 600};
    int m_current = 0;
    bool m_spread = false;
};

}  // namespace plimsoll

// A short tour of the window for whoever sees it for the first time: a few places, one sentence or two each. Esc
// leaves it at any time.
#pragma once

#include "widgets/theme.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace plimsoll {

struct TourStop {
    QString title, text;
    std::function<QRect()> where;  // in the window's coordinates; empty: the window as a whole
    bool offersColours = false;    // the theme for colour-blind eyes
};

class Tour : public QWidget {
    Q_OBJECT
public:
    // Lies over `window` and follows its size; goes when it is over.
    Tour(const Theme& theme, std::vector<TourStop> stops, QWidget* window);
    ~Tour() override;

    int stop() const { return m_at; }
    int count() const { return static_cast<int>(m_stops.size()); }
    QRect pointedAt() const;  // in its own coordinates
    QWidget* card() const { return m_card; }

public Q_SLOTS:
    void next();
    void back();
    void leave();

Q_SIGNALS:
    void left();
    void coloursChosen(bool safe);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;

private:
    void takeKey(int key);
    void walk(int by);
    void show(int stop);
    void place();

    Theme m_theme;
    std::vector<TourStop> m_stops;
    int m_at = 0;
    QWidget* m_window;
    QWidget* m_card;
    QLabel *m_title, *m_text, *m_step;
    QPushButton *m_leave, *m_back, *m_next, *m_colours;
    QPointer<QWidget> m_before;  // had the focus
};

}  // namespace plimsoll

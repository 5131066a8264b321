// The two rings of the phase page: the four phases with the time spent in the present one, and price, leverage,
// funding, liquidations and reset as they feed each other.
#pragma once

#include "model/boards/phase.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QWidget>

namespace plimsoll {

// Build-up, euphoria, liquidation, reset, clockwise from 12.
class PhaseRingView : public QWidget {
    Q_OBJECT

public:
    PhaseRingView(const Theme& theme, QWidget* parent);

    struct Shown {
        std::optional<analytics::phase::Phase> phase;
        QString inside, below;           // "26 h 00 m", "in Reset"
        std::optional<double> progress;  // of the way out of the phase; absent: not known
        bool stale = false;
        bool operator==(const Shown&) const = default;
    };
    void setShown(Shown shown);
    const Shown& shown() const { return m_shown; }
    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {230, 230}; }
    QSize minimumSizeHint() const override { return {96, 96}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void paintLabels(QPainter& p, const QPointF& middle, double radius) const;

    Theme m_theme;
    Shown m_shown;
};

// The loop's five arcs, and beside it what is lit of price, interest, funding and depth.
class ReflexView : public QWidget {
    Q_OBJECT

public:
    ReflexView(const Theme& theme, QWidget* parent);

    void setRing(const ReflexRing& ring, bool stale);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {300, 92}; }
    QSize minimumSizeHint() const override { return {0, 92}; }

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    QRect lightRect(int i) const;

    Theme m_theme;
    ReflexRing m_ring;
    bool m_stale = false;
};

}  // namespace plimsoll

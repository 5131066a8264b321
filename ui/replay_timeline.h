// A recording from its beginning to its end: what lies along it, where the replay is, and the range it repeats.
//
//   marks        warnings, alerts, phases, gaps, why an incident was kept; a click goes to just before one
//   liquidations longs up, shorts down, US dollars, log
//   holes        venues silent, or their books not whole
//
// Drag: to that place when released. Shift+drag: the range to repeat; its ends can be dragged on.
#pragma once

#include "ui/timeline_marks.h"
#include "ui/window_state.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace plimsoll {

class ReplayTimeline : public QWidget {
    Q_OBJECT
public:
    ReplayTimeline(const Theme& theme, QWidget* parent);

    void setState(const ReplayState& state);
    void setMarks(TimelineMarksPtr marks);
    void setFacts(TimelineFacts facts);
    const TimelineMarks* marks() const { return m_marks.get(); }

    // The mark after the present place, or before it: asks to go there. False: there is none.
    bool jump(bool forward);
    // The range to repeat begins or ends at the present place.
    void markLoop(bool end);
    // What lies within some pixels of this one, first line the time. For the tool tip.
    QString textAt(int x) const;

    Timestamp timeAt(int x) const;
    int xAt(Timestamp t) const;
    // While the person drags: the time under the pointer.
    std::optional<Timestamp> dragged() const;

    static constexpr int kHeight = 44;
    // A jump leads so far in front of the mark, so that it is seen to happen.
    static constexpr Duration kBefore = std::chrono::seconds{2};

Q_SIGNALS:
    void seekRequested(plimsoll::Timestamp to);
    void loopChosen(bool on, plimsoll::Timestamp begin, plimsoll::Timestamp end);
    void dragMoved();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Drag : std::uint8_t { None, Place, LoopBegin, LoopEnd, Range };
    struct Bar {
        double longs = 0, shorts = 0;  // US dollars in a column of pixels
    };

    bool usable() const { return m_state.canSeek && m_state.end > m_state.begin; }
    bool ranged() const { return m_state.loopEnd > m_state.loopBegin; }
    Timestamp from() const { return m_state.start.value_or(m_state.begin); }
    QRect rail() const;
    void seekBy(Duration by);
    void seekTo(Timestamp t);
    Drag dragAt(QPoint at, Qt::KeyboardModifiers keys) const;
    const TimelineMark* markAt(QPoint at) const;
    std::vector<const TimelineMark*> allMarks() const;  // by time, reasons among them
    void bin();
    void say();
    // replay_timeline_paint.cpp
    void paintHoles(QPainter& p, const QRect& area) const;
    void paintBars(QPainter& p, const QRect& area) const;
    void paintMarks(QPainter& p, const QRect& area) const;
    void paintRange(QPainter& p, const QRect& area) const;
    void paintLook(QPainter& p, const QRect& area) const;
    void paintPlace(QPainter& p) const;
    QColor colorOf(const TimelineMark& mark) const;

    static constexpr int kMarksHeight = 12, kBarWidth = 2, kHolesHeight = 5, kReach = 4;

    const Theme& m_theme;
    ReplayState m_state;
    TimelineMarksPtr m_marks;
    TimelineFacts m_facts;
    std::vector<Bar> m_bars;  // a column of kBarWidth each
    double m_largest = 0;
    Drag m_drag = Drag::None;
    int m_pressed = 0, m_pointer = -1;
};

}  // namespace plimsoll

// Under the strip while a recording plays: play, speed, repeat, what lies along it, time.
#pragma once

#include "ui/timeline_marks.h"
#include "ui/window_state.h"
#include "widgets/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace plimsoll {

class ReplayTimeline;

class ReplayBar : public QWidget {
    Q_OBJECT
public:
    ReplayBar(const Theme& theme, QWidget* parent);

    void setState(const ReplayState& state);
    const ReplayState& state() const { return m_state; }
    void setMarks(plimsoll::TimelineMarksPtr marks);
    void setFacts(TimelineFacts facts);
    ReplayTimeline* timeline() const { return m_timeline; }
    void themeChanged();
    void togglePlay();
    void toggleLoop();
    // One speed faster or slower of those on offer.
    void changeSpeed(int by);
    QString timeText() const;   // where it is
    QString placeText() const;  // of what, or what is being done about it

Q_SIGNALS:
    void playToggled(bool play);
    void speedChosen(double speed);
    void seekRequested(plimsoll::Timestamp to);
    void stepRequested();  // to the next entry
    // Over and over from `begin` to `end`; equal: all of it.
    void loopChosen(bool on, plimsoll::Timestamp begin, plimsoll::Timestamp end);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QToolButton* button(const QString& name);
    void showState();
    void showTime();

    const Theme& m_theme;
    ReplayState m_state;
    QToolButton *m_play, *m_step, *m_loop;
    QComboBox* m_speed;
    ReplayTimeline* m_timeline;
    QLabel *m_time, *m_place;
};

}  // namespace plimsoll

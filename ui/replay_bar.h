// Under the strip while a recording plays: play, speed, place, time.
#pragma once

#include "ui/window_state.h"
#include "widgets/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace plimsoll {

class ReplayBar : public QWidget {
    Q_OBJECT
public:
    ReplayBar(const Theme& theme, QWidget* parent);

    void setState(const ReplayState& state);
    const ReplayState& state() const { return m_state; }
    void themeChanged();
    void togglePlay();
    QString timeText() const;

Q_SIGNALS:
    void playToggled(bool play);
    void speedChosen(double speed);
    void seekRequested(plimsoll::Timestamp to);
    void stepRequested();  // to the next entry

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void showState();
    Timestamp timeAt(int slider) const;
    int sliderAt(Timestamp t) const;

    static constexpr int kSteps = 10'000;

    const Theme& m_theme;
    ReplayState m_state;
    QToolButton* m_play;
    QToolButton* m_step;
    QComboBox* m_speed;
    QSlider* m_slider;
    QLabel* m_time;
};

}  // namespace plimsoll

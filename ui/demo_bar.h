// Under the strip while the market is simulated: what it is, its story, its speed. It says SIMULATED as long as
// the window is there.
#pragma once

#include "ui/window_state.h"
#include "widgets/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace plimsoll {

class DemoBar : public QWidget {
    Q_OBJECT
public:
    DemoBar(const Theme& theme, QWidget* parent);

    void setScenarios(const std::vector<DemoScenario>& scenarios);
    void setState(const DemoState& state);
    const DemoState& state() const { return m_state; }
    void themeChanged();
    void togglePlay();

Q_SIGNALS:
    void pauseToggled(bool pause);
    void speedChosen(double speed);
    void scenarioChosen(const QString& name);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void showState();
    void showStory();
    QRect wordRect() const;

    const Theme& m_theme;
    DemoState m_state;
    QToolButton* m_play;
    QComboBox* m_speed;
    QComboBox* m_scenario;
    QLabel* m_story;
};

}  // namespace plimsoll

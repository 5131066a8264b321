// What the application tells the window about itself.
#pragma once

#include "model/market/time.h"

#include <QString>

namespace plimsoll {

struct RecordingState {
    bool on = false;
    QString text;  // "recording 46 MB", or why it stopped
    bool possible = true;
};

struct ReplayState {
    Timestamp begin{}, end{}, position{};
    double speed = 1;  // 0: as fast as it goes
    bool playing = false;
    bool ended = false;
    bool canSeek = true;
};

// A simulated market's own words about itself.
struct DemoScenario {
    QString name, title, story;
};
struct DemoState {
    QString scenario, phase, story;
    double speed = 1, reached = 0;  // asked for, and kept
    bool paused = false;
};

}  // namespace plimsoll

// What the application tells the window about itself.
#pragma once

#include "model/market/time.h"

#include <QString>

#include <optional>

namespace plimsoll {

struct RecordingState {
    bool on = false;
    QString text;  // "recording 46 MB", or why it stopped
    bool possible = true;
};

struct ReplayState {
    Timestamp begin{}, end{}, position{};
    std::optional<Timestamp> start;    // what is before is run through unseen, so that the rest is whole
    std::optional<Timestamp> seeking;  // on the way there; what is on screen is still of before
    double speed = 1;                  // 0: as fast as it goes
    bool playing = false;
    bool ended = false;
    bool canSeek = true;
    bool loop = false;
    Timestamp loopBegin{}, loopEnd{};  // equal: all of it
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

#include "ui/replay_keys.h"

#include "ui/replay_bar.h"
#include "ui/replay_timeline.h"

#include <QString>

namespace plimsoll {

bool takeReplayKey(ReplayBar& bar, const QString& sign, int code, bool inTable)
{
    if (sign == QLatin1String("<") || sign == QLatin1String(">")) {
        bar.changeSpeed(sign == QLatin1String(">") ? 1 : -1);
        return true;
    }
    if (inTable) return false;
    if (sign == QLatin1String(".")) {
        Q_EMIT bar.stepRequested();
        return true;
    }
    switch (code) {
        case Qt::Key_I: bar.timeline()->markLoop(false); return true;
        case Qt::Key_O: bar.timeline()->markLoop(true); return true;
        default: return false;
    }
}

}  // namespace plimsoll

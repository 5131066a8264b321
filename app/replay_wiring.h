// Ties a recording to the window that shows it: transport, timeline, what is said about it.
#pragma once

#include "app/replay_data_source.h"
#include "app/replay_files.h"
#include "app/replay_marks.h"

#include <QObject>

namespace plimsoll {

class MainWindow;

// One per replay window; dies with the window.
class ReplayWiring : public QObject {
    Q_OBJECT
public:
    ReplayWiring(MainWindow& window, ReplayDataSource& source, ReplayFiles files, const Config& config,
                 const WatchSet& watch, std::uint8_t venues);

    // Alerts and limits as they are now; another look begins where they are others.
    void judgeBy(std::vector<AlertRule> alerts, std::map<std::string, Thresholds, std::less<>> limits);
    // Venues that count for nothing, bit per VenueId; the same.
    void setAside(std::uint8_t venues);
    const MarkOrder& order() const { return m_order; }  // what is looked for

private:
    void look();

    MainWindow& m_window;
    ReplayFiles m_files;
    MarkOrder m_order;
    ReplayMarks m_marks;
    const Timestamp m_first;
    bool m_looked = false;
};

// The window's title, its timeline, what the recording says of itself; also for a window nobody sees.
void introduceReplay(MainWindow& window, const ReplayFiles& files);
// Everything that is to be said about this recording in an export.
QStringList replayNotes(const ReplayFiles& files, const QStringList& notices);

}  // namespace plimsoll

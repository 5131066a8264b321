// Looks through a recording for what is worth jumping to, on a thread of its own: a second reader, a second model,
// as fast as what else runs leaves room for. The replay in the window neither waits for it nor feels it.
#pragma once

#include "app/replay_driver.h"
#include "ui/timeline_marks.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>

class QThread;

namespace plimsoll {

// Judged as the window judges.
struct MarkOrder {
    QStringList files;
    Config config;
    std::uint8_t venues = 0xff;
    WatchSet watch;
    std::vector<AlertRule> alerts;
    std::map<std::string, Thresholds, std::less<>> limits;
};

class ReplayMarks : public QObject {
    Q_OBJECT
public:
    explicit ReplayMarks(QObject* parent = nullptr);
    ~ReplayMarks() override;

    // From the beginning, for this order; a look that is under way ends. `idle`: only in time that nobody else
    // wants.
    void look(MarkOrder order, bool idle = true);
    void stop();  // returns when the thread has ended

    // All of it at once, on this thread; `told` hears of it now and then. `watch` can end it.
    static TimelineMarks lookThrough(const MarkOrder& order, const ReadWatchPtr& watch,
                                     const std::function<void(const TimelineMarks&)>& told);

Q_SIGNALS:
    void found(plimsoll::TimelineMarksPtr marks);

private:
    std::unique_ptr<QThread> m_thread;
    ReadWatchPtr m_watch;
};

}  // namespace plimsoll

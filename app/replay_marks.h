// Looks through a recording for what is worth jumping to, on a thread of its own: a second reader, a second model,
// as fast as what else runs leaves room for. The replay in the window neither waits for it nor feels it.
#pragma once

#include "app/replay_driver.h"
#include "ui/timeline_marks.h"

#include <QObject>
#include <QStringList>

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

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
    using Told = std::function<void(const TimelineMarks&)>;
    using Looker = std::function<TimelineMarks(const MarkOrder&, const ReadWatchPtr&, const Told&)>;
    // `low`: others come first. `looker` is called on the other thread.
    explicit ReplayMarks(bool low = true, Looker looker = &ReplayMarks::lookThrough, QObject* parent = nullptr);
    ~ReplayMarks() override;  // waits for the thread

    // From the beginning, for this order. Nobody waits for a look that is under way: it ends, and says no more.
    void look(MarkOrder order);
    void stop();

    // All of it at once, on this thread; `told` hears of it now and then. `watch` can end it.
    static TimelineMarks lookThrough(const MarkOrder& order, const ReadWatchPtr& watch, const Told& told);

Q_SIGNALS:
    void found(plimsoll::TimelineMarksPtr marks);

private:
    void run();
    void lookFor(const MarkOrder& order, const ReadWatchPtr& watch);

    const bool m_low;
    const Looker m_looker;
    std::mutex m_mutex;  // guards what follows
    std::condition_variable m_wake;
    std::optional<MarkOrder> m_order;
    ReadWatchPtr m_watch;  // of the newest order
    bool m_ending = false;
    std::thread m_thread;  // from the first order on; of the owner's thread alone
};

}  // namespace plimsoll

// How long it took: process start to the first picture, to the first live book on screen, and until every venue
// that takes part is live. Three lines in the log (dash.app.start), read by people and by the whole-program
// benchmark.
#pragma once

#include <QObject>

class QWidget;

namespace plimsoll {

struct SnapshotHub;

class StartupReport : public QObject {
    Q_OBJECT
public:
    // A minute: a venue that is not there by then is no matter of the start.
    static constexpr int kLooks = 6'000;
    // Watches until all have happened, then is silent; `looks`, 10 ms apart, at the most.
    StartupReport(QWidget& window, const SnapshotHub& hub, QObject* parent, int looks = kLooks);
    bool watches() const { return m_timer != 0; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    const SnapshotHub& m_hub;
    bool m_painted = false, m_book = false;
    int m_timer = 0, m_left;
};

// Milliseconds since the kernel started this process.
double sinceProcessStart();

}  // namespace plimsoll

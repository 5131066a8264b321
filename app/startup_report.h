// How long it took: process start to the first picture, to the first live book on screen, and until every venue
// that takes part is live. Three lines in the log (dash.app.start), read by people and by the whole-program
// benchmark.
#pragma once

#include <QElapsedTimer>
#include <QObject>

class QWidget;

namespace plimsoll {

struct SnapshotHub;

class StartupReport : public QObject {
    Q_OBJECT
public:
    // Watches until all have happened, then is silent.
    StartupReport(QWidget& window, const SnapshotHub& hub, QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    const SnapshotHub& m_hub;
    bool m_painted = false, m_book = false;
    int m_timer = 0;
};

// Milliseconds since the kernel started this process.
double sinceProcessStart();

}  // namespace plimsoll

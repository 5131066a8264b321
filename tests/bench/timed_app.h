// An application that knows its longest step: processor time of the GUI's thread in one event and all that it led
// to, which is how long a person's next click would have waited on an idle machine.
#pragma once

#include "tests/bench/bench_tools.h"

#include <QApplication>
#include <QThread>

#include <utility>

namespace plimsoll::bench {

class TimedApp : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* to, QEvent* event) override
    {
        if (m_inside || QThread::currentThread() != thread()) return QApplication::notify(to, event);
        m_inside = true;
        const double from = threadCpu();
        const bool taken = QApplication::notify(to, event);
        m_longest = std::max(m_longest, threadCpu() - from);
        m_inside = false;
        return taken;
    }
    // Since it was asked last, ms. Whoever waits in a loop of its own does so outside of an event.
    double longest() { return std::exchange(m_longest, 0.0) * 1e3; }

private:
    bool m_inside = false;
    double m_longest = 0;
};

}  // namespace plimsoll::bench

// How long the event loop of a test's thread was kept busy by the program under test (FAULTS P2): the
// processor's time between two beats of a 5 ms timer, what the test itself did left out. Not the time of the
// clock, which on a machine that others use says nothing.
#pragma once

#include <QCoreApplication>
#include <QTimer>

namespace plimsoll::test {

// What runs while one of these lives is the test's own work: a scripted venue, a comparison.
class TestWork {
public:
    TestWork();
    ~TestWork();
    TestWork(const TestWork&) = delete;
    TestWork& operator=(const TestWork&) = delete;
};

// Counts what handlers of events take, in the thread that made it. Without one of these there is no watch.
class WatchedApplication : public QCoreApplication {
    Q_OBJECT
public:
    WatchedApplication(int& argc, char** argv) : QCoreApplication(argc, argv) {}
    bool notify(QObject* receiver, QEvent* event) override;
};

class LoopWatch {
public:
    LoopWatch();
    double worstMs() const { return m_worstMs; }
    void reset() { m_worstMs = 0; }

private:
    QTimer m_beat;
    qint64 m_last = 0;
    double m_worstMs = 0;
};

// Built with a sanitizer: everything takes longer and more.
bool instrumented();

// Resident memory in MB, after what was freed was given back to the system. 0 under sanitizers, which keep it.
double residentMb();

}  // namespace plimsoll::test

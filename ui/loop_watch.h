// How long the GUI's event loop was busy elsewhere: a timer of 5 ms that is late by that much.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>

namespace plimsoll {

class LoopWatch : public QObject {
    Q_OBJECT
public:
    explicit LoopWatch(QObject* parent = nullptr);

    void start();
    void stop();
    bool running() const { return m_timer.isActive(); }
    // One beat came `elapsedMs` after the last.
    void beat(double elapsedMs);
    // Longest stall in the last ten seconds of beats.
    double worstMs() const;
    // A second is over: the oldest of the ten is forgotten.
    void turn();

    static constexpr int kBeatMs = 5;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::array<double, 10> m_worst{};
    std::size_t m_at = 0;
};

}  // namespace plimsoll

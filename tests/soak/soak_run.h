// The whole program on venues whose week is a matter of hours: what happens to it, hour by hour, and what is
// measured. The program is this process, the venues are another.
#pragma once

#include "app/application.h"
#include "tests/soak/soak_curves.h"
#include "tests/soak/soak_hands.h"
#include "tests/soak/soak_venues.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <random>
#include <vector>

namespace plimsoll::test {

struct SoakPlan {
    SoakMarket market;
    double hours = 168;
    bool hands = true, faults = true, sleeps = true;
    int pictures = 10, tables = 2;  // a second of the machine
    std::chrono::seconds faultEvery{300}, deedEvery{150}, exportEvery{7'200}, sleepEvery{12 * 3'600},
        clockEvery{18 * 3'600}, sampleEvery{3'600};
    double startPatience = 120, endPatience = 90;  // seconds of the machine
};

class SoakRun : public QObject {
public:
    // `folder`: what the program keeps goes there.
    SoakRun(const SoakPlan& plan, const QString& folder);
    ~SoakRun() override;

    // Until the hours are over. Empty: it ran to its end.
    QString run();
    std::function<void(const SoakSample&)> sampled;
    std::function<void(const QString&)> happened;

    const std::vector<SoakSample>& samples() const { return m_samples; }
    const SoakEnd& end() const { return m_end; }
    const std::map<QByteArray, int>& classesEarly() const { return m_classesEarly; }
    const std::map<QByteArray, int>& classesLate() const { return m_classesLate; }
    int complaints() const;
    QStringList complaintLines() const;

private:
    void open();
    void close();
    void beat();
    void sweep();
    bool sweeping() const;
    void forgetStalls(double seconds);
    void glance();  // what is only seen when it happens: the most, the worst
    void sample();
    void compareBooks();
    std::pair<int, int> books() const;
    bool wait(double seconds, const std::function<bool()>& until = {});
    void say(const QString& what);
    double hour() const;

    const SoakPlan m_plan;
    const QString m_folder;
    std::mt19937_64 m_dice;
    SoakVenues m_venues;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<SoakHands> m_hands;
    std::vector<SoakSample> m_samples;
    SoakSample m_now;  // of the hour that runs
    SoakEnd m_end;
    std::map<QByteArray, int> m_classesEarly, m_classesLate;
    std::size_t m_objectsBefore = 0;
    int m_handlesBefore = 0, m_threadsBefore = 0;
    Timestamp m_started{};
    QElapsedTimer m_wall;
    qint64 m_stallsFrom = 0;  // of m_wall, ms
    std::future<void> m_sweep;
    // In market time, each when it is due next.
    Duration m_fault{}, m_deed{}, m_export{}, m_sleep{}, m_clockJump{}, m_sample{};
    bool m_jumped = false;
    int m_story = 0;
};

}  // namespace plimsoll::test

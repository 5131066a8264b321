// The four simulated venues in a process of their own, with a story that rotates, faults on request, and a time
// that goes as fast as the machine allows.
#pragma once

#include "app/endpoints_file.h"
#include "tests/soak/market_time.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>
#include <random>

namespace plimsoll::test {

struct SoakMarket {
    double speed = 100;
    int assets = 3;
    int levels = 60;  // that makers keep a side
    quint64 seed = 1;
};

// Of the process that was started with these words: until its standard input ends.
int serveSoak(int& argc, char** argv);

class SoakVenues {
public:
    // `folder` holds the page of the time. Starts this program once more with `--serve`.
    SoakVenues(const QString& folder, const SoakMarket& market);
    ~SoakVenues();

    bool start();
    QString problem() const { return m_problem; }
    bool alive() const { return m_process.state() == QProcess::Running; }
    const EndpointMap& endpoints() const { return m_endpoints; }
    const MarketClock& clock() const { return *m_clock; }
    MarketClock& clock() { return *m_clock; }
    qint64 processId() const { return m_process.processId(); }

    void play(const QString& scenario);
    // One of those that a venue can have, at one of them, for a moment. Says which.
    QString fault(std::mt19937_64& dice);
    void noFaults();
    void setSpeed(double speed);
    // This whole process stands still for so long, and the market goes on.
    void sleepUs(int ms);
    // GET of the control port, waited for.
    std::optional<QByteArray> truth(const QString& target);

    static QStringList stories();

private:
    void say(const QByteArray& line);

    const QString m_folder;
    const SoakMarket m_market;
    QProcess m_process;
    SharedPage m_page;
    std::optional<MarketClock> m_clock;
    EndpointMap m_endpoints;
    QString m_problem;
};

}  // namespace plimsoll::test

// What a long run is measured by, hour by hour of the market, and what is said of it in the end.
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plimsoll::test {

struct SoakSample {
    double hour = 0;  // of the market, since the start
    double wall = 0;  // seconds
    std::string scenario;
    double residentMb = 0, heapMb = 0,
           arenasMb = 0;   // of the program; heap: in use, arenas: held by the allocator
    double trimmedMb = 0;  // resident once more, when what is idle has been given back
    double venuesMb = 0;   // of the simulated venues' process
    int handles = 0, threads = 0, objects = 0, timers = 0;
    double databaseMb = 0, ringMb = 0, incidentsMb = 0;
    double eventsPerSecond = 0, latencyP50 = 0, latencyP99 = 0, stallMs = 0;  // the worst of the hour
    std::uint64_t queueMost = 0, shed = 0;                                    // waiting, at any look of the hour
    std::uint64_t frames = 0, gaps = 0, resyncs = 0, reconnects = 0;          // so far
    int booksLive = 0, booksWanted = 0;
    int warnings = 0;           // of rules, standing
    int complaints = 0;         // lines of the log that warn, so far
    int faults = 0, deeds = 0;  // so far
    std::int64_t rowsWritten = 0, rowsLost = 0, boxDropped = 0;
};

struct SoakColumn {
    const char *name, *unit;
    double (*of)(const SoakSample&);
    bool drawn;
};
std::span<const SoakColumn> soakColumns();

QByteArray csvHead();
QByteArray csvRow(const SoakSample& sample);

// Of the least squares' line through the points; 0 of fewer than two.
double slopeOf(std::span<const double> x, std::span<const double> y);

// By how much it grows from one round of the same to the next: the lower median of the steps, since what is made
// once is one large step.
int stepOf(std::span<const int> rounds);

// One thing that had to hold.
struct SoakLine {
    QString what, measured, limit;
    bool held = false;
};
struct SoakLimits {
    double residentSlope = 1;  // MB an hour of the market
    double databaseMb = 4'000, ringMb = 4'000;
    int handles = 12, threads = 4, objects = 60;  // more in the last quarter than in the second, on average
};
struct SoakEnd {
    int books = 0, equal = 0, notLive = 0;  // compared with the venues' own in the end
    QString leftBehind;                     // after the program was closed; empty: nothing
};
std::vector<SoakLine> verdictOf(const std::vector<SoakSample>& samples, const SoakLimits& limits,
                                const SoakEnd& end);
QString textOf(const std::vector<SoakLine>& verdict);

// All drawn columns one below the other.
QByteArray chartOf(const std::vector<SoakSample>& samples, const QString& title);

}  // namespace plimsoll::test

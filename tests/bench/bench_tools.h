// What the benches have in common: clocks, memory, quantiles, and how a table and its verdict are written.
#pragma once

#include <QEventLoop>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <dirent.h>
#include <unistd.h>

namespace plimsoll::bench {

inline double secondsOf(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}
// Processor seconds: a busy machine does not lengthen them.
inline double threadCpu()
{
    return secondsOf(CLOCK_THREAD_CPUTIME_ID);
}
inline double processCpu()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}
inline double wallSeconds()
{
    return secondsOf(CLOCK_MONOTONIC);
}

// By thread, by its name, of which the kernel keeps fifteen letters.
inline std::map<QString, double> threadSeconds()
{
    std::map<QString, double> out;
    DIR* const tasks = opendir("/proc/self/task");
    if (!tasks) return out;
    while (const dirent* const entry = readdir(tasks)) {
        std::string at = "/proc/self/task/";
        at += entry->d_name;
        std::ifstream stat(at + "/schedstat"), comm(at + "/comm");
        double ns = 0;
        std::string name;
        if (stat >> ns && std::getline(comm, name)) out[QString::fromStdString(name)] += ns / 1e9;
    }
    closedir(tasks);
    return out;
}

inline double residentMb(const char* of = "self")
{
    std::string path = "/proc/";
    path += of;
    std::ifstream in(path + "/statm");
    double total = 0, resident = 0;
    in >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

inline double quantile(std::vector<double> v, double q)
{
    if (v.empty()) return 0;
    const auto at = static_cast<std::ptrdiff_t>(std::lround(q * static_cast<double>(v.size() - 1)));
    std::nth_element(v.begin(), v.begin() + at, v.end());
    return v[static_cast<std::size_t>(at)];
}
inline double median(std::vector<double> v)
{
    return quantile(std::move(v), 0.5);
}

inline void wait(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(seconds * 1000), &loop, &QEventLoop::quit);
    loop.exec();
}

inline QString num(double v, int decimals = 0)
{
    return QString::number(v, 'f', decimals);
}

// Rows as docs/performance.md has them.
inline void row(const QStringList& cells)
{
    std::printf("| %s |\n", qPrintable(cells.join(QStringLiteral(" | "))));
    std::fflush(stdout);
}
inline void head(const QStringList& cells)
{
    std::putchar('\n');
    row(cells);
    std::string line = "|";
    for (qsizetype i = 0; i < cells.size(); ++i) line += "---|";
    std::printf("%s\n", line.c_str());
}

// One line that says whether the aim was met; false fails the bench.
inline bool verdict(const char* what, bool met, const QString& measured, const QString& aim)
{
    std::printf("%s: %s, %s (aim %s)\n", met ? "MET" : "MISSED", what, qPrintable(measured), qPrintable(aim));
    std::fflush(stdout);
    return met;
}
inline bool atMost(const char* what, double value, double aim, const char* unit, int decimals = 0)
{
    const QString u = QString::fromUtf8(unit);
    return verdict(what, value <= aim, num(value, decimals) + u, num(aim, aim < 10 ? 1 : 0) + u);
}

}  // namespace plimsoll::bench

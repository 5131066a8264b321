// What an export shows of the stored history: its panels are asked to ask for it, those that nobody sees too, and
// what they asked is waited for.
#pragma once

#include "model/history_request.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <map>
#include <string>

namespace plimsoll {

class MainWindow;

class ExportPast {
public:
    // `panels`: ids. `window` outlives it. What they ask from here on is waited for.
    ExportPast(MainWindow& window, const QStringList& panels);

    // A panel a step, then a short wait a step. False: all of it is here, or has been waited for long enough.
    bool step();

private:
    bool waits();

    MainWindow& m_window;
    QObject m_ear;  // hears what is asked, as long as it lives
    QStringList m_ask, m_show;
    std::map<std::string, std::uint64_t> m_asked;  // serials, by who asks
    std::chrono::steady_clock::time_point m_until{};
};

}  // namespace plimsoll

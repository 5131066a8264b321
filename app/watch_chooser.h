// Which assets a live run watches: the chosen one first, then what the person named, or the largest.
#pragma once

#include "app/asset_ranker.h"
#include "model/market/instrument.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace plimsoll {

struct WatchInputs {
    QString selected;
    QStringList named;                    // by the command line; empty: the largest
    Ranking ranking;                      // empty until known
    WatchSet panels;                      // what open panels ask for
    std::vector<std::string> accounts{};  // watched addresses
    std::uint8_t venues = 0x0f;
    bool spot = true;
    std::size_t limit = 20;
};

WatchSet chooseWatch(const WatchInputs& in);

}  // namespace plimsoll

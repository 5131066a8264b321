// Every default of the program, in one place. A plain value: whoever needs it gets a copy.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace plimsoll {

struct NetworkConfig {
    std::chrono::milliseconds connectTimeout{10'000};  // DNS, TCP, TLS and upgrade together
    std::chrono::milliseconds restTimeout{10'000};
    std::size_t maxFrameBytes = 16u << 20;  // larger: closed with 1009
    std::size_t maxReplyBytes = 32u << 20;  // after decompression
    int maxRedirects = 3;
    std::chrono::milliseconds backoffFirst{500};  // doubles, +-20 % jitter, never above the largest
    std::chrono::milliseconds backoffLargest{30'000};
    std::chrono::milliseconds silence{3'000};  // nothing at all on a busy socket: suspect
    std::chrono::milliseconds reconnectAfterSilence{5'000};
    std::chrono::milliseconds topicSilence{8'000};  // one topic dead among live ones: resubscribe
    std::chrono::milliseconds rotateAfter{std::chrono::minutes{23 * 60 + 30}};  // venues close at 24 h
    std::chrono::milliseconds rotateJitter{std::chrono::minutes{15}};
    std::chrono::milliseconds imageEvery{1'000};   // at most one book image per symbol in this
    std::chrono::milliseconds auditEvery{45'000};  // each book is compared with a fresh image
    std::size_t queueHighWater = 50'000;           // waiting events before changes of a book are merged
    bool askHistory = true;                        // bars, open interest, settled funding of the past
    std::string proxy;                             // empty: the system's setting
    std::vector<std::string> caFiles;              // extra trust anchors, PEM
};

// The past of books, in columns of several lengths: the longer ones reach further back.
struct HistoryConfig {
    std::chrono::milliseconds column{1'000};
    std::size_t focusColumns = 3'600;  // of the asset on screen: 1 h
    std::size_t otherColumns = 900;    // of the others: 15 min, and no longer columns
    std::size_t fineColumns = 3'000;   // shorter ones, while somebody looks at them: 5 min of 100 ms
    struct Tier {
        std::chrono::milliseconds column{};
        std::size_t columns = 0;
    };
    std::array<Tier, 3> coarser{{{std::chrono::seconds{5}, 1'440},     // 2 h
                                 {std::chrono::seconds{15}, 1'440},    // 6 h
                                 {std::chrono::seconds{60}, 1'440}}};  // 24 h
    std::chrono::hours past{6};                                        // rebuilt out of the black box
    double reachBp = 150;                                              // rows kept either side of the price
    std::size_t tapeRows = 1'000;                                      // newest liquidations, of all assets
    std::size_t tapeAssetRows = 16'000;                                // older ones of watched assets, together
    std::size_t tapeLargeRows = 4'000;                                 // older large ones, of any asset
    double tapeLargeUsd = 100'000;
};

// The ring of raw frames on disk.
struct BlackBoxConfig {
    bool on = true;
    std::chrono::hours hours{24};  // whichever is reached first
    std::int64_t bytes = 4'000'000'000;
    std::chrono::seconds segment{120};            // a file; each begins with the books as they are
    std::chrono::minutes before{10}, after{10};   // of an incident
    std::int64_t incidentBytes = 20'000'000'000;  // beyond that warnings freeze no more; the person still can
    bool operator==(const BlackBoxConfig&) const = default;
};

struct Config {
    NetworkConfig network;
    HistoryConfig history;
    BlackBoxConfig blackBox;
    bool depthOnly = false;  // only the past of books is made: no metrics, no warnings, nothing is published
    int topAssets = 20;
    std::chrono::milliseconds tablePublish{100};
    std::chrono::milliseconds healthEvery{1'000};
};

}  // namespace plimsoll

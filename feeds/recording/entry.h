// One thing that went over a venue's wire, exactly as it was, with when and where.
#pragma once

#include "model/market/instrument.h"
#include "model/market/time.h"

#include <cstdint>
#include <string>

namespace plimsoll {

enum class EntryKind : std::uint8_t {
    Frame,  // a text frame received
    Reply,  // a REST exchange: method, url, request body, reply body
    Sent,   // a text frame sent
    Ended,  // a connection ended; the payload says why, and is empty when it was closed from this side
};

struct RecordEntry {
    EntryKind kind = EntryKind::Frame;
    VenueId venue = VenueId::Binance;
    Market market = Market::Perp;
    Timestamp received{};
    Mono mono{};                           // zero where the source had none
    Duration moved{};                      // how far `received` was moved to fit other recordings
    std::string socket;                    // name and number of the connection; empty for replies
    std::string method, url, requestBody;  // replies only
    int status = 200;                      // replies only
    std::string payload;                   // frame text or reply body, byte for byte
    bool operator==(const RecordEntry&) const = default;
};

// A stream of entries in the order of their receive times.
class EntryStream {
public:
    virtual ~EntryStream() = default;
    // False at the end, or when nothing more can be read; `notice` then says why.
    virtual bool next(RecordEntry& out) = 0;
    virtual bool restart() = 0;
    // What a person should know about this stream: damage, skipped lines. Empty when all is well.
    virtual std::string notice() const { return {}; }
};

}  // namespace plimsoll

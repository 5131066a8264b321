// Which requests bring the past of which instruments, in which order: values only, no clock.
#pragma once

#include "feeds/venue.h"

#include <vector>

namespace plimsoll {

// How far apart a kind's rows lie. Settled rates: as far as the contract's are charged, else an hour.
Duration rowsEvery(PastKind kind, const Instrument& instrument);

// [from, to) in pages of at most `rows`, newest first; a page begins on a row.
struct PastPage {
    Timestamp from{}, to{};
    std::size_t rows = 0;
};
std::vector<PastPage> pagesOf(const PastSpan& span, Duration every, std::size_t rows);

// An instrument whose past is wanted; the list is in the order of wanting.
struct PastOf {
    const Instrument* instrument = nullptr;
    bool focus = false;
};

struct PastRequest {
    RestRequest request;
    InstrumentId instrument;
    PastKind kind = PastKind::Minutes;
    std::uint8_t turn = 0;
    std::size_t rank = 0;  // of the instrument
    // What is looked at has its first two turns before all others.
    std::uint8_t order(bool focus) const { return static_cast<std::uint8_t>(focus ? turn - (turn > 0) : turn); }
};

// Everything that the venue's wishes want of these instruments, in the order in which to ask. Pure.
std::vector<PastRequest> planHistory(const VenueProfile& profile, const std::vector<PastOf>& instruments,
                                     Timestamp now);
// What was missed of one instrument between two moments.
std::vector<PastRequest> planMissed(const VenueProfile& profile, const Instrument& instrument, Timestamp from,
                                    Timestamp to);

}  // namespace plimsoll

// What happens on the wire between the program and a simulated venue, row by row of the catalogue, and what must
// become of it. A number may have several rows: one a way in which it happens.
#pragma once

#include "tests/support/proxied_world.h"

#include <functional>
#include <limits>
#include <vector>

namespace plimsoll::test {

// Words by which a venue's wire is known in between.
struct WireWords {
    VenueId venue;
    FaultProxy::Words book, trades;  // in every frame of BTC's perp
    QByteArray bookTopic;            // in what the program says to have it
    QByteArray image;                // in the request for it by REST
    bool chained, imageByRest;       // messages change the book; a lost one comes back by REST
    QByteArray tradeTopic;
    // Frames of the whole book: Hyperliquid tells the best levels besides, and the book itself every few seconds.
    FaultProxy::Words wholeBook() const { return {book.all, venue == VenueId::Hyperliquid ? 1'000 : 0}; }
    double paceMs() const { return venue == VenueId::Hyperliquid ? 5'400 : 0; }
};
const WireWords& wordsOf(VenueId v);
// Binance's words of a book's frame as the other venues write them.
QByteArray asWrittenBy(VenueId v, QByteArray words);

struct Strike {
    ProxiedWorld& world;
    const VenueId venue;
    const WireWords& words;
    qint64 at = 0;  // monoMs
    TruthJudge::Counts before{};
    FeedHealth health{};
    int open = 0;  // connections before it
    // Since the strike: when a book of the venue was first shown as not live, when the program first asked for a
    // new WebSocket, and when what the fault waits for had come.
    std::optional<double> staleMs = {}, attemptMs = {}, metMs = {};
    bool wasLost = false;

    template <typename What>
    auto wire(What what)
    {
        return world.onWire(venue, what);
    }
    FeedHealth now() { return world.health(venue); }
    TruthJudge::Counts counts()
    {
        return world.judged([v = venue](TruthJudge& j) { return j.counts(v); });
    }
    bool lost()
    {
        world.look();
        return world.judged([v = venue](TruthJudge& j) { return j.lost(v); });
    }
    double sinceMs() const { return static_cast<double>(monoMs() - at); }
};

inline constexpr std::uint8_t kBinance = 1, kBybit = 2, kOkx = 4, kHyperliquid = 8, kAllVenues = 15;

struct WireFault {
    int number;
    const char* name;
    std::uint8_t venues;  // that can have it
    std::function<void(Strike&)> strike = {};
    // The fault goes on until this; none: it is over at once.
    std::function<bool(Strike&)> until = {};
    std::function<void(Strike&)> lift = {};
    enum Loses { Nothing, Books, Maybe } loses = Nothing;  // the venue's books: none, at least one, as it comes
    double healMs = 2'000;                                 // R; 0: not asked
    bool fromAttempt = false;      // counted from the next attempt after the fault, which may wait for 30 s
    bool wrongUntilAudit = false;  // nothing in the stream shows it: books are wrong for a while
    bool tradesComplete = true;    // else: none twice, none that never was
    // What is not as it must be; empty: all is.
    std::function<QString(Strike&)> then = {};
    std::function<bool(Strike&)> recovered = {};  // waited for, when the books are whole again
    // Limits in time: a machine that does other things makes them late, so that one of three strikes must hold.
    std::function<QString(Strike&)> inTime = {};
    double stayMs = 0;  // the fault lasts at least so long
    // What the proxy counts as attempts, where P7 is asked. Their distances are this machine's as well: judged
    // like limits in time.
    std::optional<FaultProxy::Knock::Kind> attempts = {};
};
std::vector<WireFault> wireFaults(const std::vector<int>& numbers);

// Of one book an image a second was asked for at most, since the proxy forgot (17, 64). Empty: so it was.
// Distances on the wire are this machine's as well: judged like limits in time.
QString imagesTooClose(Strike& s);

// At most two attempts a second, and ten a minute (P7).
QString tooManyAttempts(const std::vector<qint64>& times);

}  // namespace plimsoll::test

// The sequence law of books under any order of messages, and the order book against a plain map.
#include "feeds/book_sync.h"
#include "feeds/venue.h"
#include "model/book/order_book.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <map>

namespace plimsoll::fuzz {

namespace {

// What the law must let through, said once more and apart from it: an image, then changes that follow.
struct Passed {
    const SyncRule& rule;
    bool live = false;
    std::int64_t last = -1;

    void see(const MarketEvent& event)
    {
        if (std::holds_alternative<BookLost>(event.payload)) live = false;
        const auto* u = std::get_if<BookUpdate>(&event.payload);
        if (!u || u->channel != BookChannel::Main) return;
        if (u->image) {
            live = true;
            joined = rule.image == ImageFrom::Every;
        } else {
            require(live, "no change passes before an image or after a loss");
            if (joined) require(follows(*u), "a change follows the one before");
            joined = true;
        }
        last = u->seq;
    }
    bool follows(const BookUpdate& u) const
    {
        switch (rule.link) {
            case Link::PreviousIdEqualsLast: return u.prevSeq == last;
            case Link::FirstIdContinues: return u.firstSeq <= last + 1 && u.seq > last;
            case Link::IdPlusOne: return u.seq == last + 1;
            case Link::None: return true;
        }
        return false;
    }
    bool joined = false;
};

constexpr InstrumentId kBook{1};

void addLevels(EventBatch& batch, LevelSpan& span, Bytes& bytes)
{
    span.first = static_cast<std::uint32_t>(batch.levels.size());
    for (std::size_t n = bytes.below(4); n > 0; --n) {
        batch.levels.push_back({Price{(100 + static_cast<std::int64_t>(bytes.below(64))) * Price::kScale},
                                Qty{static_cast<double>(bytes.below(5))}});
        ++span.count;
    }
}

void runSync(std::string_view input)
{
    Bytes bytes(input);
    const VenueProfile& profile = venueProfiles()[bytes.below(venueProfiles().size())];
    const SyncRule& rule = bytes.below(2) ? profile.spotSync : profile.perpSync;
    BookSync sync(rule, kBook, bytes.below(2) == 1);
    Passed passed{rule};
    OrderBook book;
    std::int64_t id = 1'000;
    while (!bytes.empty()) {
        const std::size_t op = bytes.below(8);
        EventBatch batch;
        Stamp stamp;
        stamp.received = fromUnixMs(1'800'000'000'000);
        if (op == 7) {
            sync.lose(LostReason::Silent, stamp, batch);
        } else {
            BookUpdate u;
            u.image = op < 2 || rule.image == ImageFrom::Every;
            // Mostly as it should go on, now and then a hole, a repeat, a restart.
            const std::int64_t jump = static_cast<std::int64_t>(bytes.below(9)) - 3;
            u.prevSeq = id + (jump == 4 ? 1 : 0);
            u.firstSeq = id + 1;
            u.seq = id + (jump <= 0 ? jump : 1 + jump / 3);
            if (bytes.below(31) == 30) u.seq = 1;
            if (bytes.below(31) == 30) u.prevSeq = -1;
            u.seq = std::max<std::int64_t>(u.seq, 1);  // ids are never below
            id = u.seq;
            addLevels(batch, u.bids, bytes);
            addLevels(batch, u.asks, bytes);
            if (bytes.below(3) == 0) stamp.venue = fromUnixMs(1'800'000'000'000 + id);
            MarketEvent event;
            event.instrument = kBook;
            event.stamp = stamp;
            event.payload = u;
            batch.events.push_back(std::move(event));
            const auto origin = op == 0   ? BookSync::Origin::Reply
                                : op == 6 ? BookSync::Origin::Own
                                          : BookSync::Origin::Stream;
            sync.feed(batch, 0, u.image ? origin : BookSync::Origin::Stream);
        }
        for (const MarketEvent& e : batch.events) {
            passed.see(e);
            if (const auto* u = std::get_if<BookUpdate>(&e.payload)) {
                require(std::size_t{u->bids.first} + u->bids.count <= batch.levels.size() &&
                            std::size_t{u->asks.first} + u->asks.count <= batch.levels.size(),
                        "levels lie within the batch");
                book.apply(*u, batch, e.stamp);
            } else if (const auto* l = std::get_if<BookLost>(&e.payload)) {
                book.lose(l->reason);
            }
        }
        require(passed.live == (sync.state() == BookSync::State::Live), "the law knows whether the book is live");
        require(!passed.live || book.state() == BookState::Live, "a live book is live above as well");
    }
}
std::vector<std::string> syncSeeds()
{
    std::vector<std::string> seeds;
    for (char venue = 0; venue < 4; ++venue)
        for (char spot = 0; spot < 2; ++spot) {
            std::string seed{venue, spot, 0};
            for (int i = 0; i < 12; ++i)
                seed += std::string{i == 0 ? '\1' : '\3', 4, 0, 0, 2, 7, 1, 9, 2, 1, 5, 3, 1};
            seeds.push_back(std::move(seed));
        }
    return seeds;
}

using Side = std::map<std::int64_t, double>;

void sameSide(const Side& plain, const std::vector<Level>& levels, bool bids)
{
    require(levels.size() == plain.size(), "as many levels as were told");
    std::size_t i = 0;
    const auto check = [&](std::int64_t price, double qty) {
        require(levels[i].price.raw == price && levels[i].qty.v == qty, "each level as it was told, best first");
        ++i;
    };
    if (bids)
        for (auto at = plain.rbegin(); at != plain.rend(); ++at) check(at->first, at->second);
    else
        for (const auto& [price, qty] : plain) check(price, qty);
}

// On the grid near the touch; now and then far away, off the grid, or next to nothing.
std::int64_t priceOf(Bytes& bytes, std::int64_t tick)
{
    const std::int64_t price = 1'000 * tick + tick * static_cast<std::int64_t>(bytes.byte());
    switch (bytes.below(8)) {
        case 0: return price * (1 + static_cast<std::int64_t>(bytes.byte()));
        case 1: return price + static_cast<std::int64_t>(bytes.byte());
        case 2: return 1 + static_cast<std::int64_t>(bytes.byte());
    }
    return price;
}

void runBook(std::string_view input)
{
    Bytes bytes(input);
    const std::int64_t tick = 1 + static_cast<std::int64_t>(bytes.below(100)) * 1'000;
    OrderBook book(bytes.below(2) ? std::optional<Price>(Price{tick}) : std::nullopt);
    Side bids, asks;
    std::int64_t seq = 0;
    bool live = false;
    while (!bytes.empty()) {
        EventBatch batch;
        BookUpdate u;
        u.image = bytes.below(16) == 0 || !live;
        u.seq = ++seq;
        if (u.image) bids.clear(), asks.clear();
        for (auto [side, span] : {std::pair{&bids, &u.bids}, std::pair{&asks, &u.asks}}) {
            span->first = static_cast<std::uint32_t>(batch.levels.size());
            for (std::size_t n = bytes.below(6); n > 0; --n) {
                const std::int64_t price = priceOf(bytes, tick);
                const double qty = static_cast<double>(bytes.below(4));
                if (!u.image) batch.levels.push_back({Price{price}, Qty{qty}});
                if (qty > 0)
                    (*side)[price] = qty;
                else
                    side->erase(price);
            }
            // An image has each price once, best first.
            if (u.image)
                for (const auto& [price, qty] : *side) batch.levels.push_back({Price{price}, Qty{qty}});
            if (u.image && side == &bids) std::reverse(batch.levels.begin(), batch.levels.end());
            span->count = static_cast<std::uint32_t>(batch.levels.size()) - span->first;
        }
        book.apply(u, batch, {});
        live = true;
        std::vector<Level> levels;
        book.bids(100'000, levels);
        sameSide(bids, levels, true);
        levels.clear();
        book.asks(100'000, levels);
        sameSide(asks, levels, false);
        require(book.bidLevels() == bids.size() && book.askLevels() == asks.size(), "the counts are the counts");
        if (book.bestBid())
            require(book.bestBid()->price.raw == bids.rbegin()->first, "the best bid is the highest");
        if (book.bestAsk())
            require(book.bestAsk()->price.raw == asks.begin()->first, "the best ask is the lowest");
    }
}
std::vector<std::string> bookSeeds()
{
    return {std::string("\5\1\0\5\1\3\2\2\3\2\3\3\1\4\4\7\1", 16),
            std::string("\5\0\0\3\1\0\2\2\1\2\3\2\1\4\4\7\1", 16)};
}

}  // namespace

std::span<const Target> bookTargets()
{
    static constexpr Target rows[] = {
        {"book_sync", &runSync, &syncSeeds},
        {"order_book", &runBook, &bookSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz

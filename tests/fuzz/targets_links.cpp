// Books as connections bring them, under a script of losses, repeats, late and failing images, cuts: whatever
// happens to the messages, a book that is live is the venue's book of that number.
#include "feeds/link_books.h"
#include "feeds/recording/recorded_book.h"
#include "model/book/order_book.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

namespace plimsoll::fuzz {

namespace {

using Side = std::map<std::int64_t, double>;  // by price
struct Sides {
    Side bids, asks;
    bool operator==(const Sides&) const = default;
};
constexpr InstrumentId kId{1};
constexpr const char* kTopic = "book";

struct Message {
    BookUpdate update;
    Sides says;
    Timestamp venueTime{};
};

// A venue's truth, and what it says of it, numbered by its rule.
class Truth {
public:
    explicit Truth(const SyncRule& rule) : m_rule(rule)
    {
        for (int i = 0; i < 6; ++i) m_now.bids[100 - i] = m_now.asks[101 + i] = 1 + i;
        m_past[m_id] = m_now;
    }

    Message change(Bytes& bytes)
    {
        Message m;
        const std::size_t rows = 1 + bytes.below(3);
        for (std::size_t i = 0; i < rows; ++i) {
            const bool bid = bytes.below(2) == 0;
            const auto away = static_cast<std::int64_t>(bytes.below(12));
            const auto qty = static_cast<double>(bytes.below(4));
            const std::int64_t price = bid ? 100 - away : 101 + away;
            (bid ? m.says.bids : m.says.asks)[price] = qty;
            Side& side = bid ? m_now.bids : m_now.asks;
            qty > 0 ? void(side[price] = qty) : void(side.erase(price));
        }
        const std::int64_t jump =
            m_rule.link == Link::IdPlusOne ? 1 : 1 + static_cast<std::int64_t>(bytes.below(3));
        m.update.prevSeq = m_id;
        m.update.firstSeq = m_rule.anyIdFollows ? -1 : m_id + 1;
        m.update.seq = m_id += jump;
        m.venueTime = fromUnixMs(kStart + m_id);
        m_past[m_id] = m_now;
        if (m_rule.image == ImageFrom::Every) return image();
        return m;
    }
    Message image() const
    {
        Message m;
        m.update.image = true;
        m.update.seq = m_id;
        m.says = m_now;
        m.venueTime = fromUnixMs(kStart + m_id);
        return m;
    }
    const Sides* at(std::int64_t id) const
    {
        const auto it = m_past.find(id);
        return it == m_past.end() ? nullptr : &it->second;
    }
    const Sides& now() const { return m_now; }

    static constexpr std::int64_t kStart = 1'800'000'000'000;

private:
    const SyncRule& m_rule;
    std::int64_t m_id = 1'000;
    Sides m_now;
    std::map<std::int64_t, Sides> m_past;
};

void addSide(const Side& side, bool bestLast, EventBatch& batch, LevelSpan& span)
{
    span.first = static_cast<std::uint32_t>(batch.levels.size());
    for (const auto& [price, qty] : side) batch.levels.push_back({Price{price * Price::kScale}, Qty{qty}});
    if (bestLast) std::reverse(batch.levels.begin() + span.first, batch.levels.end());
    span.count = static_cast<std::uint32_t>(batch.levels.size()) - span.first;
}

std::size_t add(const Message& m, EventBatch& batch)
{
    MarketEvent e{kId, kId.venue(), {}, m.update};
    e.stamp.received = e.stamp.venue.emplace(m.venueTime);
    auto& u = std::get<BookUpdate>(e.payload);
    addSide(m.says.bids, true, batch, u.bids);
    addSide(m.says.asks, false, batch, u.asks);
    batch.events.push_back(std::move(e));
    return batch.events.size() - 1;
}

// What the model makes of it.
class Seen {
public:
    void take(const EventBatch& batch)
    {
        for (const MarketEvent& e : batch.events) {
            if (const auto* u = std::get_if<BookUpdate>(&e.payload))
                m_book.apply(*u, batch, e.stamp);
            else if (const auto* l = std::get_if<BookLost>(&e.payload))
                m_book.lose(l->reason);
        }
    }
    bool live() const { return m_book.state() == BookState::Live; }
    Sides sides() const
    {
        Sides s;
        std::vector<Level> levels;
        m_book.bids(1'000, levels);
        for (const Level& l : levels) s.bids[l.price.raw / Price::kScale] = l.qty.v;
        levels.clear();
        m_book.asks(1'000, levels);
        for (const Level& l : levels) s.asks[l.price.raw / Price::kScale] = l.qty.v;
        return s;
    }
    void mustBeTrue(const Truth& truth) const
    {
        const Sides* told = truth.at(m_book.seq());
        require(told != nullptr, "a live book has a number that there was");
        require(sides() == *told, "a live book is the venue's book of its number");
    }

private:
    OrderBook m_book;
};

// ---- One connection, as the live session keeps it --------------------------------------------------------------

class LinkScript {
public:
    explicit LinkScript(const SyncRule& rule) : m_rule(rule), m_truth(rule), m_links(rule, m_config)
    {
        m_links.set({Topic{kTopic, TopicClass::Depth, kId}}, m_now);
    }

    void play(Bytes& bytes)
    {
        while (!bytes.empty()) {
            const std::size_t op = bytes.below(16);
            switch (op) {
                case 6: m_truth.change(bytes); break;  // never arrives
                case 7: m_late.push_back(m_truth.change(bytes)); break;
                case 8: deliverLate(); break;
                case 9: again(); break;
                case 10: pass(std::chrono::milliseconds(200 * (1 + bytes.below(40)))); break;
                case 11: answer(true); break;
                case 12: answer(false); break;
                case 13: lose(LostReason::Disconnected); break;
                case 14: lose(bytes.below(2) ? LostReason::Silent : LostReason::BadFrame); break;
                case 15: audit(); break;
                default: deliver(m_truth.change(bytes), BookSync::Origin::Stream); break;
            }
            judge();
        }
    }

    // From here on all goes well: the book must come back.
    void recover()
    {
        std::string quiet(64, '\1');
        m_late.clear();
        for (int i = 0, well = 0; i < 400 && well < 5; ++i) {
            well += m_links.isLive(kId);
            Bytes bytes(quiet);
            deliver(m_truth.change(bytes), BookSync::Origin::Stream);
            judge();
            answer(true);
            judge();
            pass(std::chrono::milliseconds(500));
            judge();
        }
        require(m_links.isLive(kId) && m_seen.live(), "a book that is served well comes back");
        require(m_seen.sides() == m_truth.now(), "and is the venue's book");
    }

private:
    void judge() const
    {
        require(m_links.isLive(kId) == m_seen.live(), "above it is known whether the book is live");
        if (m_seen.live()) m_seen.mustBeTrue(m_truth);
    }
    void deliver(const Message& m, BookSync::Origin origin)
    {
        EventBatch batch;
        const std::size_t index = add(m, batch);
        m_links.feed(batch, index, origin, m_now);
        m_seen.take(batch);
        if (origin == BookSync::Origin::Stream) m_last = m;
    }
    void deliverLate()
    {
        if (m_late.empty()) return;
        const Message m = m_late.front();
        m_late.pop_front();
        deliver(m, BookSync::Origin::Stream);
    }
    void again()
    {
        if (m_last) deliver(Message(*m_last), BookSync::Origin::Stream);
    }
    void pass(Duration by)
    {
        m_now += by;
        for (const InstrumentId id : m_links.imagesDue(m_now)) {
            require(id == kId, "images are asked for books that there are");
            m_asked.push_back(m_truth.image());
        }
    }
    void answer(bool good)
    {
        if (m_asked.empty()) return;
        const Message image = m_asked.front();
        m_asked.pop_front();
        if (m_links.fromRest()) {
            m_links.answered(kId, good, m_now);
            if (good) deliver(image, BookSync::Origin::Reply);
        } else if (good) {
            deliver(m_truth.image(), BookSync::Origin::Stream);  // subscribed anew
        }
    }
    void lose(LostReason reason)
    {
        EventBatch batch;
        m_links.loseAll(reason, {}, batch);
        m_seen.take(batch);
        if (reason != LostReason::Disconnected) return;
        m_late.clear();
        m_last.reset();
        if (m_links.fromRest()) return;
        m_asked.clear();
        deliver(m_truth.image(), BookSync::Origin::Stream);  // a new connection begins with one
    }
    void audit()
    {
        m_links.auditSoon(kId, m_now);
        for ([[maybe_unused]] const InstrumentId id : m_links.auditsDue(m_now, 1))
            deliver(m_truth.image(), BookSync::Origin::Reply);
    }

    const SyncRule& m_rule;
    const NetworkConfig m_config;
    Truth m_truth;
    LinkBooks m_links;
    Seen m_seen;
    Mono m_now{std::chrono::hours(1)};
    std::deque<Message> m_late, m_asked;
    std::optional<Message> m_last;
};

const SyncRule& ruleOf(Bytes& bytes)
{
    const VenueProfile& profile = venueProfiles()[bytes.below(venueProfiles().size())];
    return bytes.below(2) ? profile.spotSync : profile.perpSync;
}

void runLinks(std::string_view input)
{
    Bytes bytes(input.substr(0, 4'000));
    LinkScript script(ruleOf(bytes));
    script.play(bytes);
    script.recover();
}

// ---- Several connections, as a recording has them --------------------------------------------------------------

void runRecorded(std::string_view input)
{
    Bytes bytes(input.substr(0, 4'000));
    const SyncRule& rule = ruleOf(bytes);
    Truth truth(rule);
    RecordedBook book(rule, kId);
    Seen seen;
    std::optional<Message> last;
    const auto take = [&](const Message& m, auto&& how) {
        EventBatch batch;
        how(batch, add(m, batch));
        seen.take(batch);
    };
    const auto stream = [&](const Message& m, std::uint64_t connection) {
        take(m, [&](EventBatch& batch, std::size_t at) { book.feed(batch, at, connection); });
        last = m;
    };
    while (!bytes.empty()) {
        const std::size_t op = bytes.below(16);
        const std::uint64_t connection = 1 + bytes.below(6);
        EventBatch batch;
        switch (op) {
            case 7: truth.change(bytes); break;
            case 8:
                if (last) stream(Message(*last), connection);
                break;
            case 9: stream(truth.image(), connection); break;
            case 10: take(truth.image(), [&](EventBatch& b, std::size_t at) { book.reply(b, at); }); break;
            case 11:
                take(truth.image(),
                     [&](EventBatch& b, std::size_t at) { book.reply(b, at, BookSync::Origin::Own); });
                break;
            case 12: book.lose(LostReason::Crossed, {}, batch, std::nullopt); break;
            case 13: book.ended(connection, bytes.below(2) == 0, {}, batch); break;
            case 14: book.left(connection, {}, batch); break;
            case 15: book.joined(connection); break;
            default: {
                const Message m = truth.change(bytes);
                stream(m, connection);
                if (op < 4) stream(m, 1 + connection % 6);
                break;
            }
        }
        seen.take(batch);
        require(book.live() == seen.live(), "above it is known whether the book is live");
        if (seen.live()) seen.mustBeTrue(truth);
    }
}

std::vector<std::string> scriptSeeds()
{
    std::vector<std::string> seeds;
    for (char venue = 0; venue < 4; ++venue)
        for (char spot = 0; spot < 2; ++spot)
            for (const char* ops : {"\1\12\13\1\1\17\1\6\1\12\13\1", "\1\7\1\10\12\13\1\11\15\1\12\13\1",
                                    "\12\14\12\13\16\1\12\13"}) {
                std::string seed{venue, spot};
                for (const char* op = ops; *op; ++op) seed += std::string{*op, 2, 0, 3, 1, 1, 4};
                seeds.push_back(std::move(seed));
            }
    return seeds;
}

}  // namespace

std::span<const Target> linkTargets()
{
    static constexpr Target rows[] = {
        {"book_links", &runLinks, &scriptSeeds},
        {"recorded_book", &runRecorded, &scriptSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz

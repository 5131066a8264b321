#include "feeds/book_sync.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace plimsoll {

namespace {

// Old ids that were never heard before, in a row: the numbering started anew. Fewer are stray repeats
// from before our memory.
constexpr std::size_t kStrangeMeansRestart = 8;
constexpr std::size_t kLagMeansStrangers = 200;
// Books that are numbered by their time.
constexpr std::int64_t kLateMs = 5'000, kFarAheadMs = 60'000;

std::size_t levelCount(const BookUpdate& u)
{
    return std::size_t{u.bids.count} + u.asks.count;
}

void withdraw(EventBatch& batch, std::size_t index)
{
    batch.events[index].payload = std::monostate{};
}

}  // namespace

// The rules, as the venues state them. L: id of the image; U, u, pu: first, last and previous id of a delta.
//
// Binance USDⓈ-M (binance.md 3.2)          Binance spot (binance.md 3.3)    Bybit (bybit.md 3.2)
//  1. hold deltas                           the same                         1. first comes a snapshot
//  2. ask for an image                      the same                         2. any later one replaces
//  3. drop held deltas with u < L           u <= L                           3. u = 1: restarted, replaces
//  4. first: U <= L <= u, or pu = L         first: U <= L + 1 <= u           4. delta: u = last + 1,
//     oldest held is later: too old         the same                            or subscribe anew
//  5. then pu = previous u, or back to 1    U <= previous u + 1, or back to 1
//
// OKX (okx.md 4)
//  1. first comes a snapshot, any later one replaces
//  2. an update whose prevSeqId is the last seqId follows: also with the same seqId (nothing has changed for
//     a minute), and with a lower one (maintenance set it back)
//  3. else subscribe anew
//  4. recordings of 2021 and 2022 have no ids (seq < 0): the codec has compared the checksum
BookSync::BookSync(const SyncRule& rule, InstrumentId instrument, bool patient)
    : m_rule(rule), m_instrument(instrument), m_patient(patient)
{
}

const BookUpdate& BookSync::at(const EventBatch& batch, std::size_t index)
{
    return std::get<BookUpdate>(batch.events[index].payload);
}

BookSync::Outcome BookSync::feed(EventBatch& batch, std::size_t index, Origin origin)
{
    auto& update = std::get<BookUpdate>(batch.events[index].payload);
    if (update.channel != BookChannel::Main) {
        Outcome passed;
        passed.applied = true;
        return passed;
    }
    if (m_rule.idOneRestarts && update.seq == 1) update.image = true;  // Bybit 3
    if (m_rule.image == ImageFrom::Every) update.image = true;         // Hyperliquid 1
    if (m_rule.image == ImageFrom::Every) return oneOfMany(batch, index, origin);
    if (update.image) return origin == Origin::Own ? own(batch, index) : image(batch, index, origin);
    return m_state == State::Live ? deltaWhileLive(batch, index) : deltaWhileHolding(batch, index);
}

// Contracts of unknown worth: such a book is not shown at all.
bool BookSync::measured(const EventBatch& batch, const BookUpdate& update) const
{
    if (m_rule.unmeasured) return true;
    for (const LevelSpan span : {update.bids, update.asks})
        if (span.count > 0 && std::isnan(batch.begin(span)->qty.v)) return false;
    return true;
}

BookSync::Outcome BookSync::image(EventBatch& batch, std::size_t index, Origin origin)
{
    // An answer without an id is of a moment that nobody can place in the stream.
    const bool placeless = origin == Origin::Reply && at(batch, index).seq < 0;
    if (placeless || !measured(batch, at(batch, index))) {
        withdraw(batch, index);
        return {};
    }
    const bool fromStream = m_rule.image != ImageFrom::Rest && origin == Origin::Stream;
    if (fromStream) {
        Outcome o;
        if (m_state == State::Live && heard(batch, index)) {
            o.repeated = true;  // the very same image again
            withdraw(batch, index);
            return o;
        }
        // Replaces whatever was there; its id may be lower than before (Bybit 2, 3).
        forget();
        if (!m_heard.empty() && at(batch, index).seq < m_heard.back().id) {
            m_heard.clear();
            m_lowest = -1;
        }
        note(batch, index);
        o.applied = true;
        o.becameLive = m_state != State::Live;
        m_state = State::Live;
        m_last = at(batch, index).seq;
        m_joined = true;
        m_lostTold = m_asked = false;
        return o;
    }
    if (m_state == State::Live) return audit(batch, index);
    if (m_rule.image == ImageFrom::Rest) return joinHeld(batch, index);
    // Only the stream can bring such a book back.
    withdraw(batch, index);
    return {};
}

// Hyperliquid 2. Only the stream brings a lost book back: an answer may be from before the loss; and one from far
// ahead of the stream is no answer of this venue's (FAULTS 64).
BookSync::Outcome BookSync::oneOfMany(EventBatch& batch, std::size_t index, Origin origin)
{
    const std::int64_t id = at(batch, index).seq;
    Outcome o;
    const bool live = m_state == State::Live;
    const bool reply = origin == Origin::Reply;
    // Our own is of no use: the next message is a whole book.
    if (origin == Origin::Own || (reply && (!live || id > m_last + kFarAheadMs))) {
        withdraw(batch, index);
        return o;
    }
    // What is a little late is overtaken soon. A clock that was set back must not stop the book for ever.
    if (live && id <= m_last && (m_last - id < kLateMs || ++m_strange < kStrangeMeansRestart)) {
        o.repeated = !reply;
        withdraw(batch, index);
        return o;
    }
    o.applied = true;
    o.becameLive = !live;
    m_state = State::Live;
    m_last = id;
    m_strange = 0;
    m_lostTold = m_asked = false;
    return o;
}

// Rest rules, steps 3 and 4: the image meets the deltas that waited for it.
BookSync::Outcome BookSync::joinHeld(EventBatch& batch, std::size_t index)
{
    const std::int64_t id = at(batch, index).seq;
    const std::size_t first = firstAfter(id);
    Outcome o;
    if (first < m_kept.size() && !joins(m_kept[first].update, id)) {
        withdraw(batch, index);
        o.wantImage = true;  // older than what is held: another one
        m_asked = true;
        return o;
    }
    return goOnFrom(batch, index, first);
}

BookSync::Outcome BookSync::goOnFrom(EventBatch& batch, std::size_t index, std::size_t firstKept)
{
    Outcome o;
    o.applied = true;
    o.becameLive = true;
    m_state = State::Live;
    m_last = at(batch, index).seq;
    m_joined = firstKept < m_kept.size();
    m_lostTold = m_asked = false;
    m_strange = 0;
    for (std::size_t i = 0; i < firstKept; ++i) dropOldest();
    for (std::size_t i = 0; i < m_kept.size(); ++i) append(m_kept[i], batch);
    if (m_joined) m_last = m_kept.back().update.seq;
    return o;
}

// Our own book of that moment: the first change behind it must chain, whatever a venue's images may join. One that
// is older than what is held is of no use, and the next comes soon.
BookSync::Outcome BookSync::own(EventBatch& batch, std::size_t index)
{
    const std::int64_t id = at(batch, index).seq;
    std::size_t first = 0;
    while (first < m_kept.size() && m_kept[first].update.seq <= id) ++first;
    const bool follows = first == m_kept.size() || chains(m_kept[first].update, id);
    if (m_state == State::Live || !follows || !measured(batch, at(batch, index))) {
        withdraw(batch, index);
        return {};
    }
    const Outcome o = goOnFrom(batch, index, first);
    m_joined = true;
    return o;
}

// A fresh image while live. Older than the stream: image, then the deltas that followed it. Newer: it
// waits until the stream has come that far, so that the chain is never left.
BookSync::Outcome BookSync::audit(EventBatch& batch, std::size_t index)
{
    const std::int64_t id = at(batch, index).seq;
    Outcome o;
    if (id > m_last && m_joined) {
        const BookUpdate& update = at(batch, index);
        Image& ahead = m_ahead.emplace(Image{update, batch.events[index].stamp, {}});
        ahead.levels.assign(batch.begin(update.bids), batch.end(update.bids));
        ahead.levels.insert(ahead.levels.end(), batch.begin(update.asks), batch.end(update.asks));
        withdraw(batch, index);
        return o;
    }
    if (id >= m_last) {
        o.applied = true;
        m_last = id;
        return o;
    }
    const std::size_t first = firstAfter(id);
    if (first == m_kept.size() ||
        (!joins(m_kept[first].update, id) && !within(first, id, batch.events[index].stamp.venue))) {
        withdraw(batch, index);
        return o;
    }
    o.applied = true;
    for (std::size_t i = first; i < m_kept.size(); ++i) append(m_kept[i], batch);
    return o;
}

void BookSync::meetAhead(EventBatch& batch)
{
    const std::int64_t id = m_ahead->update.seq;
    if (before(m_kept.back().update, id)) return;
    const std::size_t first = firstAfter(id);
    if (joins(m_kept[first].update, id) || within(first, id, m_ahead->stamp.venue)) {
        appendUpdate(m_ahead->update, m_ahead->stamp, batch);
        batch.levels.insert(batch.levels.end(), m_ahead->levels.begin(), m_ahead->levels.end());
        for (std::size_t i = first; i < m_kept.size(); ++i) append(m_kept[i], batch);
    }
    m_ahead.reset();
}

BookSync::Outcome BookSync::deltaWhileHolding(EventBatch& batch, std::size_t index)
{
    Outcome o;
    const BookUpdate& delta = at(batch, index);
    if (m_rule.image != ImageFrom::Rest && !m_patient) {
        // Nothing to apply it to, and nothing to hold it for: the next image is complete in itself.
        withdraw(batch, index);
        o.wantImage = wantOnce();
        return o;
    }
    if (!m_kept.empty()) {
        const std::int64_t newest = m_kept.back().update.seq;
        const bool isOld = delta.seq <= newest;
        if (isOld && !countsAnew(batch, index)) {
            o.repeated = heard(batch, index);
            withdraw(batch, index);
            return o;
        }
        // A hole among those that wait, or a new numbering: an image must join behind it.
        if (isOld || !chains(delta, newest)) {
            forget();
            m_heard.clear();
        }
    }
    hold(batch, index);
    withdraw(batch, index);
    m_state = State::Holding;
    o.wantImage = wantOnce();
    return o;
}

BookSync::Outcome BookSync::deltaWhileLive(EventBatch& batch, std::size_t index)
{
    const BookUpdate& delta = at(batch, index);
    if (!m_joined) {
        // The image came before any delta that it joins (steps 3 and 4 again).
        if (before(delta, m_last)) {
            // The stream lags behind a REST image by a moment, not by this much.
            if (++m_strange > kLagMeansStrangers) return gap(batch, index);
            Outcome o;
            o.repeated = heard(batch, index);
            withdraw(batch, index);
            return o;
        }
        if (!joins(delta, m_last)) return gap(batch, index);
        m_joined = true;
        return applied(batch, index);
    }
    if (delta.seq < 0 && m_last < 0) {
        Outcome o;
        o.applied = true;
        return o;
    }
    if (m_rule.anyIdFollows && delta.seq <= m_last && delta.prevSeq == m_last) return restated(batch, index);
    if (delta.seq <= m_last) return old(batch, index);
    if (!chains(delta, m_last)) return gap(batch, index);
    return applied(batch, index);
}

// OKX 2: a sign of life, or the numbering goes on from below. What was heard before means nothing then.
BookSync::Outcome BookSync::restated(EventBatch& batch, std::size_t index)
{
    if (at(batch, index).seq < m_last) {
        forget();
        m_heard.clear();
        m_lowest = -1;
    }
    return applied(batch, index);
}

// An id not above the last: doubled and replayed messages are dropped without a word (the book has them).
BookSync::Outcome BookSync::old(EventBatch& batch, std::size_t index)
{
    if (countsAnew(batch, index)) return gap(batch, index);
    Outcome o;
    o.repeated = true;
    withdraw(batch, index);
    return o;
}

// A service that counts anew must not be mistaken for one that repeats itself: its ids are lower than any
// before, or were never heard, or come with another time.
bool BookSync::countsAnew(const EventBatch& batch, std::size_t index)
{
    if (at(batch, index).seq < m_lowest) return true;
    return !heard(batch, index) && ++m_strange >= kStrangeMeansRestart;
}

BookSync::Outcome BookSync::applied(EventBatch& batch, std::size_t index)
{
    m_last = at(batch, index).seq;
    m_strange = 0;
    makeRoom(levelCount(at(batch, index)));
    keep(batch, index);
    if (m_ahead) meetAhead(batch);
    Outcome o;
    o.applied = true;
    return o;
}

// Step 5. The delta that shows the gap is the first one held for the next image.
BookSync::Outcome BookSync::gap(EventBatch& batch, std::size_t index)
{
    forget();
    m_heard.clear();
    m_state = State::Empty;
    m_joined = false;
    if (m_rule.image == ImageFrom::Rest) {
        hold(batch, index);
        m_state = State::Holding;
    }
    Outcome o;
    o.wantImage = true;
    m_asked = true;
    if (!m_lostTold) {
        o.lost = LostReason::Gap;
        batch.events[index].payload = BookLost{LostReason::Gap};
        m_lostTold = true;
    } else {
        withdraw(batch, index);
    }
    return o;
}

BookSync::Outcome BookSync::lose(LostReason reason, const Stamp& stamp, EventBatch& batch)
{
    Outcome o;
    if (!m_lostTold) {
        o.lost = reason;
        batch.events.push_back(MarketEvent{m_instrument, m_instrument.venue(), stamp, BookLost{reason}});
        m_lostTold = true;
    }
    forget();
    m_state = State::Empty;
    m_joined = false;
    // After a lost connection everything starts over by itself. All else needs an image; where it comes by
    // REST the next delta asks once more, because it can be joined only then for certain.
    o.wantImage = reason != LostReason::Disconnected && reason != LostReason::Unsubscribed;
    m_asked = o.wantImage && m_rule.image != ImageFrom::Rest;
    return o;
}

bool BookSync::chains(const BookUpdate& delta, std::int64_t last) const
{
    switch (m_rule.link) {
        case Link::PreviousIdEqualsLast: return delta.prevSeq == last;
        case Link::FirstIdContinues: return delta.firstSeq <= last + 1;
        case Link::IdPlusOne: return delta.seq == last + 1;
        case Link::None: return true;
    }
    return false;
}

bool BookSync::joins(const BookUpdate& delta, std::int64_t imageId) const
{
    if (m_rule.link == Link::IdPlusOne) return delta.seq == imageId + 1;
    if (m_rule.anyIdFollows) return delta.prevSeq == imageId;
    if (m_rule.restJoinsAtIdItself)
        return (delta.firstSeq <= imageId && imageId <= delta.seq) || delta.prevSeq == imageId;
    return delta.firstSeq <= imageId + 1 && imageId + 1 <= delta.seq;
}

// OKX: an image of a moment within one update. Its levels are absolute, so that what had changed before the
// image is said once more by the update, and is the same. Ids of REST are not promised to be those of the
// stream (okx.md 4): the times must say so too.
bool BookSync::within(std::size_t index, std::int64_t imageId, const std::optional<Timestamp>& at) const
{
    if (!m_rule.anyIdFollows || index == 0 || index >= m_kept.size()) return false;
    const Kept &from = m_kept[index - 1], &to = m_kept[index];
    if (to.update.prevSeq >= imageId || imageId >= to.update.seq) return false;
    return at && from.stamp.venue && to.stamp.venue && *from.stamp.venue <= *at && *at <= *to.stamp.venue;
}

// The image already holds all that this delta says (step 3).
bool BookSync::before(const BookUpdate& delta, std::int64_t imageId) const
{
    if (m_rule.anyIdFollows) return delta.seq <= imageId;
    return m_rule.restJoinsAtIdItself && m_rule.link != Link::IdPlusOne ? delta.seq < imageId
                                                                        : delta.seq <= imageId;
}

bool BookSync::heard(const EventBatch& batch, std::size_t index) const
{
    const std::int64_t id = at(batch, index).seq;
    const std::size_t i = m_heard.partition([&](const Heard& h) { return h.id < id; });
    return i < m_heard.size() && m_heard[i].id == id && m_heard[i].venue == batch.events[index].stamp.venue;
}

bool BookSync::wantOnce()
{
    if (m_asked) return false;
    m_asked = true;
    return true;
}

void BookSync::hold(const EventBatch& batch, std::size_t index)
{
    keep(batch, index);
    if (m_kept.size() <= kHeld && m_levels.size() <= kHeldLevels) return;
    // No image for very long: the older half will never be joined. Ask again.
    while (m_kept.size() > kHeld / 2 || (m_levels.size() > kHeldLevels / 2 && m_kept.size() > 1)) dropOldest();
    m_asked = false;
}

void BookSync::keep(const EventBatch& batch, std::size_t index)
{
    const BookUpdate& update = at(batch, index);
    m_kept.push_back({update, batch.events[index].stamp, m_levelsGone + m_levels.size()});
    m_levels.append(batch.begin(update.bids), update.bids.count);
    m_levels.append(batch.begin(update.asks), update.asks.count);
    note(batch, index);
}

// For one more of the recent deltas. Before it comes: behind its limit the room would double, and stay so.
void BookSync::makeRoom(std::size_t levels)
{
    while (!m_kept.empty() && (m_kept.size() >= kRecent || m_levels.size() + levels > kRecentLevels)) dropOldest();
    m_kept.settle(std::bit_ceil(kRecent));
    m_levels.settle(std::bit_ceil(kRecentLevels));
}

std::size_t BookSync::recentBytes() const
{
    return m_kept.room() * sizeof(Kept) + m_levels.room() * sizeof(Level) + m_heard.room() * sizeof(Heard);
}

void BookSync::note(const EventBatch& batch, std::size_t index)
{
    const std::int64_t id = at(batch, index).seq;
    if (id < 0) return;
    if (m_heard.empty() || id > m_heard.back().id) {
        m_heard.push_back({id, batch.events[index].stamp.venue});
        if (m_heard.size() > kHeard) m_heard.pop_front();
    }
    if (m_lowest < 0 || id < m_lowest) m_lowest = id;
}

void BookSync::dropOldest()
{
    const std::size_t levels = levelCount(m_kept.front().update);
    m_levels.pop_front(levels);
    m_levelsGone += levels;
    m_kept.pop_front();
}

void BookSync::forget()
{
    m_kept.clear();
    m_levels.clear();
    m_levelsGone = 0;
    m_ahead.reset();
    m_strange = 0;
}

std::size_t BookSync::firstAfter(std::int64_t imageId) const
{
    return m_kept.partition([&](const Kept& k) { return before(k.update, imageId); });
}

void BookSync::append(const Kept& kept, EventBatch& batch) const
{
    appendUpdate(kept.update, kept.stamp, batch);
    m_levels.copy(kept.levels - m_levelsGone, levelCount(kept.update), batch.levels);
}

void BookSync::appendUpdate(BookUpdate update, const Stamp& stamp, EventBatch& batch) const
{
    update.bids.first = static_cast<std::uint32_t>(batch.levels.size());
    update.asks.first = update.bids.first + update.bids.count;
    batch.events.push_back(MarketEvent{m_instrument, m_instrument.venue(), stamp, update});
}

}  // namespace plimsoll

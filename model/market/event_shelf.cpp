#include "model/market/event_shelf.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::size_t kLittle = 32;  // void levels that are not worth sweeping

// By what they say, so that a newer one of the same kind says no less.
enum class StateKind : std::uint8_t { Partial, Quote, Mark, Index, MarkAndIndex, Ticker, TickerWithLast };

std::optional<StateKind> stateKind(const Payload& payload)
{
    if (const auto* update = std::get_if<BookUpdate>(&payload))
        return update->channel == BookChannel::Partial ? std::optional(StateKind::Partial) : std::nullopt;
    if (std::holds_alternative<Bbo>(payload)) return StateKind::Quote;
    if (const auto* ticker = std::get_if<Ticker>(&payload))
        return ticker->last ? StateKind::TickerWithLast : StateKind::Ticker;
    if (const auto* mark = std::get_if<Mark>(&payload)) {
        if (mark->mark && mark->index) return StateKind::MarkAndIndex;
        return mark->mark ? StateKind::Mark : StateKind::Index;
    }
    return std::nullopt;
}

std::uint32_t keyOf(InstrumentId id, StateKind kind)
{
    return std::uint32_t{id.raw} | static_cast<std::uint32_t>(kind) << 16;
}

// Of an older moment of the venue it may not be what holds now: the reader has both.
bool replaces(const MarketEvent& next, const MarketEvent& held)
{
    return !(next.stamp.venue && held.stamp.venue && *next.stamp.venue < *held.stamp.venue);
}

std::size_t levelCount(const MarketEvent& e)
{
    const auto* update = std::get_if<BookUpdate>(&e.payload);
    return update ? std::size_t{update->bids.count} + update->asks.count : 0;
}

bool isVoid(const MarketEvent& e)
{
    return std::holds_alternative<std::monostate>(e.payload);
}

void copyLevels(const EventBatch& from, BookUpdate& update, EventBatch& to)
{
    for (LevelSpan* span : {&update.bids, &update.asks}) {
        const auto first = static_cast<std::uint32_t>(to.levels.size());
        to.levels.insert(to.levels.end(), from.begin(*span), from.end(*span));
        span->first = first;
    }
}

}  // namespace

void joinUpdates(const BookUpdate& earlier, const Stamp& earlierStamp, BookUpdate& later)
{
    later.merged += earlier.merged + 1;
    later.since = earlier.merged > 0 ? earlier.since : earlierStamp.mono;
    if (later.paceMs == 0) later.paceMs = earlier.paceMs;
    if (later.image) return;  // it begins anew
    later.prevSeq = earlier.prevSeq;
    // Where ids are neither a range nor a chain (Bybit: each one more than the last) the range begins with an id.
    later.firstSeq = earlier.firstSeq >= 0 || earlier.prevSeq >= 0 ? earlier.firstSeq : earlier.seq;
}

std::uint32_t EventShelf::add(EventBatch&& batch)
{
    if (batch.empty()) return 0;
    const auto last = m_batches.insert(m_batches.end(), Waiting{});
    last->venue = batch.events.front().venue;
    last->batch = std::move(batch);
    held(last->venue) += last->batch.levels.size();
    m_filling = last;
    std::uint32_t merged = 0;
    for (std::size_t i = 0; i < last->batch.events.size(); ++i) merged += shelve({last, i});
    m_filling.reset();
    sweep(last);
    return merged;
}

std::uint32_t EventShelf::shelve(Place here)
{
    ++m_steps;
    MarketEvent& e = at(here);
    if (isVoid(e)) return 0;
    ++m_events;
    ++here.batch->events;
    here.batch->levels += levelCount(e);
    if (!e.instrument.valid()) return 0;
    if (std::holds_alternative<BookLost>(e.payload)) {
        // What waits was of the book as it was; nothing after this may go into it.
        if (const auto book = m_books.find(e.instrument.raw); book != m_books.end()) {
            layDown(book->second);
            m_books.erase(book);
        }
        return 0;
    }
    if (auto* update = std::get_if<BookUpdate>(&e.payload); update && update->channel == BookChannel::Main)
        return shelveBook(here, *update);
    return shelveState(here);
}

std::uint32_t EventShelf::shelveBook(Place here, BookUpdate& update)
{
    Book& book = m_books[at(here).instrument.raw];
    if (update.image) {
        for (std::optional<Place>* before : {&book.change, &book.image})
            if (*before) joinUpdates(std::get<BookUpdate>(at(**before).payload), at(**before).stamp, update);
        if (book.merged)
            held(here.batch->venue) -= book.merged->bids.all().size() + book.merged->asks.all().size();
        book.merged.reset();
        const std::uint32_t gone = voidOf(book.change) + voidOf(book.image);
        book.image = here;
        return gone;
    }
    if (!book.change) {
        book.change = here;
        return 0;
    }
    const Place before = *book.change;
    auto& earlier = std::get<BookUpdate>(at(before).payload);
    if (!book.merged) {
        book.merged = std::make_unique<Sides>();
        pour(*before.batch, earlier, *book.merged);
        before.batch->levels -= earlier.bids.count + std::size_t{earlier.asks.count};
        earlier.bids.count = earlier.asks.count = 0;
    }
    pour(*here.batch, update, *book.merged);
    here.batch->levels -= update.bids.count + std::size_t{update.asks.count};
    update.bids.count = update.asks.count = 0;
    joinUpdates(earlier, at(before).stamp, update);
    const std::uint32_t gone = voidOf(book.change);
    book.change = here;
    return gone;
}

std::uint32_t EventShelf::shelveState(Place here)
{
    MarketEvent& e = at(here);
    const auto kind = stateKind(e.payload);
    if (!kind) return 0;
    const auto [it, first] = m_states.try_emplace(keyOf(e.instrument, *kind), here);
    if (first) return 0;
    const Place held = std::exchange(it->second, here);
    const MarketEvent& before = at(held);
    if (!replaces(e, before)) return 0;
    if (auto* quote = std::get_if<Bbo>(&e.payload)) quote->merged = std::get<Bbo>(before.payload).merged + 1;
    if (auto* image = std::get_if<BookUpdate>(&e.payload))
        joinUpdates(std::get<BookUpdate>(before.payload), before.stamp, *image);
    drop(held);
    return 1;
}

void EventShelf::pour(const Waiting& from, BookUpdate& update, Sides& into)
{
    std::size_t fresh = 0;
    const EventBatch& batch = from.batch;
    for (const Level* l = batch.begin(update.bids); l != batch.end(update.bids); ++l) fresh += into.bids.set(*l);
    for (const Level* l = batch.begin(update.asks); l != batch.end(update.asks); ++l) fresh += into.asks.set(*l);
    held(from.venue) += fresh;
    m_steps += std::size_t{update.bids.count} + update.asks.count;
}

// The merged levels go to where the change waits.
void EventShelf::layDown(Book& book)
{
    if (!book.merged) return;
    Waiting& waiting = *book.change->batch;
    auto& update = std::get<BookUpdate>(at(*book.change).payload);
    const std::unique_ptr<Sides> sides = std::move(book.merged);
    for (const auto& [side, span] :
         {std::pair{&sides->bids, &update.bids}, std::pair{&sides->asks, &update.asks}}) {
        const std::vector<Level>& all = side->all();
        *span = {static_cast<std::uint32_t>(waiting.batch.levels.size()), static_cast<std::uint32_t>(all.size())};
        waiting.batch.levels.insert(waiting.batch.levels.end(), all.begin(), all.end());
        waiting.levels += all.size();
        m_steps += all.size();
    }
}

std::uint32_t EventShelf::voidOf(std::optional<Place>& place)
{
    if (!place) return 0;
    drop(*place);
    place.reset();
    return 1;
}

void EventShelf::drop(Place place)
{
    MarketEvent& e = at(place);
    place.batch->levels -= levelCount(e);
    --place.batch->events;
    --m_events;
    e.payload = std::monostate{};
    sweep(place.batch);
}

// What is void goes when it is more than what counts.
void EventShelf::sweep(Batches::iterator batch)
{
    if (m_filling && *m_filling == batch) return;
    const EventBatch& b = batch->batch;
    if (batch->events == 0) {
        held(batch->venue) -= b.levels.size();
        m_batches.erase(batch);
        return;
    }
    if (b.events.size() > 2 * batch->events || b.levels.size() > 2 * batch->levels + kLittle) compact(batch);
}

void EventShelf::compact(Batches::iterator batch)
{
    EventBatch& from = batch->batch;
    held(batch->venue) -= from.levels.size();
    EventBatch to;
    to.text = std::move(from.text);
    to.events.reserve(batch->events);
    to.levels.reserve(batch->levels);
    m_steps += from.events.size() + batch->levels;
    for (std::size_t i = 0; i < from.events.size(); ++i) {
        MarketEvent& e = from.events[i];
        if (isVoid(e)) continue;
        moved({batch, i}, to.events.size());
        if (auto* update = std::get_if<BookUpdate>(&e.payload)) copyLevels(from, *update, to);
        to.events.push_back(std::move(e));
    }
    held(batch->venue) += to.levels.size();
    from = std::move(to);
}

// Whoever knows an event by its place is told where it is now.
void EventShelf::moved(Place from, std::size_t to)
{
    const MarketEvent& e = at(from);
    if (!e.instrument.valid()) return;
    if (const auto kind = stateKind(e.payload)) {
        const auto state = m_states.find(keyOf(e.instrument, *kind));
        if (state != m_states.end() && state->second == from) state->second.event = to;
        return;
    }
    if (!std::holds_alternative<BookUpdate>(e.payload)) return;
    const auto book = m_books.find(e.instrument.raw);
    if (book == m_books.end()) return;
    for (std::optional<Place>* place : {&book->second.image, &book->second.change}) {
        if (*place != from) continue;
        (*place)->event = to;
        return;
    }
}

std::vector<InstrumentId> EventShelf::withdrawBooks(VenueId venue)
{
    std::vector<InstrumentId> touched;
    for (auto it = m_books.begin(); it != m_books.end();) {
        const InstrumentId id{it->first};
        Book& book = it->second;
        if (id.venue() != venue) {
            ++it;
            continue;
        }
        if (book.merged) held(venue) -= book.merged->bids.all().size() + book.merged->asks.all().size();
        if (voidOf(book.change) + voidOf(book.image) > 0) touched.push_back(id);
        it = m_books.erase(it);
    }
    std::sort(touched.begin(), touched.end());
    return touched;
}

void EventShelf::moveTo(std::vector<EventBatch>& out) &&
{
    for (auto& [id, book] : m_books) layDown(book);
    out.reserve(out.size() + m_batches.size());
    for (Waiting& waiting : m_batches) {
        if (waiting.events < waiting.batch.events.size()) std::erase_if(waiting.batch.events, isVoid);
        out.push_back(std::move(waiting.batch));
    }
    *this = EventShelf();
}

}  // namespace plimsoll

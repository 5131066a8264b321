#include "feeds/link_books.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kGapsAMinute = 3;  // DESIGN 9: three gaps in a minute, a new connection
constexpr Duration kImagePatience = 3s;  // an image that was asked for in the stream

}  // namespace

std::vector<InstrumentId> LinkBooks::set(const std::vector<Topic>& topics, Mono now)
{
    std::vector<InstrumentId> gone;
    for (const auto& [id, book] : m_books) {
        const bool kept = std::any_of(topics.begin(), topics.end(), [&id = id, &book = book](const Topic& t) {
            return t.cls == TopicClass::Depth && t.instrument == id && t.name == book.topic;
        });
        if (!kept) gone.push_back(id);
    }
    for (const InstrumentId id : gone) m_books.erase(id);
    for (const Topic& t : topics) {
        if (t.cls != TopicClass::Depth || !t.instrument.valid() || m_books.contains(t.instrument)) continue;
        Book book(BookSync(m_rule, t.instrument), t.name);
        // The first ones are spread over a third of the period, so that they do not come in a crowd and each is
        // within a minute (FAULTS 22).
        book.nextAudit = now + m_config.auditEvery + (m_config.auditEvery * static_cast<int>(m_added++ % 16)) / 48;
        m_books.emplace(t.instrument, std::move(book));
    }
    return gone;
}

LinkBooks::Book* LinkBooks::find(InstrumentId id)
{
    const auto it = m_books.find(id);
    return it == m_books.end() ? nullptr : &it->second;
}

LinkBooks::Fed LinkBooks::feed(EventBatch& batch, std::size_t index, BookSync::Origin origin, Mono now)
{
    Fed fed;
    Book* book = find(batch.events[index].instrument);
    if (!book) {
        // Late messages of a topic that was left.
        batch.events[index].payload = std::monostate{};
        return fed;
    }
    if (std::get<BookUpdate>(batch.events[index].payload).channel == BookChannel::Partial) {
        fed.becameLive = !book->partialLive;
        fed.resynced = fed.becameLive && book->lostOnce;
        book->partialLive = true;
        return fed;
    }
    told(*book, book->sync.feed(batch, index, origin), now, fed);
    if (std::exchange(book->askWhenHeard, false) && book->sync.state() != BookSync::State::Live && !book->inFlight)
        book->wantImage = true;
    return fed;
}

void LinkBooks::told(Book& book, const BookSync::Outcome& outcome, Mono now, Fed& fed)
{
    fed.repeated = outcome.repeated;
    if (outcome.lost) {
        book.wasLive = false;
        book.lostOnce = true;
        if (*outcome.lost == LostReason::Gap) {
            fed.gap = true;
            book.gaps.push_back(now);
            while (now - book.gaps.front() > 60s) book.gaps.pop_front();
            if (book.gaps.size() >= kGapsAMinute) {
                fed.tooManyGaps = true;
                book.gaps.clear();
            }
        }
    }
    if (outcome.wantImage && !book.inFlight) book.wantImage = true;
    if (outcome.becameLive) {
        fed.becameLive = true;
        fed.resynced = book.lostOnce && !book.wasLive;
        book.wasLive = true;
        book.wantImage = false;
        book.inFlight = false;
        book.failures = 0;
        book.notBefore = book.askedAt + m_config.imageEvery;
    }
}

bool LinkBooks::lose(InstrumentId id, LostReason reason, const Stamp& stamp, EventBatch& batch)
{
    Book* book = find(id);
    if (!book) return false;
    if (book->partialLive) {
        book->partialLive = false;
        book->lostOnce = true;
        batch.events.push_back({id, id.venue(), stamp, BookLost{reason}});
        return true;
    }
    const BookSync::Outcome outcome = book->sync.lose(reason, stamp, batch);
    if (outcome.lost) book->lostOnce = true;
    book->wasLive = false;
    if (reason == LostReason::Silent)
        book->askWhenHeard = true;
    else if (outcome.wantImage && !book->inFlight)
        book->wantImage = true;
    return true;
}

void LinkBooks::loseAll(LostReason reason, const Stamp& stamp, EventBatch& batch)
{
    for (auto& [id, book] : m_books) {
        lose(id, reason, stamp, batch);
        if (reason != LostReason::Disconnected && reason != LostReason::Unsubscribed) continue;
        // What was asked of the old connection will not be answered; a new one brings its own.
        book.wantImage = book.askWhenHeard = false;
        book.notBefore = {};  // the session knows what was asked of its symbol
        if (!fromRest()) book.inFlight = false;
        book.gaps.clear();
    }
}

void LinkBooks::unsubscribed(InstrumentId id, const Stamp& stamp, EventBatch& batch)
{
    batch.events.push_back({id, id.venue(), stamp, BookLost{LostReason::Unsubscribed}});
}

std::vector<InstrumentId> LinkBooks::imagesDue(Mono now)
{
    std::vector<InstrumentId> due;
    for (auto& [id, book] : m_books) {
        // A new subscription that brought no image: again.
        if (!fromRest() && book.inFlight &&
            now - book.askedAt > kImagePatience * (1 << std::min(book.failures, 5))) {
            book.inFlight = false;
            book.wantImage = true;
            ++book.failures;
        }
        // An image that came and did not join, with no message since that would say so.
        if (fromRest() && !book.inFlight && book.sync.state() == BookSync::State::Holding &&
            now - book.askedAt > kImagePatience * (1 << std::min(book.failures, 5))) {
            book.wantImage = true;
            ++book.failures;
        }
        if (!book.wantImage || book.inFlight || now < book.notBefore) continue;
        book.wantImage = false;
        book.inFlight = true;
        book.askedAt = now;
        book.notBefore = now + m_config.imageEvery;
        due.push_back(id);
    }
    return due;
}

std::vector<InstrumentId> LinkBooks::auditsDue(Mono now, std::size_t most)
{
    std::vector<std::pair<Mono, InstrumentId>> ready;
    for (auto& [id, book] : m_books) {
        if (now < book.nextAudit) continue;
        if (book.sync.state() == BookSync::State::Live && !book.inFlight && now >= book.notBefore)
            ready.emplace_back(book.nextAudit, id);
        else
            book.nextAudit = now + m_config.auditEvery;
    }
    std::sort(ready.begin(), ready.end());
    if (ready.size() > most) ready.resize(most);
    std::vector<InstrumentId> due;
    for (const auto& [since, id] : ready) {
        Book& book = m_books.at(id);
        book.nextAudit = now + m_config.auditEvery;
        book.askedAt = now;
        book.notBefore = now + m_config.imageEvery;
        due.push_back(id);
    }
    return due;
}

void LinkBooks::auditSoon(InstrumentId id, Mono now)
{
    if (Book* book = find(id)) book->nextAudit = std::min(book->nextAudit, now);
}

void LinkBooks::answered(InstrumentId id, bool ok, Mono now)
{
    Book* book = find(id);
    if (!book) return;
    book->inFlight = false;
    if (ok || book->sync.state() == BookSync::State::Live) return;
    // Asked again later, and later still.
    book->wantImage = true;
    const Duration wait = m_config.imageEvery * (1 << std::min(book->failures++, 5));
    book->notBefore = std::max(book->notBefore, now + wait);
}

void LinkBooks::later(InstrumentId id, Mono at)
{
    Book* book = find(id);
    if (!book) return;
    book->inFlight = false;
    book->wantImage = true;
    book->notBefore = at;
}

bool LinkBooks::isLive(InstrumentId id) const
{
    const auto it = m_books.find(id);
    return it != m_books.end() && (it->second.partialLive || it->second.sync.state() == BookSync::State::Live);
}

bool LinkBooks::awaitsWord(InstrumentId id) const
{
    const auto it = m_books.find(id);
    return it != m_books.end() && it->second.askWhenHeard;
}

bool LinkBooks::chained(InstrumentId id) const
{
    const auto it = m_books.find(id);
    return it != m_books.end() && !it->second.partialLive && m_rule.image != ImageFrom::Every;
}

const std::string& LinkBooks::topicOf(InstrumentId id) const
{
    static const std::string none;
    const auto it = m_books.find(id);
    return it == m_books.end() ? none : it->second.topic;
}

std::vector<InstrumentId> LinkBooks::ids() const
{
    std::vector<InstrumentId> out;
    for (const auto& [id, book] : m_books) out.push_back(id);
    return out;
}

std::uint32_t LinkBooks::live() const
{
    return static_cast<std::uint32_t>(
        std::count_if(m_books.begin(), m_books.end(), [&](const auto& b) { return isLive(b.first); }));
}

}  // namespace plimsoll

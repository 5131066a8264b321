#include "model/boards/venue_board.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t kNotices = 32;  // of a venue; the oldest go

}  // namespace

bool tradesHeard(const VenueRow& row, InstrumentId id, Mono now)
{
    if (!row.enabled || !row.health || row.aside) return false;
    // A recording has no subscriptions: there the venue's other channels speak for this one.
    if (row.health->classes.empty()) return usable(row.state);
    if (now - row.health->at > kFeedReportLimit) return false;
    if (const ClassHealth* trades = row.health->classNamed(kTradeClass))
        return std::binary_search(trades->heard.begin(), trades->heard.end(), id);
    const ClassHealth* other = row.health->classNamed(kLiquidationClass);
    return other && usable(other->state);
}

void VenueBoard::report(const std::shared_ptr<const FeedHealth>& health)
{
    if (health) m_rows[static_cast<std::size_t>(health->venue)].health = health;
}

void VenueBoard::notice(VenueId venue, const VenueStatus& status, std::string title)
{
    std::vector<Notice>& held = m_notices[static_cast<std::size_t>(venue)];
    const auto same = std::find_if(held.begin(), held.end(),
                                   [&](const Notice& n) { return n.title == title && n.begin == status.begin; });
    if (status.over) {
        if (same != held.end()) held.erase(same);
    } else if (status.maintenance && same != held.end()) {
        same->end = status.end;
    } else if (status.maintenance) {
        if (held.size() == kNotices) held.erase(held.begin());
        held.push_back({std::move(title), status.begin, status.end});
    }
}

void VenueBoard::seen(VenueId venue, Mono at)
{
    auto& last = m_seen[static_cast<std::size_t>(venue)];
    if (!last || *last < at) last = at;
}

namespace {

std::string bookName(const InstrumentTrack& t)
{
    const std::string asset = t.instrument ? t.instrument->asset : std::string("unnamed");
    return asset + (t.instrument && t.instrument->market == Market::Spot ? " spot book" : " book");
}

}  // namespace

VenueBoard::Judged VenueBoard::judgeVenue(const MarketBoard& market, VenueId venue, bool enabled, AsOf now) const
{
    const auto at = static_cast<std::size_t>(venue);
    const FeedHealth* health = m_rows[at].health.get();
    const std::string headline = health ? health->headline : std::string();
    // Who keeps a venue off may say why.
    if (!enabled)
        return {Freshness::Off, health && !health->enabled && !headline.empty() ? headline : "switched off"};
    if (market.watch().isAside(venue)) return {m_seen[at] ? Freshness::Stale : Freshness::Off, "set aside by you"};
    const std::vector<Notice>& notices = m_notices[at];
    const auto notice = std::find_if(notices.begin(), notices.end(), [&](const Notice& n) {
        return (!n.begin || *n.begin <= now.wall) && (!n.end || now.wall < *n.end);
    });
    // Named as what it is; the light itself is judged below like any other.
    if (notice != notices.end() && (!m_seen[at] || now.mono - *m_seen[at] > limits::kMark))
        return {Freshness::Stale, "maintenance: " + notice->title};

    std::size_t books = 0, stale = 0;
    const InstrumentTrack* worst = nullptr;
    Freshness worstFresh = Freshness::Live;
    const bool all = market.watch().assets.empty();
    for (const InstrumentTrack* t : market.ordered()) {
        if (t->id.venue() != venue || !(t->watched || all) || t->bookState() == BookState::Empty) continue;
        const Freshness f = t->bookFresh(now.mono);
        ++books;
        stale += f == Freshness::Stale;
        const bool worseThanWorst = worst == nullptr || worse(f, worstFresh) != worstFresh ||
                                    (f == worstFresh && t->book->stamp().mono < worst->book->stamp().mono);
        if (f != Freshness::Live && worseThanWorst) {
            worst = t;
            worstFresh = f;
        }
    }
    // Books that the feed is to have and that never came are missing, not fine.
    const std::size_t wanted = std::max<std::size_t>(books, health ? health->booksWanted : 0);
    const std::size_t missing = wanted - books;

    if (wanted == 0) {
        if (!m_seen[at]) return {Freshness::Off, headline.empty() ? "waiting for data" : headline};
        const Freshness f = judge(now.mono - *m_seen[at], limits::kMark);
        return {f, !headline.empty() ? headline : f == Freshness::Live ? "" : "no data"};
    }
    if (books == 0 && !m_seen[at]) return {Freshness::Off, headline.empty() ? "waiting for data" : headline};
    Judged out{Freshness::Live, headline};
    if ((stale + missing) * 2 > wanted)
        out.state = Freshness::Stale;
    else if (worst || missing > 0)
        out.state = Freshness::Late;
    if (out.state == Freshness::Live || (out.state == Freshness::Stale && !headline.empty())) return out;
    const std::size_t bad = stale + missing;
    if (worst)
        out.detail = bookName(*worst) + (bad > 1 ? " +" + std::to_string(bad - 1) : std::string());
    else
        out.detail = std::to_string(missing) + (missing == 1 ? " book missing" : " books missing");
    return out;
}

bool VenueBoard::update(const MarketBoard& market, const WatchSet& watch, AsOf now)
{
    bool changed = false;
    for (const VenueId venue : kVenues) {
        const auto at = static_cast<std::size_t>(venue);
        VenueRow& row = m_rows[at];
        const bool enabled = watch.has(venue) && (!row.health || row.health->enabled);
        const Judged next = judgeVenue(market, venue, enabled, now);
        changed |= enabled != row.enabled;
        row.venue = venue;
        row.enabled = enabled;
        row.aside = watch.isAside(venue);
        const bool worsens = worse(next.state, row.state) == next.state && next.state != row.state;
        const bool rested = !m_changed[at] || now.mono - *m_changed[at] >= kDwell;
        if (next.state != row.state) {
            if (!worsens && !rested) continue;
            row.state = next.state;
            m_changed[at] = now.mono;
            changed = true;
        }
        changed |= row.detail != next.detail;
        row.detail = next.detail;
    }
    return changed;
}

}  // namespace plimsoll

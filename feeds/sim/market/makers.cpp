#include "feeds/sim/market/makers.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

struct Style {
    double share;      // of the depth within 1 %
    double levels;     // of the listing's levels
    double from, to;   // offsets, fraction of price
    double growth;     // size grows with offset to this power
    double pace;       // relative to the fast
    double fear;       // how much of the withdrawal they follow
    double roundness;  // chance of a round price
    double noise;      // spread of sizes
    double refill;     // chance a step to quote again after a fill
};
constexpr std::array<Style, 3> kStyles = {{
    {.06, .14, .00000, .0011, .15, 1.00, 1.00, .00, .55, .35},
    {.58, .48, .00015, .0110, .45, .35, 0.85, .08, .65, .12},
    {.95, .38, .00180, .0450, .60, .05, 0.35, .55, .80, .03},
}};

constexpr double kMostFear = 2.5;        // some always stay: a twelfth of what is shown in calm
constexpr double kRecoverySeconds = 45;  // makers come back slowly: half-lives of a minute and more (C6)

double toward(double x, double target, double dt, double seconds)
{
    return x + (target - x) * (1 - std::exp(-dt / seconds));
}

}  // namespace

Makers::Makers(Floor& floor, ListingId listing, const MakerSetup& setup, Random random)
    : m_floor(floor), m_id(listing), m_setup(setup), m_random(random)
{
    const bool spot = !floor.listing(listing).perp();
    for (AccountId& a : m_accounts) {
        a = floor.ledger().open(AccountKind::Maker, listing);
        floor.ledger().deposit(a, money(setup.depth * 40));
        // On spot they need coins to sell.
        if (spot)
            floor.ledger().depositCoins(a, floor.lotsFor(listing, setup.depth * 40, floor.midTicks(listing)));
        m_startLots += floor.ledger().at(a).lots;
    }
    makeSlots();
}

void Makers::makeSlots()
{
    for (const Side side : {Side::Buy, Side::Sell}) {
        for (const Kind kind : {Fast, Middle, Slow}) {
            const Style& style = kStyles[kind];
            const auto count = static_cast<std::uint32_t>(
                std::max(6.0, std::round(static_cast<double>(m_setup.levels) * style.levels)));
            m_ranges[static_cast<std::size_t>(side)][kind] = {static_cast<std::uint32_t>(m_slots.size()), count};
            double sum = 0;
            const std::size_t first = m_slots.size();
            for (std::uint32_t k = 0; k < count; ++k) {
                Slot s;
                s.side = side;
                s.kind = kind;
                s.rank = static_cast<std::uint16_t>(k);
                const double u = static_cast<double>(k) / static_cast<double>(count - 1);
                // Close together near the touch, wider apart outside.
                const double offset = style.from + (style.to - style.from) * u * u;
                s.offset = static_cast<float>(offset);
                const double weight = std::pow(1 + 3 * u, 2 * style.growth);
                s.size = static_cast<float>(weight);
                if (offset <= 0.01) sum += weight;
                m_slots.push_back(s);
            }
            for (std::size_t i = first; i < m_slots.size(); ++i)
                m_slots[i].size *= static_cast<float>(style.share * m_setup.depth / std::max(sum, 1.0) / 1.36);
        }
    }
}

void Makers::feel(const MakerMood& mood)
{
    const Desk& d = m_floor.desk(m_id);
    // Being run over: net volume of the last seconds against what they show.
    m_push = m_push * (1 - mood.dt / 8) + d.flow / m_setup.depth;

    const double nerve = std::max(0.1, mood.nerve);
    const double fear = std::max(0.0, mood.volRatio - 1.5 * nerve) / (3 * nerve) + 0.8 * std::abs(m_push) / nerve;
    const double target = mood.presence * std::exp(-std::min(kMostFear, fear));
    m_presence = toward(m_presence, target, mood.dt, target < m_presence ? 0.4 : kRecoverySeconds);

    Lots lots = 0;
    for (const AccountId a : m_accounts) lots += m_floor.ledger().at(a).lots;
    lots -= m_startLots;
    m_inventory = std::clamp(m_floor.notional(m_id, lots, mood.fair) / (8 * m_setup.depth), -1.0, 1.0);

    const double spread = m_setup.halfSpread * 1e-4 * mood.fair;
    const double away = 1 - std::min(1.0, m_presence / std::max(0.2, mood.presence));
    m_widen = (0.55 + 0.45 * std::clamp(mood.volRatio, 0.5, 8.0)) * (1 + 3.5 * away * away);
    // Beyond that, what nobody wants to quote for: some basis points, whatever the spread was in calm.
    m_half = std::max(0.5, spread * m_widen + 5e-4 * away * away * away * mood.fair);
    m_reach = 1 + std::min(1.2, 0.12 * (m_widen - 1));
    m_fair = mood.fair - 1.2 * m_inventory * m_half;
}

Lots Makers::wanted(const Slot& s) const
{
    const double shown = std::pow(m_presence, kStyles[s.kind].fear);
    const Lots lots = m_floor.lotsFor(m_id, static_cast<double>(s.size * s.noise) * shown, m_fair);
    return std::max<Lots>(1, lots);
}

Ticks Makers::desired(const Slot& s, double offset)
{
    const Listing& l = m_floor.listing(m_id);
    const double step = static_cast<double>(l.legal(static_cast<Ticks>(m_fair) + 1, Side::Sell) -
                                            l.legal(static_cast<Ticks>(m_fair) + 1, Side::Buy));
    const double unit = std::max(1.0, step);
    // Where the tick is coarse, ranks take neighbouring ticks.
    double away = m_half + std::max(offset * m_fair * m_reach, s.kind == Fast ? unit * s.rank * 0.8 : 0.0);
    const bool buys = s.side == Side::Buy;
    const double raw = m_fair + (buys ? -away : away);
    Ticks t = static_cast<Ticks>(buys ? std::floor(raw) : std::ceil(raw));
    if (kStyles[s.kind].roundness > 0 && m_random.chance(kStyles[s.kind].roundness)) {
        Ticks round = 1;
        while (static_cast<double>(round) * 25 < away) round *= 10;
        if (m_random.chance(0.5) && round > 1) round *= 5;
        t = buys ? t / round * round : (t + round - 1) / round * round;
    }
    return l.legal(t, s.side);
}

void Makers::place(std::uint32_t index, Ticks ticks, Lots lots)
{
    Slot& s = m_slots[index];
    const Book& book = m_floor.desk(m_id).book;
    const Listing& l = m_floor.listing(m_id);
    // Post only: never through the other side.
    if (s.side == Side::Buy && !book.empty(Side::Sell)) {
        const Ticks most = l.legal(book.best(Side::Sell) - 1, Side::Buy);
        ticks = std::min(ticks, most);
    } else if (s.side == Side::Sell && !book.empty(Side::Buy)) {
        const Ticks least = l.legal(book.best(Side::Buy) + 1, Side::Sell);
        ticks = std::max(ticks, least);
    }
    if (ticks <= 0) return;
    s.order = m_floor.quote(m_id, s.side, ticks, lots, m_accounts[s.kind], index);
}

void Makers::refresh(std::uint32_t index)
{
    Slot& s = m_slots[index];
    const bool fast = s.kind == Fast;
    if (s.order != kNoOrder) {
        const Book::Order& o = m_floor.desk(m_id).book.order(s.order);
        const double away =
            s.side == Side::Buy ? m_fair - static_cast<double>(o.ticks) : static_cast<double>(o.ticks) - m_fair;
        const double ideal = m_half + static_cast<double>(s.offset) * m_fair * m_reach;
        const double slack = fast ? 0.35 * ideal + 0.6 : 0.5 * ideal + 1;
        const Lots want = wanted(s);
        if (std::abs(away - ideal) <= slack) {
            if (o.lots > want + want / 2)
                m_floor.resize(m_id, s.order, want);
            else if (o.lots >= want - want / 2 && !m_random.chance(fast ? 0.12 : 0.25))
                return;
            else {
                const Ticks same = o.ticks;
                m_floor.resize(m_id, s.order, 0);
                s.order = kNoOrder;
                s.noise = static_cast<float>(m_random.lognormal(kStyles[s.kind].noise));
                place(index, same, wanted(s));
            }
            return;
        }
        m_floor.resize(m_id, s.order, 0);
        s.order = kNoOrder;
    }
    // Fast makers do not quote at all when they are scared.
    if (fast && m_presence < 0.25 && m_random.chance(1 - 4 * m_presence)) return;
    s.noise = static_cast<float>(m_random.lognormal(kStyles[s.kind].noise));
    if (s.kind == Slow && m_random.chance(0.03)) s.noise *= static_cast<float>(m_random.uniform(5, 14));
    const double jitter = m_random.uniform(0.85, 1.15);
    const Ticks ticks = desired(s, static_cast<double>(s.offset) * jitter);
    place(index, ticks, wanted(s));
}

// Takes quotes away that the price has run over: most, not all, within a step.
void Makers::leaveTouch(Side side)
{
    const Book& book = m_floor.desk(m_id).book;
    const double edge = side == Side::Buy ? m_fair - 0.25 * m_half : m_fair + 0.25 * m_half;
    for (int n = 0; n < 12 && !book.empty(side); ++n) {
        const Ticks best = book.best(side);
        const bool stale = side == Side::Buy ? static_cast<double>(best) > edge : static_cast<double>(best) < edge;
        if (!stale) return;
        bool left = false;
        for (OrderId id = book.firstAtBest(side); id != kNoOrder;) {
            const Book::Order o = book.order(id);
            id = o.after;
            if (o.tag >= m_slots.size()) continue;
            Slot& s = m_slots[o.tag];
            if (!m_random.chance(s.kind == Slow ? 0.4 : 0.8)) continue;
            m_floor.resize(m_id, s.order, 0);
            s.order = kNoOrder;
            left = true;
            if (book.empty(side) || book.best(side) != best) break;
        }
        if (!left) return;
    }
}

void Makers::fill(const MakerMood& mood)
{
    m_presence = mood.presence;
    feel(mood);
    m_presence = mood.presence;
    m_lastFair = m_fair;
    for (std::uint32_t i = 0; i < m_slots.size(); ++i)
        if (m_slots[i].order == kNoOrder) refresh(i);
}

void Makers::used(std::uint32_t tag)
{
    m_slots[tag].order = kNoOrder;
    m_filled.push_back(tag);
}

// Who was filled quotes again, sooner near the touch: the book is resilient as long as flow is not one-sided.
void Makers::refill()
{
    std::size_t kept = 0;
    for (const std::uint32_t index : m_filled) {
        const Slot& s = m_slots[index];
        if (s.order != kNoOrder) continue;
        if (m_random.chance(kStyles[s.kind].refill))
            refresh(index);
        else
            m_filled[kept++] = index;
    }
    m_filled.resize(kept);
}

void Makers::step(const MakerMood& mood)
{
    const double before = m_presence;
    feel(mood);
    const double moved = std::abs(m_fair - m_lastFair) / m_half;
    m_lastFair = m_fair;
    for (const Side side : {Side::Buy, Side::Sell}) leaveTouch(side);
    refill();
    // Faster when the price moves and when they want out.
    const double haste = 1 + std::min(4.0, 2 * moved) + (m_presence < 0.97 * before ? 4 : 0);
    for (const Kind kind : {Fast, Middle, Slow}) {
        const double mean = m_setup.pace * kStyles[kind].pace * (kind == Slow ? 1 : haste);
        for (const Side side : {Side::Buy, Side::Sell}) {
            const Range r = range(side, kind);
            if (kind == Fast) {
                refresh(r.first);
                if (moved > 0.5) refresh(r.first + 1);
            }
            for (std::uint32_t n = m_random.poisson(mean); n > 0; --n) {
                // The nearer, the oftener.
                const double u = m_random.uniform();
                refresh(r.first + static_cast<std::uint32_t>(u * u * static_cast<double>(r.count)));
            }
        }
    }
}

}  // namespace plimsoll::sim

#include "widgets/forced_map.h"

#include "widgets/forced_map_parts.h"
#include "widgets/format.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kAxis = 64, kTimeAxis = 20, kLane = 4, kRoomForProfile = 380, kMostProfile = 460;
constexpr int kLeastCell = 3;
constexpr double kLeastReach = 0.012, kRoom = 0.06;  // round the price; above and below what is drawn
constexpr double kStray = 0.02;
constexpr int kGroups[] = {1, 2, 4, 10, 20, 40, 100, 200, 400};
constexpr int kMinutes[] = {1, 2, 5, 10, 15, 30, 60, 120, 240};

}  // namespace

ForcedMap::ForcedMap(const Theme& theme, double rowStep, QWidget* parent)
    : QWidget(parent), m(std::make_unique<Parts>(this, theme, rowStep))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Liquidations over time and price, and modelled levels"));
}

ForcedMap::~ForcedMap() = default;

void ForcedMap::Parts::changed()
{
    dirty = true;
    q->update();
}

void ForcedMap::setTheme(const Theme& theme)
{
    m->style = HeatStyle(theme);
    m->changed();
}

void ForcedMap::setCells(std::vector<ForcedCell> cells)
{
    m->cells = std::move(cells);
    m->changed();
}

void ForcedMap::setPath(std::vector<ForcedPath> path, std::optional<double> price)
{
    m->path = std::move(path);
    m->price = price;
    m->changed();
}

void ForcedMap::setLanes(std::vector<ForcedLane> lanes)
{
    if (lanes == m->lanes) return;
    // How long somebody listened goes on all the time, and moves nothing else.
    const bool room = lanes.size() != m->lanes.size();
    m->lanes = std::move(lanes);
    if (room)
        m->changed();
    else
        update();
}

void ForcedMap::setLookedFrom(Timestamp from)
{
    if (from == m->lookedFrom) return;
    m->lookedFrom = from;
    update();
}

void ForcedMap::setKnownFrom(Timestamp from)
{
    if (from == m->knownFrom) return;
    m->knownFrom = from;
    update();
}

void ForcedMap::setLevels(std::vector<ForcedLevel> levels, std::vector<ForcedZone> zones, const QString& mix)
{
    m->levels = std::move(levels);
    m->zones = std::move(zones);
    m->mix = mix;
    m->changed();
}

void ForcedMap::setLevelsDoubted(const QString& why)
{
    if (why == m->doubted) return;
    m->doubted = why;
    update();
}

void ForcedMap::setLevelsMissing(const QString& why)
{
    if (why == m->missing) return;
    m->missing = why;
    update();
}

void ForcedMap::setLevelsShown(bool shown)
{
    if (shown == m->levelsOn) return;
    m->levelsOn = shown;
    m->changed();
    Q_EMIT levelsToggled(shown);
}

bool ForcedMap::levelsShown() const
{
    return m->levelsOn;
}

void ForcedMap::setPriceFormat(int decimals)
{
    if (decimals == m->decimals) return;
    m->decimals = decimals;
    update();
}

void ForcedMap::setNow(Timestamp now)
{
    if (now == m->now) return;
    m->now = now;
    // Hours in a few hundred pixels: the present need not be drawn anew before it has moved by one.
    if (!m->live || std::chrono::abs(now - m->drawnNow) < m->spanned / std::max(1, width())) return;
    m->drawnNow = now;
    m->changed();
}

std::uint64_t ForcedMap::workedOut() const
{
    return m->workedOut;
}

void ForcedMap::setSpan(Duration span)
{
    m->wanted = m->spanned = span;
    m->changed();
    Q_EMIT viewChanged();
}

Duration ForcedMap::span() const
{
    return m->spanned;
}

bool ForcedMap::paused() const
{
    return !m->live;
}

void ForcedMap::setPaused(bool paused)
{
    m->setLive(!paused);
}

void ForcedMap::goLive()
{
    m->setLive(true);
}

void ForcedMap::resetView()
{
    m->spanned = m->wanted;
    m->prices.reset();
    m->setLive(true);
    m->changed();
    Q_EMIT viewChanged();
}

void ForcedMap::beginAnew()
{
    m->undo.clear();
    resetView();
}

void ForcedMap::setStale(bool stale, const QString& words)
{
    if (stale == m->stale && words == m->staleWords) return;
    m->stale = stale;
    m->staleWords = words;
    update();
}

void ForcedMap::setMarkedTime(std::optional<Timestamp> time)
{
    if (time == m->marked) return;
    m->marked = time;
    update();
}

void ForcedMap::setEmptyText(const QString& text, const QString& hint)
{
    if (text == m->emptyText && hint == m->emptyHint) return;
    m->emptyText = text;
    m->emptyHint = hint;
    update();
}

int ForcedMap::group() const
{
    m->refresh();
    return m->group;
}

int ForcedMap::leastGroup() const
{
    return m->leastGroup;
}

void ForcedMap::setGroup(int rows)
{
    m->leastGroup = within(rows, 1, kGroups[std::size(kGroups) - 1]);
    m->changed();
    Q_EMIT viewChanged();
}

int ForcedMap::columnMinutes() const
{
    m->refresh();
    return m->minutes;
}

Cutoffs ForcedMap::cutoffs() const
{
    m->refresh();
    return m->scale.cutoffs();
}

bool ForcedMap::cutoffsByUser() const
{
    return m->user.has_value();
}

void ForcedMap::setCutoffs(std::optional<Cutoffs> cutoffs)
{
    m->user = cutoffs;
    m->changed();
    m->refresh();
    Q_EMIT scaleChanged();
}

// ---- Where everything lies ----------------------------------------------------------------

void ForcedMap::Parts::layOut()
{
    const QSize size = q->size();
    const int below = kTimeAxis + static_cast<int>(lanes.size()) * kLane + (lanes.empty() ? 0 : 2);
    const int high = std::max(0, size.height() - below);
    const int beside =
        levelsOn && size.width() >= kRoomForProfile ? std::min(kMostProfile, size.width() * 36 / 100) : 0;
    const int wide = std::max(0, size.width() - beside - kAxis);
    heat = QRect(0, 0, wide, high);
    axis = QRect(wide, 0, std::min(kAxis, size.width()), high);
    profile = beside > 0 ? QRect(wide + kAxis, 0, beside, high) : QRect();
    lanesRect = QRect(0, high + 1, wide, below - kTimeAxis);
    time = QRect(0, size.height() - kTimeAxis, wide, kTimeAxis);
}

// The prices of the time that is shown, and some room for levels round the present one.
void ForcedMap::Parts::fit()
{
    if (prices) {
        range = *prices;
        return;
    }
    double low = 0, high = 0;
    const auto take = [&](double a, double b) {
        if (!(a > 0) || !(b >= a)) return;
        low = low > 0 ? std::min(low, a) : a;
        high = std::max(high, b);
    };
    const double from = minuteOfTime(leftEdge()), to = minuteOfTime(rightEdge());
    for (const ForcedPath& p : path)
        if (static_cast<double>(p.minute) >= from && static_cast<double>(p.minute) <= to) take(p.low, p.high);
    // A print far from where the price ever was would make everything else small.
    const double lowest = low * (1 - kStray), highest = high > 0 ? high * (1 + kStray) : HUGE_VAL;
    for (const ForcedCell& c : cells) {
        if (static_cast<double>(c.minute) < from || static_cast<double>(c.minute) > to) continue;
        const double below = std::exp(static_cast<double>(c.row) * rowStep),
                     above = std::exp(static_cast<double>(c.row + 1) * rowStep);
        if (below >= lowest && above <= highest) take(below, above);
    }
    if (price) take(*price * (1 - kLeastReach), *price * (1 + kLeastReach));
    if (!(low > 0)) low = 1, high = 2;
    const double a = std::log(low), b = std::log(high), room = std::max((b - a) * kRoom, rowStep);
    range = {a - room, b + room};
}

void ForcedMap::Parts::choose()
{
    const double perRow = heat.height() * rowStep / (range.second - range.first);
    group = kGroups[std::size(kGroups) - 1];
    for (const int g : kGroups)
        if (g >= leastGroup && perRow * g >= kLeastCell) {
            group = g;
            break;
        }
    const double perMinute = heat.width() / std::max(1.0, toSeconds(spanned) / 60);
    minutes = kMinutes[std::size(kMinutes) - 1];
    for (const int n : kMinutes)
        if (perMinute * n >= kLeastCell) {
            minutes = n;
            break;
        }
}

void ForcedMap::Parts::gather()
{
    sums.clear();
    const auto first = static_cast<std::int64_t>(minuteOfTime(leftEdge())) - minutes,
               last = static_cast<std::int64_t>(minuteOfTime(rightEdge())) + minutes;
    for (const ForcedCell& c : cells) {
        if (c.minute < first || c.minute > last) continue;
        Sum& s = sums[{floorDiv(c.minute, minutes), floorDiv(c.row, group)}];
        const auto side = static_cast<std::size_t>(c.side == PositionSide::Long ? 0 : 1);
        s.usd[side] += c.usd;
        s.count[side] += c.count;
    }
    if (user) {
        scale.setUser(user);
    } else {
        // All that was seen is visible; one wall does not wash out the rest.
        std::vector<double> sizes;
        for (const auto& [at, s] : sums)
            for (const double usd : s.usd)
                if (usd > 0) sizes.push_back(usd);
        std::sort(sizes.begin(), sizes.end());
        Cutoffs c{1e3, 1e6};
        if (!sizes.empty()) {
            c.lower = std::max(1.0, sizes.front() * 0.5);
            c.upper = std::max(sizes[static_cast<std::size_t>(0.995 * static_cast<double>(sizes.size() - 1))],
                               c.lower * 10);
        }
        scale.setUser(c);
    }
    bars.clear();
    longest = 0;
    for (const ForcedLevel& l : levels) {
        Bar& b = bars[{floorDiv(l.row, group), l.side}];
        for (std::size_t i = 0; i < b.usd.size(); ++i) {
            b.usd[i] += l.usd[i];
            b.total += l.usd[i];
        }
        b.least += l.least;
        b.most += l.most;
        for (std::size_t v = 0; v < kVenueCount; ++v) b.byVenue[v] += l.byVenue[v];
    }
    for (const auto& [at, b] : bars) {
        const int top = rowTop(at.first);
        if (top > heat.bottom() || rowTop(at.first - 1) < heat.top()) continue;
        longest = std::max(longest, b.total);
    }
}

void ForcedMap::Parts::refresh()
{
    if (!dirty) return;
    dirty = false;
    ++workedOut;
    layOut();
    fit();
    choose();
    const Cutoffs before = scale.cutoffs();
    gather();
    if (!(scale.cutoffs() == before)) Q_EMIT q->scaleChanged();
}

void ForcedMap::resizeEvent(QResizeEvent*)
{
    m->changed();
}

}  // namespace plimsoll

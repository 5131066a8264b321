#include "app/replay_waypoints.h"

#include "app/give_way.h"
#include "model/market/disk_work.h"

#include <QElapsedTimer>

#include <utility>

namespace plimsoll {

namespace {
// Settings that follow each other are one change: somebody clicks through assets.
constexpr std::chrono::milliseconds kSettle{700};
constexpr int kStepsBetweenLooks = 100;
}  // namespace

void ReplaySettings::applyTo(ReplayDriver& driver) const
{
    driver.setWatch(watch);
    if (!focus.empty()) driver.setFocus(focus);
    driver.setAlerts(alerts);
    driver.setRiskLimits(limits);
    driver.setLevelAssumptions(assumptions);
    driver.setDesk(desk);
}

ReplayWaypoints::ReplayWaypoints(Make make, Timestamp first, Timestamp last, std::chrono::milliseconds slow,
                                 bool low)
    : m_make(std::move(make)), m_first(first), m_last(last), m_slow(slow)
{
    if (!m_make) return;
    m_thread = std::thread([this, low] {
        if (low) giveWay();
        run();
    });
}

ReplayWaypoints::~ReplayWaypoints()
{
    if (!m_make) return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        giveUp();
    }
    m_wake.notify_all();
    m_thread.join();
}

void ReplayWaypoints::setSettings(const ReplaySettings& settings)
{
    if (!m_make) return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_version > 0 && settings == m_settings) return;
        m_settings = settings;
        ++m_version;
        giveUp();
        for (auto& [place, driver] : m_ready) m_dropped.push_back(std::move(driver));
        m_ready.clear();
    }
    m_wake.notify_all();
}

void ReplayWaypoints::setPlace(std::optional<Timestamp> place)
{
    if (!m_make) return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_place == place) return;
        m_place = place;
    }
    m_wake.notify_all();
}

std::unique_ptr<ReplayDriver> ReplayWaypoints::take(Timestamp to, Timestamp beyond)
{
    std::unique_ptr<ReplayDriver> found;
    {
        const std::lock_guard lock(m_mutex);
        auto next = m_ready.upper_bound(to);
        if (next == m_ready.begin()) return nullptr;
        --next;
        if (next->second->position() <= beyond) return nullptr;
        found = std::move(next->second);
        m_ready.erase(next);
    }
    m_wake.notify_all();
    return found;
}

void ReplayWaypoints::drop(std::unique_ptr<ReplayDriver> driver)
{
    if (!m_make || !driver) return;
    {
        const std::lock_guard lock(m_mutex);
        m_dropped.push_back(std::move(driver));
    }
    m_wake.notify_all();
}

std::size_t ReplayWaypoints::ready() const
{
    const std::lock_guard lock(m_mutex);
    return m_ready.size();
}

std::optional<Timestamp> ReplayWaypoints::wanted() const
{
    if (m_version == 0 || m_needless) return std::nullopt;
    if (m_place && *m_place > m_first && !m_ready.contains(*m_place)) return m_place;
    for (int i = 1; i <= kPlaces; ++i)
        if (const Timestamp place = m_first + (m_last - m_first) * i / (kPlaces + 1); !m_ready.contains(place))
            return place;
    return std::nullopt;
}

void ReplayWaypoints::giveUp()
{
    if (m_watch) m_watch->cancelled = true;
}

void ReplayWaypoints::build(Timestamp place)
{
    std::unique_lock lock(m_mutex);
    if (m_stop) return;
    const std::uint64_t version = m_version;
    const ReplaySettings settings = m_settings;
    const ReadWatchPtr watch = m_watch = std::make_shared<ReadWatch>();
    lock.unlock();
    const DiskWork work("reading the recording", {}, DiskWork::Kind::Reads);
    QElapsedTimer since;
    since.start();
    std::unique_ptr<ReplayDriver> driver = m_make(watch);
    if (watch->cancelled) return;
    const bool made = driver != nullptr;
    bool there = false;
    if (made) {
        driver->setQuiet(true);
        settings.applyTo(*driver);
    }
    while (made && !there) {
        for (int i = 0; i < kStepsBetweenLooks && !there; ++i) there = !driver->step(place);
        lock.lock();
        const bool over = m_stop || version != m_version;
        lock.unlock();
        if (over) return;
    }
    lock.lock();
    m_watch.reset();  // the recording goes on with it: whoever is shown is given up by nobody
    // A recording that cannot be opened once more, or is run through in a moment, has no need of this.
    if (!made || (m_ready.empty() && since.elapsed() < m_slow.count())) m_needless = true;
    if (made && version == m_version) m_ready.insert_or_assign(place, std::move(driver));
    lock.unlock();  // what is not kept goes while nobody waits for it
}

void ReplayWaypoints::run()
{
    std::unique_lock lock(m_mutex);
    std::uint64_t seen = 0;
    while (!m_stop) {
        if (!m_dropped.empty()) {
            const auto dropped = std::exchange(m_dropped, {});
            lock.unlock();
        } else if (m_version != seen) {
            seen = m_version;
            m_wake.wait_for(lock, kSettle, [&] { return m_stop || m_version != seen; });
            continue;
        } else if (const auto place = wanted()) {
            lock.unlock();
            build(*place);
        } else {
            m_wake.wait(lock);
            continue;
        }
        lock.lock();
    }
}

}  // namespace plimsoll

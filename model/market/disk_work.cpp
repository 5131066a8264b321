#include "model/market/disk_work.h"

#include <pthread.h>
#include <algorithm>
#include <ctime>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace plimsoll {

namespace {

struct Entry {
    std::string name;
    std::optional<clockid_t> clock;  // its thread's; none: it waits
    bool reads = false;
};

// Whose thread is asked whether it gets on, and with whom nothing is lost.
constexpr bool works(DiskWork::Kind kind)
{
    return kind == DiskWork::Kind::Works || kind == DiskWork::Kind::Reads;
}

constexpr bool reads(DiskWork::Kind kind)
{
    return kind == DiskWork::Kind::Reads || kind == DiskWork::Kind::AwaitsReader;
}

struct Registry {
    std::mutex mutex;
    std::uint64_t last = 0;
    std::map<std::uint64_t, Entry> entries;
};

// Never destroyed: threads that are left behind may still come back from their disk.
Registry& registry()
{
    static Registry* const all = new Registry;
    return *all;
}

std::chrono::nanoseconds usedBy(clockid_t clock)
{
    timespec t{};
    if (::clock_gettime(clock, &t) != 0) return {};
    return std::chrono::seconds{t.tv_sec} + std::chrono::nanoseconds{t.tv_nsec};
}

}  // namespace

DiskWork::DiskWork(std::string what, std::string where, Kind kind)
{
    Entry entry{std::move(what), std::nullopt, reads(kind)};
    if (!where.empty()) {
        entry.name += ' ';
        entry.name += where;
    }
    clockid_t clock{};
    if (works(kind) && ::pthread_getcpuclockid(::pthread_self(), &clock) == 0) entry.clock = clock;
    Registry& all = registry();
    const std::scoped_lock lock(all.mutex);
    m_id = ++all.last;
    all.entries.emplace(m_id, std::move(entry));
}

DiskWork::~DiskWork()
{
    Registry& all = registry();
    const std::scoped_lock lock(all.mutex);
    all.entries.erase(m_id);
}

DiskWork::Look DiskWork::look()
{
    Look now;
    now.all = usedBy(CLOCK_PROCESS_CPUTIME_ID);
    Registry& all = registry();
    // A thread lives as long as its entry.
    const std::scoped_lock lock(all.mutex);
    for (const auto& [id, entry] : all.entries) {
        if (entry.clock) (entry.reads ? now.reading : now.working).push_back({id, usedBy(*entry.clock)});
        std::vector<std::string>& names = entry.reads ? now.readers : now.names;
        if (std::find(names.begin(), names.end(), entry.name) == names.end()) names.push_back(entry.name);
    }
    return now;
}

}  // namespace plimsoll

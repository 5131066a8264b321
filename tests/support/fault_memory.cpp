#include "tests/support/fault_memory.h"

#include <sqlite3.h>

#include <atomic>

namespace plimsoll::test {

namespace {

sqlite3_mem_methods g_real;
std::atomic<int> g_calls{0}, g_failAt{0};
std::atomic<bool> g_forGood{false}, g_struck{false};

bool strikes()
{
    const int limit = g_failAt;
    if (limit == 0) return false;
    const int call = ++g_calls;
    const bool hit = g_forGood ? call >= limit : call == limit;
    if (hit) g_struck = true;
    return hit;
}

}  // namespace

bool FaultMemory::install()
{
    // Small pieces come from a pool of the connection's own; here each is asked for by itself.
    if (sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK) return false;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &g_real) != SQLITE_OK) return false;
    sqlite3_mem_methods faulty = g_real;
    faulty.xMalloc = [](int size) -> void* { return strikes() ? nullptr : g_real.xMalloc(size); };
    faulty.xRealloc = [](void* old, int size) -> void* {
        return strikes() ? nullptr : g_real.xRealloc(old, size);
    };
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty) == SQLITE_OK;
}

void FaultMemory::failAt(int call, bool forGood)
{
    g_calls = 0;
    g_struck = false;
    g_forGood = forGood;
    g_failAt = call;
}

void FaultMemory::heal()
{
    g_failAt = 0;
}

bool FaultMemory::struck()
{
    return g_struck;
}

}  // namespace plimsoll::test

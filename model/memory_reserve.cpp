#include "model/memory_reserve.h"

#include <atomic>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>

#include <unistd.h>

namespace plimsoll {

namespace {

std::mutex g_mutex;
void* g_block = nullptr;
std::size_t g_bytes = 0;
std::atomic<int> g_spent{0};
std::terminate_handler g_usual = nullptr;

bool release()
{
    if (!g_block) return false;
    std::free(g_block);
    g_block = nullptr;
    ++g_spent;
    return true;
}

// Nothing here may ask for memory.
[[noreturn]] void endWithoutMemory()
{
    static constexpr char kText[] =
        "plimsoll: there is no memory left, so the program has ended; watch fewer assets (--top N), close other "
        "programs or raise the limit (ulimit -v)\n";
    // There is nothing to be done where nobody reads it.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kText, sizeof kText - 1);
    std::_Exit(1);
}

// `new` tries again when this returns.
void onNoMemory()
{
    // What another thread has let go since this one last failed may be enough.
    static thread_local int seen = 0;
    const std::scoped_lock lock(g_mutex);
    const bool spentSince = seen != g_spent.load();
    if (!spentSince && !release()) endWithoutMemory();
    seen = g_spent.load();
}

// Qt and the C++ library take some of their memory elsewhere and throw; nothing that throws for want of memory
// gets past the event loop.
[[noreturn]] void onTerminate()
{
    if (std::current_exception()) {
        try {
            throw;
        } catch (const std::bad_alloc&) {
            endWithoutMemory();
        } catch (const std::system_error& e) {
            // A thread that cannot be begun.
            if (e.code() == std::errc::resource_unavailable_try_again || e.code() == std::errc::not_enough_memory)
                endWithoutMemory();
        } catch (...) {
        }
    }
    if (g_usual) g_usual();
    std::abort();
}

}  // namespace

void MemoryReserve::hold(std::size_t bytes)
{
    const std::scoped_lock lock(g_mutex);
    if (g_bytes > 0) return;
    g_bytes = bytes;
    g_block = std::malloc(bytes);
    std::set_new_handler(&onNoMemory);
    g_usual = std::set_terminate(&onTerminate);
}

bool MemoryReserve::letGo()
{
    const std::scoped_lock lock(g_mutex);
    return release();
}

void MemoryReserve::refill()
{
    const std::scoped_lock lock(g_mutex);
    if (g_bytes == 0 || g_block) return;
    // So that what was just let go is not taken away from those who needed it.
    void* const room = std::malloc(4 * g_bytes);
    if (!room) return;
    std::free(room);
    g_block = std::malloc(g_bytes);
}

int MemoryReserve::spent()
{
    return g_spent.load();
}

}  // namespace plimsoll

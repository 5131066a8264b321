#include "model/market/thread_end.h"

#include <pthread.h>

#include <optional>

namespace plimsoll {
namespace {

// What a thread keeps under keys is given back in rounds, in no order that could be relied on: what is set again
// during one is called again in the next. Of four rounds, which POSIX promises, the third begins after all that a
// library set before the first, or within it, has been given back.
constexpr int kRounds = 3;
static_assert(PTHREAD_DESTRUCTOR_ITERATIONS > kRounds);

struct Farewell {
    std::shared_ptr<std::atomic<bool>> gone;
    int round = 0;
};

void onRound(void* kept);

// None: the process has no key left, and a thread is waited for as any is.
std::optional<pthread_key_t> farewellKey()
{
    static const std::optional<pthread_key_t> key = []() -> std::optional<pthread_key_t> {
        pthread_key_t made = 0;
        if (pthread_key_create(&made, onRound) != 0) return std::nullopt;
        return made;
    }();
    return key;
}

bool keep(Farewell* farewell)
{
    const auto key = farewellKey();
    return key && pthread_setspecific(*key, farewell) == 0;
}

void onRound(void* kept)
{
    std::unique_ptr<Farewell> farewell(static_cast<Farewell*>(kept));
    if (++farewell->round < kRounds && keep(farewell.get())) {
        (void)farewell.release();
        return;
    }
    farewell->gone->store(true);
    farewell->gone->notify_all();
}

}  // namespace

void ThreadEnd::begins()
{
    auto farewell = std::make_unique<Farewell>();
    farewell->gone = m_gone;
    m_gone->store(false);
    if (keep(farewell.get()))
        (void)farewell.release();
    else
        m_gone->store(true);
}

void ThreadEnd::await() const
{
    m_gone->wait(false);
}

}  // namespace plimsoll

#include "feeds/network_thread.h"

#include <pthread.h>

#include <utility>

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

pthread_key_t farewellKey()
{
    static const pthread_key_t key = [] {
        pthread_key_t k = 0;
        if (pthread_key_create(&k, onRound) != 0) qFatal("no key is left for what a thread keeps");
        return k;
    }();
    return key;
}

void onRound(void* kept)
{
    std::unique_ptr<Farewell> farewell(static_cast<Farewell*>(kept));
    if (++farewell->round < kRounds && pthread_setspecific(farewellKey(), kept) == 0) {
        (void)farewell.release();
        return;
    }
    farewell->gone->store(true);
    farewell->gone->notify_all();
}

}  // namespace

void NetworkThread::run()
{
    auto farewell = std::make_unique<Farewell>();
    m_gone->store(false);
    farewell->gone = m_gone;
    if (pthread_setspecific(farewellKey(), farewell.get()) == 0)
        (void)farewell.release();
    else
        m_gone->store(true);  // no memory for it: it is waited for as any thread is
    QThread::run();
}

void NetworkThread::awaitGone()
{
    wait();
    m_gone->wait(false);
}

}  // namespace plimsoll

#include "tests/soak/object_census.h"

#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <unordered_set>
#include <utility>
#include <vector>

// What debuggers of objects hook into: a table that QtCore exports, addresses by number.
extern "C" Q_CORE_EXPORT quintptr qtHookData[];

namespace plimsoll::test {

namespace {

enum Hook { Version = 0, Size = 1, Added = 3, Removed = 4 };

struct Alive {
    std::mutex lock;
    std::unordered_set<QObject*> all;
};
Alive& alive()
{
    static auto* one = new Alive;  // outlives whatever is destroyed at the end
    return *one;
}

void added(QObject* o)
{
    const std::lock_guard lock(alive().lock);
    alive().all.insert(o);
}
void removed(QObject* o)
{
    const std::lock_guard lock(alive().lock);
    alive().all.erase(o);
}

}  // namespace

void ObjectCensus::begin()
{
    if (qtHookData[Size] <= Removed) return;
    qtHookData[Added] = reinterpret_cast<quintptr>(&added);
    qtHookData[Removed] = reinterpret_cast<quintptr>(&removed);
}

std::size_t ObjectCensus::alive()
{
    Alive& a = test::alive();
    const std::lock_guard lock(a.lock);
    return a.all.size();
}

std::map<QByteArray, int> ObjectCensus::byClass()
{
    std::map<QByteArray, int> out;
    Alive& a = test::alive();
    const std::lock_guard lock(a.lock);
    for (QObject* o : a.all) {
        // Another thread's may be half made or half gone.
        const bool ours = o->thread() == QThread::currentThread();
        ++out[ours ? QByteArray(o->metaObject()->className()) : QByteArray()];
    }
    return out;
}

QByteArray ObjectCensus::difference(const std::map<QByteArray, int>& before,
                                    const std::map<QByteArray, int>& after, int most)
{
    std::vector<std::pair<int, QByteArray>> rows;
    const auto of = [](const std::map<QByteArray, int>& m, const QByteArray& name) {
        const auto at = m.find(name);
        return at == m.end() ? 0 : at->second;
    };
    for (const auto& [name, n] : after)
        if (const int by = n - of(before, name); by != 0) rows.emplace_back(by, name);
    for (const auto& [name, n] : before)
        if (after.find(name) == after.end()) rows.emplace_back(-n, name);
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
    QByteArray out;
    for (const auto& [by, name] : rows) {
        if (most-- == 0) break;
        if (!out.isEmpty()) out += ", ";
        out += (name.isEmpty() ? QByteArray("(other threads)") : name) + (by > 0 ? " +" : " ") +
               QByteArray::number(by);
    }
    return out;
}

}  // namespace plimsoll::test

// What the C library holds beyond what is in use is given back to the system: the program runs for days, and what
// was large for a moment (pictures for an export, the replies of the start, a flood) must not stay its size.
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <cstddef>
#include <memory>

namespace plimsoll {

class MemoryKeeper : public QObject {
    Q_OBJECT
public:
    explicit MemoryKeeper(QObject* parent = nullptr);

private:
    void look();

    QTimer m_tick;
    int m_spent = 0;                                        // how often memory had run out
    std::shared_ptr<std::atomic<std::size_t>> m_afterLast;  // resident bytes; the pool's thread may outlive this
};

}  // namespace plimsoll

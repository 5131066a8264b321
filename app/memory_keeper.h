// What the C library holds beyond what is in use is given back to the system: the program runs for days, and what
// was large for a moment (pictures for an export, the replies of the start) must not stay its size for ever.
#pragma once

#include <QObject>
#include <QTimer>

namespace plimsoll {

class MemoryKeeper : public QObject {
    Q_OBJECT
public:
    explicit MemoryKeeper(QObject* parent = nullptr);

    // Every so often, and when it would be worth it. Not on the caller's thread: it takes some milliseconds.
    void look();
    // Bytes that are held and not in use.
    static std::size_t idleBytes();

private:
    QTimer m_tick;
};

}  // namespace plimsoll

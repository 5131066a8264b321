// Ctrl+C and its relatives, as a Qt signal in the event loop.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace plimsoll {

class Interrupts : public QObject {
    Q_OBJECT
public:
    // SIGINT, SIGTERM, SIGHUP. A second one ends the process at once, as without this object.
    explicit Interrupts(QObject* parent = nullptr);
    ~Interrupts() override;

Q_SIGNALS:
    void requested();

private:
    void arrived();

    int m_read = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace plimsoll

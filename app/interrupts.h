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

    // Whether one has come; for loops in which no event is heard.
    bool came();

Q_SIGNALS:
    void requested();

private:
    void arrived();

    int m_read = -1;
    bool m_came = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace plimsoll

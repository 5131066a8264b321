// Webhooks: each with a queue and a connection of its own, all in one thread of their own. Whoever posts never
// waits, and one that hangs holds nobody up. TLS is always verified; addresses are never logged.
#pragma once

#include "app/webhook_queue.h"
#include "feeds/awaited_thread.h"
#include "model/config.h"

#include <QObject>

#include <vector>

namespace plimsoll {

class HookSender;

class Webhooks : public QObject {
    Q_OBJECT
public:
    explicit Webhooks(const NetworkConfig& network, HookLimits limits = {}, QObject* parent = nullptr);
    ~Webhooks() override;

    // Those that stay keep what waits for them.
    void setHooks(const std::vector<Hook>& hooks);
    // To all that are on and want it.
    void post(const VoicePost& post);
    // One try at once, whether it is on or not, past all queues.
    void test(const Hook& hook, const VoicePost& post);

Q_SIGNALS:
    void healthChanged(const std::vector<plimsoll::HookHealth>& health);
    void tested(quint32 id, bool good, const QString& text);

private:
    AwaitedThread m_thread;
    HookSender* m_sender;
};

// Whether this hook is to be told of it.
bool hookWants(const Hook& hook, const VoicePost& post);

}  // namespace plimsoll

#include "app/webhooks.h"

#include "app/webhook_sender.h"

namespace plimsoll {

bool hookWants(const Hook& hook, const VoicePost& post)
{
    return hook.on && hookProblem(hook).isEmpty() && (post.asked || post.severity >= hook.from);
}

Webhooks::Webhooks(const NetworkConfig& network, HookLimits limits, QObject* parent)
    : QObject(parent), m_sender(new HookSender(network, limits))
{
    qRegisterMetaType<std::vector<HookHealth>>();
    m_thread.setObjectName(QStringLiteral("webhooks"));
    m_sender->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_sender, &QObject::deleteLater);
    connect(m_sender, &HookSender::healthChanged, this, &Webhooks::healthChanged);
    connect(m_sender, &HookSender::tested, this, &Webhooks::tested);
    m_thread.start();
}

Webhooks::~Webhooks()
{
    m_thread.quit();
    m_thread.awaitGone();
}

void Webhooks::setHooks(const std::vector<Hook>& hooks)
{
    QMetaObject::invokeMethod(
        m_sender, [s = m_sender, hooks] { s->setHooks(hooks); }, Qt::QueuedConnection);
}

void Webhooks::post(const VoicePost& post)
{
    QMetaObject::invokeMethod(
        m_sender, [s = m_sender, post] { s->post(post); }, Qt::QueuedConnection);
}

void Webhooks::test(const Hook& hook, const VoicePost& post)
{
    QMetaObject::invokeMethod(
        m_sender, [s = m_sender, hook, post] { s->test(hook, post); }, Qt::QueuedConnection);
}

}  // namespace plimsoll

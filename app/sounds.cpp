#include "app/sounds.h"

#include "app/sound_player.h"

namespace plimsoll {

Sounds::Sounds(QObject* parent) : QObject(parent), m_thread(new QThread), m_player(new SoundPlayer)
{
    m_thread->setObjectName(QStringLiteral("sounds"));
    m_player->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_player, &QObject::deleteLater);
    connect(m_player, &SoundPlayer::told, this, &Sounds::told);
    m_thread->start();
}

Sounds::~Sounds()
{
    disconnect(m_player, nullptr, this, nullptr);
    m_thread->quit();
    // A sound server that hangs is left to it: the program ends without.
    constexpr unsigned long kPatienceMs = 2'000;
    if (m_thread->wait(kPatienceMs)) delete m_thread;
}

void Sounds::play(Severity severity, const SoundChoice& choice)
{
    QMetaObject::invokeMethod(
        m_player, [p = m_player, severity, choice] { p->play(severity, choice); }, Qt::QueuedConnection);
}

}  // namespace plimsoll

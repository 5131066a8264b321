#include "app/sounds.h"

#include "app/end_watch.h"
#include "app/sound_player.h"
#include "widgets/ui_text.h"

#include <QDeadlineTimer>

#include <atomic>

namespace plimsoll {

namespace {

std::atomic<bool> leftBehind{false};

}  // namespace

Sounds::Sounds(std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent), m_patience(patience), m_thread(new QThread), m_player(new SoundPlayer)
{
    m_thread->setObjectName(QStringLiteral("sounds"));
    m_player->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_player, &QObject::deleteLater);
    m_answer.setSingleShot(true);
    connect(m_player, &SoundPlayer::told, this, [this](const QString& trouble) {
        m_answer.stop();
        Q_EMIT told(trouble);
    });
    connect(&m_answer, &QTimer::timeout, this, [this] {
        Q_EMIT told(
            UiText::tr("No sound has begun: the sound server does not answer, or this kind of file cannot "
                       "be played here."));
    });
    m_thread->start();
}

Sounds::~Sounds()
{
    disconnect(m_player, nullptr, this, nullptr);
    m_thread->quit();
    if (m_thread->wait(QDeadlineTimer(m_patience)))
        delete m_thread;
    else
        leftBehind = true;
}

void Sounds::play(Severity severity, const SoundChoice& choice)
{
    // One that was not answered yet is asked nothing more.
    if (m_answer.isActive()) return;
    m_answer.start(m_patience);
    QMetaObject::invokeMethod(
        m_player, [p = m_player, severity, choice] { p->play(severity, choice); }, Qt::QueuedConnection);
}

void Sounds::endWith(int status)
{
    if (leftBehind) endNow(status);
}

}  // namespace plimsoll

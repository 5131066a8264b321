#include "ui/voice_tray.h"

#include "widgets/icon.h"

#include <QApplication>
#include <QMenu>
#include <QSystemTrayIcon>
#include <QWidget>

namespace plimsoll {

VoiceTray::VoiceTray(QWidget* window, std::function<bool()> ask, std::function<Mono()> now)
    : QObject(window), m_window(window), m_ask(std::move(ask)), m_now(std::move(now))
{
    if (!m_now) m_now = [] { return SystemClock().mono(); };
}

VoiceTray::~VoiceTray() = default;

bool VoiceTray::possible()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

// Signs that look alike, because some servers show entities as they stand.
QString VoiceTray::plainSaid(QString text)
{
    return text.replace(u'<', QChar(0x2039)).replace(u'>', QChar(0x203a)).replace(u'&', QChar(0xff06));
}

void VoiceTray::setOn(bool on)
{
    // Whoever switches it on again wants to know how it is now.
    if (on && !m_on) m_asked.reset();
    m_on = on;
    if (!on) m_icon.reset();
}

// In a storm of messages nobody waits for the desktop again and again.
bool VoiceTray::hasTray()
{
    if (m_icon) return true;
    const Mono now = m_now();
    const bool storm = m_wanted && now - *m_wanted < kCalm;
    m_wanted = now;
    if (m_asked && (storm || now - *m_asked < kAnswerKept)) return m_has;
    m_has = m_ask();
    m_asked = m_wanted = m_now();  // it may have taken a while
    return m_has;
}

void VoiceTray::say(Severity severity, const QString& head, const QString& more, const QString& place)
{
    if (!m_on || !hasTray()) return;
    if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>(m_window->windowIcon());
        m_icon->setToolTip(m_window->windowTitle());
        const auto open = [this] {
            m_window->show();
            m_window->raise();
            m_window->activateWindow();
            Q_EMIT opened(m_place);
        };
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, open);
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, open);
        m_icon->show();
    }
    m_place = place;
    m_said = head;
    constexpr int kFor = 8'000;
    m_icon->showMessage(plainSaid(head), plainSaid(more),
                        severity == Severity::Critical  ? QSystemTrayIcon::Critical
                        : severity == Severity::Warning ? QSystemTrayIcon::Warning
                                                        : QSystemTrayIcon::Information,
                        kFor);
}

void VoiceTray::askForALook()
{
    if (!m_window->isActiveWindow()) QApplication::alert(m_window);
}

}  // namespace plimsoll

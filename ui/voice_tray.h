// The entry in the desktop's tray, and what it says. Where the desktop has none, that is said, and nothing else
// happens.
#pragma once

#include "model/market/time.h"
#include "model/risk/warning.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QSystemTrayIcon;
class QWidget;

namespace plimsoll {

class VoiceTray : public QObject {
    Q_OBJECT
public:
    // Whether this desktop has a tray, now: the desktop is asked and waited for, half a minute where it hangs.
    static bool possible();
    // `ask` and `now`: other than the desktop's and the computer's for tests.
    explicit VoiceTray(QWidget* window, std::function<bool()> ask = possible, std::function<Mono()> now = {});
    ~VoiceTray() override;

    // An answer is good for so long, and for as long as messages come closer together than that is calm. An icon
    // that is there is answer enough.
    static constexpr Duration kAnswerKept = std::chrono::minutes{1};
    static constexpr Duration kCalm = std::chrono::seconds{10};
    void setOn(bool on);
    // Notification servers read markup (specifications.freedesktop.org/notification, "Markup"): what a venue or a
    // file calls itself has no place there.
    static QString plainSaid(QString text);
    // `place`: where a click leads.
    void say(Severity severity, const QString& head, const QString& more, const QString& place);
    // The task bar's way to ask for a look; nothing while the window is in front.
    void askForALook();
    // Of the last balloon; for tests.
    QString said() const { return m_said; }

Q_SIGNALS:
    void opened(const QString& place);

private:
    bool hasTray();

    QWidget* m_window;
    std::function<bool()> m_ask;
    std::function<Mono()> m_now;
    std::optional<Mono> m_asked, m_wanted;  // the desktop for a tray; a tray by somebody with something to say
    bool m_has = false;                     // what it answered
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QString m_place, m_said;
    bool m_on = true;
};

}  // namespace plimsoll

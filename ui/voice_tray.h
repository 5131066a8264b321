// The entry in the desktop's tray, and what it says. Where the desktop has none, that is said, and nothing else
// happens.
#pragma once

#include "model/risk/warning.h"

#include <QObject>
#include <QString>

#include <memory>

class QSystemTrayIcon;
class QWidget;

namespace plimsoll {

class VoiceTray : public QObject {
    Q_OBJECT
public:
    explicit VoiceTray(QWidget* window);
    ~VoiceTray() override;

    // Whether this desktop has a tray, now.
    static bool possible();
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
    QWidget* m_window;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QString m_place, m_said;
    bool m_on = true;
};

}  // namespace plimsoll

// What the person chose of the voices, in files of the data folder: notifications.json, mutes.json, and
// webhooks.json, which has secrets and is the owner's alone.
#pragma once

#include "ui/voice_choice.h"
#include "ui/voice_mutes.h"
#include "ui/voice_post.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace plimsoll {

class VoiceStore {
public:
    explicit VoiceStore(QString folder) : m_folder(std::move(folder)) {}

    VoiceChoice loadChoice();
    std::vector<Mute> loadMutes();
    std::vector<Hook> loadHooks();
    // What could not be understood, in sentences; never has an address in it.
    QString notice() const { return m_notices.join(QLatin1Char(' ')); }
    // Empty: saved.
    QString saveChoice(const VoiceChoice& choice);
    QString saveMutes(const std::vector<Mute>& mutes);
    QString saveHooks(const std::vector<Hook>& hooks);

private:
    QString path(const char* name) const;

    QString m_folder;
    QStringList m_notices;
};

}  // namespace plimsoll

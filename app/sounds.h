// Sounds, in a thread of their own: whoever asks for one never waits, and a sound server that hangs hangs alone.
// The first one looks for a device; where there is none that is said once, and nothing else happens.
#pragma once

#include "ui/voice_choice.h"

#include <QObject>
#include <QThread>

namespace plimsoll {

class SoundPlayer;

class Sounds : public QObject {
    Q_OBJECT
public:
    explicit Sounds(QObject* parent = nullptr);
    ~Sounds() override;

    // The newest wins: what plays is cut short.
    void play(Severity severity, const SoundChoice& choice);

Q_SIGNALS:
    // Why there is no sound; empty: it played, as far as the sound server tells.
    void told(const QString& trouble);

private:
    QThread* m_thread;
    SoundPlayer* m_player;
};

}  // namespace plimsoll

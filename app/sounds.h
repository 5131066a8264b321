// Sounds, in a thread of their own: whoever asks for one never waits, and a sound server that hangs hangs alone.
// The first one looks for a device; where there is none that is said once, and nothing else happens.
#pragma once

#include "ui/voice_choice.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>

namespace plimsoll {

class SoundPlayer;

class Sounds : public QObject {
    Q_OBJECT
public:
    // `patience`: how long a sound may take to begin before that is said, and how long its thread may take to end.
    explicit Sounds(std::chrono::milliseconds patience = std::chrono::seconds{4}, QObject* parent = nullptr);
    ~Sounds() override;

    // The last thing that the program does. Where a sound server hung, the thread that waits for it was left
    // behind, and an ordinary end would wait for it as well: then the process ends here.
    static void endWith(int status);

    // The newest wins: what plays is cut short.
    void play(Severity severity, const SoundChoice& choice);

Q_SIGNALS:
    // Why there is no sound, or another than the chosen one; empty: it played, as far as the sound server tells.
    void told(const QString& trouble);

private:
    const std::chrono::milliseconds m_patience;
    QThread* m_thread;
    SoundPlayer* m_player;
    QTimer m_answer;
};

}  // namespace plimsoll

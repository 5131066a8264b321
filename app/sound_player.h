// The part of Sounds that lives in their thread.
#pragma once

#include "ui/voice_choice.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QAudioOutput;
class QMediaPlayer;
class QSoundEffect;

namespace plimsoll {

class SoundPlayer : public QObject {
    Q_OBJECT
public:
    SoundPlayer();
    ~SoundPlayer() override;

    void play(Severity severity, const SoundChoice& choice);

Q_SIGNALS:
    void told(const QString& trouble);

private:
    QString ownSound(Severity severity);
    void effect(const QString& file, double volume);
    void media(const QString& file, double volume);

    QString m_instead;                        // why another sound than the chosen one is played; empty: it is not
    std::unique_ptr<QTemporaryDir> m_folder;  // of the program's own sounds
    std::unique_ptr<QSoundEffect> m_effect;
    std::unique_ptr<QAudioOutput> m_output;
    std::unique_ptr<QMediaPlayer> m_media;
};

}  // namespace plimsoll

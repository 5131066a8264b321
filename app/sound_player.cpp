#include "app/sound_player.h"

#include "app/tone.h"
#include "widgets/ui_text.h"

#include <QAudio>
#include <QAudioDevice>
#include <QAudioOutput>
#include <QFile>
#include <QFileInfo>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QSoundEffect>
#include <QUrl>

namespace plimsoll {

namespace {

constexpr qint64 kLargestFile = 32 << 20;  // a short sound is read whole into memory

}  // namespace

SoundPlayer::SoundPlayer() = default;
SoundPlayer::~SoundPlayer() = default;

// QSoundEffect takes files only.
QString SoundPlayer::ownSound(Severity severity)
{
    if (!m_folder) m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("tone-%1.wav").arg(static_cast<int>(severity)));
    if (QFileInfo::exists(path)) return path;
    QFile file(path);
    const QByteArray wav = toneOf(severity);
    return file.open(QIODevice::WriteOnly) && file.write(wav) == wav.size() ? path : QString();
}

void SoundPlayer::play(Severity severity, const SoundChoice& choice)
{
    QString file = choice.file;
    m_instead.clear();
    if (!file.isEmpty() && !QFileInfo(file).isFile()) {
        m_instead = UiText::tr("The sound file %1 is not there; Plimsoll's own sound is used.").arg(file);
        Q_EMIT told(m_instead);
        file.clear();
    } else if (!file.isEmpty() && QFileInfo(file).size() > kLargestFile) {
        m_instead = UiText::tr("The sound file %1 is larger than 32 MB; Plimsoll's own sound is used.").arg(file);
        Q_EMIT told(m_instead);
        file.clear();
    } else if (QMediaDevices::audioOutputs().isEmpty()) {
        Q_EMIT told(UiText::tr("There is no sound device, or no sound server, on this computer."));
        return;
    }
    if (file.isEmpty()) file = ownSound(severity);
    if (file.isEmpty()) {
        Q_EMIT told(UiText::tr("The sound could not be written to the temporary folder."));
        return;
    }
    // What is heard as half as loud is about a third of the amplitude.
    const double volume =
        QAudio::convertVolume(choice.volume / 100.0, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale);
    if (file.endsWith(QLatin1String(".wav"), Qt::CaseInsensitive))
        effect(file, volume);
    else
        media(file, volume);
}

void SoundPlayer::effect(const QString& file, double volume)
{
    m_media.reset();
    m_effect = std::make_unique<QSoundEffect>();
    connect(m_effect.get(), &QSoundEffect::statusChanged, this, [this, file] {
        if (m_effect->status() == QSoundEffect::Error) Q_EMIT told(UiText::tr("%1 cannot be played.").arg(file));
    });
    connect(m_effect.get(), &QSoundEffect::playingChanged, this, [this] {
        if (m_effect->isPlaying()) Q_EMIT told(m_instead);
    });
    m_effect->setVolume(static_cast<float>(volume));
    m_effect->setSource(QUrl::fromLocalFile(file));
    m_effect->play();
}

void SoundPlayer::media(const QString& file, double volume)
{
    m_effect.reset();
    m_output = std::make_unique<QAudioOutput>();
    m_media = std::make_unique<QMediaPlayer>();
    m_media->setAudioOutput(m_output.get());
    connect(m_media.get(), &QMediaPlayer::errorOccurred, this,
            [this, file](QMediaPlayer::Error, const QString& why) {
                Q_EMIT told(UiText::tr("%1 cannot be played: %2").arg(file, why));
            });
    connect(m_media.get(), &QMediaPlayer::mediaStatusChanged, this,
            [this, file](QMediaPlayer::MediaStatus status) {
                if (status == QMediaPlayer::InvalidMedia)
                    Q_EMIT told(UiText::tr("%1 cannot be played here.").arg(file));
            });
    connect(m_media.get(), &QMediaPlayer::playbackStateChanged, this, [this](QMediaPlayer::PlaybackState state) {
        if (state == QMediaPlayer::PlayingState) Q_EMIT told(m_instead);
    });
    m_output->setVolume(static_cast<float>(volume));
    m_media->setSource(QUrl::fromLocalFile(file));
    m_media->play();
}

}  // namespace plimsoll

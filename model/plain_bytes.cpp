#include "model/plain_bytes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstring>

namespace plimsoll {

namespace {

struct PlainFileWords {
    Q_DECLARE_TR_FUNCTIONS(PlainFileWords)
};

}  // namespace

Expected<QByteArray, FileRefusal> readPlainBytes(const QString& path, qint64 largest, Links links)
{
    auto bytes = readPlainFile(QFile::encodeName(path).toStdString(), static_cast<std::uint64_t>(largest), links);
    if (!bytes) return Unexpected{bytes.error()};
    return QByteArray::fromStdString(*bytes);
}

QString writePlainBytes(const QString& path, const QByteArray& bytes)
{
    if (QFileInfo(path).isSymLink()) return wordsOf({FileRefusal::Why::Link});
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return file.errorString();
}

QString wordsOf(const FileRefusal& refusal)
{
    switch (refusal.why) {
        case FileRefusal::Why::System: return QString::fromLocal8Bit(std::strerror(refusal.error));
        case FileRefusal::Why::Folder: return PlainFileWords::tr("it is a folder, not a file");
        case FileRefusal::Why::NoFile: return PlainFileWords::tr("it is a pipe or a device, not a file");
        case FileRefusal::Why::Link: return PlainFileWords::tr("it is a link that leads elsewhere");
        case FileRefusal::Why::TooLarge: break;
    }
    constexpr std::uint64_t kMega = 1u << 20, kKilo = 1u << 10;
    const bool large = refusal.largest >= kMega;
    return PlainFileWords::tr("it is larger than %1")
        .arg(large ? QStringLiteral("%1 MB").arg(refusal.largest / kMega)
                   : QStringLiteral("%1 kB").arg(refusal.largest / kKilo));
}

}  // namespace plimsoll

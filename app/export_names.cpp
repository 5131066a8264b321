#include "app/export_names.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace plimsoll {

QString safeFileName(const QString& id)
{
    QString name;
    for (const QChar c : id.left(100)) {
        const bool plain =
            (c.unicode() < 128 && c.isLetterOrNumber()) || c == QLatin1Char('_') || c == QLatin1Char('-');
        name += plain ? c : QLatin1Char('_');
    }
    if (name.isEmpty()) return QStringLiteral("unnamed");
    static const QRegularExpression device(QStringLiteral("^(con|prn|aux|nul|com\\d|lpt\\d)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (device.match(name).hasMatch()) name += QLatin1Char('_');
    return name;
}

QString fileStamp(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(t), Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
}

QString exportName(const QString& panel, const QString& asset, Timestamp at)
{
    QString name = panel.isEmpty() ? QStringLiteral("plimsoll") : safeFileName(panel);
    if (!asset.isEmpty()) name += QLatin1Char('_') + safeFileName(asset);
    return name + QLatin1Char('_') + fileStamp(at);
}

QString withoutPaths(const QString& text, const QStringList& known)
{
    QString out = text;
    for (const QString& path : known)
        if (path.contains(QLatin1Char('/'))) out.replace(path, QFileInfo(path).fileName());
    // Not after a letter, a colon or a slash: that is a fraction, a rate or an address.
    static const QRegularExpression path(
        QStringLiteral("(?<![\\w:/.])(?:~|/)(?:[^/\\s\"'<>|:;,]*/)+([^/\\s\"'<>|:;,]*)"));
    return out.replace(path, QStringLiteral("\\1"));
}

QString freePath(const QString& folder, const QString& name, const QString& suffix)
{
    const QString head = QDir::cleanPath(folder) + QLatin1Char('/') + name;
    QString path = head;
    // Neither the file nor the folder that it may become.
    for (int n = 2; (QFileInfo::exists(path) || QFileInfo::exists(path + suffix)) && n < 1'000; ++n)
        path = head + QStringLiteral("-%1").arg(n);
    return path + suffix;
}

}  // namespace plimsoll

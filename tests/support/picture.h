// With PLIMSOLL_PICTURES a folder gets pictures of what tests show, to be looked at.
#pragma once

#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace plimsoll::test {

inline void keepPicture(QWidget& widget, QString name)
{
    const QString folder = qEnvironmentVariable("PLIMSOLL_PICTURES");
    if (folder.isEmpty()) return;
    widget.grab().save(
        QDir(folder).filePath(name.replace(QLatin1Char(' '), QLatin1Char('_')) + QStringLiteral(".png")));
}

}  // namespace plimsoll::test

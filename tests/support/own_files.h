// A folder of the test's own, and files that it puts there.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace plimsoll::test {

struct OwnFiles {
    // Where it is now; empty: it cannot be written.
    QString put(const QString& name, const QByteArray& bytes) const
    {
        QFile f(m_dir.filePath(name));
        if (!f.open(QIODevice::WriteOnly)) return {};
        f.write(bytes);
        return f.fileName();
    }

    QTemporaryDir m_dir;
};

}  // namespace plimsoll::test

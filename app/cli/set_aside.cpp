#include "app/cli/set_aside.h"

#include "app/tell.h"
#include "feeds/recording/frame_log.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace plimsoll {

Expected<SetAside, QString> SetAside::of(const QString& path)
{
    SetAside aside(path);
    const QString first = path + QStringLiteral(".before");
    // The run that put it there was ended before it could say what became of it, or kept both.
    if (QFileInfo::exists(first))
        tell(QStringLiteral("%1 is what lay at %2 before an earlier run; it stays").arg(first, path));
    const QFileInfo there(path);
    if (there.isSymLink() || !there.isFile() || there.size() == 0) return aside;
    if (!FrameLogReader::isFrameLog(path))
        return Unexpected{QStringLiteral("%1 is there and is no recording; choose another --out").arg(path)};
    for (int i = 1; i <= 100; ++i) {
        const QString name = i == 1 ? first : QStringLiteral("%1-%2").arg(first).arg(i);
        if (QFileInfo::exists(name)) continue;
        QFile file(path);
        if (!file.rename(name))
            return Unexpected{QStringLiteral("%1 is there and cannot be moved aside: %2; choose another --out")
                                  .arg(path, file.errorString())};
        aside.m_kept = name;
        // Now: a run that is killed tells nothing later.
        tell(QStringLiteral("what lay at %1 is %2 until something has come").arg(path, name));
        return aside;
    }
    return Unexpected{
        QStringLiteral("%1 is there, and so are a hundred of %1.before; choose another --out").arg(path)};
}

SetAside::SetAside(SetAside&& other) noexcept
    : m_path(std::move(other.m_path)), m_kept(std::exchange(other.m_kept, {}))
{
}

SetAside::~SetAside()
{
    if (m_kept.isEmpty()) return;
    if (QFileInfo::exists(m_path) || !QFile::rename(m_kept, m_path))
        tell(QStringLiteral("what was in %1 before is %2").arg(m_path, m_kept));
}

void SetAside::replaced()
{
    if (!m_kept.isEmpty()) QFile::remove(std::exchange(m_kept, {}));
}

}  // namespace plimsoll

#include "ui/path_check.h"

#include "ui/named_files.h"
#include "widgets/ui_text.h"

#include <utility>

namespace plimsoll {

PathCheck::PathCheck(QObject& whom, Look look, std::function<void()> answered)
    : m_whom(whom), m_look(std::move(look)), m_answered(std::move(answered))
{
}

void PathCheck::ask(const QString& path, const QString& kept, bool again)
{
    if (path == m_path && !again) return;
    if (path != m_path) m_trouble.reset();
    m_path = path;
    // Behind one that hangs no more of the same are to wait.
    if (path.isEmpty() || m_asked == path) return;
    m_asked = path;
    const QString lost =
        path == kept || m_trouble
            ? QString()
            : UiText::tr("%1 was not kept: the settings were closed before it was checked").arg(path);
    atNamedFile(
        m_whom, path,
        [this, look = m_look, path, lost]() -> NamedFiles::Outcome {
            return {[this, path, said = look(path)] { hear(path, said); }, lost};
        },
        DiskWork::Kind::Reads);
}

std::optional<QString> PathCheck::trouble(const QString& path) const
{
    if (path.isEmpty()) return QString();
    return path == m_path ? m_trouble : std::nullopt;
}

QString PathCheck::waiting()
{
    return UiText::tr("It is being checked");
}

void PathCheck::hear(const QString& path, const QString& said)
{
    if (m_asked == path) m_asked.reset();
    if (path != m_path || m_trouble == said) return;
    m_trouble = said;
    m_answered();
}

}  // namespace plimsoll

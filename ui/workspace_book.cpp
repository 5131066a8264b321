#include "ui/workspace_book.h"

#include <algorithm>

namespace plimsoll {

namespace {

const QString kOwn = QStringLiteral("own/");

bool sameName(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

}  // namespace

QString WorkspaceBook::ownKey(const QString& name)
{
    return kOwn + name;
}

bool WorkspaceBook::isOwn(const QString& key)
{
    return key.startsWith(kOwn);
}

std::vector<WorkspaceBook::Entry> WorkspaceBook::entries() const
{
    std::vector<Entry> all;
    for (const WorkspacePreset& p : workspacePresets())
        all.push_back({QLatin1String(p.key), p.shownTitle(), false});
    for (const NamedWorkspace& w : m_own) all.push_back({ownKey(w.name), w.name, true});
    return all;
}

bool WorkspaceBook::has(const QString& key) const
{
    const auto all = entries();
    return std::any_of(all.begin(), all.end(), [&](const Entry& e) { return e.key == key; });
}

QString WorkspaceBook::title(const QString& key) const
{
    for (const Entry& e : entries())
        if (e.key == key) return e.title;
    return {};
}

// The person's own first: whoever calls one of theirs "Risk" means that.
QString WorkspaceBook::keyNamed(const QString& name) const
{
    for (const NamedWorkspace& w : m_own)
        if (sameName(w.name, name)) return ownKey(w.name);
    const WorkspacePreset* p = presetNamed(name);
    return p ? QLatin1String(p->key) : QString();
}

NamedWorkspace* WorkspaceBook::own(const QString& key)
{
    for (NamedWorkspace& w : m_own)
        if (ownKey(w.name) == key) return &w;
    return nullptr;
}

void WorkspaceBook::sort()
{
    std::sort(m_own.begin(), m_own.end(), [](const NamedWorkspace& a, const NamedWorkspace& b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
}

QStringList WorkspaceBook::setShelf(WorkspaceShelf* shelf)
{
    QStringList problems;
    m_shelf = shelf;
    m_own = shelf ? shelf->load(problems) : std::vector<NamedWorkspace>();
    if (m_own.size() > kMost) m_own.resize(kMost);
    sort();
    Q_EMIT listed();
    return problems;
}

const WorkspaceLayout* WorkspaceBook::kept(const QString& key) const
{
    if (const auto found = m_presets.find(key); found != m_presets.end()) return &found->second;
    for (const NamedWorkspace& w : m_own)
        if (ownKey(w.name) == key) return &w.layout;
    return nullptr;
}

QString WorkspaceBook::keep(const QString& key, const WorkspaceLayout& layout)
{
    if (!isOwn(key)) {
        if (presetOf(key)) m_presets[key] = layout;
        return {};
    }
    NamedWorkspace* w = own(key);
    if (!w || (w->layout == layout && !m_unsaved.contains(key))) return {};
    w->layout = layout;
    const QString problem = m_shelf ? m_shelf->save(*w) : QString();
    // It is how the person has it, kept or not; what was refused is tried again the next time.
    if (problem.isEmpty())
        m_unsaved.erase(key);
    else
        m_unsaved.insert(key);
    return problem;
}

void WorkspaceBook::forget(const QString& presetKey)
{
    m_presets.erase(presetKey);
}

QString WorkspaceBook::freeName(const QString& wanted) const
{
    const QString base = wanted.isEmpty() ? tr("Workspace") : wanted;
    const auto taken = [this](const QString& name) {
        const auto all = entries();
        return std::any_of(all.begin(), all.end(), [&](const Entry& e) { return sameName(e.title, name); });
    };
    QString name = base;
    for (int n = 2; taken(name) && n < 1'000; ++n) {
        const QString number = QStringLiteral(" %1").arg(n);
        name = base.left(workspace_file::kLongestName - number.size()).trimmed() + number;
    }
    return name;
}

Expected<QString, QString> WorkspaceBook::add(const QString& name, const WorkspaceLayout& layout)
{
    const QString tidy = workspace_file::tidyName(name);
    if (tidy.isEmpty()) return Unexpected{tr("A workspace needs a name.")};
    if (m_own.size() >= kMost) return Unexpected{tr("There are too many workspaces already.")};
    const NamedWorkspace next{freeName(tidy), layout};
    if (m_shelf)
        if (const QString problem = m_shelf->save(next); !problem.isEmpty()) return Unexpected{problem};
    m_own.push_back(next);
    sort();
    Q_EMIT listed();
    return next.name;
}

QString WorkspaceBook::rename(const QString& key, const QString& name)
{
    NamedWorkspace* w = own(key);
    const QString tidy = workspace_file::tidyName(name);
    if (!w || tidy.isEmpty()) return tr("A workspace needs a name.");
    if (w->name == tidy) return {};
    if (!sameName(w->name, tidy) && freeName(tidy) != tidy)
        return tr("Another workspace is called %1 already.").arg(tidy);
    const QString old = w->name;
    NamedWorkspace next = *w;
    next.name = tidy;
    if (m_shelf) {
        // First the new one: whatever happens in between, it is not lost.
        if (const QString problem = m_shelf->save(next); !problem.isEmpty()) return problem;
        if (const QString problem = m_shelf->remove(old); !problem.isEmpty()) return problem;
    }
    *w = std::move(next);
    sort();
    Q_EMIT listed();
    return {};
}

QString WorkspaceBook::remove(const QString& key)
{
    NamedWorkspace* w = own(key);
    if (!w) return {};
    const QString name = w->name;
    if (m_shelf)
        if (const QString problem = m_shelf->remove(name); !problem.isEmpty()) return problem;
    std::erase_if(m_own, [&](const NamedWorkspace& o) { return o.name == name; });
    Q_EMIT listed();
    return {};
}

QJsonObject WorkspaceBook::savePresets() const
{
    QJsonObject json;
    for (const auto& [key, layout] : m_presets) json.insert(key, toJson(layout));
    return json;
}

void WorkspaceBook::restorePresets(const QJsonObject& json)
{
    m_presets.clear();
    for (const WorkspacePreset& p : workspacePresets())
        if (auto layout = workspaceLayoutFrom(json.value(QLatin1String(p.key)).toObject()))
            m_presets[QLatin1String(p.key)] = std::move(*layout);
}

}  // namespace plimsoll

#include "ui/link_groups.h"

#include "widgets/within.h"

#include <QJsonValue>
#include <QScopedValueRollback>

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

constexpr int kLongestAsset = 40;

bool isGroup(int group)
{
    return group >= LinkGroups::kFirst && group <= LinkGroups::kLast;
}

QString assetIn(const QJsonValue& v)
{
    const QString asset = v.toString();
    return asset.size() <= kLongestAsset ? asset : QString();
}

}  // namespace

LinkGroups::LinkGroups(QObject* parent) : QObject(parent)
{
    wire(m_active, QString());
}

LinkGroups::~LinkGroups()
{
    m_active.disconnect(this);
    for (auto& [id, member] : m_members) member.selection->disconnect(this);
}

void LinkGroups::wire(Selection& s, const QString& panel)
{
    connect(&s, &Selection::assetChanged, this, [this, panel](const QString& asset) {
        if (m_spreading) return;
        if (panel.isEmpty())
            choose(asset);
        else
            spread(panel, asset);
    });
    connect(&s, &Selection::cursorChanged, this, [this, panel](std::optional<Timestamp> time) {
        if (!m_spreading && !panel.isEmpty()) point(panel, time);
    });
    const auto all = [this, &s] { share(s); };
    connect(&s, &Selection::fundingUnitChanged, this, all);
    connect(&s, &Selection::sizeUnitChanged, this, all);
    connect(&s, &Selection::takerFeesChanged, this, all);
    connect(&s, &Selection::asideChanged, this, all);
}

// Each setter says nothing where nothing changes, so this ends by itself.
void LinkGroups::share(const Selection& from)
{
    const auto take = [&from](Selection& to) {
        if (&to == &from) return;
        to.setFundingUnit(from.fundingUnit());
        to.setSizeUnit(from.sizeUnit());
        to.setTakerFees(from.takerFees());
        to.setAside(from.aside());
    };
    take(m_active);
    for (auto& [id, member] : m_members) take(*member.selection);
}

Selection& LinkGroups::add(const QString& panel, int group)
{
    Member& m = m_members[panel];
    if (!m.selection) m.selection = std::make_unique<Selection>();
    m.group = within(group, kNone, kActive);
    Selection& s = *m.selection;
    s.setFundingUnit(m_active.fundingUnit());
    s.setSizeUnit(m_active.sizeUnit());
    s.setTakerFees(m_active.takerFees());
    s.setAside(m_active.aside());
    const QString shared = assetOf(m.group);
    s.setAsset(shared.isEmpty() ? m_active.asset() : shared);
    wire(s, panel);
    lookForLead();
    return s;
}

void LinkGroups::remove(const QString& panel)
{
    m_members.erase(panel);
    if (m_focused == panel) m_focused.clear();
    lookForLead();
}

Selection* LinkGroups::selection(const QString& panel) const
{
    const auto found = m_members.find(panel);
    return found == m_members.end() ? nullptr : found->second.selection.get();
}

int LinkGroups::group(const QString& panel) const
{
    const auto found = m_members.find(panel);
    return found == m_members.end() ? kNone : found->second.group;
}

QString LinkGroups::assetOf(int group) const
{
    if (group == kActive) return m_active.asset();
    if (!isGroup(group)) return {};
    for (const auto& [id, member] : m_members)
        if (member.group == group && !member.selection->asset().isEmpty()) return member.selection->asset();
    return {};
}

void LinkGroups::setAll(int group, const QString& asset)
{
    for (auto& [id, member] : m_members)
        if (member.group == group) member.selection->setAsset(asset);
}

void LinkGroups::setGroup(const QString& panel, int group)
{
    const auto found = m_members.find(panel);
    const int wanted = within(group, kNone, kActive);
    if (found == m_members.end() || found->second.group == wanted) return;
    found->second.group = kNone;
    const QString shared = assetOf(wanted);
    found->second.group = wanted;
    {
        const QScopedValueRollback spreading(m_spreading, true);
        found->second.selection->setCursor({});
        found->second.selection->setAsset(shared);
        if (panel == m_focused) {
            m_active.setAsset(found->second.selection->asset());
            setAll(kActive, m_active.asset());
        }
    }
    Q_EMIT groupChanged(panel, wanted);
    lookForLead();
}

void LinkGroups::focus(const QString& panel)
{
    const auto found = m_members.find(panel);
    m_focused = found == m_members.end() ? QString() : panel;
    if (found == m_members.end()) return;
    if (found->second.group == kActive) return;
    {
        const QScopedValueRollback spreading(m_spreading, true);
        m_active.setAsset(found->second.selection->asset());
        setAll(kActive, m_active.asset());
    }
    lookForLead();
}

void LinkGroups::choose(const QString& asset)
{
    if (asset.isEmpty()) return;
    if (Selection* s = selection(m_focused); s && s->asset() != asset) {
        s->setAsset(asset);
        return;
    }
    {
        const QScopedValueRollback spreading(m_spreading, true);
        if (m_focused.isEmpty()) setAll(kFirst, asset);
        m_active.setAsset(asset);
        setAll(kActive, asset);
    }
    lookForLead();
}

void LinkGroups::spread(const QString& panel, const QString& asset)
{
    {
        const QScopedValueRollback spreading(m_spreading, true);
        const int of = group(panel);
        if (isGroup(of)) setAll(of, asset);
        m_active.setAsset(asset);
        setAll(kActive, asset);
    }
    lookForLead();
}

void LinkGroups::point(const QString& panel, std::optional<Timestamp> time)
{
    const QScopedValueRollback spreading(m_spreading, true);
    const int of = group(panel), working = group(m_focused);
    for (auto& [id, member] : m_members) {
        if (id == panel) continue;
        const bool together =
            (of != kNone && member.group == of) ||
            (member.group == kActive && (id == m_focused || of == working || panel == m_focused)) ||
            (of == kActive && isGroup(working) && member.group == working);
        if (together) member.selection->setCursor(time);
    }
}

void LinkGroups::lookForLead()
{
    int first = kActive;
    for (const auto& [id, member] : m_members)
        if (isGroup(member.group)) first = std::min(first, member.group);
    QString asset = assetOf(first);
    if (asset.isEmpty()) asset = m_active.asset();
    if (asset.isEmpty() || asset == m_lead) return;
    m_lead = asset;
    Q_EMIT leadChanged(m_lead);
}

QJsonObject LinkGroups::save() const
{
    QJsonObject groups, assets, lonely;
    for (const auto& [id, member] : m_members) {
        if (member.group != kFirst) groups.insert(id, member.group);
        if (member.group > kFirst && isGroup(member.group))
            assets.insert(QString::number(member.group), member.selection->asset());
        if (member.group == kNone) lonely.insert(id, member.selection->asset());
    }
    return {{QStringLiteral("groups"), groups},
            {QStringLiteral("assets"), assets},
            {QStringLiteral("lonely"), lonely}};
}

void LinkGroups::restore(const QJsonObject& kept, bool assets)
{
    const QJsonObject groups = kept.value(QStringLiteral("groups")).toObject();
    const QJsonObject of = kept.value(QStringLiteral("assets")).toObject();
    const QJsonObject lonely = kept.value(QStringLiteral("lonely")).toObject();
    std::vector<std::pair<QString, int>> changed;
    {
        const QScopedValueRollback spreading(m_spreading, true);
        for (auto& [id, member] : m_members) {
            const int next = within(groups.value(id).toInt(kFirst), kNone, kActive);
            if (next == member.group) continue;
            member.group = next;
            changed.emplace_back(id, next);
        }
        // Whoever came into a group looks where the group looks.
        for (int g = kFirst; g <= kActive; ++g) {
            const QString wanted = assets && isGroup(g) ? assetIn(of.value(QString::number(g))) : QString();
            QString asset = wanted.isEmpty() ? assetOf(g) : wanted;
            if (g == kFirst && !m_lead.isEmpty() && wanted.isEmpty()) asset = m_lead;
            setAll(g, asset);
        }
        if (assets)
            for (auto& [id, member] : m_members)
                if (member.group == kNone) member.selection->setAsset(assetIn(lonely.value(id)));
    }
    for (const auto& [id, group] : changed) Q_EMIT groupChanged(id, group);
    lookForLead();
}

}  // namespace plimsoll

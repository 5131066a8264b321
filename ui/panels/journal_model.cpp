#include "ui/panels/journal_model.h"

#include "model/alerts/alert_words.h"
#include "model/risk/risk_rules.h"
#include "ui/glossary_table.h"
#include "ui/panel.h"
#include "ui/tables_later.h"
#include "widgets/format.h"
#include "widgets/table_delegate.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace plimsoll {

namespace {

CellTone toneOf(const JournalLine& line)
{
    if (line.row.kind != store::Entry::Warning && line.row.kind != store::Entry::Alert) return CellTone::Muted;
    if (line.state == QLatin1String("critical")) return CellTone::Critical;
    if (line.state == QLatin1String("warning")) return CellTone::Warn;
    return CellTone::Muted;
}

bool sameEntry(const store::JournalRow& a, const store::JournalRow& b)
{
    return a.ms == b.ms && a.kind == b.kind && a.asset == b.asset && a.what == b.what && a.level == b.level &&
           a.text == b.text && a.evidence == b.evidence;
}

Timestamp when(const JournalLine& line)
{
    return fromUnixMs(line.row.ms);
}

}  // namespace

void JournalModel::apply(const std::vector<store::JournalRow>& rows, Timestamp today)
{
    const bool turned = !format::sameDay(m_today, today);
    m_today = today;
    const bool equal =
        std::equal(rows.begin(), rows.end(), m_all.rbegin(), m_all.rend(),
                   [](const store::JournalRow& r, const JournalLine& line) { return sameEntry(r, line.row); });
    if (!equal) take(rows);
    if (turned && rowCount() > 0) Q_EMIT dataChanged(index(0, Utc), index(rowCount() - 1, Utc));
}

void JournalModel::take(const std::vector<store::JournalRow>& rows)
{
    std::vector<JournalLine> all;
    all.reserve(rows.size());
    // Both are in the order of time: what was there is found by walking along.
    auto known = m_all.rbegin();
    // Two entries may be alike to the millisecond; both have happened.
    std::map<QString, int> alike;
    for (const store::JournalRow& r : rows) {
        while (known != m_all.rend() && known->row.ms < r.ms) ++known;
        auto hit = known;
        while (hit != m_all.rend() && hit->row.ms == r.ms && !sameEntry(hit->row, r)) ++hit;
        JournalLine line{r, {}, {}, {}, {}, {}};
        if (hit != m_all.rend() && hit->row.ms == r.ms) {
            line.kind = hit->kind;
            line.state = hit->state;
            line.sentence = hit->sentence;
            line.tags = hit->tags;
        } else {
            line.kind = journalKind(r.kind);
            line.state = journalState(r);
            line.sentence = journalSentence(r);
            line.tags = journalTags(r);
            ++m_work.said;
        }
        line.key = QString::number(r.ms) + u'/' + line.kind + u'/' + QString::fromStdString(r.asset) + u'/' +
                   QString::fromStdString(r.what) + u'/' + QString::fromStdString(r.level) + u'/' +
                   QString::fromStdString(r.text);
        if (const int n = alike[line.key]++; n > 0) line.key += u'/' + QString::number(n);
        all.push_back(std::move(line));
    }
    std::reverse(all.begin(), all.end());
    m_all = std::move(all);
    filter();
}

void JournalModel::setFilter(std::optional<store::Entry> kind, const QString& part, const QString& tag)
{
    if (kind == m_kind && part == m_part && tag == m_tag) return;
    m_kind = kind;
    m_part = part;
    m_tag = tag;
    filter();
}

bool JournalModel::isOwn(const store::JournalRow& row) const
{
    if (row.kind == store::Entry::Alert) return !m_otherAlerts.contains(row.what) && !speaksOfMarket(row.text);
    if (row.kind != store::Entry::Warning) return false;
    const RiskRule* const rule = riskRule(row.what);
    return rule && rule->own;
}

void JournalModel::hideOwn(bool hide, const std::set<std::string>& others)
{
    m_otherAlerts = others;
    const bool any =
        std::any_of(m_all.begin(), m_all.end(), [this](const JournalLine& l) { return isOwn(l.row); });
    const bool was = std::exchange(m_ownHidden, hide);
    if (any || was) filter();
}

void JournalModel::filter()
{
    ++m_work.filtered;
    std::vector<JournalLine> kept;
    for (const JournalLine& l : m_all) {
        if (m_ownHidden && isOwn(l.row)) continue;
        if (m_kind && l.row.kind != *m_kind) continue;
        if (!m_tag.isEmpty() && !l.tags.contains(m_tag, Qt::CaseInsensitive)) continue;
        const auto has = [&](const QString& s) { return s.contains(m_part, Qt::CaseInsensitive); };
        if (!m_part.isEmpty() && !has(l.sentence) && !has(QString::fromStdString(l.row.what)) &&
            !has(QString::fromStdString(l.row.asset)) && !has(l.state))
            continue;
        kept.push_back(l);
    }
    replaceRows(std::move(kept));
}

QStringList JournalModel::tags() const
{
    QStringList all;
    for (const JournalLine& l : m_all)
        for (const QString& tag : l.tags)
            if (!all.contains(tag, Qt::CaseInsensitive)) all << tag;
    all.sort(Qt::CaseInsensitive);
    return all;
}

int JournalModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    static const char* const heads[] = {"UTC", "Entry", "Asset", "What happened"};
    if (role == Qt::DisplayRole) return UiText::tr(heads[section]);
    if (role == Qt::ToolTipRole) return headTip({}, QString::fromLatin1(heads[section]));
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft);
    return {};
}

QVariant JournalModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const JournalLine& l = row(index.row());
    const bool over = l.row.kind == store::Entry::Warning && l.row.level == "clear";
    switch (role) {
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case cell::Weight: return index.column() == Asset ? 500 : 400;
        case cell::Tone:
            switch (index.column()) {
                case Utc: return static_cast<int>(CellTone::Muted);
                case Asset: return static_cast<int>(CellTone::Strong);
                case Entry: return static_cast<int>(toneOf(l));
                default: return static_cast<int>(over ? CellTone::Muted : CellTone::Base);
            }
        case Qt::ToolTipRole: return QStringLiteral("%1\n%2").arg(l.sentence, format::barClock(when(l)));
        case Qt::DisplayRole: break;
        default: return {};
    }
    switch (index.column()) {
        case Utc: return format::cellWhen(when(l), m_today);
        case Entry: return journalWord(l.row);
        case Asset: return QString::fromStdString(l.row.asset);
        case What: {
            // The asset has a column of its own.
            const QString own = QString::fromStdString(l.row.asset) + QStringLiteral(": ");
            return l.sentence.startsWith(own) ? l.sentence.mid(own.size()) : l.sentence;
        }
    }
    return {};
}

static ExportTable journalTable(const std::vector<JournalLine>& lines)
{
    ExportTable t{QStringLiteral("journal"), UiText::tr("Journal"), {}, {}};
    for (const char* head : {"utc", "kind", "asset", "what", "state", "text", "evidence"})
        t.heads << QString::fromLatin1(head);
    if (TableNames::only()) return t;
    for (const JournalLine& l : lines)
        t.rows.push_back({format::iso(when(l)), l.kind.toLower(), QString::fromStdString(l.row.asset),
                          QString::fromStdString(l.row.what), QString::fromStdString(l.row.level),
                          QString::fromStdString(l.row.text), QString::fromStdString(l.row.evidence)});
    return t;
}

ExportTable JournalModel::toExport() const
{
    return tableOf([all = rows()] { return journalTable(all); });
}

}  // namespace plimsoll

#include "ui/rule_limits_model.h"

#include "ui/alert_numbers.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <QFont>

#include <algorithm>

namespace plimsoll {

QString limitText(const RiskRule& rule, double value)
{
    return QString::fromStdString(ruleNumber(rule, value));
}

QString limitsProblem(const RiskRule& rule, const Thresholds& t)
{
    const auto say = [&](double v) { return limitText(rule, v); };
    if (t.exitWarn > t.warn)
        return RuleLimitsModel::tr("a warning that starts at %1 cannot end above it, at %2")
            .arg(say(t.warn), say(t.exitWarn));
    if (!t.crit) return {};
    if (*t.crit < t.warn)
        return RuleLimitsModel::tr("critical (%1) cannot come before the warning (%2)")
            .arg(say(*t.crit), say(t.warn));
    if (t.exitCrit > *t.crit)
        return RuleLimitsModel::tr("critical from %1 cannot end above it, at %2")
            .arg(say(*t.crit), say(t.exitCrit));
    if (t.exitCrit < t.exitWarn)
        return RuleLimitsModel::tr("critical cannot end (%1) after the warning has ended (%2)")
            .arg(say(t.exitCrit), say(t.exitWarn));
    return {};
}

RuleLimitsModel::RuleLimitsModel(const RiskLimits& limits, QObject* parent) : QAbstractTableModel(parent)
{
    for (const RiskRule& rule : riskRules()) {
        const auto own = limits.find(rule.id);
        m_rows.push_back({&rule, own == limits.end() ? rule.limits : own->second, {}});
    }
}

int RuleLimitsModel::rowOf(const std::string& id) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& r) { return r.rule->id == id; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

bool RuleLimitsModel::changed(int row) const
{
    const Row& r = m_rows[static_cast<std::size_t>(row)];
    return !(r.now == r.rule->limits);
}

void RuleLimitsModel::reset(int row)
{
    Row& r = m_rows[static_cast<std::size_t>(row)];
    r.now = r.rule->limits;
    r.refused.clear();
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
    Q_EMIT edited();
}

void RuleLimitsModel::resetAll()
{
    for (Row& r : m_rows) {
        r.now = r.rule->limits;
        r.refused.clear();
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    Q_EMIT edited();
}

RiskLimits RuleLimitsModel::limits() const
{
    RiskLimits out;
    for (const Row& r : m_rows)
        if (!(r.now == r.rule->limits)) out.emplace(std::string(r.rule->id), r.now);
    return out;
}

QString RuleLimitsModel::problem(int row) const
{
    const Row& r = m_rows[static_cast<std::size_t>(row)];
    return r.refused.isEmpty() ? limitsProblem(*r.rule, r.now) : r.refused;
}

QString RuleLimitsModel::problem() const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const QString wrong = problem(row); !wrong.isEmpty())
            return text(rule(row).id) + QStringLiteral(": ") + wrong + QLatin1Char('.');
    return {};
}

int RuleLimitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RuleLimitsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

double* RuleLimitsModel::field(Thresholds& t, int column)
{
    switch (static_cast<Column>(column)) {
        case Warn: return &t.warn;
        case LeaveWarn: return &t.exitWarn;
        case Critical: return t.crit ? &*t.crit : nullptr;
        case LeaveCritical: return t.crit ? &t.exitCrit : nullptr;
        case Rule:
        case UnitOf:
        case Default:
        case kColumns: return nullptr;
    }
    return nullptr;
}

QVariant RuleLimitsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= kColumns) return {};
    const Row& r = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((column < Warn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        if (const QString wrong = problem(index.row()); !wrong.isEmpty()) return wrong;
        return modelWords(r.rule->text.title) + QStringLiteral("\n") + modelWords(r.rule->text.why);
    }
    Thresholds now = r.now, usual = r.rule->limits;
    const double* const value = field(now, column);
    const double* const before = field(usual, column);
    if (role == Qt::FontRole && value && before && *value != *before) {
        QFont bold;
        bold.setWeight(QFont::Medium);
        return bold;
    }
    if (role == Qt::EditRole && value) return enteredText(*value * shownScale(r.rule->unit));
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    switch (static_cast<Column>(column)) {
        case Rule: return text(r.rule->id);
        case UnitOf: return shownUnit(r.rule->unit);
        case Warn:
        case LeaveWarn:
        case Critical:
        case LeaveCritical:
            return value ? enteredText(*value * shownScale(r.rule->unit)).replace(QLatin1Char('-'), QChar(0x2212))
                         : format::kNone;
        case Default: {
            QStringList both{limitText(*r.rule, usual.warn)};
            if (usual.crit) both << limitText(*r.rule, *usual.crit);
            return both.join(QStringLiteral(" / "));
        }
        case kColumns: break;
    }
    return {};
}

QVariant RuleLimitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section < Warn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Rule: return tr("Rule");
        case UnitOf: return tr("Unit");
        case Warn: return tr("Warning from");
        case LeaveWarn: return tr("ends below");
        case Critical: return tr("Critical from");
        case LeaveCritical: return tr("ends below");
        case Default: return tr("Default");
        case kColumns: break;
    }
    return {};
}

Qt::ItemFlags RuleLimitsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags out = QAbstractTableModel::flags(index);
    if (!index.isValid()) return out;
    Thresholds t = m_rows[static_cast<std::size_t>(index.row())].now;
    return field(t, index.column()) ? out | Qt::ItemIsEditable : out;
}

bool RuleLimitsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole) return false;
    Row& r = m_rows[static_cast<std::size_t>(index.row())];
    double* const to = field(r.now, index.column());
    if (!to) return false;
    const QString typed = value.toString();
    const auto number = numberOf(typed);
    if (number) *to = *number / shownScale(r.rule->unit);
    r.refused = number ? QString() : tr("\"%1\" is no number").arg(typed.left(40));
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), kColumns - 1));
    Q_EMIT edited();
    return number.has_value();
}

}  // namespace plimsoll

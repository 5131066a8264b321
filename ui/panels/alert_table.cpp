#include "ui/panels/alert_table.h"

#include "widgets/icon.h"

#include <QPainter>

#include <optional>
#include <utility>

namespace plimsoll {

namespace {

std::optional<IconId> stateIcon(const QString& word)
{
    static constexpr std::pair<const char*, IconId> icons[] = {
        {"firing", IconId::Bell},     {"failed", IconId::Cross},  {"paused", IconId::Pause},
        {"snoozed", IconId::BellOff}, {"cooling", IconId::Clock}, {"expired", IconId::Clock}};
    for (const auto& [name, icon] : icons)
        if (word == QLatin1String(name)) return icon;
    return std::nullopt;
}

}  // namespace

AlertTable::AlertTable(std::vector<TextColumn> columns, QObject* parent) : TextTable(std::move(columns), parent) {}

QVariant AlertTable::data(const QModelIndex& index, int role) const
{
    if (role == cell::RowWash && index.isValid() && index.row() < rowCount() && !row(index.row()).cells.empty()) {
        const CellTone tone = row(index.row()).cells.front().tone;
        if (tone == CellTone::Critical || tone == CellTone::Warn) return static_cast<int>(tone);
        return {};
    }
    return TextTable::data(index, role);
}

AlertDelegate::AlertDelegate(const Theme& theme, QAbstractItemView* view, int severityColumn, int stateColumn)
    : TableDelegate(theme, view), m_severity(severityColumn), m_state(stateColumn)
{
}

void AlertDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto tone = static_cast<CellTone>(index.data(cell::Tone).toInt());
    const QString word = index.data(Qt::DisplayRole).toString();
    std::optional<IconId> icon;
    QColor ink = toneColor(tone, theme());
    if (index.column() == m_severity) {
        icon = tone == CellTone::Critical ? IconId::Critical
               : tone == CellTone::Warn   ? IconId::Warning
                                          : IconId::Notice;
        if (tone == CellTone::Base) ink = theme().severity.notice;
    }
    // Where a light is drawn the light says it.
    if (index.column() == m_state && !index.data(cell::Light).isValid()) icon = stateIcon(word);
    if (!icon) return TableDelegate::paint(p, option, index);
    paintGround(p, option, index);
    const QRect inner = option.rect.adjusted(6, 0, -6, -1);
    paintIcon(p, *icon, QRect(inner.left() - 2, inner.center().y() - 6, 12, 12), ink);
    p->setFont(font(12, 400));
    p->setPen(toneColor(tone, theme()));
    const QRect words = inner.adjusted(index.column() == m_state ? 13 : 16, 0, 0, 0);
    p->drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, word);
}

}  // namespace plimsoll

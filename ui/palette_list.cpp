#include "ui/palette_list.h"

#include <QCoreApplication>
#include <QPainter>

#include <array>

namespace plimsoll {

namespace {

constexpr std::array<const char*, kPaletteKinds> kNames = {
    QT_TRANSLATE_NOOP("palette", "Asset"),     QT_TRANSLATE_NOOP("palette", "Panel"),
    QT_TRANSLATE_NOOP("palette", "Workspace"), QT_TRANSLATE_NOOP("palette", "Command"),
    QT_TRANSLATE_NOOP("palette", "Setting"),   QT_TRANSLATE_NOOP("palette", "Alert"),
    QT_TRANSLATE_NOOP("palette", "Value"),     QT_TRANSLATE_NOOP("palette", "Handbook"),
};

// The column of kinds is as wide as the widest of them.
int kindWidth(const QFontMetrics& metrics)
{
    int width = 0;
    for (std::size_t i = 0; i < kPaletteKinds; ++i)
        width = std::max(width, metrics.horizontalAdvance(paletteKindName(static_cast<PaletteKind>(i))));
    return width;
}

}  // namespace

QString paletteKindName(PaletteKind kind)
{
    return QCoreApplication::translate("palette", kNames[static_cast<std::size_t>(kind)]);
}

void PaletteModel::setHits(std::vector<PaletteHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const PaletteHit& hit = m_hits[static_cast<std::size_t>(index.row())];
    const QString kind = paletteKindName(hit.entry.kind);
    switch (role) {
        case Qt::DisplayRole: return hit.title();
        case Kind: return kind;
        case Detail: return hit.entry.detail;
        case KeysText: return hit.entry.keys;
        case Qt::AccessibleTextRole: {
            QString line = kind + QStringLiteral(": ") + hit.title();
            if (!hit.entry.detail.isEmpty()) line += QStringLiteral(". ") + hit.entry.detail;
            if (!hit.entry.keys.isEmpty()) line += QStringLiteral(". ") + hit.entry.keys;
            return line;
        }
        case Qt::ToolTipRole: return hit.entry.detail;
        default: return {};
    }
}

void PaletteDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool current = option.state & QStyle::State_Selected;
    const bool under = option.state & QStyle::State_MouseOver;
    p->fillRect(option.rect, current ? m_theme.ui.selection : under ? m_theme.ui.rowHover : m_theme.bg.overlay);
    if (current) p->fillRect(option.rect.x(), option.rect.y(), 2, option.rect.height(), m_theme.ui.accent);
    QRect body = option.rect.adjusted(12, 0, -12, 0);
    const QFont small = m_theme.font(11), strong = m_theme.font(12, 500);
    const QFontMetrics smallMetrics(small), metrics(strong);

    p->setFont(small);
    p->setPen(m_theme.text.muted);
    p->drawText(body, Qt::AlignVCenter | Qt::AlignLeft, index.data(PaletteModel::Kind).toString());
    body.setLeft(body.left() + kindWidth(smallMetrics) + 16);

    const QString keys = index.data(PaletteModel::KeysText).toString();
    if (!keys.isEmpty()) {
        p->setFont(m_theme.mono(11));
        p->drawText(body, Qt::AlignVCenter | Qt::AlignRight, keys);
        body.setRight(body.right() - QFontMetrics(p->font()).horizontalAdvance(keys) - 16);
    }
    p->setFont(strong);
    p->setPen(m_theme.text.strong);
    const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, body.width());
    p->drawText(body, Qt::AlignVCenter | Qt::AlignLeft, title);
    body.setLeft(body.left() + metrics.horizontalAdvance(title) + 12);
    if (body.width() < 40) return;
    p->setFont(small);
    p->setPen(m_theme.text.muted);
    p->drawText(
        body, Qt::AlignVCenter | Qt::AlignLeft,
        smallMetrics.elidedText(index.data(PaletteModel::Detail).toString(), Qt::ElideRight, body.width()));
}

}  // namespace plimsoll

// What the palette found, as rows: kind, title, what it does, keys.
#pragma once

#include "ui/palette_search.h"
#include "widgets/theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace plimsoll {

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setHits(std::vector<PaletteHit> hits);
    const std::vector<PaletteHit>& hits() const { return m_hits; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    enum Role { Kind = Qt::UserRole, Detail, KeysText };

private:
    std::vector<PaletteHit> m_hits;
};

class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    PaletteDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kRow}; }

    static constexpr int kRow = 28;

private:
    const Theme& m_theme;
};

QString paletteKindName(PaletteKind kind);

}  // namespace plimsoll

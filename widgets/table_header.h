// Table head: 24 high, muted 11, text aligned as its column, the sort mark a drawn triangle.
#pragma once

#include "widgets/theme.h"

#include <QHeaderView>

namespace plimsoll {

// Head data roles beyond DisplayRole and TextAlignmentRole: cell::Venue paints a key before the text.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(const Theme& theme, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

protected:
    void paintSection(QPainter* p, const QRect& rect, int section) const override;
    QSize sizeHint() const override;

private:
    Theme m_theme;
};

}  // namespace plimsoll

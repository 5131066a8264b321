// Which panels move together: a number on a colour, a dash for none, A for "follows the focus".
#pragma once

#include "widgets/theme.h"

#include <QAbstractButton>

namespace plimsoll {

class LinkChip : public QAbstractButton {
    Q_OBJECT

public:
    static constexpr int kNone = 0;
    static constexpr int kFollow = 10;  // 1 to 9 are groups

    explicit LinkChip(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setGroup(int group);
    int group() const { return m_group; }
    QSize sizeHint() const override { return {16, 16}; }

Q_SIGNALS:
    void groupChanged(int group);

protected:
    void paintEvent(QPaintEvent*) override;
    void focusInEvent(QFocusEvent*) override;

private:
    Theme m_theme;
    int m_group = 1;
    bool m_byKey = false;  // a window that opens gives its first chip the focus; nobody asked for a ring
};

}  // namespace plimsoll

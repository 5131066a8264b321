// A bit of everything the program draws, in the colours of a theme that is being made.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace plimsoll {

class PalettePreview : public QWidget {
    Q_OBJECT
public:
    explicit PalettePreview(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {320, 316}; }
    QSize minimumSizeHint() const override { return {260, 316}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void paintRows(QPainter& p, int top) const;
    void paintCard(QPainter& p, int top) const;
    void paintRamps(QPainter& p, int top) const;
    void paintMarks(QPainter& p, int top) const;

    Theme m_theme;
};

}  // namespace plimsoll

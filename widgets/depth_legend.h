// The heatmap's legend, which is also its control: bid and ask ramp with two handles each, in dollars
// per row. Drag a handle, or double-click to return to the automatic cut-offs; Ctrl+drag moves both.
// The numbers at both ends can be typed: click on one.
#pragma once

#include "widgets/depth_scale.h"
#include "widgets/theme.h"

#include <QWidget>

class QLineEdit;

namespace plimsoll {

class HeatmapView;

class DepthLegend : public QWidget {
    Q_OBJECT

public:
    // Follows and drives the view's cut-offs.
    DepthLegend(const Theme& theme, HeatmapView* view, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;

private:
    enum class Handle : std::uint8_t { None, Lower, Upper };

    QRect ramp(bool ask) const;
    QRect number(bool upper) const;
    double dollarsAt(int x, const QRect& ramp) const;
    int xOf(double usd, const QRect& ramp) const;
    void edit(bool upper);
    void followView();

    Theme m_theme;
    HeatmapView* m_view;
    QLineEdit* m_editor;
    Handle m_dragged = Handle::None;
    bool m_onAsk = false, m_editsUpper = false;
    Cutoffs m_span;  // dollars at the ends of the ramps; stands still while dragging
};

}  // namespace plimsoll

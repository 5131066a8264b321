// A legend that is also its control: the ramps of two sides over dollars, logarithmic, with two handles. Drag a
// handle, double-click for the automatic ends, or click a number and type.
#pragma once

#include "widgets/depth_scale.h"
#include "widgets/theme.h"

#include <QWidget>

class QLineEdit;

namespace plimsoll {

class MoneyRamp : public QWidget {
    Q_OBJECT

public:
    // `per`: what the dollars are for, "per cell".
    MoneyRamp(const Theme& theme, const QString& per, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setCutoffs(const Cutoffs& cutoffs, bool byUser);
    Cutoffs cutoffs() const { return m_cutoffs; }
    QRect ramp(bool shorts) const;
    QRect number(bool upper) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(plimsoll::Cutoffs cutoffs);
    void automaticWanted();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;

private:
    enum class Handle : std::uint8_t { None, Lower, Upper };
    double dollarsAt(int x, const QRect& ramp) const;
    int xOf(double usd, const QRect& ramp) const;
    void edit(bool upper);
    void typed();

    Theme m_theme;
    QString m_per;
    QLineEdit* m_editor;
    Cutoffs m_cutoffs{1e3, 1e6}, m_span{500, 2e6};
    bool m_byUser = false, m_onShorts = false, m_editsUpper = false;
    Handle m_dragged = Handle::None;
};

// "250k", "$2.5m", "1bn"; a bare number is dollars. None: it is no amount.
std::optional<double> dollarsOf(const QString& text);

}  // namespace plimsoll

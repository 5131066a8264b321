// A legend that is also its control: the ramps of two sides over dollars, logarithmic, with two handles. Drag a
// handle (with Ctrl both), double-click for the automatic ends, or click a number and type.
#pragma once

#include "widgets/depth_scale.h"
#include "widgets/theme.h"

#include <QWidget>

class QLineEdit;

namespace plimsoll {

class MoneyRamp : public QWidget {
    Q_OBJECT

public:
    using RampOf = const ColorRamp& (*)(const Theme&);
    struct Looks {
        QString per;                             // what the dollars are for, "per cell"
        QString head;                            // before all, "$/row"; empty: nothing
        QString sides;                           // which ramp is which, for the tool tip
        RampOf left = nullptr, right = nullptr;  // of the theme
        double bare = 1;                         // what a number without a unit is in, typed over one with a unit
        bool signs = true;                       // numbers have their dollar sign
        int ramp = 68, number = 44, apart = 2;
        double roomAbove = 2;  // the ramps reach beyond the upper handle by this factor
        int faintest = 0;      // place in the ramps, of 255, of the lower handle
    };
    MoneyRamp(const Theme& theme, const Looks& looks, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setCutoffs(const Cutoffs& cutoffs, bool byUser);
    Cutoffs cutoffs() const { return m_cutoffs; }
    // How dollars become colour between the handles.
    void setScale(const DepthScale& scale);
    QRect ramp(bool right) const;
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
    QString shown(double usd) const;

    Theme m_theme;
    Looks m_looks;
    DepthScale m_scale;
    QLineEdit* m_editor;
    QString m_offered;  // what it began with
    Cutoffs m_cutoffs{1e3, 1e6}, m_span{500, 2e6};
    bool m_byUser = false, m_onRight = false, m_editsUpper = false;
    Handle m_dragged = Handle::None;
};

// "250k", "$2.5m", "46,800" in the chosen signs; a bare number is in `bare` dollars. None: it is no amount.
std::optional<double> dollarsOf(const QString& text, double bare = 1);

}  // namespace plimsoll

// What a style sheet cannot draw without picture files: check marks, arrows, combo boxes. Fusion below.
#pragma once

#include "widgets/theme.h"

#include <QProxyStyle>

namespace plimsoll {

class HouseStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit HouseStyle(const Theme& theme);
    // What is painted from here on; nothing is polished anew.
    void setTheme(const Theme& theme) { m_theme = theme; }

    // What a venue or a file calls itself is text, in labels, boxes and tips: whoever wants markup says so.
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* p,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* p,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* p,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;

private:
    void drawCheckBox(const QStyleOption& option, QPainter* p) const;
    void drawRadio(const QStyleOption& option, QPainter* p) const;
    void drawCombo(const QStyleOptionComboBox& option, QPainter* p, const QWidget* widget) const;
    void drawChoice(const QStyleOptionComboBox& option, QPainter* p, const QWidget* widget) const;
    void drawSpin(const QStyleOptionSpinBox& option, QPainter* p, const QWidget* widget) const;

    Theme m_theme;
};

}  // namespace plimsoll

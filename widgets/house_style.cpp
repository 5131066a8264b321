#include "widgets/house_style.h"

#include "widgets/color_ramp.h"
#include "widgets/focus_ring.h"
#include "widgets/icon.h"

#include <QDialog>
#include <QLabel>
#include <QStyleFactory>
#include <QStyleOption>

namespace plimsoll {

namespace {

QRect centred(const QRect& in, int size)
{
    return {in.left() + (in.width() - size) / 2, in.top() + (in.height() - size) / 2, size, size};
}

constexpr int kComboPadding = 8, kComboArrow = 12, kComboHeight = 20;

}  // namespace

HouseStyle::HouseStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme)
{
}

void HouseStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* label = qobject_cast<QLabel*>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* p,
                               const QWidget* widget) const
{
    const bool enabled = option->state & State_Enabled;
    const QColor color = enabled ? m_theme.text.muted : m_theme.text.disabled;
    if (element == PE_IndicatorCheckBox) return drawCheckBox(*option, p);
    if (element == PE_IndicatorRadioButton) return drawRadio(*option, p);
    if (element == PE_IndicatorMenuCheckMark)
        return paintIcon(p, IconId::Tick, centred(option->rect, 12), m_theme.ui.accent);
    if (element == PE_IndicatorArrowDown || element == PE_IndicatorSpinDown)
        return paintIcon(p, IconId::ChevronDown, centred(option->rect, 10), color);
    if (element == PE_IndicatorArrowUp || element == PE_IndicatorSpinUp)
        return paintIcon(p, IconId::ChevronUp, centred(option->rect, 10), color);
    if (element == PE_IndicatorArrowRight)
        return paintIcon(p, IconId::ChevronRight, centred(option->rect, 12), color);
    if (element == PE_IndicatorArrowLeft)
        return paintIcon(p, IconId::ChevronLeft, centred(option->rect, 12), color);
    QProxyStyle::drawPrimitive(element, option, p, widget);
}

void HouseStyle::drawCheckBox(const QStyleOption& option, QPainter* p) const
{
    const QRect box = centred(option.rect, 14);
    const bool on = option.state & State_On, enabled = option.state & State_Enabled;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setBrush(on && enabled ? m_theme.ui.accentFill : m_theme.bg.input);
    const bool lit = option.state & (State_MouseOver | State_HasFocus);
    p->setPen(!enabled ? m_theme.line.base
              : on     ? m_theme.ui.accent
              : lit    ? m_theme.text.muted
                       : m_theme.line.strong);
    p->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    p->restore();
    if (!on) return;
    const QColor white = luma(m_theme.ui.accentFill.rgb()) < 0.5 && luma(m_theme.text.strong.rgb()) < 0.5
                             ? m_theme.text.onFill
                             : m_theme.text.strong;
    paintIcon(p, IconId::Tick, centred(box, 12), enabled ? white : m_theme.text.disabled);
}

void HouseStyle::drawRadio(const QStyleOption& option, QPainter* p) const
{
    const QRectF box = QRectF(centred(option.rect, 14)).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool on = option.state & State_On, enabled = option.state & State_Enabled;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setBrush(m_theme.bg.input);
    p->setPen(!enabled ? m_theme.line.base : on ? m_theme.ui.accent : m_theme.line.strong);
    p->drawEllipse(box);
    if (on) {
        p->setPen(Qt::NoPen);
        p->setBrush(enabled ? m_theme.ui.accent : m_theme.text.disabled);
        p->drawEllipse(box.center(), 3, 3);
    }
    p->restore();
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* p,
                             const QWidget* widget) const
{
    if (element == CE_ComboBoxLabel)
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            return drawChoice(*combo, p, widget);
    if (element != CE_RubberBand) return QProxyStyle::drawControl(element, option, p, widget);
    // Where a dragged panel would land.
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(QPen(m_theme.ui.accent, 1, Qt::DashLine));
    p->setBrush(withAlpha(m_theme.ui.accentFill, 0.35));
    p->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    p->restore();
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* p,
                                    const QWidget* widget) const
{
    if (control == CC_ComboBox)
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            return drawCombo(*combo, p, widget);
    if (control == CC_SpinBox)
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option))
            return drawSpin(*spin, p, widget);
    QProxyStyle::drawComplexControl(control, option, p, widget);
}

// Words that have no room end in an ellipsis, and not in half a letter.
void HouseStyle::drawChoice(const QStyleOptionComboBox& option, QPainter* p, const QWidget* widget) const
{
    QStyleOptionComboBox fitting(option);
    const QRect field = proxy()->subControlRect(CC_ComboBox, &option, SC_ComboBoxEditField, widget);
    fitting.currentText = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, field.width());
    QProxyStyle::drawControl(CE_ComboBoxLabel, &fitting, p, widget);
}

// A field like the others, with its two arrows inside.
void HouseStyle::drawSpin(const QStyleOptionSpinBox& option, QPainter* p, const QWidget* widget) const
{
    const bool enabled = option.state & State_Enabled, focused = option.state & State_HasFocus;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    const qreal in = focused ? 1 : 0.5;
    p->setPen(QPen(!enabled  ? m_theme.line.base
                   : focused ? m_theme.ui.focus
                             : m_theme.line.strong,
                   focused ? 2 : 1));
    p->setBrush(m_theme.bg.input);
    p->drawRoundedRect(QRectF(option.rect).adjusted(in, in, -in, -in), 4, 4);
    p->restore();
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons) return;
    for (const auto& [part, icon, step] :
         {std::tuple{SC_SpinBoxUp, IconId::ChevronUp, QAbstractSpinBox::StepUpEnabled},
          std::tuple{SC_SpinBoxDown, IconId::ChevronDown, QAbstractSpinBox::StepDownEnabled}}) {
        const QRect at = proxy()->subControlRect(CC_SpinBox, &option, part, widget);
        const bool can = enabled && option.stepEnabled.testFlag(step);
        if (can && option.activeSubControls.testFlag(part))
            p->fillRect(at.adjusted(0, 2, -2, -2), m_theme.bg.hover);
        paintIcon(p, icon, centred(at, 10), can ? m_theme.text.muted : m_theme.text.disabled);
    }
}

QIcon HouseStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    // What of a menu or tool bar has no room.
    if (icon == SP_ToolBarHorizontalExtensionButton) return themedIcon(IconId::Menu, m_theme);
    return QProxyStyle::standardIcon(icon, option, widget);
}

void HouseStyle::drawCombo(const QStyleOptionComboBox& option, QPainter* p, const QWidget* widget) const
{
    const bool enabled = option.state & State_Enabled;
    const bool lit = option.state & (State_MouseOver | State_Sunken | State_On);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    if (option.editable) {
        p->setPen(m_theme.line.strong);
        p->setBrush(m_theme.bg.input);
        p->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    } else {
        // On the ground of a dialog the fill alone is hardly seen.
        const bool form = widget && qobject_cast<const QDialog*>(widget->window());
        p->setPen(!form ? QPen(Qt::NoPen) : QPen(enabled ? m_theme.line.strong : m_theme.line.base));
        p->setBrush(lit && enabled ? m_theme.bg.pressed : m_theme.bg.hover);
        const qreal in = form ? 0.5 : 0;
        p->drawRoundedRect(QRectF(option.rect).adjusted(in, in, -in, -in), 3, 3);
    }
    p->restore();
    const QRect arrow(option.rect.right() - kComboPadding - kComboArrow + 3,
                      option.rect.center().y() - kComboArrow / 2 + 1, kComboArrow, kComboArrow);
    paintIcon(p, IconId::ChevronDown, arrow, enabled ? m_theme.text.muted : m_theme.text.disabled);
    if (option.state & State_HasFocus) paintFocusRing(p, option.rect, m_theme);
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    if (type == CT_ComboBox) return {size.width() + 2 * kComboPadding + kComboArrow, kComboHeight};
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
        case PM_DockWidgetSeparatorExtent: return 4;
        case PM_DockWidgetTitleMargin: return 0;
        case PM_DockWidgetFrameWidth: return 0;
        case PM_SplitterWidth: return 4;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight: return 14;
        case PM_SmallIconSize: return 16;
        case PM_ScrollBarExtent: return 10;
        default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const
{
    if (hint == SH_RubberBand_Mask) return 0;  // the fill lets through what lies below
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText) return 0;
    if (hint == SH_ComboBox_Popup) return 0;
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;  // words do
    if (hint == SH_ItemView_ShowDecorationSelected) return 1;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

}  // namespace plimsoll

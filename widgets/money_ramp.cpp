#include "widgets/money_ramp.h"

#include "widgets/format.h"

#include <QFontMetrics>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kRamp = 68, kRampHeight = 10, kHeight = 24, kNumber = 44, kGap = 6;
// The ramps reach beyond the ends, so that handles can be moved outwards.
constexpr double kRoomBelow = 2, kRoomAbove = 2, kLeastApart = 1.2;

}  // namespace

std::optional<double> dollarsOf(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*\\$?\\s*([0-9]+(?:[.,][0-9]+)?)\\s*(k|m|bn)?\\s*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const QString unit = match.captured(2).toLower();
    return match.captured(1).replace(u',', u'.').toDouble() * (unit == u"k"    ? 1e3
                                                               : unit == u"m"  ? 1e6
                                                               : unit == u"bn" ? 1e9
                                                                               : 1);
}

MoneyRamp::MoneyRamp(const Theme& theme, const QString& per, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_per(per), m_editor(new QLineEdit(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedHeight(kHeight);
    setMouseTracking(true);
    m_editor->hide();
    m_editor->setAccessibleName(tr("Dollars %1").arg(per));
    connect(m_editor, &QLineEdit::editingFinished, this, &MoneyRamp::typed);
    setAccessibleName(tr("Colours, dollars %1").arg(per));
    setToolTip(tr("Dollars %1, logarithmic; left longs, right shorts. Drag a handle or click a number; "
                  "double-click: automatic")
                   .arg(per));
}

void MoneyRamp::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void MoneyRamp::setCutoffs(const Cutoffs& cutoffs, bool byUser)
{
    m_cutoffs = cutoffs;
    m_byUser = byUser;
    if (m_dragged == Handle::None) m_span = {cutoffs.lower / kRoomBelow, cutoffs.upper * kRoomAbove};
    setAccessibleDescription(tr("from %1 to %2").arg(format::money(cutoffs.lower), format::money(cutoffs.upper)));
    update();
}

QSize MoneyRamp::sizeHint() const
{
    return {2 * (kNumber + kGap) + 2 * kRamp + 2, kHeight};
}

QRect MoneyRamp::ramp(bool shorts) const
{
    return {kNumber + kGap + (shorts ? kRamp + 2 : 0), (kHeight - kRampHeight) / 2, kRamp, kRampHeight};
}

QRect MoneyRamp::number(bool upper) const
{
    return upper ? QRect(ramp(true).right() + kGap, 0, kNumber, kHeight) : QRect(0, 0, kNumber, kHeight);
}

int MoneyRamp::xOf(double usd, const QRect& r) const
{
    const double share = std::log(usd / m_span.lower) / std::log(m_span.upper / m_span.lower);
    return r.left() + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (r.width() - 1)));
}

double MoneyRamp::dollarsAt(int x, const QRect& r) const
{
    const double share = std::clamp((x - r.left()) / static_cast<double>(r.width() - 1), 0.0, 1.0);
    return m_span.lower * std::pow(m_span.upper / m_span.lower, share);
}

void MoneyRamp::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setFont(m_theme.font(11));
    p.setPen(m_byUser ? m_theme.ui.accent : m_theme.text.base);
    p.drawText(number(false), Qt::AlignVCenter | Qt::AlignRight, format::money(m_cutoffs.lower));
    p.drawText(number(true), Qt::AlignVCenter | Qt::AlignLeft, format::money(m_cutoffs.upper));
    DepthScale scale;
    scale.setUser(m_cutoffs);
    for (const bool shorts : {false, true}) {
        const QRect r = ramp(shorts);
        const ColorRamp& colors = shorts ? m_theme.ramp.liqShort : m_theme.ramp.liqLong;
        for (int x = r.left(); x <= r.right(); ++x)
            p.fillRect(x, r.top(), 1, r.height(),
                       QColor(colors[static_cast<std::size_t>(scale.index(dollarsAt(x, r)))]));
        p.setPen(m_theme.line.strong);
        p.setBrush(Qt::NoBrush);
        p.drawRect(r.adjusted(0, 0, -1, -1));
        for (const double usd : {m_cutoffs.lower, m_cutoffs.upper}) {
            const int x = xOf(usd, r);
            p.fillRect(x - 2, r.top() - 3, 4, r.height() + 6, m_theme.bg.panel);
            p.fillRect(x - 1, r.top() - 3, 2, r.height() + 6, m_theme.text.strong);
        }
    }
}

void MoneyRamp::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    const QPoint at = e->position().toPoint();
    for (const bool upper : {false, true})
        if (number(upper).contains(at)) return edit(upper);
    for (const bool shorts : {false, true}) {
        const QRect r = ramp(shorts);
        if (!r.adjusted(0, -8, 0, 8).contains(at)) continue;
        const int lower = std::abs(at.x() - xOf(m_cutoffs.lower, r)),
                  upper = std::abs(at.x() - xOf(m_cutoffs.upper, r));
        m_dragged = lower <= upper ? Handle::Lower : Handle::Upper;
        m_onShorts = shorts;
        return;
    }
}

void MoneyRamp::mouseMoveEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    const auto over = [&](bool shorts) { return ramp(shorts).adjusted(0, -6, 0, 6).contains(at); };
    setCursor(over(false) || over(true)                                 ? Qt::SizeHorCursor
              : number(false).contains(at) || number(true).contains(at) ? Qt::IBeamCursor
                                                                        : Qt::ArrowCursor);
    if (m_dragged == Handle::None) return;
    Cutoffs c = m_cutoffs;
    const double usd = dollarsAt(at.x(), ramp(m_onShorts));
    if (m_dragged == Handle::Lower)
        c.lower = std::min(usd, c.upper / kLeastApart);
    else
        c.upper = std::max(usd, c.lower * kLeastApart);
    Q_EMIT chosen(c);
}

void MoneyRamp::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragged == Handle::None) return;
    m_dragged = Handle::None;
    setCutoffs(m_cutoffs, m_byUser);
}

void MoneyRamp::mouseDoubleClickEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    if (number(false).contains(at) || number(true).contains(at)) return;
    m_dragged = Handle::None;
    Q_EMIT automaticWanted();
}

void MoneyRamp::edit(bool upper)
{
    m_editsUpper = upper;
    m_editor->setText(format::money(upper ? m_cutoffs.upper : m_cutoffs.lower));
    m_editor->setGeometry(number(upper).adjusted(upper ? -6 : 0, 0, upper ? 0 : 6, 0));
    m_editor->show();
    m_editor->setFocus();
    m_editor->selectAll();
}

void MoneyRamp::typed()
{
    if (m_editor->isHidden()) return;
    m_editor->hide();
    const auto usd = dollarsOf(m_editor->text());
    if (!usd || !(*usd > 0)) return;
    Cutoffs c = m_cutoffs;
    (m_editsUpper ? c.upper : c.lower) = *usd;
    if (c.upper >= c.lower * kLeastApart) Q_EMIT chosen(c);
}

}  // namespace plimsoll

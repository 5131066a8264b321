#include "widgets/money_ramp.h"

#include "widgets/format.h"
#include "widgets/typed_number.h"
#include "widgets/within.h"

#include <QFontMetrics>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kRampHeight = 10, kHeight = 24, kGap = 6;
// The ramps reach beyond the ends, so that handles can be moved outwards.
constexpr double kRoomBelow = 2, kLeastApart = 1.2;

}  // namespace

std::optional<double> dollarsOf(const QString& text, double bare)
{
    static const QRegularExpression form(QStringLiteral("^\\s*\\$?\\s*([0-9](?:[^a-z]*[0-9])?)\\s*(k|m|bn)?\\s*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const QString number = match.captured(1), unit = match.captured(2).toLower();
    auto size = typedNumber(number);
    // A comma that parts no thousands is a decimal one.
    if (!size) size = typedNumber(QString(number).replace(u',', u'.'));
    if (!size) return std::nullopt;
    return *size * (unit == u"k" ? 1e3 : unit == u"m" ? 1e6 : unit == u"bn" ? 1e9 : bare);
}

MoneyRamp::MoneyRamp(const Theme& theme, const Looks& looks, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_looks(looks), m_editor(new QLineEdit(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedHeight(kHeight);
    setMouseTracking(true);
    m_editor->hide();
    m_editor->setAccessibleName(tr("Dollars %1").arg(looks.per));
    connect(m_editor, &QLineEdit::editingFinished, this, &MoneyRamp::typed);
    setAccessibleName(tr("Colours, dollars %1").arg(looks.per));
    setToolTip(tr("Dollars %1, logarithmic; %2. Drag a handle, with Ctrl both, or click a number; double-click: "
                  "automatic")
                   .arg(looks.per, looks.sides));
}

QString MoneyRamp::shown(double usd) const
{
    QString text = format::money(usd);
    return m_looks.signs ? text : text.remove(u'$');
}

void MoneyRamp::setScale(const DepthScale& scale)
{
    m_scale = scale;
    update();
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
    if (m_dragged == Handle::None) m_span = {cutoffs.lower / kRoomBelow, cutoffs.upper * m_looks.roomAbove};
    setAccessibleDescription(tr("from %1 to %2").arg(format::money(cutoffs.lower), format::money(cutoffs.upper)));
    update();
}

QSize MoneyRamp::sizeHint() const
{
    const int head =
        m_looks.head.isEmpty() ? 0 : QFontMetrics(m_theme.font(11)).horizontalAdvance(m_looks.head) + kGap;
    return {head + 2 * (m_looks.number + kGap) + 2 * m_looks.ramp + m_looks.apart, kHeight};
}

QRect MoneyRamp::ramp(bool right) const
{
    const int end = width() - m_looks.number - kGap - (right ? 0 : m_looks.ramp + m_looks.apart);
    return {end - m_looks.ramp, (kHeight - kRampHeight) / 2, m_looks.ramp, kRampHeight};
}

QRect MoneyRamp::number(bool upper) const
{
    return upper ? QRect(width() - m_looks.number, 0, m_looks.number, kHeight)
                 : QRect(ramp(false).left() - kGap - m_looks.number, 0, m_looks.number, kHeight);
}

int MoneyRamp::xOf(double usd, const QRect& r) const
{
    const double share = std::log(usd / m_span.lower) / std::log(m_span.upper / m_span.lower);
    return r.left() + static_cast<int>(std::lround(within(share, 0.0, 1.0) * (r.width() - 1)));
}

double MoneyRamp::dollarsAt(int x, const QRect& r) const
{
    const double share = within((x - r.left()) / static_cast<double>(r.width() - 1), 0.0, 1.0);
    return m_span.lower * std::pow(m_span.upper / m_span.lower, share);
}

void MoneyRamp::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    p.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, m_looks.head);
    p.setPen(m_byUser ? m_theme.ui.accent : m_theme.text.base);
    p.drawText(number(false), Qt::AlignVCenter | Qt::AlignRight, shown(m_cutoffs.lower));
    p.drawText(number(true), Qt::AlignVCenter | Qt::AlignLeft, shown(m_cutoffs.upper));
    DepthScale scale = m_scale;
    scale.setUser(m_cutoffs);
    for (const bool right : {false, true}) {
        const QRect r = ramp(right);
        const ColorRamp& colors = (right ? m_looks.right : m_looks.left)(m_theme);
        for (int x = r.left(); x <= r.right(); ++x) {
            const double usd = dollarsAt(x, r);
            const int index =
                usd < m_cutoffs.lower ? 0 : m_looks.faintest + scale.index(usd) * (255 - m_looks.faintest) / 255;
            p.fillRect(x, r.top(), 1, r.height(), QColor(colors[static_cast<std::size_t>(index)]));
        }
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
    for (const bool right : {false, true}) {
        const QRect r = ramp(right);
        if (!r.adjusted(0, -8, 0, 8).contains(at)) continue;
        const int lower = std::abs(at.x() - xOf(m_cutoffs.lower, r)),
                  upper = std::abs(at.x() - xOf(m_cutoffs.upper, r));
        m_dragged = lower <= upper ? Handle::Lower : Handle::Upper;
        m_onRight = right;
        return;
    }
}

void MoneyRamp::mouseMoveEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    const auto over = [&](bool right) { return ramp(right).adjusted(0, -6, 0, 6).contains(at); };
    setCursor(over(false) || over(true)                                 ? Qt::SizeHorCursor
              : number(false).contains(at) || number(true).contains(at) ? Qt::IBeamCursor
                                                                        : Qt::ArrowCursor);
    if (m_dragged == Handle::None) return;
    Cutoffs c = m_cutoffs;
    const double usd = dollarsAt(at.x(), ramp(m_onRight));
    if (e->modifiers() & Qt::ControlModifier) {
        const double factor = usd / (m_dragged == Handle::Lower ? c.lower : c.upper);
        c = {c.lower * factor, c.upper * factor};
    } else if (m_dragged == Handle::Lower) {
        c.lower = std::min(usd, c.upper / kLeastApart);
    } else {
        c.upper = std::max(usd, c.lower * kLeastApart);
    }
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
    m_offered = shown(upper ? m_cutoffs.upper : m_cutoffs.lower);
    m_editor->setText(m_offered);
    m_editor->setGeometry(number(upper).adjusted(upper ? -6 : -2, 0, upper ? 0 : 4, 0));
    m_editor->show();
    m_editor->setFocus();
    m_editor->selectAll();
}

void MoneyRamp::typed()
{
    if (m_editor->isHidden()) return;
    m_editor->hide();
    if (m_editor->text() == m_offered) return;
    // Beside "620" a bare number is dollars, beside "6.42m" it is in what the legend counts in.
    const bool counted = !m_offered.isEmpty() && m_offered.back().isLetter();
    const auto usd = dollarsOf(m_editor->text(), counted ? m_looks.bare : 1);
    if (!usd || !(*usd > 0)) return;
    Cutoffs c = m_cutoffs;
    (m_editsUpper ? c.upper : c.lower) = *usd;
    if (c.upper >= c.lower * kLeastApart) Q_EMIT chosen(c);
}

}  // namespace plimsoll

#include "widgets/depth_legend.h"

#include "widgets/format.h"
#include "widgets/heatmap_view.h"

#include <QFontMetrics>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kRampWidth = 80, kRampHeight = 10, kHeight = 24, kNumber = 40, kGap = 6, kReset = 4;
// The ramps reach beyond the cut-offs, so that handles can be moved outwards.
constexpr double kRoomBelow = 2, kRoomAbove = 1.5;

// "0.2", "$15m", "800k" in dollars; bare numbers are millions, as printed.
std::optional<double> dollars(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*\\$?\\s*([0-9]+(?:[.,][0-9]+)?)\\s*(k|m|bn)?\\s*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const double number = match.captured(1).replace(u',', u'.').toDouble();
    const QString unit = match.captured(2).toLower();
    return number * (unit == u"k" ? 1e3 : unit == u"bn" ? 1e9 : 1e6);
}

QString shortMoney(double usd)
{
    return format::money(usd).remove(u'$');
}

}  // namespace

DepthLegend::DepthLegend(const Theme& theme, HeatmapView* view, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_view(view), m_editor(new QLineEdit(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedHeight(kHeight);
    setMouseTracking(true);
    m_editor->hide();
    m_editor->setAccessibleName(QStringLiteral("Dollars per row"));
    connect(m_editor, &QLineEdit::editingFinished, this, [this] {
        if (m_editor->isHidden()) return;
        m_editor->hide();
        const std::optional<double> usd = dollars(m_editor->text());
        if (!usd || *usd <= 0) return;
        Cutoffs c = m_view->cutoffs();
        (m_editsUpper ? c.upper : c.lower) = *usd;
        if (c.upper > c.lower) m_view->setCutoffs(c);
    });
    connect(view, &HeatmapView::scaleChanged, this, &DepthLegend::followView);
    setAccessibleName(QStringLiteral("Depth colours, dollars per row"));
    setToolTip(QStringLiteral("Dollars per row. Drag a handle or click a number; double-click: automatic"));
    followView();
}

void DepthLegend::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

QSize DepthLegend::sizeHint() const
{
    const int words = QFontMetrics(m_theme.font(11)).horizontalAdvance(QStringLiteral("$/row"));
    return {words + kGap + 2 * (kNumber + kGap) + 2 * kRampWidth + kGap, kHeight};
}

QRect DepthLegend::ramp(bool ask) const
{
    const int right = width() - kNumber - kGap;
    const int left = ask ? right - kRampWidth : right - 2 * kRampWidth - kGap - 2;
    return {left, (kHeight - kRampHeight) / 2, kRampWidth, kRampHeight};
}

QRect DepthLegend::number(bool upper) const
{
    return upper ? QRect(width() - kNumber, 0, kNumber, kHeight)
                 : QRect(ramp(false).left() - kGap - kNumber, 0, kNumber, kHeight);
}

void DepthLegend::followView()
{
    const Cutoffs c = m_view->cutoffs();
    if (m_dragged == Handle::None) m_span = {c.lower / kRoomBelow, c.upper * kRoomAbove};
    setAccessibleDescription(QStringLiteral("from %1 to %2").arg(format::money(c.lower), format::money(c.upper)));
    update();
}

int DepthLegend::xOf(double usd, const QRect& r) const
{
    const double share = std::log(usd / m_span.lower) / std::log(m_span.upper / m_span.lower);
    return r.left() + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (r.width() - 1)));
}

double DepthLegend::dollarsAt(int x, const QRect& r) const
{
    const double share = std::clamp((x - r.left()) / static_cast<double>(r.width() - 1), 0.0, 1.0);
    return m_span.lower * std::pow(m_span.upper / m_span.lower, share);
}

void DepthLegend::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Cutoffs c = m_view->cutoffs();
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    p.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("$/row"));
    p.setPen(m_view->cutoffsByUser() ? m_theme.ui.accent : m_theme.text.base);
    p.drawText(number(false), Qt::AlignVCenter | Qt::AlignRight, shortMoney(c.lower));
    p.drawText(number(true), Qt::AlignVCenter | Qt::AlignLeft, shortMoney(c.upper));

    DepthScale scale = m_view->scale();
    scale.setUser(c);
    for (bool ask : {false, true}) {
        const QRect r = ramp(ask);
        const ColorRamp& colors = ask ? m_theme.ramp.ask : m_theme.ramp.bid;
        for (int x = r.left(); x <= r.right(); ++x)
            p.fillRect(x, r.top(), 1, r.height(),
                       QColor(colors[static_cast<std::size_t>(scale.index(dollarsAt(x, r)))]));
        p.setPen(m_theme.line.strong);
        p.setBrush(Qt::NoBrush);
        p.drawRect(r.adjusted(0, 0, -1, -1));
        for (double usd : {c.lower, c.upper}) {
            const int x = xOf(usd, r);
            p.fillRect(x - 2, r.top() - 3, 4, r.height() + 6, m_theme.bg.panel);
            p.fillRect(x - 1, r.top() - 3, 2, r.height() + 6, m_theme.text.strong);
        }
    }
}

void DepthLegend::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    const QPoint at = e->position().toPoint();
    for (bool upper : {false, true})
        if (number(upper).contains(at)) return edit(upper);
    for (bool ask : {false, true}) {
        const QRect r = ramp(ask);
        if (!r.adjusted(-kReset, -8, kReset, 8).contains(at)) continue;
        const Cutoffs c = m_view->cutoffs();
        const int lower = std::abs(at.x() - xOf(c.lower, r)), upper = std::abs(at.x() - xOf(c.upper, r));
        m_dragged = lower <= upper ? Handle::Lower : Handle::Upper;
        m_onAsk = ask;
        return;
    }
}

void DepthLegend::mouseMoveEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    setCursor(ramp(false).adjusted(0, -6, 0, 6).contains(at) || ramp(true).adjusted(0, -6, 0, 6).contains(at)
                  ? Qt::SizeHorCursor
              : number(false).contains(at) || number(true).contains(at) ? Qt::IBeamCursor
                                                                        : Qt::ArrowCursor);
    if (m_dragged == Handle::None) return;
    Cutoffs c = m_view->cutoffs();
    const double usd = dollarsAt(at.x(), ramp(m_onAsk));
    if (e->modifiers() & Qt::ControlModifier) {
        const double factor = usd / (m_dragged == Handle::Lower ? c.lower : c.upper);
        c = {c.lower * factor, c.upper * factor};
    } else if (m_dragged == Handle::Lower) {
        c.lower = std::min(usd, c.upper / 1.2);
    } else {
        c.upper = std::max(usd, c.lower * 1.2);
    }
    m_view->setCutoffs(c);
}

void DepthLegend::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragged == Handle::None) return;
    m_dragged = Handle::None;
    followView();
}

void DepthLegend::mouseDoubleClickEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    if (number(false).contains(at) || number(true).contains(at)) return;
    m_dragged = Handle::None;
    m_view->setCutoffs(std::nullopt);
    m_view->setBrightness(0);
}

void DepthLegend::edit(bool upper)
{
    m_editsUpper = upper;
    const Cutoffs c = m_view->cutoffs();
    m_editor->setText(shortMoney(upper ? c.upper : c.lower));
    m_editor->setGeometry(number(upper).adjusted(upper ? 0 : -8, 0, upper ? 0 : 0, 0));
    m_editor->show();
    m_editor->setFocus();
    m_editor->selectAll();
}

}  // namespace plimsoll

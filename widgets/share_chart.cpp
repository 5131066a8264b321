#include "widgets/share_chart.h"

#include "widgets/color_ramp.h"
#include "widgets/hatch.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QHorizontalPercentBarSeries>
#include <QtCharts/QHorizontalStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kBar = 22, kLegendLine = 16, kLegendGap = 6, kKey = 7;

}  // namespace

class ShareChart::Parts {
public:
    explicit Parts(ShareChart* owner, const Theme& t) : q(owner), theme(t)
    {
        chart = new QChart;
        chart->setMargins({});
        chart->setContentsMargins(0, 0, 0, 0);
        chart->setBackgroundRoundness(0);
        chart->legend()->hide();  // ours says the sizes, and what is not known
        view = new QChartView(chart, q);
        view->setFrameShape(QFrame::NoFrame);
        view->setAttribute(Qt::WA_TransparentForMouseEvents);
        view->setFocusPolicy(Qt::NoFocus);
        if (chart->layout()) chart->layout()->setContentsMargins(0, 0, 0, 0);
    }

    ShareChart* q;
    Theme theme;
    QChart* chart;
    QChartView* view;
    std::vector<SharePart> parts;
    std::vector<ShareBar> bars;
    std::function<QString(double)> format = [](double v) { return QString::number(v, 'g', 4); };
    QString emptyText;
    bool absolute = false;

    bool staleAt(const ShareBar& bar, std::size_t part) const
    {
        return part < bar.stale.size() && bar.stale[part];
    }
    std::optional<double> valueAt(const ShareBar& bar, std::size_t part) const
    {
        return part < bar.values.size() ? bar.values[part] : std::nullopt;
    }
    bool empty() const
    {
        return std::none_of(bars.begin(), bars.end(), [](const ShareBar& b) {
            return std::any_of(b.values.begin(), b.values.end(), [](const auto& v) { return v && *v > 0; });
        });
    }
    void rebuild();
    std::vector<std::pair<QRect, QString>> legend(int width) const;
    int legendHeight(int width) const
    {
        const auto at = legend(width);
        return at.empty() ? 0 : at.back().first.bottom() + 1;
    }
    void place()
    {
        const int foot = legendHeight(q->width());
        view->setGeometry(0, 0, q->width(), std::max(0, q->height() - foot - kLegendGap));
        view->setVisible(!empty());
    }
};

ShareChart::ShareChart(const Theme& theme, QWidget* parent)
    : QWidget(parent), m(std::make_unique<Parts>(this, theme))
{
    setAccessibleName(tr("Shares"));
    setTheme(theme);
}

ShareChart::~ShareChart() = default;

void ShareChart::setTheme(const Theme& theme)
{
    m->theme = theme;
    m->chart->setBackgroundBrush(theme.bg.panel);
    m->view->setBackgroundBrush(theme.bg.panel);
    m->rebuild();
}

void ShareChart::setBars(std::vector<SharePart> parts, std::vector<ShareBar> bars)
{
    // A chart is built anew for each change.
    if (!bars.empty() && parts == m->parts && bars == m->bars) return;
    m->parts = std::move(parts);
    m->bars = std::move(bars);
    m->rebuild();
    setAccessibleDescription(m->empty() ? m->emptyText : legendTexts().join(QStringLiteral(", ")));
}

void ShareChart::setFormat(std::function<QString(double)> text)
{
    m->format = std::move(text);
    update();
}

void ShareChart::setEmptyText(const QString& text)
{
    m->emptyText = text;
    update();
}

void ShareChart::setAbsolute(bool absolute)
{
    if (absolute == m->absolute) return;
    m->absolute = absolute;
    m->rebuild();
}

// The chart is made anew: its parts change rarely, and half a dozen bars cost less than telling apart
// what has changed.
void ShareChart::Parts::rebuild()
{
    chart->removeAllSeries();
    for (QAbstractAxis* axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    if (!empty()) {
        QAbstractBarSeries* series = absolute ? static_cast<QAbstractBarSeries*>(new QHorizontalStackedBarSeries)
                                              : static_cast<QAbstractBarSeries*>(new QHorizontalPercentBarSeries);
        series->setBarWidth(0.78);
        // A bar set has one brush for all bars; parts that are stale in some bars are a set of their own.
        for (std::size_t i = 0; i < parts.size(); ++i)
            for (const bool stale : {false, true}) {
                const bool any = std::any_of(bars.begin(), bars.end(), [&](const ShareBar& b) {
                    return valueAt(b, i) && staleAt(b, i) == stale;
                });
                if (!any) continue;
                auto* set = new QBarSet(parts[i].code);
                set->setColor(parts[i].color);
                set->setBrush(stale ? hatchBrush(Hatch::StaleCell, theme.state.stale, q->devicePixelRatioF())
                                    : QBrush(parts[i].color));
                set->setPen(QPen(theme.bg.panel, 1));
                for (auto bar = bars.rbegin(); bar != bars.rend(); ++bar)
                    *set << (staleAt(*bar, i) == stale ? valueAt(*bar, i).value_or(0) : 0);
                series->append(set);
            }
        chart->addSeries(series);
        auto* rows = new QBarCategoryAxis;
        QStringList labels;
        int number = 0;  // categories must differ, labels need not
        for (auto bar = bars.rbegin(); bar != bars.rend(); ++bar, ++number)
            labels << (bar->label.isEmpty() ? QString(number, u' ') : bar->label);
        rows->append(labels);
        rows->setLabelsVisible(bars.size() > 1 || !bars.front().label.isEmpty());
        rows->setLabelsFont(theme.font(11));
        rows->setLabelsColor(theme.text.base);
        rows->setGridLineVisible(false);
        rows->setLineVisible(false);
        chart->addAxis(rows, Qt::AlignLeft);
        series->attachAxis(rows);
        auto* scale = new QValueAxis;
        scale->setVisible(false);
        if (absolute) {
            double longest = 0;
            for (const ShareBar& b : bars) {
                double sum = 0;
                for (const auto& v : b.values) sum += v.value_or(0);
                longest = std::max(longest, sum);
            }
            scale->setRange(0, longest);
        } else {
            scale->setRange(0, 100);
        }
        chart->addAxis(scale, Qt::AlignBottom);
        series->attachAxis(scale);
    }
    place();
    q->updateGeometry();
    q->update();
}

std::optional<double> ShareChart::shareOf(std::size_t bar, std::size_t part) const
{
    if (bar >= m->bars.size()) return std::nullopt;
    double sum = 0;
    for (const auto& v : m->bars[bar].values) sum += v.value_or(0);
    const auto mine = m->valueAt(m->bars[bar], part);
    if (!mine || sum <= 0) return std::nullopt;
    return *mine / sum;
}

QStringList ShareChart::legendTexts() const
{
    QStringList out;
    if (m->bars.empty()) return out;
    for (std::size_t i = 0; i < m->parts.size(); ++i) {
        const auto share = shareOf(0, i);
        QString text = m->parts[i].code + u' ';
        if (!share) {
            text += tr("not known");
        } else {
            text += *share > 0 && *share < 0.01 ? QStringLiteral("< 1 %")
                                                : QStringLiteral("%1 %").arg(std::lround(*share * 100));
            text += QStringLiteral("  ") + m->format(*m->valueAt(m->bars.front(), i));
            if (m->staleAt(m->bars.front(), i)) text += tr(", stale");
        }
        out << text;
    }
    return out;
}

std::vector<std::pair<QRect, QString>> ShareChart::Parts::legend(int width) const
{
    std::vector<std::pair<QRect, QString>> out;
    const QFontMetrics metrics(theme.font(11));
    int x = 0, y = 0;
    for (const QString& text : q->legendTexts()) {
        const int w = kKey + metrics.horizontalAdvance(text) + 2;
        if (x > 0 && x + w > width) {
            x = 0;
            y += kLegendLine;
        }
        out.emplace_back(QRect(x, y, w, kLegendLine), text);
        x += w + 14;
    }
    return out;
}

QSize ShareChart::sizeHint() const
{
    const int rows = std::max<int>(1, static_cast<int>(m->bars.size()));
    return {320, rows * kBar + kLegendGap + std::max(kLegendLine, m->legendHeight(std::max(160, width())))};
}

void ShareChart::resizeEvent(QResizeEvent*)
{
    m->place();
}

void ShareChart::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m->theme.bg.panel);
    p.setFont(m->theme.font(11));
    if (m->empty()) {
        p.setPen(m->theme.text.muted);
        p.drawText(rect().adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, m->emptyText);
        return;
    }
    const int top = m->view->geometry().bottom() + 1 + kLegendGap;
    const auto entries = m->legend(width());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const QRect at = entries[i].first.translated(0, top);
        const bool known = shareOf(0, i).has_value(), stale = m->staleAt(m->bars.front(), i);
        const QRect key(at.left(), at.center().y() - 4, 3, 10);
        if (known && !stale)
            p.fillRect(key, m->parts[i].color);
        else
            fillHatch(&p, key, Hatch::StaleCell, m->theme.state.stale);
        p.setPen(!known || stale ? m->theme.text.muted : m->theme.text.base);
        p.drawText(at.adjusted(kKey, 0, 4, 0), Qt::AlignLeft | Qt::AlignVCenter, entries[i].second);
    }
}

bool ShareChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QStringList lines;
    for (const ShareBar& bar : m->bars)
        for (std::size_t i = 0; i < m->parts.size(); ++i) {
            const auto value = m->valueAt(bar, i);
            lines << QStringLiteral("%1%2: %3")
                         .arg(bar.label.isEmpty() ? QString() : bar.label + QStringLiteral(", "), m->parts[i].name,
                              value ? m->format(*value) : tr("not known"));
        }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

QImage ShareChart::image(QSize size, qreal scale) const
{
    QImage out(size * scale, QImage::Format_RGB32);
    out.setDevicePixelRatio(scale);
    out.fill(m->theme.bg.panel);
    auto* self = const_cast<ShareChart*>(this);
    const QSize before = self->size();
    if (before != size) self->resize(size);
    QPainter p(&out);
    self->render(&p, {}, {}, QWidget::DrawChildren);
    p.end();
    if (before != size) self->resize(before);
    return out;
}

}  // namespace plimsoll

#include "ui/chart_alerts.h"

#include "model/alerts/alert_words.h"
#include "ui/alert_menus.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/theme.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace plimsoll {

namespace {

constexpr Duration kGlowFor = std::chrono::seconds{3};  // steady: it does not blink
constexpr std::uint64_t kLinesOfARule = 8;              // as many as it may have conditions

QColor severityColor(Severity s, const Theme& theme)
{
    switch (s) {
        case Severity::Critical: return theme.severity.critical;
        case Severity::Warning: return theme.severity.warn;
        case Severity::Notice:
        case Severity::None: return theme.severity.notice;
    }
    return theme.severity.notice;
}

// A level on this axis: not a change, not a deviation.
std::optional<double> scaleOf(const AlertAxis& axis, const AlertCondition& c)
{
    if (looksBack(c.op) || c.op == AlertOperator::ChangesTo) return std::nullopt;
    const bool mine = QString::fromStdString(c.asset) == axis.asset ||
                      (c.asset.empty() && !analytics::word(c.metric).scope.market);
    if (!mine) return std::nullopt;
    for (const AlertAxisWord& w : axis.words)
        if (analytics::word(c.metric).name == w.metric) return w.scale;
    return std::nullopt;
}

const AlertRow* rowOf(const AlertBook& book, std::uint64_t id)
{
    if (!book.judged()) return nullptr;
    for (const AlertRow& row : book.judged()->rows)
        if (row.rule.id == id) return &row;
    return nullptr;
}

QString wouldWords(const AlertRow* row)
{
    if (!row || !row->day || row->day->hoursKnown <= 0) return {};
    return QObject::tr(" \u00b7 would have fired %1\u00d7 in %2 h")
        .arg(row->day->times.size())
        .arg(qRound(row->day->hoursKnown));
}

}  // namespace

std::uint64_t ruleOfLine(std::uint64_t line)
{
    return line / kLinesOfARule;
}

std::vector<AlertLine> alertLinesOn(const AlertAxis& axis, const AlertBook& book, const Theme& theme)
{
    std::vector<AlertLine> out;
    std::unordered_map<std::uint64_t, const AlertRow*> judged;
    if (book.judged())
        for (const AlertRow& row : book.judged()->rows) judged.emplace(row.rule.id, &row);
    for (const AlertRule& rule : book.rules())
        for (std::size_t i = 0; i < rule.conditions.size() && i < kLinesOfARule; ++i) {
            const AlertCondition& c = rule.conditions[i];
            const auto scale = scaleOf(axis, c);
            if (!scale) continue;
            const auto said = judged.find(rule.id);
            const AlertRow* const row = said == judged.end() ? nullptr : said->second;
            const AlertState state = !rule.armed ? AlertState::Paused : row ? row->state : AlertState::Armed;
            AlertLine line;
            line.id = rule.id * kLinesOfARule + i;
            line.value = c.level * *scale;
            QString where = c.asset.empty() ? QObject::tr("any asset ") : QString();
            const std::string_view word = analytics::word(c.metric).name;
            if (word != axis.words.front().metric) where += text(word) + u' ';
            if (c.venue) where += text(venueCode(*c.venue)) + u' ';
            QString name =
                rule.title.empty() ? QString() : QString::fromStdString(rule.title) + QStringLiteral(": ");
            if (name.isEmpty() && rule.conditions.size() > 1)
                name = QObject::tr("%1 of %2: ").arg(i + 1).arg(rule.conditions.size());
            line.chosen = book.selected() == rule.id;
            line.label =
                QObject::tr("alert: %1%2%3, %4")
                    .arg(name, where, modelWords(alertOperatorText(c.op)), modelWords(alertStateText(state)));
            if (!c.venue && !axis.part.isEmpty())
                line.label += QObject::tr(" \u00b7 of all venues, the plot has %1").arg(axis.part);
            if (line.chosen) line.label += wouldWords(row);
            line.color = severityColor(rule.severity, theme);
            line.idle = state == AlertState::Paused || state == AlertState::Suspended ||
                        state == AlertState::Expired || state == AlertState::Failed;
            line.firing = state == AlertState::Firing;
            line.lit = line.firing && row && row->lastFired && book.judged() &&
                       book.judged()->asOf.wall - *row->lastFired < kGlowFor;
            out.push_back(std::move(line));
        }
    return out;
}

std::vector<AlertMark> alertMarksOn(const AlertAxis& axis, const AlertBook& book, const Theme& theme)
{
    std::vector<AlertMark> out;
    // The one that is being written comes before the one that is chosen in the list.
    const AlertRow* row = rowOf(book, AlertBook::kTrial);
    if (!row && book.selected()) row = rowOf(book, *book.selected());
    if (!row) return out;
    const std::string asset = axis.asset.toStdString();
    const QColor color = severityColor(row->rule.severity, theme);
    std::optional<Timestamp> fine;
    const auto take = [&](const std::shared_ptr<const WouldHaveFired>& past) {
        if (!past) return;
        for (const WouldHaveFired::Time& t : past->times)
            if ((t.asset.empty() || t.asset == asset) && (!fine || t.until <= *fine))
                out.push_back({t.from, t.until, t.certain, color});
    };
    take(row->day);
    // Of the day the finer answer stands; the week says what was before.
    if (row->day && !row->day->times.empty() && row->week) fine = row->day->times.front().from;
    take(row->week);
    return out;
}

void moveAlertLine(AlertBook* book, std::uint64_t line, double value, const AlertAxis& axis)
{
    const AlertRule* const rule = book->find(ruleOfLine(line));
    const std::size_t which = line % kLinesOfARule;
    if (!rule || which >= rule->conditions.size()) return;
    const auto scale = scaleOf(axis, rule->conditions[which]);
    if (!scale || *scale == 0 || !std::isfinite(value)) return;
    AlertRule next = *rule;
    next.conditions[which].level = value / *scale;
    book->select(next.id);
    book->replace(next);
}

std::optional<AlertCondition> alertAtLevel(const AlertAxis& axis, double value, std::optional<double> now,
                                           std::optional<VenueId> venue)
{
    if (axis.words.empty() || axis.asset.isEmpty()) return std::nullopt;
    const AlertAxisWord& word = axis.words.front();
    const bool up = !now || value >= *now;
    auto c = alertOn(word.metric, axis.asset, venue, value / word.scale,
                     up ? AlertOperator::CrossesUp : AlertOperator::CrossesDown);
    if (!c) return std::nullopt;
    const analytics::Scope scope = analytics::word(c->metric).scope;
    if (!scope.venue) c->venue.reset();
    if (!scope.asset && !c->venue) return std::nullopt;
    return c;
}

AlertsWhenSeen::AlertsWhenSeen(QWidget* on, AlertBook* book, std::function<void()> show, QObject* parent)
    : QObject(parent), m_on(on), m_show(std::move(show))
{
    on->installEventFilter(this);
    connect(book, &AlertBook::judgedChanged, this, [this] {
        m_due = true;
        if (m_on->isVisible()) showDue();
    });
}

void AlertsWhenSeen::showDue()
{
    if (!m_due) return;
    m_due = false;
    m_show();
}

// A picture of what is hidden is painted without being shown.
bool AlertsWhenSeen::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Paint) showDue();
    return QObject::eventFilter(watched, event);
}

ChartAlerts::ChartAlerts(TimePlot* plot, AlertBook* book, const Theme& theme, std::function<AlertAxis()> axis,
                         QObject* parent)
    : QObject(parent), m_plot(plot), m_book(book), m_theme(theme), m_axis(std::move(axis))
{
    if (!book) return;
    connect(plot, &TimePlot::alertWanted, this, &ChartAlerts::want);
    connect(plot, &TimePlot::alertMoved, this,
            [this](quint64 line, double value) { moveAlertLine(m_book, line, value, m_axis()); });
    connect(plot, &TimePlot::alertPressed, this, [this](quint64 line) { m_book->select(ruleOfLine(line)); });
    connect(plot, &TimePlot::seriesChanged, this, &ChartAlerts::show);
    connect(book, &AlertBook::changed, this, &ChartAlerts::show);
    m_seen = new AlertsWhenSeen(
        plot, book, [this] { show(); }, this);
    connect(book, &AlertBook::selectedChanged, this, &ChartAlerts::show);
}

void ChartAlerts::show()
{
    if (!m_book) return;
    ++m_made;
    const AlertAxis axis = m_axis();
    const bool none = axis.words.empty() || axis.asset.isEmpty();
    m_plot->setAlertLines(none ? std::vector<AlertLine>() : alertLinesOn(axis, *m_book, m_theme));
    m_plot->setAlertMarks(axis.asset.isEmpty() ? std::vector<AlertMark>() : alertMarksOn(axis, *m_book, m_theme));
}

std::optional<double> ChartAlerts::nowOf() const
{
    if (const auto whole = m_axis().now) return whole;
    const auto last = m_plot->readingAt(m_plot->to());
    if (last.empty()) return std::nullopt;
    double sum = 0;
    for (const PlotReading& r : last) sum += r.value;
    return sum / static_cast<double>(last.size());
}

void ChartAlerts::want(double value)
{
    if (const auto c = alertAtLevel(m_axis(), value, nowOf())) m_book->propose(*c);
}

ChartAlerts::Here ChartAlerts::here(const QPoint& where) const
{
    Here out;
    if (!m_plot->plotRect().contains(where)) return out;
    int least = 1 << 20;
    for (const PlotReading& r : m_plot->readingAt(m_plot->timeAt(where.x()))) {
        const int away = std::abs(m_plot->yOf(r.value) - where.y());
        if (away >= least) continue;
        least = away;
        out.value = r.value;
        out.venue.reset();
        for (const VenueId v : kVenues)
            if (venueCodeText(v) == r.code) out.venue = v;
        out.said =
            QStringLiteral("%1 %2 \u00b7 %3")
                .arg(r.name.isEmpty() ? r.code : r.name, m_plot->textOf(r.value), format::dateTimeZoned(r.at));
    }
    return out;
}

void ChartAlerts::addTo(QMenu* menu, const QPoint& where)
{
    const Here at = here(where);
    addValueLine(menu, at.said);
    const AlertAxis axis = m_axis();
    if (!m_book || axis.words.empty() || axis.asset.isEmpty()) return;
    m_seen->showDue();
    if (at.value) addAlertOnThis(menu, m_book, alertAtLevel(axis, *at.value, std::nullopt, at.venue));
    const bool level = m_plot->plotRect().contains(where) || m_plot->valueAxisRect().contains(where);
    const double perPixel = std::abs(m_plot->valueAt(where.y()) - m_plot->valueAt(where.y() + 1));
    const double value = roundedLevel(m_plot->valueAt(where.y()), perPixel);
    if (level && alertAtLevel(axis, value, nowOf())) {
        QAction* entry = menu->addAction(tr("Alert at %1\u2026\tAlt+click").arg(m_plot->textOf(value)));
        entry->setObjectName(QStringLiteral("alertAtLevel"));
        connect(entry, &QAction::triggered, this, [this, value] { want(value); });
    }
    for (const AlertLine& line : m_plot->alertLines()) {
        if (std::abs(m_plot->yOf(line.value) - where.y()) > AlertLines::kNear) continue;
        const std::uint64_t id = ruleOfLine(line.id);
        menu->addAction(tr("Edit the alert\u2026"), m_book, [book = m_book, id] { book->edit(id); });
        const AlertRule* const rule = m_book->find(id);
        if (rule)
            menu->addAction(rule->armed ? tr("Pause it") : tr("Arm it"), m_book,
                            [book = m_book, id, armed = rule->armed] { book->setArmed(id, !armed); });
        menu->addAction(tr("Delete the alert"), m_book, [book = m_book, id] { book->discard({id}); });
        break;
    }
    addPutBack(menu, m_book);
    menu->addSeparator();
}

void ChartAlerts::ownMenu()
{
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_plot, &QWidget::customContextMenuRequested, this, [this](const QPoint& where) {
        auto* menu = new QMenu(m_plot);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("chartMenu"));
        addTo(menu, where);
        menu->addActions(m_plot->actions());
        if (m_plot->actions().isEmpty()) menu->addAction(tr("Reset view\tHome"), m_plot, &TimePlot::resetView);
        menu->popup(m_plot->mapToGlobal(where));
    });
}

}  // namespace plimsoll

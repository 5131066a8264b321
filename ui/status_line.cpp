#include "ui/status_line.h"

#include "model/memory_reserve.h"
#include "ui/model_words.h"
#include "ui/panels/backfill_page.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/status_dot.h"
#include "widgets/ui_text.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

StatusItem venuesItem(const HealthSnapshot* health, const std::vector<VenueId>& venues)
{
    int on = 0, usable = 0, late = 0;
    if (health)
        for (VenueId v : venues) {
            const VenueRow& row = health->venues[static_cast<std::size_t>(v)];
            if (!row.enabled) continue;
            ++on;
            if (plimsoll::usable(row.state)) ++usable;
            if (row.state == Freshness::Late) ++late;
        }
    StatusItem item;
    item.lit = true;
    if (!health)
        item.text = UiText::tr("no report from the feeds yet");
    else if (on == 0)
        item.text = UiText::tr("all venues off");
    else if (usable == on)
        item.text = UiText::tr("%n venue(s)", nullptr, static_cast<int>(on)) +
                    (late ? UiText::tr(", %1 late").arg(late) : QString());
    else
        item.text = UiText::tr("%1 of %2 venues usable").arg(usable).arg(on);
    item.light = !health || on == 0    ? Freshness::Off
                 : usable == 0         ? Freshness::Stale
                 : usable < on || late ? Freshness::Late
                                       : Freshness::Live;
    item.tip = UiText::tr("Venues whose data counts now");
    return item;
}

StatusItem historyItem(const store::StoreStatus& history)
{
    StatusItem item;
    QStringList tip;
    if (!history.trouble.empty()) {
        item.text = history.readOnly ? UiText::tr("history read only") : UiText::tr("history not stored");
        item.bad = true;
        tip << modelWords(history.trouble);
    } else {
        item.text = history.bytes > 0 ? UiText::tr("history %1").arg(format::bytes(double(history.bytes)))
                                      : UiText::tr("history on");
    }
    for (const std::string& note : history.notes)
        if (note != history.trouble) tip << modelWords(note);
    tip << UiText::tr("Stored since the start: %1 rows; waiting %2; let go while the disk refused: %3")
               .arg(format::count(std::uint64_t(history.written)), format::count(std::uint64_t(history.waiting)),
                    format::count(std::uint64_t(history.lost)));
    item.tip = tip.join(QLatin1Char('\n'));
    item.bad = item.bad || history.lost > 0;
    return item;
}

}  // namespace

std::vector<StatusItem> statusItems(const HealthSnapshot* health, const std::vector<VenueId>& venues,
                                    const FrameTick::Load& load, const store::StoreStatus* history)
{
    std::vector<StatusItem> items{venuesItem(health, venues)};
    const auto add = [&](const QString& text, const QString& tip, bool bad = false) {
        StatusItem item;
        item.text = text;
        item.tip = tip;
        item.bad = bad;
        items.push_back(item);
    };
    if (health && health->eventToModelP50)
        add(UiText::tr("event to model p50 %1, p99 %2")
                .arg(format::milliseconds(*health->eventToModelP50),
                     health->eventToModelP99 ? format::milliseconds(*health->eventToModelP99) : format::kNone),
            UiText::tr("From the moment a frame was received until the model had applied it"));
    if (load.frameWorst > 0)
        add(UiText::tr("%1 pictures/s, %2 ms each")
                .arg(load.picturesPerSecond)
                .arg(format::plain(load.frameMedian, 1)),
            UiText::tr("Pulling and painting one picture, median of the last 240; longest %1 ms. "
                       "At most 60 a second are made. Pulls over the budget of %2 ms: %3")
                .arg(format::plain(load.frameWorst, 1))
                .arg(FrameTick::kBudgetMs)
                .arg(load.overBudget));
    add(UiText::tr("stall %1 ms").arg(format::plain(load.stallWorst, 0)),
        UiText::tr("Longest time in the last 10 s in which the window could not answer"), load.stallWorst >= 250);
    if (health) {
        add(UiText::tr("%1 events/s").arg(format::compactCount(health->eventsPerSecond)),
            UiText::tr("Events applied to the model"));
        // What is merged is not lost; it is told in its place while nothing is.
        const bool merged = health->queueShed == 0 && health->queueMerged > 0;
        add(merged ? UiText::tr("queue %1 merged").arg(format::count(health->queueMerged))
                   : UiText::tr("queue %1 lost").arg(format::count(health->queueShed)),
            UiText::tr("Book updates that were dropped to keep up; those books asked for a new image. "
                       "Waiting now %1, at most %2")
                    .arg(health->queueWaiting)
                    .arg(health->queuePeak) +
                (health->queueMerged > 0
                     ? UiText::tr(
                           "\nChanges of books that were joined while they waited: %1. Their books stay exact")
                           .arg(format::count(health->queueMerged))
                     : QString()),
            health->queueShed > 0 || health->queueOver);
    }
    if (MemoryReserve::spent() > 0)
        add(UiText::tr("memory ran out"),
            UiText::tr("The past of books is kept shorter since then. Watching fewer assets or closing other "
                       "programs helps; the next time the program may end"),
            true);
    if (history) items.push_back(historyItem(*history));
    if (const BackfillSum past = health ? backfillSum(*health, venues) : BackfillSum{};
        past.wanted > 0 && !past.complete())
        add(past.stopped ? UiText::tr("past %1/%2, stopped").arg(past.loaded).arg(past.wanted)
                         : UiText::tr("past %1/%2").arg(past.loaded).arg(past.wanted),
            UiText::tr("What the venues remember: %1. Feed health, tab Past, stops it or goes on")
                .arg(backfillText(past)));
    return items;
}

StatusLine::StatusLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(kHeight);
    setMouseTracking(true);
}

void StatusLine::setItems(std::vector<StatusItem> items)
{
    m_items = std::move(items);
    QStringList words;
    for (const StatusItem& i : m_items) words << i.text;
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void StatusLine::setRight(const QString& text, const QString& tip, bool recording)
{
    m_right = text;
    m_rightTip = tip;
    m_recording = recording;
    update();
}

void StatusLine::setNotice(const QString& text)
{
    m_notice = text;
    update();
}

int StatusLine::rightWidth() const
{
    return QFontMetrics(m_theme.font(11)).horizontalAdvance(rightText()) + (m_recording ? 18 : 0);
}

std::vector<QRect> StatusLine::places() const
{
    const QFontMetrics metrics(m_theme.font(11));
    const int end = width() - rightWidth() - 32;
    std::vector<QRect> out;
    int x = 12;
    for (const StatusItem& item : m_items) {
        const int w = metrics.horizontalAdvance(item.text) + (item.lit ? 14 : 0);
        if (x + w > end) break;
        out.emplace_back(x, 0, w, height());
        x += w + 20;
    }
    return out;
}

const StatusItem* StatusLine::itemAt(const QPoint& at) const
{
    const std::vector<QRect> rooms = places();
    for (std::size_t i = 0; i < rooms.size(); ++i)
        if (rooms[i].contains(at)) return &m_items[i];
    return nullptr;
}

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.raised);
    p.fillRect(0, 0, width(), 1, m_theme.line.base);
    p.setFont(m_theme.font(11));

    const std::vector<QRect> at = places();
    for (std::size_t i = 0; i < at.size(); ++i) {
        const StatusItem& item = m_items[i];
        if (item.lit) paintLight(&p, QRect(at[i].left(), 8, 8, 8), lightOf(item.light), m_theme);
        p.setPen(item.bad ? m_theme.severity.critical : item.lit ? m_theme.text.base : m_theme.text.muted);
        p.drawText(at[i].adjusted(item.lit ? 14 : 0, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft, item.text);
    }
    p.setPen(m_theme.text.muted);
    p.drawText(QRect(0, 0, width() - 12, height()), Qt::AlignVCenter | Qt::AlignRight, rightText());
    if (m_recording)
        paintIcon(&p, IconId::Record, QRect(width() - 12 - rightWidth(), 5, 14, 14), m_theme.text.muted);
}

void StatusLine::mouseMoveEvent(QMouseEvent* event)
{
    const StatusItem* const item = itemAt(event->position().toPoint());
    setCursor(item && !item->place.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StatusLine::mousePressEvent(QMouseEvent* event)
{
    const StatusItem* const item = itemAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !item || item->place.isEmpty())
        return QWidget::mousePressEvent(event);
    const QString place = item->place;  // what is opened may bring other items
    Q_EMIT pressed(place);
}

bool StatusLine::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip = help->pos().x() > width() * 2 / 3 ? m_rightTip : QString();
    if (const StatusItem* item = itemAt(help->pos())) tip = item->tip;
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

}  // namespace plimsoll

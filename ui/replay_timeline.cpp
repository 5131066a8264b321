#include "ui/replay_timeline.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/within.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kMostLines = 8;  // of a tool tip
constexpr Duration kKeyStep = std::chrono::seconds{1};

QString kindWord(const TimelineMark& mark)
{
    switch (mark.kind) {
        case TimelineMark::Kind::Warning: return modelWords(severityWord(mark.severity));
        case TimelineMark::Kind::Cleared: return ReplayTimeline::tr("Cleared");
        case TimelineMark::Kind::Alert: return ReplayTimeline::tr("Alert");
        case TimelineMark::Kind::Phase: return ReplayTimeline::tr("Phase");
        case TimelineMark::Kind::Gap: return ReplayTimeline::tr("Gap");
        case TimelineMark::Kind::Reason: return ReplayTimeline::tr("Kept because");
    }
    return {};
}

// What somebody wants to jump to; a notice, and that a warning ended, is only told.
bool worthAJump(const TimelineMark& mark)
{
    return mark.kind != TimelineMark::Kind::Cleared &&
           (mark.kind != TimelineMark::Kind::Warning || mark.severity >= Severity::Warning);
}

}  // namespace

ReplayTimeline::ReplayTimeline(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("replayTimeline"));
    setFixedHeight(kHeight);
    setMinimumWidth(120);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Place in the recording"));
}

void ReplayTimeline::setState(const ReplayState& state)
{
    const bool other = state.begin != m_state.begin || state.end != m_state.end;
    m_state = state;
    if (other) bin();
    say();
    update();
}

void ReplayTimeline::setMarks(TimelineMarksPtr marks)
{
    m_marks = std::move(marks);
    bin();
    update();
}

void ReplayTimeline::setFacts(TimelineFacts facts)
{
    m_facts = std::move(facts);
    std::stable_sort(m_facts.reasons.begin(), m_facts.reasons.end(),
                     [](const TimelineMark& a, const TimelineMark& b) { return a.at < b.at; });
    update();
}

void ReplayTimeline::say()
{
    if (m_state.begin == Timestamp{}) return;
    setAccessibleDescription(tr("%1 of %2 to %3")
                                 .arg(format::clockTimeZoned(m_state.position), format::clockTime(m_state.begin),
                                      format::clockTime(m_state.end)));
}

// Sums for each column of pixels: once a change of marks, size or span, not once a picture.
void ReplayTimeline::bin()
{
    m_bars.clear();
    m_largest = 0;
    if (!m_marks || !usable() || width() < 10) return;
    const QRect area = rail();
    m_bars.resize(static_cast<std::size_t>(area.width() / kBarWidth + 1));
    for (const TimelineLiquidation& l : m_marks->liquidations) {
        const int x = xAt(l.at) - area.left();
        if (x < 0 || x >= area.width()) continue;
        Bar& bar = m_bars[static_cast<std::size_t>(x / kBarWidth)];
        (l.longs ? bar.longs : bar.shorts) += l.usd;
        m_largest = std::max({m_largest, bar.longs, bar.shorts});
    }
}

QRect ReplayTimeline::rail() const
{
    return rect().adjusted(6, 0, -6, 0);
}

Timestamp ReplayTimeline::timeAt(int x) const
{
    const QRect area = rail();
    const double share = within(static_cast<double>(x - area.left()) / std::max(1, area.width() - 1), 0.0, 1.0);
    const auto span = static_cast<double>((m_state.end - m_state.begin).count());
    return m_state.begin + Duration(static_cast<std::int64_t>(span * share));
}

int ReplayTimeline::xAt(Timestamp t) const
{
    const QRect area = rail();
    const auto span = static_cast<double>((m_state.end - m_state.begin).count());
    if (span <= 0) return area.left();
    const double share = static_cast<double>((t - m_state.begin).count()) / span;
    // What lies far outside must not overflow.
    return area.left() + static_cast<int>(std::lround(within(share, -1.0, 2.0) * (area.width() - 1)));
}

std::optional<Timestamp> ReplayTimeline::dragged() const
{
    return m_drag == Drag::None ? std::nullopt : std::optional(timeAt(m_pointer));
}

std::vector<const TimelineMark*> ReplayTimeline::allMarks() const
{
    std::vector<const TimelineMark*> all;
    for (const TimelineMark& mark : m_facts.reasons) all.push_back(&mark);
    if (m_marks)
        for (const TimelineMark& mark : m_marks->marks) all.push_back(&mark);
    std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->at < b->at; });
    return all;
}

void ReplayTimeline::seekTo(Timestamp t)
{
    if (usable()) Q_EMIT seekRequested(within(t, from(), m_state.end));
}

void ReplayTimeline::seekBy(Duration by)
{
    seekTo(m_state.seeking.value_or(m_state.position) + by);
}

bool ReplayTimeline::jump(bool forward)
{
    if (!usable()) return false;
    // A jump leads to before a mark: from there the next one is the one behind it.
    const Timestamp here = m_state.seeking.value_or(m_state.position);
    // What the eye cannot tell apart is one place.
    const int x = xAt(here);
    std::optional<Timestamp> best;
    for (const TimelineMark* mark : allMarks()) {
        if (!worthAJump(*mark) || mark->at < from() || mark->at > m_state.end) continue;
        const Timestamp place = std::max(mark->at - kBefore, from());
        if (forward && xAt(place) > x + kReach) {
            best = place;
            break;
        }
        if (!forward && xAt(place) < x - kReach) best = place;
    }
    if (!best) return false;
    seekTo(*best);
    return true;
}

void ReplayTimeline::markLoop(bool end)
{
    if (!usable()) return;
    const Timestamp here = m_state.position;
    Timestamp a = ranged() ? m_state.loopBegin : from(), b = ranged() ? m_state.loopEnd : m_state.end;
    (end ? b : a) = here;
    if (a >= b) (end ? a : b) = end ? from() : m_state.end;
    if (a < b) Q_EMIT loopChosen(true, a, b);
}

// ---- What is at a place --------------------------------------------------------------------

const TimelineMark* ReplayTimeline::markAt(QPoint at) const
{
    if (at.y() > kMarksHeight + 2) return nullptr;
    const TimelineMark* best = nullptr;
    int nearest = kReach + 1;
    for (const TimelineMark* mark : allMarks()) {
        if (!worthAJump(*mark)) continue;
        const int distance = std::abs(xAt(mark->at) - at.x());
        // Of several at one place the worst is meant.
        if (distance > kReach || distance > nearest) continue;
        if (best && distance == nearest && mark->severity <= best->severity) continue;
        best = mark;
        nearest = distance;
    }
    return best;
}

QString ReplayTimeline::textAt(int x) const
{
    if (m_state.end <= m_state.begin) return {};
    const Timestamp at = timeAt(x);
    QStringList lines;
    lines << (m_state.end - m_state.begin > std::chrono::hours{20} ? format::dateTimeZoned(at)
                                                                   : format::clockTimeZoned(at));
    if (m_state.start && at < *m_state.start)
        lines << tr("run through unseen, so that books are whole afterwards");
    const auto close = [&](Timestamp t) { return std::abs(xAt(t) - x) <= kReach; };
    int more = 0;
    for (const TimelineMark* mark : allMarks()) {
        if (!close(mark->at)) continue;
        if (lines.size() < kMostLines)
            lines << QStringLiteral("%1  %2: %3").arg(format::clockTime(mark->at), kindWord(*mark), mark->text);
        else
            ++more;
    }
    if (m_marks) {
        double longs = 0, shorts = 0;
        int prints = 0;
        for (const TimelineLiquidation& l : m_marks->liquidations)
            if (close(l.at)) {
                (l.longs ? longs : shorts) += l.usd;
                ++prints;
            }
        if (prints > 0)
            lines << tr("%1 liquidations here: longs %2, shorts %3")
                         .arg(prints)
                         .arg(format::money(longs), format::money(shorts));
        for (const TimelineHole& hole : m_marks->holes)
            if (xAt(hole.from) - 1 <= x && x <= xAt(hole.to) + 1 && lines.size() < kMostLines + 4)
                lines << (hole.silent ? tr("%1 said nothing from %2 to %3")
                                      : tr("%1: books not whole from %2 to %3"))
                             .arg(text(venueName(hole.venue)), format::clockTime(hole.from),
                                  format::clockTime(hole.to));
        if (!m_marks->complete && at > m_marks->reached) lines << tr("not looked through yet");
    }
    if (more > 0) lines << tr("and %1 more").arg(more);
    return lines.join(QLatin1Char('\n'));
}

// ---- Mouse and keys ------------------------------------------------------------------------

ReplayTimeline::Drag ReplayTimeline::dragAt(QPoint at, Qt::KeyboardModifiers keys) const
{
    if (keys & Qt::ShiftModifier) return Drag::Range;
    if (ranged() && at.y() > kMarksHeight) {
        const int begin = std::abs(xAt(m_state.loopBegin) - at.x()), end = std::abs(xAt(m_state.loopEnd) - at.x());
        if (std::min(begin, end) <= kReach) return begin <= end ? Drag::LoopBegin : Drag::LoopEnd;
    }
    return Drag::Place;
}

bool ReplayTimeline::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = textAt(help->pos().x());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos() + QPoint(14, 14), tip, this);
    return true;
}

void ReplayTimeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !usable()) return;
    const QPoint at = event->position().toPoint();
    if (const TimelineMark* mark = markAt(at); mark && !(event->modifiers() & Qt::ShiftModifier)) {
        seekTo(mark->at - kBefore);
        return;
    }
    m_drag = dragAt(at, event->modifiers());
    m_pressed = m_pointer = at.x();
    Q_EMIT dragMoved();
    update();
}

void ReplayTimeline::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    m_pointer = at.x();
    if (m_drag == Drag::None) {
        const Drag would = usable() ? dragAt(at, event->modifiers()) : Drag::None;
        const bool edge = would == Drag::LoopBegin || would == Drag::LoopEnd;
        setCursor(edge ? Qt::SizeHorCursor : markAt(at) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    } else {
        QToolTip::showText(event->globalPosition().toPoint() + QPoint(14, 14), textAt(m_pointer), this);
        Q_EMIT dragMoved();
    }
    update();
}

void ReplayTimeline::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_drag == Drag::None) return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_pointer = event->position().toPoint().x();
    const Timestamp at = within(timeAt(m_pointer), from(), m_state.end);
    Timestamp a = m_state.loopBegin, b = m_state.loopEnd;
    switch (drag) {
        case Drag::None: break;
        case Drag::Place: seekTo(at); break;
        case Drag::LoopBegin: a = at; break;
        case Drag::LoopEnd: b = at; break;
        case Drag::Range: a = within(timeAt(m_pressed), from(), m_state.end), b = at; break;
    }
    if (drag != Drag::Place) {
        if (a > b) std::swap(a, b);
        // A click without a way is no range.
        const bool meant = drag != Drag::Range || std::abs(m_pointer - m_pressed) > kReach;
        if (meant && b > a) Q_EMIT loopChosen(true, a, b);
    }
    Q_EMIT dragMoved();
    update();
}

void ReplayTimeline::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event);
}

void ReplayTimeline::leaveEvent(QEvent*)
{
    if (m_drag == Drag::None) m_pointer = -1;
    update();
}

void ReplayTimeline::wheelEvent(QWheelEvent* event)
{
    const int by = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (by == 0 || !usable()) return;
    seekBy((m_state.end - m_state.begin) / 100 * (by > 0 ? -1 : 1));
    event->accept();
}

void ReplayTimeline::keyPressEvent(QKeyEvent* event)
{
    const Duration page = (m_state.end - m_state.begin) / 20;
    switch (event->key()) {
        case Qt::Key_Left: seekBy(-kKeyStep); break;
        case Qt::Key_Right: seekBy(kKeyStep); break;
        case Qt::Key_PageUp: seekBy(page); break;
        case Qt::Key_PageDown: seekBy(-page); break;
        case Qt::Key_Home: seekTo(from()); break;
        case Qt::Key_End: seekTo(m_state.end); break;
        default: QWidget::keyPressEvent(event);
    }
}

void ReplayTimeline::contextMenuEvent(QContextMenuEvent* event)
{
    if (!usable()) return;
    const Timestamp at = within(timeAt(event->pos().x()), from(), m_state.end);
    const Timestamp a = ranged() ? m_state.loopBegin : from(), b = ranged() ? m_state.loopEnd : m_state.end;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(format::clockTimeZoned(at))->setEnabled(false);
    menu->addAction(tr("Go here"), this, [this, at] { seekTo(at); });
    menu->addSeparator();
    menu->addAction(tr("Repeat from here"), this, [this, at, b] { Q_EMIT loopChosen(true, at, b); })
        ->setEnabled(at < b);
    menu->addAction(tr("Repeat up to here"), this, [this, at, a] { Q_EMIT loopChosen(true, a, at); })
        ->setEnabled(at > a);
    menu->addAction(tr("Repeat all of it"), this, [this] { Q_EMIT loopChosen(true, from(), m_state.end); });
    menu->addAction(tr("Do not repeat"), this, [this, a, b] { Q_EMIT loopChosen(false, a, b); })
        ->setEnabled(m_state.loop);
    menu->popup(event->globalPos());
}

void ReplayTimeline::resizeEvent(QResizeEvent*)
{
    bin();
}

}  // namespace plimsoll

// What the history panel asks for, and when: the span in view, about as finely as there are pixels.
#include "ui/ask_unseen.h"
#include "ui/panels/history_panel.h"
#include "widgets/time_plot.h"
#include "widgets/within.h"

#include <QAction>
#include <QComboBox>

#include <algorithm>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

// Points are of a length that the eye knows: a bucket stays where it is when the range moves on.
constexpr Duration kEach[] = {1s,    2s,    5s,    10s, 15s, 30s, 1min, 2min, 5min,
                              10min, 15min, 30min, 1h,  2h,  4h,  6h,   12h,  24h};
// An hour at most is told in seconds.
constexpr Duration kFine = 1h;
constexpr int kLeastPoints = 200, kMostPoints = 2'000, kCandlePixels = 5;
constexpr Duration kOften = 3s, kSeldom = 30s;

Timestamp floored(Timestamp t, Duration each)
{
    return t - t.time_since_epoch() % each;
}

}  // namespace

HistoryPanel::Wanted HistoryPanel::wanted() const
{
    const int pixels = within(m_plot->plotRect().width(), kLeastPoints, kMostPoints);
    const bool wide = view() == HistoryView::Candles || historySummed(view());
    const int points = wide ? std::max(40, pixels / kCandlePixels) : pixels;
    const Duration span = m_plot->span();
    Duration each = kEach[std::size(kEach) - 1];
    for (const Duration e : kEach)
        if (span / e <= points + points / 4 && (e >= 1min || span <= kFine)) {
            each = e;
            break;
        }
    // Who moves about gets some of what lies beside it, so that a small pan shows it at once; an hour of seconds
    // is all there is. At the live edge only what is seen is read: it is read again and again.
    const Duration beside = !m_plot->paused()                          ? Duration{}
                            : span + span / 2 <= kFine || each >= 1min ? span / 4
                                                                       : std::max(Duration{}, (kFine - span) / 2);
    Wanted w;
    w.to = floored(std::min(m_plot->to() + beside, m_at.wall), each) + each;
    w.from = floored(m_plot->from() - beside, each);
    if (each < 1min) w.from = std::max(w.from, w.to - kFine);
    w.points = static_cast<int>((w.to - w.from) / each);
    return w;
}

bool HistoryPanel::covered() const
{
    if (!m_answer) return false;
    const HistoryRequest& has = m_answer->request;
    const Wanted w = wanted();
    if (w.points <= 0) return true;
    const Duration each = (w.to - w.from) / w.points, had = (has.to - has.from) / std::max(1, has.points);
    // At an hour of seconds the first of them has gone by when the answer comes.
    const Duration slack = std::max(each * 2, kOften * 2);
    return has.from <= m_plot->from() + slack && has.to + slack >= std::min(m_plot->to(), m_at.wall) &&
           had <= each && each < had * 4;
}

void HistoryPanel::tend(AsOf now)
{
    m_at = now;
    m_plot->setNow(now.wall);
    m_tops->setNow(now.wall);
    if (!AskUnseen::may(onScreen()) || selection().asset().isEmpty() || (m_asked && m_settle.isActive())) return;
    if (m_waiting && now.mono - *m_waiting < kPatience) return;
    const Wanted w = wanted();
    const Duration each = w.points > 0 ? (w.to - w.from) / w.points : kOften;
    const bool due = !m_asked || now.mono - *m_asked >= within(each / 4, kOften, kSeldom);
    if (!m_asked || (due && (!m_plot->paused() || !covered()))) ask();
}

bool HistoryPanel::shades() const
{
    return view() == HistoryView::Liquidated && market() == Market::Perp && m_shade->isChecked();
}

// What is usual at an hour of the week: it changes by the hour.
void HistoryPanel::askThin()
{
    if (!shades() || !m_store || !AskUnseen::may(onScreen())) return;
    if (const auto request = m_thin.due(selection().asset().toStdString(), m_at)) Q_EMIT historyWanted(*request);
}

void HistoryPanel::ask()
{
    if (selection().asset().isEmpty() || m_at.wall == Timestamp{}) return;
    m_asked.reset();
    if (!AskUnseen::may(onScreen())) return;  // when it is seen again
    m_settle.stop();
    const Wanted w = wanted();
    if (w.points <= 0) return;
    HistoryRequest r;
    r.by = id().toStdString();
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Series;
    r.asset = selection().asset().toStdString();
    r.market = market();
    r.from = w.from;
    r.to = w.to;
    r.points = w.points;
    m_asked = m_at.mono;
    m_waiting = m_at.mono;
    Q_EMIT historyWanted(r);
}

}  // namespace plimsoll

// When the history panel shows something anew: answers, books, time that goes by, another asset.
#include "ui/model_pulse.h"
#include "ui/panels/history_panel.h"
#include "widgets/time_plot.h"

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr Duration kTopsOften = 1s, kAgeOften = 500ms;

}  // namespace

std::uint64_t HistoryPanel::version(const SnapshotHub& hub) const
{
    return besides(hub) + (view() == HistoryView::Tops ? hub.depth.version() : 0);
}

std::uint64_t HistoryPanel::besides(const SnapshotHub& hub) const
{
    // To be seen again is news: what was asked may be old.
    return hub.past.version() + hub.health.version() + hub.store.version() + m_shows;
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    ++m_shows;
    m_asked.reset();
    m_waiting.reset();
}

void HistoryPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    // Books come many times a second; their past moves on by a column, and nothing else here by them.
    const Freshness pulse = modelPulse(hub, now);
    const std::uint64_t rest = besides(hub), books = hub.depth.version();
    const bool byBooks = books != m_books && m_besides == rest && pulse == m_pulse;
    m_besides = rest;
    m_books = books;
    m_pulse = pulse;
    if (byBooks && m_topsAt && now.mono - *m_topsAt < kTopsOften) {
        if (!m_agedAt || now.mono - *m_agedAt >= kAgeOften) age(now);
        return;
    }
    m_store = hub.store.read().value;
    m_health = hub.health.read().value;
    if (const auto past = hub.past.read().value) {
        if (const auto answer = past->of(id().toStdString()); answer && answer != m_answer) {
            // What the asset before was asked for is of no use any more.
            const HistoryRequest& r = answer->request;
            if (r.asset == selection().asset().toStdString() && r.market == market()) {
                m_answer = answer;
                if (r.serial >= m_serial) m_waiting.reset();
                showPlot();
            }
        }
        if (m_thin.take(*past, selection().asset().toStdString(), venues())) showPlot();
    }
    if (const auto depth = hub.depth.read().value;
        view() == HistoryView::Tops && depth != m_depth && (!m_topsAt || now.mono - *m_topsAt >= kTopsOften)) {
        m_depth = depth;
        m_topsAt = now.mono;
        showTops();
        showFooter();
    }
    age(now);
}

void HistoryPanel::age(AsOf now)
{
    m_agedAt = now.mono;
    tend(now);
    askThin();
    showEmpty();
    showFooter();
    showFace(now);
}

// What a hand has set was set for another market, or another value.
void HistoryPanel::fitAxes()
{
    for (TimePlot* plot : {m_plot, m_tops}) plot->forgetValues();
}

void HistoryPanel::forget()
{
    m_answer.reset();
    m_asked.reset();
    m_waiting.reset();
    m_thin.forget();
    m_besides.reset();
    fitAxes();
    showPlot();
    showFooter();
    showFace(m_at);
}

}  // namespace plimsoll

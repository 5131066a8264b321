// What the history panel shows of an answer: its plots, what stands in them without one, its footer and its head.
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/top_sizes.h"
#include "widgets/format.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QAction>

#include <algorithm>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr Duration kSlow = 500ms;

}  // namespace

void HistoryPanel::showPlot()
{
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setChecked(m_shown >> static_cast<unsigned>(venues()[i]) & 1u);
    }
    m_plot->setNow(m_at.wall);
    m_drawn = m_answer ? historyPlot(*m_answer, venues(), pick(), theme()) : HistoryPlot{};
    if (!m_answer) nameHistoryAxis(m_drawn, pick(), selection().asset());
    m_plot->setFormat(m_drawn.text, m_drawn.unit);
    m_plot->setZeroLine(m_drawn.zero);
    m_plot->setAmounts(!m_drawn.zero);
    m_plot->setGaps(m_drawn.gaps);
    m_plot->setLanes(m_drawn.lanes);
    m_shade->setEnabled(view() == HistoryView::Liquidated);
    m_plot->setShade(shades() ? m_thin.shade() : WeekShade());
    m_plot->setSeries(m_drawn.series);
    const bool both = view() == HistoryView::Tops;
    m_tops->setVisible(both);
    if (both) {
        showTops();
    } else {
        m_depth.reset();
        m_topsAt.reset();
        m_topsNote.clear();
        m_plot->showAlone();
    }
    showEmpty();
    showFooter();
}

// Above the open interest, over the same time: what is kept of the books of the asset that is looked at.
void HistoryPanel::showTops()
{
    const QString asset = selection().asset();
    TopSizes t = topSizes(m_depth.get(), asset, venues(), pick(), market(), m_plot->from(), m_plot->to(), theme());
    m_topsNote = t.note;
    m_tops->setEmptyText(tr("No books of %1 are kept of this time").arg(asset),
                         tr("The past of books begins when an asset is first looked at"));
    m_tops->setFormat(std::move(t.text), t.unit);
    m_tops->setGaps(std::move(t.gaps));
    m_tops->setSeries(std::move(t.series));
    m_tops->showWith(*m_plot);
}

void HistoryPanel::showEmpty()
{
    const QString asset = selection().asset(), missing = historyViewMissing(view(), market());
    const QString what = historyViewName(view()).toLower();
    QString said, hint;
    if (asset.isEmpty()) {
        said = tr("No asset chosen");
    } else if (!missing.isEmpty()) {
        said = missing;
    } else if (!m_answer) {
        said = m_waiting && m_at.mono - *m_waiting > kPatience ? tr("The history does not answer")
                                                               : tr("Reading the stored past\u2026");
        if (!m_store) hint = tr("Only what is seen live on the venues is stored");
    } else if (!m_answer->problem.empty()) {
        said = modelWords(m_answer->problem);
    } else {
        said = tr("No %1 of %2 known in this span").arg(what, asset);
    }
    if (hint.isEmpty() && m_answer && m_store)
        for (const auto& table : m_store->tables)
            if (table.name == "minutes" && table.first > 0)
                hint = tr("Stored since %1").arg(format::dateTime(Timestamp{std::chrono::seconds{table.first}}));
    m_plot->setEmptyText(said, hint);
}

void HistoryPanel::showFooter()
{
    QStringList left, right;
    if (m_answer && !m_drawn.series.empty()) {
        left << tr("a point is %1").arg(historyPointName(m_drawn.each));
        if (m_drawn.candles) left << tr("candles of %1").arg(venueCodeText(*m_drawn.candles));
        if (!m_drawn.note.isEmpty()) left << m_drawn.note;
        if (view() == HistoryView::Funding && selection().fundingUnit() == FundingUnit::Raw)
            left << tr("own intervals are not stored");
        const bool hollow = view() == HistoryView::Candles || historySummed(view());
        if (m_drawn.told)
            right << (hollow ? tr("hollow: as the venue remembers") : tr("thin and pale: as the venue remembers"));
        if (m_drawn.part) right << tr("hollow: seen in part");
        if (!m_drawn.gaps.empty()) right << tr("hatched: nothing known");
        if (!m_plot->shade().empty()) right << m_plot->shade().brief;
    }
    if (!m_topsNote.isEmpty()) left << m_topsNote;  // of the books, whatever is stored
    if (m_waiting && m_at.mono - *m_waiting > kSlow) right = QStringList{tr("reading\u2026")};
    const QString l = left.join(QStringLiteral(" \u00b7 ")), r = right.join(QStringLiteral(" \u00b7 "));
    if (l == m_left && r == m_right) return;
    m_left = l;
    m_right = r;
    body()->setFooter(l, r);
}

void HistoryPanel::showFace(AsOf now)
{
    PanelFace face;
    const QString asset = selection().asset();
    face.context = asset.isEmpty() ? tr("no asset chosen")
                                   : tr("%1 %2 \u00b7 %3")
                                         .arg(asset, market() == Market::Spot ? tr("spot") : tr("perp"),
                                              historyViewName(view()).toLower());
    QStringList tips;
    int all = 0, behind = 0;
    QString worst;
    Duration newest = Duration::max();
    std::array<Light, kVenueCount> lights{};
    lights.fill(Light::Off);
    if (m_answer)
        for (const VenueId v : m_drawn.of) {
            const bool off = m_health && !m_health->venues[static_cast<std::size_t>(v)].enabled;
            const auto& until = m_drawn.seenUntil[static_cast<std::size_t>(v)];
            if (!until) {
                tips << tr("%1: nothing seen in this span").arg(venueNameText(v));
                continue;
            }
            const Duration old = std::max(Duration{}, now.wall - *until);
            tips << tr("%1: seen until %2%3")
                        .arg(venueNameText(v), format::dateTime(*until),
                             off ? tr(", switched off now") : QString());
            if (off) continue;
            ++all;
            newest = std::min(newest, old);
            lights[static_cast<std::size_t>(v)] = old <= historyLag(m_drawn.each) ? Light::Live : Light::Late;
            if (old <= historyLag(m_drawn.each)) continue;
            ++behind;
            if (worst.isEmpty()) worst = venueCodeText(v) + u' ' + format::age(old);
        }
    for (VenueChip* c : m_chips) c->setLight(lights[static_cast<std::size_t>(c->venue())]);
    // The past does not grow old; only its newest edge does.
    const bool past = m_plot->paused() && m_answer && m_answer->request.to + m_drawn.each < now.wall;
    if (all > 0 || past)
        face.fresh = past            ? Freshness::Live
                     : behind == all ? Freshness::Stale
                     : behind > 0    ? Freshness::Late
                                     : withPulse(Freshness::Live, m_pulse);
    face.age = past ? tr("past") : all == 0 ? tr("no data") : worst.isEmpty() ? format::age(newest) : worst;
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
    m_plot->setStale(face.fresh == Freshness::Stale,
                     all > 0 ? tr("nothing stored for %1").arg(format::age(newest)) : QString());
    m_tops->setStale(view() == HistoryView::Tops && !past && m_pulse == Freshness::Stale,
                     tr("the model is silent"));
}

}  // namespace plimsoll

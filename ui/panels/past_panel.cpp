#include "ui/panels/past_panel.h"

#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "widgets/format.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

PastPanel::PastPanel(const Words& words, const PanelDeps& deps, QWidget* parent)
    : Panel(words.id, words.title, deps, parent),
      m_days(words.days),
      m_firstDays(words.firstDays),
      m_views(static_cast<int>(words.views.size()))
{
    QWidget* bar = makeToolbar();
    m_viewChoice = new Segmented(theme(), words.views, bar);
    m_viewChoice->setAccessibleName(tr("What is plotted"));
    m_viewChoice->setToolTip(words.viewTip);
    QStringList days;
    for (int d : m_days) days << tr("%1 d").arg(d);
    m_spanChoice = new Segmented(theme(), days, bar);
    m_spanChoice->setAccessibleName(tr("Span"));
    m_spanChoice->setCurrent(m_firstDays);
    auto* row = m_bar = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_viewChoice);
    row->addStretch(1);
    row->addWidget(m_spanChoice);
    body()->setToolbar(bar);

    m_content = new QWidget(this);
    m_content->setProperty("surface", "panel");
    // Its parts give way before it keeps the window tall.
    m_content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_plot = new TimePlot(theme(), m_content);
    m_plot->setAccessibleName(words.plotName);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);

    connect(m_viewChoice, &Segmented::currentChanged, this, [this] {
        m_plot->forgetValues();
        showPlot(m_at);
    });
    connect(m_spanChoice, &Segmented::currentChanged, this, [this] {
        m_plot->setSpan(span());
        m_plot->goLive();
        showPlot(m_at);
        showNow(m_at);
    });
    connect(&selection(), &Selection::assetChanged, this, [this] {
        m_past.reset();
        m_pastVersion = 0;
        m_plot->forgetValues();
        forget();
        showAll();
    });
}

void PastPanel::placePlot()
{
    m_column->addWidget(m_plot, 1);
    body()->setContent(m_content);
    m_plot->setSpan(span());
    showPlot({});
    showNow({});
}

void PastPanel::showAll()
{
    showPlot(m_at);
    showNow(m_at);
    showFace(m_at);
}

// In a panel too narrow for both, what is plotted stays and the span is the one that was chosen.
void PastPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    setSpanned(m_spanned);
}

int PastPanel::barRoom() const
{
    const QMargins around = m_bar->contentsMargins();
    return width() - m_viewChoice->minimumSizeHint().width() - m_spanChoice->minimumSizeHint().width() -
           around.left() - around.right() - 2 * m_bar->spacing();
}

void PastPanel::setSpanned(bool spanned)
{
    m_spanned = spanned;
    m_spanChoice->setVisible(m_spanned && barRoom() >= 0);
}

int PastPanel::view() const
{
    return m_viewChoice->current();
}

Duration PastPanel::span() const
{
    return std::chrono::hours{24 * m_days[static_cast<std::size_t>(m_spanChoice->current())]};
}

WatchSet PastPanel::watch() const
{
    WatchSet w;
    if (!selection().asset().isEmpty()) w.focus = {selection().asset().toStdString()};
    return w;
}

void PastPanel::take(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    m_health = hub.health.read().value;
    const auto past = hub.fundingHistory.read();
    // The model may still tell of the asset that was in focus before.
    const bool mine = past.value && QString::fromStdString(past.value->asset) == selection().asset();
    if (!mine || past.version == m_pastVersion) return;
    m_pastVersion = past.version;
    m_past = past.value;
    showPlot(now);
}

void PastPanel::age(AsOf now)
{
    m_at = now;
    m_plot->setNow(now.wall);
    showNow(now);
    showEmpty();
    showFace(now);
}

void PastPanel::showEmpty()
{
    QStringList loading;
    if (m_health)
        for (VenueId v : venues()) {
            const VenueRow& r = m_health->venues[static_cast<std::size_t>(v)];
            if (!r.enabled || !r.health) continue;
            const std::string said = historyText(r.health->history);
            if (!said.empty()) loading << text(venueCode(v)) + u' ' + modelWords(said);
        }
    m_plot->setEmptyText(selection().asset().isEmpty() ? tr("No asset chosen") : nothingYet(),
                         loading.join(QStringLiteral(" \u00b7 ")));
}

void PastPanel::Judged::add(VenueId venue, Freshness fresh, Mono at, AsOf now)
{
    ++all;
    late += fresh == Freshness::Late;
    stale += fresh == Freshness::Stale;
    if (fresh != Freshness::Live && worst.isEmpty())
        worst = text(venueCode(venue)) + u' ' + format::age(now.mono - at);
    newest = std::max(newest, at);
}

Freshness PastPanel::Judged::fresh() const
{
    return all == 0           ? Freshness::Off
           : stale == all     ? Freshness::Stale
           : late + stale > 0 ? Freshness::Late
                              : Freshness::Live;
}

QString PastPanel::Judged::age(AsOf now) const
{
    if (all == 0) return tr("no data");
    return worst.isEmpty() ? format::age(now.mono - newest) : worst;
}

QJsonObject PastPanel::saveState() const
{
    return {{QStringLiteral("view"), m_viewChoice->current()}, {QStringLiteral("span"), m_spanChoice->current()}};
}

void PastPanel::restoreState(const QJsonObject& state)
{
    const int view = state.value(QStringLiteral("view")).toInt(0);
    if (view >= 0 && view < m_views) m_viewChoice->setCurrent(view);
    const int days = state.value(QStringLiteral("span")).toInt(m_firstDays);
    if (days >= 0 && days < static_cast<int>(m_days.size())) m_spanChoice->setCurrent(days);
}

void PastPanel::themeChanged()
{
    Panel::themeChanged();
    m_viewChoice->setTheme(theme());
    m_spanChoice->setTheme(theme());
    m_plot->setTheme(theme());
}

void PastPanel::focusInside()
{
    m_plot->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll

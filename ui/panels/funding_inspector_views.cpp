// The funding inspector's plot and its page of extremes: which of them is there, and what the page asks.
#include "ui/ask_unseen.h"
#include "ui/panels/board_view.h"
#include "ui/panels/extremes_page.h"
#include "ui/panels/funding_inspector.h"
#include "widgets/time_plot.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace plimsoll {

namespace {

constexpr int kPlotLeast = 120;

}  // namespace

void FundingInspector::age(AsOf now)
{
    PastPanel::age(now);
    askExtremes();
}

void FundingInspector::askExtremes()
{
    if (view() != Extremes || !AskUnseen::may(onScreen())) return;
    if (const auto request = m_extremes->due(m_at)) Q_EMIT historyWanted(*request);
}

void FundingInspector::forget()
{
    m_extremes->setAsset(selection().asset());
}

void FundingInspector::focusInside()
{
    if (view() == Extremes) return m_extremes->focusInside();
    PastPanel::focusInside();
}

void FundingInspector::resizeEvent(QResizeEvent* event)
{
    PastPanel::resizeEvent(event);
    turn();
}

// Plot or page. The table gives way before the plot does, the axis of rates before the span.
void FundingInspector::turn()
{
    const bool page = view() == Extremes;
    int scale = 0;
    for (const QToolButton* b : {m_farther, m_fit, m_closer}) scale += b->sizeHint().width() + bar()->spacing();
    const bool room = !page && barRoom() >= scale;
    setSpanned(!page);
    for (QToolButton* b : {m_farther, m_fit, m_closer}) b->setVisible(room);
    m_extremes->choice()->setVisible(page);
    m_extremes->setVisible(page);
    plot()->setVisible(!page);
    m_ratesView->setVisible(!page && height() >= 32 + 24 + m_ratesView->height() + kPlotLeast);
}

}  // namespace plimsoll

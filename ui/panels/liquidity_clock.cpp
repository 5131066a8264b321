// The liquidity panel's clock: what is usual at each hour of the week, as the stored history says.
#include "ui/ask_unseen.h"
#include "ui/model_words.h"
#include "ui/panels/liquidity_panel.h"
#include "widgets/segmented.h"

#include <QLabel>

namespace plimsoll {

namespace {

constexpr Duration kAskAgain = std::chrono::minutes{10}, kUsualBack = std::chrono::hours{24 * 28};

}  // namespace

// What is usual changes by the hour; it is only asked for by a panel that is seen, or exported.
void LiquidityPanel::askUsual(AsOf now)
{
    const QString asset = selection().asset();
    if (!AskUnseen::may(onScreen()) || asset.isEmpty() || !m_stored || now.wall == Timestamp{}) return;
    const std::string wanted = asset.toStdString() + (view().market == Market::Spot ? " spot" : " perp");
    if (m_asked && m_askedFor == wanted && now.mono - *m_asked < kAskAgain) return;
    m_asked = now.mono;
    m_askedFor = wanted;
    HistoryRequest r;
    r.by = id().toStdString();
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Usual;
    r.asset = asset.toStdString();
    r.market = view().market;
    r.from = now.wall - kUsualBack;
    r.to = now.wall;
    Q_EMIT historyWanted(r);
}

void LiquidityPanel::showClock()
{
    const auto what = static_cast<UsualOf>(m_clockOf->current());
    LiquidityView v = view();
    // As the present, which is held against it.
    std::erase_if(v.venues, [this](VenueId venue) { return (excluded() >> static_cast<unsigned>(venue)) & 1u; });
    m_clock->setInverted(what == UsualOf::Spread);
    m_clock->setFormat([what](double x) { return usualText(what, x); }, what == UsualOf::Spread ? tr("bp")
                                                                        : what == UsualOf::Depth
                                                                            ? tr("within 1 %, both sides")
                                                                            : tr("a minute"));
    const bool answered = m_usual && m_usual->problem.empty();
    const UsualTogether usual = answered ? usualTogether(m_usual->usual, what, v) : UsualTogether();
    static const MarketLiquidity nothing;
    const QString now = usualNow(usual, what, shown() ? *shown() : nothing, v);
    m_clockNow->setToolTip(now);
    m_clockNow->setText(m_clockNow->fontMetrics().elidedText(now, Qt::ElideRight, m_clockNow->width()));
    m_clock->setHours(usual.hours);
    if (m_usual && !m_usual->problem.empty())
        m_clock->setEmptyText(modelWords(m_usual->problem));
    else
        m_clock->setEmptyText(!m_stored  ? tr("No history is kept in this run")
                              : answered ? tr("Not one hour of the week is known yet")
                                         : tr("Asking the stored history"),
                              tr("The clock fills with the program's own recording, hour by hour."));
}

}  // namespace plimsoll

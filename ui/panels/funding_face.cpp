// What the funding panel says of itself, keeps, and takes back.
#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_cell.h"
#include "ui/panels/funding_model.h"
#include "ui/panels/funding_panel.h"
#include "widgets/format.h"
#include "widgets/segmented.h"

#include <QJsonArray>

namespace plimsoll {

PanelUnits FundingPanel::unitsShown() const
{
    return m_page->current() == Map ? PanelUnits{} : Panel::unitsShown();
}

void FundingPanel::showFace(AsOf now)
{
    PanelFace face;
    face.context = tr("predicted, %1")
                       .arg(selection().fundingUnit() == FundingUnit::Bp8h  ? tr("bp per 8 h")
                            : selection().fundingUnit() == FundingUnit::Apr ? tr("simple % a year")
                                                                            : tr("as each venue pays"));
    if (m_page->current() == Map)
        face.context = tr("settled, %1, bp per 8 h").arg(m_span->options().at(m_span->current()));
    struct Count {
        int all = 0, late = 0, stale = 0;
        Mono newest{}, oldest = Mono::max();
    };
    int all = 0, late = 0, stale = 0;
    Mono newest{};
    QString worstName;
    int worstCount = 0;
    QStringList tips;
    for (VenueId v : venues()) {
        Count c;
        for (const FundingRow& r : m_model->rows()) {
            const auto& cell = r.cells[static_cast<std::size_t>(v)];
            if (!cell || cell->fresh == Freshness::Off) continue;
            const Freshness f = withPulse(fundingFresh(*cell, now), m_pulse);
            ++c.all;
            c.late += f == Freshness::Late;
            c.stale += f == Freshness::Stale;
            c.newest = std::max(c.newest, cell->stamp.mono);
            c.oldest = std::min(c.oldest, cell->stamp.mono);
        }
        if (c.all == 0) {
            tips << tr("%1: nothing received").arg(text(venueName(v)));
            continue;
        }
        tips << tr("%1: %2 rates, newest %3, oldest %4, %5 late, %6 stale (limit %7)")
                    .arg(text(venueName(v)))
                    .arg(c.all)
                    .arg(format::age(now.mono - c.newest), format::age(now.mono - c.oldest))
                    .arg(c.late)
                    .arg(c.stale)
                    .arg(format::age(limits::kFunding));
        if (c.late + c.stale > worstCount) {
            worstCount = c.late + c.stale;
            worstName = QStringLiteral("%1 %2").arg(text(venueCode(v)), format::age(now.mono - c.oldest));
        }
        all += c.all;
        late += c.late;
        stale += c.stale;
        newest = std::max(newest, c.newest);
    }
    face.fresh = all == 0           ? Freshness::Off
                 : stale == all     ? Freshness::Stale
                 : late + stale > 0 ? Freshness::Late
                                    : Freshness::Live;
    face.age = all == 0 ? tr("no data") : worstCount > 0 ? worstName : format::age(now.mono - newest);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
}

QString FundingPanel::columnKey(int column) const
{
    if (column == 0) return QStringLiteral("asset");
    if (const auto venue = m_model->venueOf(column)) return text(venueKey(*venue));
    static const QStringList keys = {
        QStringLiteral("gap"),        QStringLiteral("next"),   QStringLiteral("interest"),
        QStringLiteral("forecast"),   QStringLiteral("pair"),   QStringLiteral("net"),
        QStringLiteral("depth"),      QStringLiteral("even"),   QStringLiteral("streak"),
        QStringLiteral("percentile"), QStringLiteral("regime"), QStringLiteral("week"),
        QStringLiteral("sharpe")};
    return keys.value(column - m_model->gapColumn());
}

QJsonObject FundingPanel::saveState() const
{
    QJsonArray hidden;
    for (int c = 1; c < m_model->columnCount(); ++c)
        if (c != m_model->forecastColumn() && !m_view->wanted(c)) hidden.append(columnKey(c));
    const CarryTerms& terms = m_model->terms();
    const FundingFilter& f = m_model->filter();
    QJsonObject state{{QStringLiteral("unit"), static_cast<int>(selection().fundingUnit())},
                      {QStringLiteral("forecasts"), m_view->wanted(m_model->forecastColumn())},
                      {QStringLiteral("hidden"), hidden},
                      {QStringLiteral("page"), m_page->current()},
                      {QStringLiteral("span"), m_span->current()},
                      {QStringLiteral("source"), m_source->current()},
                      {QStringLiteral("size"), static_cast<int>(terms.size)},
                      {QStringLiteral("hold"), terms.holdHours},
                      {QStringLiteral("leastInterest"), f.leastInterest},
                      {QStringLiteral("leastVolume"), f.leastVolume},
                      {QStringLiteral("leastGap"), f.leastGap},
                      {QStringLiteral("pairsOnly"), f.pairsOnly},
                      {QStringLiteral("cryptoOnly"), f.cryptoOnly}};
    m_view->saveSort(state, [this](int c) { return columnKey(c); });
    return state;
}

void FundingPanel::restoreState(const QJsonObject& state)
{
    const int unit = state.value(QStringLiteral("unit")).toInt(0);
    if (unit >= 0 && unit <= static_cast<int>(FundingUnit::Raw))
        selection().setFundingUnit(static_cast<FundingUnit>(unit));
    m_view->setWanted(m_model->forecastColumn(), state.value(QStringLiteral("forecasts")).toBool(false));
    const QJsonArray hidden = state.value(QStringLiteral("hidden")).toArray();
    for (int c = 1; c < m_model->columnCount(); ++c)
        if (c != m_model->forecastColumn()) m_view->setWanted(c, !hidden.contains(columnKey(c)));
    const auto choice = [&](const char* key, Segmented* of) {
        const int at = state.value(QLatin1String(key)).toInt(of->current());
        if (at >= 0 && at < of->options().size()) of->setCurrent(at);
    };
    choice("page", m_page);
    choice("span", m_span);
    choice("source", m_source);
    CarryTerms terms;
    const int size = state.value(QStringLiteral("size")).toInt(static_cast<int>(terms.size));
    if (size >= 0 && size < static_cast<int>(kCarryUsd.size())) terms.size = static_cast<std::size_t>(size);
    const double hold = state.value(QStringLiteral("hold")).toDouble(terms.holdHours);
    if (hold >= 1 && hold <= 8'760) terms.holdHours = hold;
    terms.fee = selection().takerFees().perp;
    setTerms(terms);
    FundingFilter f;
    f.leastInterest = state.value(QStringLiteral("leastInterest")).toDouble(0);
    f.leastVolume = state.value(QStringLiteral("leastVolume")).toDouble(0);
    f.leastGap = state.value(QStringLiteral("leastGap")).toDouble(0);
    f.pairsOnly = state.value(QStringLiteral("pairsOnly")).toBool(false);
    f.cryptoOnly = state.value(QStringLiteral("cryptoOnly")).toBool(false);
    m_model->setFilter(f);
    m_view->restoreSort(state, [this](int c) { return columnKey(c); });
    showTerms();
}

}  // namespace plimsoll

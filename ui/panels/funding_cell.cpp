#include "ui/panels/funding_cell.h"

#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QStringList>

#include <cmath>

namespace plimsoll {

Freshness fundingFresh(const FundingCell& cell, AsOf now)
{
    if (cell.fresh == Freshness::Off) return Freshness::Off;
    return worse(cell.fresh, judge(now.mono - cell.stamp.mono, limits::kFunding));
}

QString fundingText(const FundingCell& cell, FundingUnit unit)
{
    switch (unit) {
        case FundingUnit::Bp8h: return cell.r8 ? format::bp8h(*cell.r8) : format::kNone;
        case FundingUnit::Apr: return cell.apr ? format::apr(*cell.apr) : format::kNone;
        case FundingUnit::Raw: return format::rateRaw(cell.rate.v);
    }
    return {};
}

QString settledText(const FundingCell& cell, FundingUnit unit)
{
    if (!cell.settled) return {};
    FundingCell then;
    then.rate = {*cell.settled};
    if (cell.settledHours) {
        then.r8 = ratePer8h(then.rate, *cell.settledHours);
        then.apr = rateApr(then.rate, *cell.settledHours);
    }
    const QString shown = fundingText(then, unit);
    return shown == format::kNone ? QString() : shown;
}

QString intervalText(const FundingCell& cell)
{
    return cell.hours ? format::interval(*cell.hours) : QStringLiteral("?");
}

QString fundingUnitText(FundingUnit unit)
{
    switch (unit) {
        case FundingUnit::Bp8h: return QStringLiteral("bp/8h");
        case FundingUnit::Apr: return UiText::tr("% APR");
        case FundingUnit::Raw: return QStringLiteral("raw");
    }
    return {};
}

std::optional<double> fundingKey(const FundingCell& cell, FundingUnit unit)
{
    switch (unit) {
        case FundingUnit::Bp8h: return cell.r8;
        case FundingUnit::Apr: return cell.apr;
        case FundingUnit::Raw: return cell.rate.v;
    }
    return std::nullopt;
}

std::optional<double> compoundedYear(const FundingCell& cell)
{
    if (!cell.hours || *cell.hours <= 0) return std::nullopt;
    return std::expm1(8760.0 / *cell.hours * std::log1p(cell.rate.v));
}

QString fundingGapText(double spread8h, FundingUnit unit)
{
    if (unit == FundingUnit::Apr) return QStringLiteral("%1").arg(format::plain(spread8h * 1095 * 100, 1));
    return QStringLiteral("%1").arg(format::plain(spread8h * 1e4, 2));
}

std::optional<ForecastView> forecastView(const FundingCell& cell, AsOf now)
{
    if (!cell.forecast || !cell.forecast->r8) return std::nullopt;
    const ForecastCell& f = *cell.forecast;
    if (worse(f.fresh, judge(now.mono - f.stamp.mono, limits::kFunding)) > Freshness::Late) return std::nullopt;
    ForecastView view;
    view.r8 = *f.r8;
    view.text = format::bp8h(view.r8);
    view.tip = UiText::tr("%1 expects %2 bp per 8 h, said %3 ago")
                   .arg(text(venueName(f.by)), format::bp8h(view.r8), format::age(now.mono - f.stamp.mono));
    if (cell.r8 && fundingFresh(cell, now) <= Freshness::Late) {
        view.against = view.r8 - *cell.r8;
        view.differs = std::abs(*view.against) > kForecastApart;
        view.text += QStringLiteral(" \u0394 ") + format::bp8h(*view.against);
        view.tip += UiText::tr("; the venue itself %1: %2 bp apart%3")
                        .arg(format::bp8h(*cell.r8), format::bp8h(*view.against),
                             view.differs ? UiText::tr(", more than 1: one of them may be late or another "
                                                       "formula")
                                          : QString());
    }
    return view;
}

QString fundingTip(const FundingCell& cell, VenueId venue, AsOf now, Freshness pulse)
{
    QStringList lines;
    lines << QStringLiteral("%1 %2").arg(text(venueName(venue)), QString::fromStdString(cell.symbol));
    lines << UiText::tr("rate %1 per %2, estimate for the running interval")
                 .arg(format::rateRaw(cell.rate.v),
                      cell.hours ? format::interval(*cell.hours) : UiText::tr("unknown interval"));
    if (cell.r8 && cell.apr)
        lines << UiText::tr("%1 bp per 8 h \u00b7 APR %2 simple")
                     .arg(format::bp8h(*cell.r8), format::apr(*cell.apr));
    else
        lines << UiText::tr("The venue has not said its interval: no value per 8 h or year");
    if (const auto year = compoundedYear(cell)) {
        // A rate of some percent an hour compounds to nonsense; the sentence says so instead.
        lines << (*year < 100 ? UiText::tr("APY %1 compounded at every settlement").arg(format::apr(*year))
                              : UiText::tr("APY compounded: above 10,000 %"));
    }
    if (cell.settled)
        lines << UiText::tr("settled last: %1 per %2%3")
                     .arg(
                         format::rateRaw(*cell.settled),
                         cell.settledHours ? format::interval(*cell.settledHours) : UiText::tr("unknown interval"),
                         cell.settledAt ? QStringLiteral(" at %1").arg(format::dateTimeZoned(*cell.settledAt))
                                        : QString());
    if (cell.rate.v > 0) lines << UiText::tr("longs pay shorts");
    if (cell.rate.v < 0) lines << UiText::tr("shorts pay longs");
    if (cell.next)
        lines << UiText::tr("next settlement %1, in %2")
                     .arg(format::dateTimeZoned(*cell.next), format::countdown(*cell.next - now.wall));
    if (cell.cap || cell.floor)
        lines << UiText::tr("floor %1 \u00b7 cap %2 per interval")
                     .arg(cell.floor ? format::rateRaw(*cell.floor) : format::kNone,
                          cell.cap ? format::rateRaw(*cell.cap) : format::kNone);
    if (const auto forecast = forecastView(cell, now)) lines << UiText::tr("cross-check: ") + forecast->tip;
    const Freshness fresh = withPulse(fundingFresh(cell, now), pulse);
    lines << UiText::tr("received %1 ago, %2 (limit %3)")
                 .arg(format::age(now.mono - cell.stamp.mono), modelWords(freshnessName(fresh)),
                      format::age(limits::kFunding));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace plimsoll

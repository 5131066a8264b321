// Readings of leverage: crowding, the cycle, funding and basis.
#include "ui/panels/context_facts.h"

#include "model/boards/carry.h"
#include "model/boards/phase.h"
#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace plimsoll::context {

namespace {

// Limits of our own where the sources name none; each stands in the tip of its reading.
constexpr double kGrowth = 0.02, kGrowthWeek = 0.10, kNeutral = 2e-4, kNarrow = 1.25, kRemoved = 0.05;
constexpr double kBelowZero = -0.5e-4, kFlat = 0.005;  // A5's least rate, B5's dead band
constexpr double kBasisSwing = 5;                      // bp in an hour
constexpr double kThreeDays = 72;                      // hours

// For how long one venue has stood against the others, by the hour.
struct Alone {
    int hours = 0;
    bool least = false;                // of the hour before not enough is known
    std::optional<bool> othersTurned;  // what ended the time before: they changed their sign, else the venue did
};

// Hours of the interval that runs are charged at what is announced; where more is missing, something was settled
// that nobody has heard.
Alone aloneFor(const CarryRow& row, VenueId venue, const std::vector<std::pair<double, VenueId>>& announced)
{
    std::array<std::vector<float>, kVenueCount> rates = row.past->venues;
    bool negative = false;
    for (const auto& [r8, v] : announced) {
        const auto at = static_cast<std::size_t>(v);
        if (v == venue) negative = r8 < 0;
        const auto known =
            std::find_if(rates[at].rbegin(), rates[at].rend(), [](float r) { return !std::isnan(r); });
        const auto& listed = row.venues[at];
        if (listed && listed->hours && static_cast<double>(known - rates[at].rbegin()) <= *listed->hours)
            std::fill(rates[at].rbegin(), known, static_cast<float>(r8));
    }
    Alone out;
    for (std::size_t back = 1; back <= row.past->mean.size(); ++back) {
        std::optional<bool> own;
        int others = 0, with = 0;
        for (const auto& [r8, v] : announced) {
            const auto& hours = rates[static_cast<std::size_t>(v)];
            if (hours.size() < back || std::isnan(hours[hours.size() - back])) continue;
            const bool below = hours[hours.size() - back] < 0;
            if (v == venue) {
                own = below;
            } else {
                ++others;
                with += below == negative;
            }
        }
        if (!own || others + 1 < static_cast<int>(announced.size())) break;
        if (*own == negative && with == 0) {
            ++out.hours;
            continue;
        }
        out.othersTurned = *own == negative;
        return out;
    }
    out.least = true;
    return out;
}

QString aloneText(const Facts& f, VenueId venue, const std::vector<std::pair<double, VenueId>>& announced)
{
    const CarryRow* row = f.in().carry ? f.in().carry->find(f.in().asset) : nullptr;
    // A board that stopped counts no hours.
    if (!row || !row->past || f.in().now.wall - row->past->end > std::chrono::hours{2})
        return UiText::tr(", for how long is not known");
    const Alone alone = aloneFor(*row, venue, announced);
    const QString hours = alone.hours == 0 ? QStringLiteral("< 1 h") : hoursText(alone.hours);
    if (!alone.othersTurned)
        return alone.hours == 0 ? UiText::tr(", for how long is not known")
                                : UiText::tr(", for %1").arg(QStringLiteral("\u2265 ") + hours);
    return *alone.othersTurned ? UiText::tr(", for %1: the others turned").arg(hours)
                               : UiText::tr(", for %1: it turned itself").arg(hours);
}

}  // namespace

Found crowding(const Facts& f)
{
    const auto r = f.at(metric::r8Mean24), oi = f.at(metric::dOi7d);
    if (!r || !oi) return unknown(f.why(r ? metric::dOi7d : metric::r8Mean24));
    const QString number = UiText::tr("%1, interest %2 in 7 d").arg(bpText(*r), percent(*oi));
    const bool grown = *oi > 0;
    if (*r >= 5e-4 && grown) return said(true, UiText::tr("longs"), number);
    if (*r <= -3e-4 && grown) return said(true, UiText::tr("shorts"), number);
    return said(false, UiText::tr("neither side"), number);
}

Found lowVolatility(const Facts& f)
{
    const auto ratio = f.at(metric::rvRatio);
    if (!ratio) return unknown(f.why(metric::rvRatio));
    return said(*ratio <= 0.7, *ratio <= 0.7 ? UiText::tr("compressed") : UiText::tr("usual"), timesText(*ratio));
}

Found complacency(const Facts& f)
{
    const auto spread = f.at(metric::spreadRatio), rv = f.at(metric::rvRatio), oi = f.at(metric::dOi7d);
    if (!spread || !rv || !oi)
        return unknown(f.why(!spread ? metric::spreadRatio : !rv ? metric::rvRatio : metric::dOi7d));
    const bool yes = *spread <= 0.9 && *rv <= 0.7 && *oi >= kGrowthWeek;
    return said(
        yes, yes ? UiText::tr("complacent") : UiText::tr("no"),
        UiText::tr("spread %1, volatility %2, interest %3").arg(timesText(*spread), timesText(*rv), percent(*oi)));
}

// "No" as soon as one venue says so; one whose rates are known for less time than that may have paid before.
Found lateCycle(const Facts& f)
{
    const CarryRow* row = f.in().carry ? f.in().carry->find(f.in().asset) : nullptr;
    if (!row) return unknown(UiText::tr("the asset is not watched"));
    const auto alts = f.of() ? f.of()->facts.waveInput.altShare7d : std::nullopt;
    int told = 0;
    bool shorts = false, ended = false, young = false;
    double least = 0;
    for (const auto& venue : row->venues) {
        if (!venue || venue->streak.settlements == 0) continue;
        const PaidStreak& streak = venue->streak;
        const double hours = streak.sign > 0 ? streak.hours : 0;
        least = told == 0 ? hours : std::min(least, hours);
        ++told;
        shorts = shorts || streak.sign < 0;
        ended = ended || (hours < kThreeDays && !streak.atLeast);
        young = young || (hours < kThreeDays && streak.atLeast);
    }
    if (told == 0) return unknown(UiText::tr("no settled rates known"));
    const QString number = UiText::tr("longs have paid for %1").arg(hoursText(least));
    if (shorts || ended || (alts && *alts <= 0)) return said(false, UiText::tr("no"), number);
    if (young) return unknown(UiText::tr("settled rates of three days are needed"));
    if (!alts) return unknown(UiText::tr("share of other coins in open interest"));
    return said(true, UiText::tr("late"), number);
}

Found regime(const Facts& f)
{
    const auto oi = f.at(metric::dOi24h), week = f.at(metric::dOi7d), depth = f.at(metric::depthRatio);
    if (!oi || !week || !depth)
        return unknown(f.why(!oi ? metric::dOi24h : !week ? metric::dOi7d : metric::depthRatio));
    const QString number = UiText::tr("interest %1 in a day, depth %2").arg(percent(*oi), timesText(*depth));
    if (*oi >= kGrowth && *depth >= 1) return said(false, UiText::tr("expanding, deep: A"), number);
    if (*week >= kGrowthWeek && std::fabs(*oi) < kGrowth && *depth < 0.8)
        return said(true, UiText::tr("peaking, thin: B"), number);
    return said(false, UiText::tr("neither A nor B"), number);
}

Found purge(const Facts& f)
{
    const auto& p = f.in().phase;
    if (!p || !p->phase) return unknown(UiText::tr("the phase is not known"));
    const auto& share = p->purge.share.value;
    const QString number = share ? UiText::tr("%1 of interest removed").arg(shareText(*share)) : QString();
    if (*p->phase == analytics::phase::Phase::Liquidation) return said(true, UiText::tr("purge"), number);
    if (!share) {
        // There was none, or what went is not known.
        if (p->purge.before.value) return unknown(reasonText(p->purge.least));
        return said(false, UiText::tr("neither"), number);
    }
    if (*share < kRemoved) return said(false, UiText::tr("neither"), number);
    // What went once is history: rebuilding is what lies below it now.
    const auto r8 = f.at(metric::r8Mean24), spread = f.at(metric::spreadRatio);
    const auto &before = p->purge.before.value, &open = p->purge.now.value;
    const bool back = before && open && *open > (1 - kRemoved) * *before;
    if (back || (r8 && std::fabs(*r8) > kNeutral) || (spread && *spread > kNarrow))
        return said(false, UiText::tr("neither"), number);
    if (!r8 || !spread) return unknown(f.why(r8 ? metric::spreadRatio : metric::r8Mean24));
    if (!before || !open) return unknown(UiText::tr("open interest now of the venues of before"));
    return said(false, UiText::tr("rebuilding"),
                number + UiText::tr(", now %1 of before").arg(shareText(*open / *before)));
}

Found carryCrowding(const Facts& f)
{
    const auto oi = f.at(metric::dOi7d), r8 = f.at(metric::r8Mean24), basis = f.at(metric::basisBps);
    if (!oi || !r8 || !basis)
        return unknown(f.why(!oi ? metric::dOi7d : !r8 ? metric::r8Mean24 : metric::basisBps));
    const bool yes = *oi >= kGrowthWeek && std::fabs(*r8) <= 1e-4 && std::fabs(*basis) <= 2;
    return said(
        yes, yes ? UiText::tr("crowded carry") : UiText::tr("no"),
        UiText::tr("interest %1 in 7 d, %2, basis %3 bp").arg(percent(*oi), bpText(*r8), format::bp(*basis)));
}

Found basisUnwind(const Facts& f)
{
    const auto oi = f.at(metric::dOi1h), spot = f.at(metric::spotCvdZ);
    if (!oi || !spot) return unknown(f.why(!oi ? metric::dOi1h : metric::spotCvdZ));
    const auto &perps = f.of()->facts.perpNetHour, &basis = f.of()->facts.basisMoveHour;
    if (!perps) return unknown(UiText::tr("an hour of taker flow of perpetuals is needed"));
    if (!basis) return unknown(UiText::tr("an hour of the basis is needed"));
    const bool yes = *oi <= -0.01 && *spot <= -1 && *perps < 0 && std::fabs(*basis) >= kBasisSwing;
    return said(yes, yes ? UiText::tr("unwinding") : UiText::tr("no"),
                UiText::tr("interest %1, spot flow z %2, perpetuals %3 net, basis %4 bp in 1 h")
                    .arg(percent(*oi), fixedText(*spot, 1), percent(*perps), fixedText(*basis, 1, true)));
}

Found negativeFunding(const Facts& f)
{
    const auto r8 = f.at(metric::r8), oi = f.at(metric::dOi24h);
    if (!r8 || !oi) return unknown(f.why(r8 ? metric::dOi24h : metric::r8));
    const QString number = UiText::tr("%1, interest %2 in a day").arg(bpText(*r8), percent(*oi));
    if (*r8 > kBelowZero)
        return said(false, *r8 < 0 ? UiText::tr("hardly negative") : UiText::tr("not negative"), number);
    return said(true,
                std::fabs(*oi) < kFlat ? UiText::tr("interest steady")
                : *oi < 0              ? UiText::tr("longs leave")
                                       : UiText::tr("new shorts"),
                number);
}

Found laggard(const Facts& f)
{
    std::vector<std::pair<double, VenueId>> rates;
    for (const VenueId v : kVenues)
        if (const auto r = f.at(metric::r8, v)) rates.emplace_back(*r, v);
    if (rates.size() < 3) return unknown(UiText::tr("fresh rates of three venues are needed"));
    std::sort(rates.begin(), rates.end());
    const auto apart = [&](std::size_t at) {
        return std::count_if(rates.begin(), rates.end(), [&](const auto& r) {
                   return (r.first < 0) != (rates[at].first < 0) && std::fabs(r.first - rates[at].first) >= 5e-5;
               }) == static_cast<std::ptrdiff_t>(rates.size()) - 1;
    };
    for (const std::size_t at : {std::size_t{0}, rates.size() - 1})
        if (apart(at))
            return said(true, text(venueName(rates[at].second)),
                        UiText::tr("%1 against the others' sign").arg(bpText(rates[at].first)) +
                            aloneText(f, rates[at].second, rates));
    return said(
        false, UiText::tr("none"),
        UiText::tr("%1 to %2 bp/8h").arg(format::bp8h(rates.front().first), format::bp8h(rates.back().first)));
}

Found fundingSwing(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const auto &recent = f.of()->facts.rateRecent, &prior = f.of()->facts.ratePrior;
    if (!recent || !prior) return unknown(UiText::tr("32 hours of rates are needed"));
    const double swing = (*recent - *prior) * 3 * 365;
    return said(std::fabs(swing) >= 0.25, percent(swing) + UiText::tr(" a year"),
                UiText::tr("%1, before %2").arg(bpText(*recent), bpText(*prior)));
}

}  // namespace plimsoll::context

// The next settlement by each venue's own formula, from premiums that we sample ourselves; shown only where our
// last thirty predictions were right (ANALYTICS A2, A3).
#include "model/analytics/funding.h"
#include "model/analytics/statistics.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/impact_notional.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

constexpr std::size_t kJudged = 30;      // settlements
constexpr double kTrustedBp = 0.3;       // mean absolute error ten minutes before
constexpr double kEnoughOfPeriod = 0.9;  // minutes sampled since the last settlement
constexpr auto kBefore = std::chrono::minutes{10};

// From the book that we hold, against the venue's index (Hyperliquid: its oracle).
std::optional<double> premiumOf(const Leg& leg, const AsOf& now)
{
    if (!leg.book || !leg.track->index) return std::nullopt;
    const Freshness fresh = leg.track->indexFresh(now.mono);
    if (fresh != Freshness::Live && fresh != Freshness::Late) return std::nullopt;
    // In the quote currency of both: the conversion to dollars drops out.
    const double index = leg.track->index->value.value() * leg.usdPerPrice;
    const double notional = impactNotional(*leg.track->instrument) * leg.track->usdPerQuote;
    const auto bid = analytics::funding::impactPrice(leg.book->bids, notional);
    const auto ask = analytics::funding::impactPrice(leg.book->asks, notional);
    if (!bid || !ask) return std::nullopt;
    const auto premium = analytics::funding::premiumIndex(*bid, *ask, index);
    return premium ? std::optional(*premium) : std::nullopt;
}

void sample(Predictor& p, const Leg& leg, const AsOf& now, Step second)
{
    if (second % 5 != 0) return;
    const Step minute = second / 60;
    if (p.minute != minute) {
        if (p.count > 0) p.premiums.push_back(static_cast<float>(p.sum / p.count));
        p.sum = 0;
        p.count = 0;
        p.minute = minute;
    }
    if (const auto premium = premiumOf(leg, now)) p.sum += *premium, ++p.count;
}

// What became of what was said.
void settle(Predictor& p, const InstrumentTrack& t)
{
    if (!t.settled || !t.settled->value.next) return;
    while (!p.waiting.empty()) {
        const auto& [when, said] = p.waiting.front();
        const Duration off = *t.settled->value.next - when;
        if (off < -std::chrono::minutes{5}) return;  // not settled yet
        if (off < std::chrono::minutes{5}) p.judged.emplace_back(said, t.settled->value.rate.v);
        p.waiting.pop_front();  // a later settlement: its own was missed
        if (p.judged.size() > kJudged) p.judged.pop_front();
    }
}

}  // namespace

void computePrediction(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out)
{
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const Leg& leg = in.perp[v];
        if (!leg) continue;
        Predictor& p = memory.predictors[v];
        out.facts.predictionErrorBp[v].reset();
        const auto none = [&](Reason why) { clearMetric(out, metric::r8Pred, venue, why, in.now); };
        const auto hours = leg.track->fundingHours();
        if (!leg.track->funding || !leg.track->funding->value.next || !hours || !(*hours > 0)) {
            none(Reason::NoData);
            continue;
        }
        const Timestamp next = *leg.track->funding->value.next;
        if (next - p.settles > std::chrono::minutes{5}) {
            if (p.tenBefore) p.waiting.emplace_back(p.settles, *p.tenBefore);
            if (p.waiting.size() > 4) p.waiting.pop_front();
            p.tenBefore.reset();
            p.premiums.clear();
            p.settles = next;
        }
        sample(p, leg, in.now, in.second);
        settle(p, *leg.track);

        std::vector<double> said, real;
        for (const auto& [ours, theirs] : p.judged) said.push_back(ours), real.push_back(theirs);
        out.facts.predictionsJudged[v] = static_cast<int>(said.size());
        const auto error = analytics::stat::forecastError(said, real);
        if (error) out.facts.predictionErrorBp[v] = error->maeBps;

        // The formula runs over the whole period: with less than most of it there is nothing to say.
        const double left = toSeconds(next - in.now.wall) / 60, elapsed = *hours * 60 - left;
        const auto total = static_cast<std::size_t>(std::llround(*hours * 60));
        if (left < 0 || p.premiums.size() < 5 ||
            static_cast<double>(p.premiums.size()) < kEnoughOfPeriod * elapsed - 1) {
            none(Reason::TooShort);
            continue;
        }
        // The rate and the premium of now are its last words: those of a venue that is silent are none.
        if (!usable(leg.track->fundingFresh(in.now.mono)) || !premiumOf(leg, in.now)) {
            none(Reason::Stale);
            continue;
        }
        const bool dueToSay = !p.tenBefore && next - in.now.wall <= kBefore;
        const bool trusted = error && said.size() >= kJudged && error->maeBps <= kTrustedBp;
        if (!dueToSay && (!trusted || in.second % 5 != 0)) {
            if (!trusted) none(said.size() < kJudged ? Reason::TooShort : Reason::BadInput);
            continue;
        }
        const std::vector<double> premiums(p.premiums.begin(), p.premiums.end());
        analytics::funding::PredictInput ask;
        ask.venue = venue;
        ask.premiums = premiums;
        ask.intervalHours = *hours;
        ask.total = std::max(total, premiums.size());
        ask.cap =
            leg.track->funding->value.cap ? leg.track->funding->value.cap : leg.track->instrument->fundingCap;
        ask.floor = leg.track->funding->value.floor ? leg.track->funding->value.floor
                                                    : leg.track->instrument->fundingFloor;
        const auto predicted = analytics::funding::predict(ask);
        if (!predicted) {
            none(predicted.error().reason);
            continue;
        }
        if (dueToSay) p.tenBefore = predicted->rate;
        if (trusted)
            setMetric(out, metric::r8Pred, venue, predicted->r8, in.now, {}, 1);
        else
            none(said.size() < kJudged ? Reason::TooShort : Reason::BadInput);
    }
}

}  // namespace plimsoll

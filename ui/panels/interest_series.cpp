#include "ui/panels/interest_series.h"

#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <set>

namespace plimsoll {

std::vector<PlotPoint> interestSteps(const std::vector<InterestPoint>& points, SizeUnit unit)
{
    std::vector<PlotPoint> out;
    out.reserve(points.size());
    for (const InterestPoint& p : points) out.push_back({p.at, unit == SizeUnit::Base ? p.coins : p.usd});
    return out;
}

std::vector<PlotPoint> summedSteps(const std::vector<std::vector<PlotPoint>>& parts)
{
    if (parts.empty()) return {};
    std::vector<std::pair<Timestamp, std::size_t>> moments;
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (const PlotPoint& p : parts[i]) moments.emplace_back(p.at, i);
    std::stable_sort(moments.begin(), moments.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> next(parts.size(), 0);
    std::vector<std::optional<double>> now(parts.size());
    std::vector<PlotPoint> out;
    for (std::size_t k = 0; k < moments.size(); ++k) {
        const auto [at, part] = moments[k];
        now[part] = parts[part][next[part]++].value;
        if (k + 1 < moments.size() && moments[k + 1].first == at) continue;
        std::optional<double> sum = 0.0;
        for (const auto& v : now) sum = sum && v ? std::optional(*sum + *v) : std::nullopt;
        if (!sum && (out.empty() || !out.back().value)) continue;
        out.push_back({at, sum});
    }
    return out;
}

std::vector<PlotPoint> changeSteps(const std::vector<PlotPoint>& points, Timestamp from)
{
    std::vector<PlotPoint> out;
    std::optional<double> first;
    for (const PlotPoint& p : points) {
        // What was in force at the beginning counts from there.
        if (p.at <= from) {
            first = p.value && *p.value > 0 ? p.value : std::nullopt;
            out.clear();
            if (first) out.push_back({from, 0.0});
            continue;
        }
        if (!first && p.value && *p.value > 0) first = p.value;
        if (!first) continue;
        out.push_back({p.at, p.value ? std::optional((*p.value / *first - 1) * 100) : std::nullopt});
    }
    return out;
}

std::optional<double> changeOver(const std::vector<PlotPoint>& points, Timestamp from)
{
    const auto change = changeSteps(points, from);
    // A record that began later says nothing of that span.
    if (change.empty() || change.front().at > from || !change.back().value) return std::nullopt;
    return *change.back().value / 100;
}

std::optional<double> InterestNow::of(SizeUnit unit) const
{
    switch (unit) {
        case SizeUnit::Usd: return usd;
        case SizeUnit::Quote: return quote;
        case SizeUnit::Base: return coins;
    }
    return std::nullopt;
}

std::array<InterestNow, kVenueCount> interestNow(const MarketSnapshot& market, const std::string& asset)
{
    std::array<InterestNow, kVenueCount> out;
    std::array<std::set<std::string>, kVenueCount> quotes;
    const auto add = [](std::optional<double>& to, std::optional<double> v) {
        if (v) to = to.value_or(0) + *v;
    };
    for (const InstrumentRow& r : market.rows) {
        if (r.asset != asset || r.market != Market::Perp || !r.oi) continue;
        InterestNow& now = out[static_cast<std::size_t>(r.venue)];
        const OpenInterest& oi = r.oi->value;
        add(now.usd, oi.usd);
        std::optional<double> coins = oi.base ? std::optional(*oi.base * r.multiplier) : std::nullopt;
        if (!coins && oi.usd && r.mark && r.mark->value.raw > 0 && r.usdPerQuote > 0)
            coins = *oi.usd / (r.mark->value.value() * r.usdPerQuote) * r.multiplier;
        add(now.coins, coins);
        if (oi.usd && r.usdPerQuote > 0 && !r.quote.empty()) add(now.quote, *oi.usd / r.usdPerQuote);
        quotes[static_cast<std::size_t>(r.venue)].insert(r.quote);
        // The newest stands for the venue; the worst of them says how far it can be believed.
        now.fresh = now.fresh == Freshness::Off ? r.oi->fresh : worse(now.fresh, r.oi->fresh);
        now.at = std::max(now.at, r.oi->stamp.mono);
    }
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (quotes[v].size() == 1) out[v].quoteWord = QString::fromStdString(*quotes[v].begin());
    return out;
}

const RatioSeries& ratiosOf(const InterestVenue& venue)
{
    return venue.ratioPast[static_cast<std::size_t>(RatioKind::GlobalAccount)];
}

std::vector<PlotPoint> ratioPoints(const std::vector<RatioPoint>& told)
{
    constexpr Duration kPeriod = std::chrono::minutes{5};
    std::vector<PlotPoint> out;
    for (const RatioPoint& p : told) {
        if (!out.empty() && p.at - out.back().at > 3 * kPeriod)
            out.push_back({out.back().at + kPeriod, std::nullopt});
        out.push_back({p.at, p.longShare * 100});
    }
    return out;
}

ExportTable ratioPastTable(const InterestSnapshot& board)
{
    static constexpr const char* kinds[] = {"accounts", "top_accounts", "top_positions"};
    ExportTable t{QStringLiteral("interest_long_short"), UiText::tr("Long and short, over time"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("venue") << QStringLiteral("of") << QStringLiteral("utc")
            << QStringLiteral("long_share");
    if (TableNames::only()) return t;
    for (const VenueId v : kVenues)
        if (const auto& venue = board.venues[static_cast<std::size_t>(v)])
            for (std::size_t kind = 0; kind < venue->ratioPast.size(); ++kind)
                if (venue->ratioPast[kind])
                    for (const RatioPoint& p : *venue->ratioPast[kind])
                        t.rows.push_back({QString::fromStdString(board.asset), text(venueKey(v)),
                                          QString::fromLatin1(kinds[kind]), format::iso(p.at),
                                          QString::number(p.longShare, 'g', 8)});
    return t;
}

ExportTable interestHistoryTable(const FundingHistorySnapshot& history)
{
    ExportTable t{QStringLiteral("interest_history"), UiText::tr("Open interest of the past"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("venue") << QStringLiteral("symbol")
            << QStringLiteral("utc") << QStringLiteral("oi_coins") << QStringLiteral("oi_usd")
            << QStringLiteral("reason");
    if (TableNames::only()) return t;
    const auto number = [](const std::optional<double>& v) {
        return v ? QString::number(*v, 'g', 12) : QString();
    };
    for (VenueId v : kVenues) {
        const auto& past = history.venues[static_cast<std::size_t>(v)];
        if (!past) continue;
        for (const InterestPoint& p : past->interest)
            t.rows.push_back({QString::fromStdString(history.asset), text(venueKey(v)),
                              QString::fromStdString(past->symbol), format::iso(p.at), number(p.coins),
                              number(p.usd),
                              !p.coins && !p.usd ? UiText::tr("gap: not known from here on")
                              : !p.usd           ? UiText::tr("no price of that time")
                              : !p.coins         ? UiText::tr("no size in coins")
                                                 : QString()});
    }
    return t;
}

}  // namespace plimsoll

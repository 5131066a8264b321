#include "ui/panels/funding_series.h"

#include "model/market/duration_of.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

namespace plimsoll {

namespace {

constexpr double kPerYear = 8760.0 / 8;  // intervals of 8 h
// Venues charge a few seconds, some a minute or two, after the hour.
constexpr Duration kTolerance = std::chrono::minutes{5};

Duration hoursOf(double hours)
{
    return durationOf(hours * 3600);
}

}  // namespace

std::optional<double> plottedRate(double rate, std::optional<double> r8, FundingUnit unit)
{
    switch (unit) {
        case FundingUnit::Bp8h: return r8 ? std::optional(*r8 * 1e4) : std::nullopt;
        case FundingUnit::Apr: return r8 ? std::optional(*r8 * kPerYear * 100) : std::nullopt;
        case FundingUnit::Raw: return rate * 100;
    }
    return std::nullopt;
}

QString plottedRateText(double value, FundingUnit unit)
{
    switch (unit) {
        case FundingUnit::Bp8h: return format::bp8h(value / 1e4);
        case FundingUnit::Apr: return format::apr(value / 100);
        case FundingUnit::Raw: return format::rateRaw(value / 100);
    }
    return {};
}

QString plottedRateUnit(FundingUnit unit)
{
    switch (unit) {
        case FundingUnit::Bp8h: return UiText::tr("bp per 8 h");
        case FundingUnit::Apr: return UiText::tr("% a year, simple");
        case FundingUnit::Raw: return UiText::tr("% per own interval");
    }
    return {};
}

std::vector<PlotPoint> settledSteps(const std::vector<SettledRate>& settled, FundingUnit unit)
{
    std::vector<PlotPoint> out;
    Timestamp end{};  // of what is drawn so far
    std::optional<Timestamp> charged;
    for (const SettledRate& s : settled) {
        const auto value = plottedRate(s.rate, s.r8, unit);
        if (!value) continue;
        // Without its interval a rate holds from one charge to the next.
        Timestamp begin = s.hours ? s.at - hoursOf(*s.hours) : charged.value_or(s.at);
        charged = s.at;
        if (!out.empty()) {
            if (begin - end < kTolerance) begin = end;
            if (begin > end) out.push_back({end, std::nullopt});
        }
        if (s.at <= begin) continue;
        out.push_back({begin, value});
        end = s.at;
    }
    if (!out.empty()) out.push_back({end, std::nullopt});
    return out;
}

std::vector<PlotPoint> estimateSteps(const std::vector<EstimatePoint>& estimates, FundingUnit unit)
{
    std::vector<PlotPoint> out;
    out.reserve(estimates.size());
    for (const EstimatePoint& e : estimates)
        out.push_back({e.at, e.rate ? plottedRate(*e.rate, e.r8, unit) : std::nullopt});
    return out;
}

PaidSum paidSince(const std::vector<SettledRate>& settled, Timestamp from)
{
    PaidSum out;
    double sum = 0;
    Timestamp end{};
    for (const SettledRate& s : settled) {
        if (s.at <= from) continue;
        const Timestamp begin = s.hours ? s.at - hoursOf(*s.hours) : s.at;
        if (!out.since) {
            out.since = std::max(begin, from);
            out.points.push_back({*out.since, 0.0});
            out.whole = begin <= from + kTolerance;
        } else if (begin - end > kTolerance) {
            out.points.push_back({end + Duration{1}, std::nullopt});
            out.points.push_back({begin, sum});
            out.whole = false;
        }
        sum += s.rate * 1e4;
        out.points.push_back({s.at, sum});
        end = s.at;
    }
    return out;
}

ExportTable fundingHistoryTable(const FundingHistorySnapshot& history)
{
    ExportTable t{QStringLiteral("funding_history"), UiText::tr("Funding of the past"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("venue") << QStringLiteral("symbol")
            << QStringLiteral("kind") << QStringLiteral("utc") << QStringLiteral("rate_per_interval")
            << QStringLiteral("interval_h") << QStringLiteral("rate_bp_per_8h") << QStringLiteral("reason");
    if (TableNames::only()) return t;
    const auto number = [](const std::optional<double>& v, double scale = 1) {
        return v ? QString::number(*v * scale, 'g', 12) : QString();
    };
    for (VenueId v : kVenues) {
        const auto& past = history.venues[static_cast<std::size_t>(v)];
        if (!past) continue;
        const QStringList head{QString::fromStdString(history.asset), text(venueKey(v)),
                               QString::fromStdString(past->symbol)};
        for (const SettledRate& s : past->settled)
            t.rows.push_back(head + QStringList{QStringLiteral("settled"), format::iso(s.at), number(s.rate),
                                                number(s.hours), number(s.r8, 1e4),
                                                s.r8 ? QString() : UiText::tr("interval unknown")});
        for (const EstimatePoint& e : past->estimates)
            t.rows.push_back(head + QStringList{QStringLiteral("estimate"), format::iso(e.at), number(e.rate),
                                                QString(), number(e.r8, 1e4),
                                                !e.rate ? UiText::tr("gap: nothing heard from here on")
                                                : !e.r8 ? UiText::tr("interval unknown")
                                                        : QString()});
    }
    return t;
}

}  // namespace plimsoll

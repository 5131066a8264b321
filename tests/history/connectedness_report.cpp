#include "model/analytics/statistics.h"
#include "model/analytics/tvp_var.h"
#include "tests/history/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace plimsoll::history {

namespace an = analytics;

namespace {

constexpr std::array kCoins{"BTC", "SOL", "DOGE", "LINK"};
constexpr std::size_t kWindow = 200, kHorizon = 10;

struct Day {
    double ms = 0;  // its end: known from here on
    std::vector<double> variance, ret;
};

// Days on which every coin has a bar: ln of Parkinson's variance and the log return.
std::vector<Day> days(const std::filesystem::path& folder)
{
    std::map<double, std::vector<Bar>> byDay;
    for (const char* coin : kCoins) {
        const std::string file = text("klines_hyperliquid_%s_1d.csv.gz", coin);
        for (const Bar& b : bars(folder, file.c_str())) byDay[b.ms].push_back(b);
    }
    std::vector<Day> out;
    for (const auto& [ms, set] : byDay) {
        if (set.size() != kCoins.size()) continue;
        Day day{ms + kDay, {}, {}};
        for (const Bar& b : set) {
            const double range = std::log(b.high / b.low);
            day.variance.push_back(std::log(range * range / (4 * std::numbers::ln2) + 1e-12));
            day.ret.push_back(std::log(b.close / b.open));
        }
        out.push_back(std::move(day));
    }
    return out;
}

struct Reading {
    double ms = 0, tci = 0;
    std::vector<double> net;
    bool stable = true;
};

std::vector<Reading> rolling(const std::vector<Day>& days, bool returns)
{
    std::vector<Reading> out;
    for (std::size_t end = kWindow; end <= days.size(); ++end) {
        an::dy::Table data;
        for (std::size_t i = end - kWindow; i < end; ++i) data.push_back(returns ? days[i].ret : days[i].variance);
        const auto c = an::dy::connectedness(data, 1, kHorizon);
        if (c) out.push_back({days[end - 1].ms, *c->tciCorrected, c->net, c->stable()});
    }
    return out;
}

std::vector<Reading> drifting(const std::vector<Day>& days)
{
    an::dy::Table prior;
    for (std::size_t i = 0; i < kWindow; ++i) prior.push_back(days[i].variance);
    auto filter = an::dy::TvpVar::start(prior, {});
    std::vector<Reading> out;
    for (std::size_t i = kWindow; filter && i < days.size(); ++i) {
        if (!filter->step(days[i].variance)) continue;
        const auto c = filter->connectedness(kHorizon);
        if (c) out.push_back({days[i].ms, *c->tciCorrected, c->net, c->stable()});
    }
    return out;
}

const Reading* at(const std::vector<Reading>& readings, double ms)
{
    const auto after = std::upper_bound(readings.begin(), readings.end(), ms,
                                        [](double t, const Reading& r) { return t < r.ms; });
    return after == readings.begin() || ms - std::prev(after)->ms > 2 * kDay ? nullptr : &*std::prev(after);
}

std::vector<double> values(const std::vector<Reading>& readings)
{
    std::vector<double> out;
    for (const Reading& r : readings)
        if (r.stable) out.push_back(r.tci);
    return out;
}

std::string distribution(const char* name, const std::vector<Reading>& readings)
{
    const std::vector<double> all = values(readings);
    const auto above = [&](double limit) {
        const auto n = std::count_if(all.begin(), all.end(), [&](double x) { return x >= limit; });
        return 100.0 * static_cast<double>(n) / static_cast<double>(all.size());
    };
    return text("| %s | %zu | %zu | %.1f | %.1f | %.1f | %.1f | %.1f %% | %.1f %% |\n", name, readings.size(),
                readings.size() - all.size(), an::quantile(all, 0.05), an::median(all), an::quantile(all, 0.95),
                *std::max_element(all.begin(), all.end()), above(80), above(90));
}

}  // namespace

std::string connectednessReport(const std::filesystem::path& folder)
{
    const std::vector<Day> all = days(folder);
    if (all.size() < 2 * kWindow) return {};
    const std::vector<Reading> fixed = rolling(all, false), returns = rolling(all, true), moving = drifting(all);
    std::string out =
        "## Connectedness of BTC, SOL, DOGE, LINK\n\n"
        "Corrected TCI, 0 to 100, of the logarithm of each day's Parkinson variance; VAR(1), 10 days ahead, the "
        "last\n"
        "200 days. Four coins and days stand in for the six to eight coins and hours of the live panel, whose "
        "5-minute\n"
        "returns are not among the series; so the level cannot be compared with it. \"Rank\": share of all days "
        "of the\n"
        "record that were not above the day before the event. \"Drifting\": TVP-VAR, forgetting 0.99 and 0.96.\n\n"
        "| event | 30 d before | 7 d before | before | rank | 2 d after | 7 d after | drifting before | 2 d after "
        "| "
        "net transmitter before |\n|---|---|---|---|---|---|---|---|---|---|\n";
    const std::vector<double> record = values(fixed);
    for (const Crash& c : crashes()) {
        const Reading* before = at(fixed, c.ms);
        if (!before) continue;
        const auto shown = [&](const std::vector<Reading>& readings, double shift) {
            const Reading* r = at(readings, c.ms + shift * kDay);
            return !r ? std::string("-") : r->stable ? text("%.1f", r->tci) : std::string("unstable");
        };
        const auto largest = std::max_element(before->net.begin(), before->net.end()) - before->net.begin();
        out += text("| %s, %s | %s | %s | %s | %.2f | %s | %s | %s | %s | %s %+.1f |\n", dateOf(c.ms).c_str(),
                    c.name, shown(fixed, -30).c_str(), shown(fixed, -7).c_str(), shown(fixed, 0).c_str(),
                    an::percentileOf(record, before->tci), shown(fixed, 2).c_str(), shown(fixed, 7).c_str(),
                    shown(moving, 0).c_str(), shown(moving, 2).c_str(), kCoins[static_cast<std::size_t>(largest)],
                    before->net[static_cast<std::size_t>(largest)]);
    }
    out += text("\nThe record, %s to %s (TCI_HIGH warns at 80 and is critical at 90):\n\n",
                dateOf(fixed.front().ms).c_str(), dateOf(fixed.back().ms).c_str());
    out +=
        "| series | days | left out as unstable | 5 % | median | 95 % | highest | at 80 and above | at 90 and "
        "above |\n"
        "|---|---|---|---|---|---|---|---|---|\n";
    out += distribution("variance, 200 days", fixed);
    out += distribution("variance, drifting", moving);
    out += distribution("returns, 200 days", returns);
    return out;
}

}  // namespace plimsoll::history

#include "model/analytics/alert_run.h"
#include "model/analytics/funding.h"
#include "model/analytics/validation.h"
#include "tests/history/report.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::history {

namespace an = analytics;
using an::funding::Regime;

namespace {

struct Reading {
    double ms = 0;  // known from here on
    an::funding::RegimeReading regime;
    std::optional<an::funding::SignFlip> flip;
};

// After each settlement, from the 40 hours before it. A gap in the record starts anew.
std::vector<Reading> readings(const FundingSeries& s)
{
    std::vector<Reading> out;
    const auto window = static_cast<std::size_t>(std::lround(40 / s.hours));
    std::vector<an::funding::Segment> past;
    std::optional<Regime> previous;
    for (std::size_t i = 0; i < s.r8.size(); ++i) {
        if (i > 0 && s.r8[i].ms - s.r8[i - 1].ms > 1.5 * s.hours * kHour) {
            past.clear();
            previous.reset();
        }
        past.push_back({s.hours, s.r8[i].value});
        if (past.size() > window) past.erase(past.begin());
        const auto regime = an::funding::regime(past, previous);
        if (!regime) continue;
        previous = regime->state;
        const auto flip = an::funding::signFlip(past);
        out.push_back({s.r8[i].ms, *regime, flip ? std::optional(*flip) : std::nullopt});
    }
    return out;
}

// Hours since the epoch at which FUND_LONG (or FUND_SHORT, with the sign turned) speaks: the engine of ANALYTICS K
// with its thresholds, seeing each reading twice so that the hold of a minute can pass.
std::vector<double> alerts(const std::vector<Reading>& readings, bool longs)
{
    const an::alert::Thresholds rule =
        longs ? an::alert::Thresholds{.warn = 5, .critical = 10, .exitWarn = 4, .exitCritical = 8}
              : an::alert::Thresholds{.warn = 3, .critical = 6, .exitWarn = 2.4, .exitCritical = 5};
    auto machine = an::alert::Machine::start(rule);
    std::vector<double> out;
    for (const Reading& r : readings) {
        const double mean = (longs ? r.regime.mean : -r.regime.mean) * 1e4;
        const double crowded = longs ? r.regime.shareHigh : r.regime.shareLow;
        // Entering takes three quarters of the time; staying in only the mean.
        const double v = crowded >= 0.75 ? mean : std::min(mean, rule.warn - 0.01);
        for (const double wait : {0.0, 300.0}) {
            const auto said = machine->step(r.ms / 1000 + wait, v);
            if (said && *said && (*said)->move == an::alert::Move::Up && (*said)->level == an::alert::Level::Warn)
                out.push_back(r.ms / kHour);
            if (said && *said && (*said)->move == an::alert::Move::Up &&
                (*said)->level == an::alert::Level::Critical && (out.empty() || out.back() != r.ms / kHour))
                out.push_back(r.ms / kHour);
        }
    }
    return out;
}

// Days whose close-to-close move is at least four of the sixty moves before it, downwards (-1) or upwards (+1).
std::vector<double> largeDays(const std::vector<Bar>& days, int direction)
{
    std::vector<double> out;
    for (std::size_t i = 61; i < days.size(); ++i) {
        double squares = 0;
        for (std::size_t j = i - 60; j < i; ++j)
            squares += std::pow(std::log(days[j].close / days[j - 1].close), 2);
        const double move = std::log(days[i].close / days[i - 1].close) * direction;
        if (move >= 4 * std::sqrt(squares / 60)) out.push_back(days[i].ms / kHour);
    }
    return out;
}

std::string lines(const FundingSeries& s, const std::vector<Reading>& all, const std::vector<double>& longs)
{
    std::string out;
    for (const Crash& c : crashes()) {
        const auto at = [&](double hours) -> const Reading* {
            const double ms = c.ms + hours * kHour;
            const auto after =
                std::upper_bound(all.begin(), all.end(), ms, [](double t, const Reading& r) { return t < r.ms; });
            if (after == all.begin() || ms - std::prev(after)->ms > 12 * kHour) return nullptr;
            return &*std::prev(after);
        };
        const Reading *before = at(0), *early = at(-72), *later = at(48);
        if (!before || !early) {
            if (c.ms > all.front().ms && c.ms < all.back().ms)
                out += text("| %s, %s | %s | no record of these days | | | | | | |\n", dateOf(c.ms).c_str(),
                            c.name, s.name.c_str());
            continue;
        }
        double highest = -1;
        bool flipped = false;
        for (const Reading& r : all) {
            if (r.ms >= c.ms - 72 * kHour && r.ms <= c.ms) highest = std::max(highest, r.regime.mean);
            if (r.ms > c.ms && r.ms <= c.ms + 48 * kHour && r.flip)
                flipped |= r.flip->flip == an::funding::Flip::PositiveToNegative;
        }
        const bool warned = std::any_of(longs.begin(), longs.end(), [&](double h) {
            return h * kHour > c.ms - 72 * kHour && h * kHour <= c.ms;
        });
        out += text("| %s, %s%s | %s | %.2f | %.2f | %s | %.2f | %s | %s | %s |\n", dateOf(c.ms).c_str(), c.name,
                    c.control ? " (venue event)" : "", s.name.c_str(), 1e4 * early->regime.mean,
                    1e4 * before->regime.mean, std::string(an::funding::regimeName(before->regime.state)).c_str(),
                    1e4 * highest, warned ? "yes" : "no", flipped ? "yes" : "no",
                    later ? text("%.2f", 1e4 * later->regime.mean).c_str() : "-");
    }
    return out;
}

std::string record(const char* rule, const std::vector<double>& said, const std::vector<double>& days, double from,
                   double until)
{
    std::vector<double> alertsHere, daysHere;
    for (const double h : said)
        if (h >= from && h <= until) alertsHere.push_back(h - from);
    for (const double h : days)
        if (h >= from && h <= until) daysHere.push_back(h - from);
    const an::validate::Window window{
        .horizonHours = 72, .mergeHours = 24, .spanHours = until - from, .minLeadHours = 1};
    const auto s = an::validate::events(alertsHere, daysHere, window);
    if (!s) return {};
    const auto caught =
        static_cast<std::size_t>(std::lround(s->recall.value_or(0) * static_cast<double>(daysHere.size())));
    const auto luck = an::validate::placebo(alertsHere, daysHere, window, 1000, 1);
    return text("| %s | %zu | %s | %s | %s | %.3f | %s | %s |\n", rule, s->alerts,
                share(s->truePositives, s->alerts).c_str(), share(caught, daysHere.size()).c_str(),
                s->medianLeadHours ? text("%.0f h", *s->medianLeadHours).c_str() : "-", s->baseRate,
                s->lift ? text("%.2f", *s->lift).c_str() : "-", luck ? text("%.2f", *luck).c_str() : "-");
}

}  // namespace

std::string fundingReport(const std::filesystem::path& folder)
{
    const std::vector<FundingSeries> series = fundingOfBtc(folder);
    const std::vector<Bar> days = bars(folder, "klines_hyperliquid_BTC_1d.csv.gz");
    if (series.size() < 5 || days.size() < 100) return {};
    std::string out =
        "## Funding of BTC\n\n"
        "Realised settlements only; the reading is the one known at 00:00 UTC of the day. Means over 24 h, bp per "
        "8 h.\n"
        "\"Warned\": FUND_LONG (5 bp, three quarters of a day) spoke within the 72 h before. \"Flipped\": the "
        "paying\n"
        "side changed from long to short within the 48 h after.\n\n"
        "| event | venue | mean 72 h before | mean before | regime before | highest in 72 h | warned | flipped | "
        "mean 48 h after |\n|---|---|---|---|---|---|---|---|---|\n";
    std::vector<std::vector<Reading>> all;
    for (const FundingSeries& s : series) all.push_back(readings(s));
    for (std::size_t i = 0; i < series.size(); ++i) out += lines(series[i], all[i], alerts(all[i], true));

    out +=
        "\nHow much of the time each regime held:\n\n"
        "| venue | from | to | NEUTRAL | LONG_WATCH | LONG_CROWDED | SHORT_WATCH | SHORT_CROWDED |\n"
        "|---|---|---|---|---|---|---|---|\n";
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto part = [&](Regime state) {
            const auto n = std::count_if(all[i].begin(), all[i].end(),
                                         [&](const Reading& r) { return r.regime.state == state; });
            return 100.0 * static_cast<double>(n) / static_cast<double>(all[i].size());
        };
        out += text("| %s | %s | %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n", series[i].name.c_str(),
                    dateOf(all[i].front().ms).c_str(), dateOf(all[i].back().ms).c_str(), part(Regime::Neutral),
                    part(Regime::LongWatch), part(Regime::LongCrowded), part(Regime::ShortWatch),
                    part(Regime::ShortCrowded));
    }

    const double from = days[61].ms / kHour, until = all[0].back().ms / kHour;
    out += text(
        "\nThe whole record of Binance, %s to %s, against days of a move beyond 4 sigma (60 days before;\n"
        "price alone, because open interest every 4 h is not among the series). An alert is right if such a\n"
        "day begins 1 to 72 h after it. \"Luck\": share of 1000 random shifts with at least this precision.\n\n",
        dateOf(from * kHour).c_str(), dateOf(until * kHour).c_str());
    out +=
        "| rule | alerts | right (share; 95 % interval) | days caught | median lead | base rate | lift | luck |\n"
        "|---|---|---|---|---|---|---|---|\n";
    out += record("FUND_LONG before falls", alerts(all[0], true), largeDays(days, -1), from, until);
    out += record("FUND_SHORT before rises", alerts(all[0], false), largeDays(days, +1), from, until);
    return out;
}

}  // namespace plimsoll::history

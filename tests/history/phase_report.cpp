#include "model/analytics/phase.h"

#include "model/analytics/alert_run.h"
#include "model/analytics/interest.h"
#include "model/analytics/liquidation.h"
#include "model/analytics/rolling.h"
#include "tests/history/report.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::history {

namespace an = analytics;
using an::phase::Phase;

namespace {

// ---- BTC, once a day: what can be known without a feed of liquidations ------------------------------------

struct Day {
    double ms = 0;  // known from here on
    std::optional<double> euphoria, r8, oiChange, leverageZ, rvRatio, score;
    int tinderbox = 0;
    Phase phase = Phase::BuildUp;
};

// Median of a series' values in (until - span, until].
std::optional<double> medianOf(const Points& points, double until, double span)
{
    std::vector<double> in;
    for (const Point& p : points)
        if (p.ms > until - span && p.ms <= until) in.push_back(p.value);
    return in.empty() ? std::nullopt : std::optional(an::median(in));
}

std::optional<double> realised(const std::vector<Bar>& bars, double until, double span)
{
    double squares = 0;
    std::size_t n = 0;
    for (std::size_t i = 1; i < bars.size(); ++i) {
        const double end = bars[i].ms + 4 * kHour;
        if (end <= until - span || end > until) continue;
        squares += std::pow(std::log(bars[i].close / bars[i - 1].close), 2);
        ++n;
    }
    if (static_cast<double>(n) < 0.9 * span / (4 * kHour)) return std::nullopt;
    return std::sqrt(squares / (span / kDay));  // a day's
}

std::vector<Day> daysOfBtc(const std::filesystem::path& folder)
{
    const std::vector<Bar> fourHours = bars(folder, "klines_hyperliquid_BTC_4h.csv.gz");
    const auto oi = Csv::read(folder / "oi_daily_top10.csv.gz");
    const auto books = Csv::read(folder / "liquidity_hyperliquid_BTC.csv.gz");
    const std::vector<FundingSeries> funding = fundingOfBtc(folder);
    if (fourHours.empty() || !oi || !books || funding.empty()) return {};

    Points depth, interest, settled;
    for (std::size_t i = 0; i < books->rows(); ++i) {
        const double mid = books->number(i, "mid_price");
        if (mid > 0) depth.push_back({books->number(i, "time_ms"), books->number(i, "depth_50bps_usd") / mid});
    }
    std::sort(depth.begin(), depth.end(), [](const Point& a, const Point& b) { return a.ms < b.ms; });
    Points closes;
    for (const Bar& b : fourHours) closes.push_back({b.ms + 4 * kHour, b.close});
    // Coin-margined contracts of 100 USD: the USD stand for contracts, coins follow from the price.
    for (std::size_t i = 0; i < oi->rows(); ++i) {
        if (oi->text(i, "coin") != "BTC") continue;
        const double end = oi->number(i, "time_ms") + kDay;
        if (const auto price = valueAt(closes, end)) interest.push_back({end, oi->number(i, "oi_close") / *price});
    }
    settled = funding.front().r8;  // Binance

    std::vector<Day> out;
    an::rolling::Order leverage(30);
    std::optional<Phase> before;
    for (const Point& p : interest) {
        Day day;
        day.ms = p.ms;
        const auto now = medianOf(depth, p.ms, kDay), then = medianOf(depth, p.ms - 7 * kDay, kDay);
        const auto weekAgo = valueAt(interest, p.ms - 7 * kDay);
        const auto box = now && then && weekAgo
                             ? an::interest::tinderbox(p.value, *weekAgo, *now, *then)
                             : an::Result<an::interest::Tinderbox>(an::noData("depth", "missing"));
        if (box) {
            day.oiChange = box->interestChange;
            day.score = box->score;
            day.tinderbox = box->level;
            if (leverage.ring().coverage() >= 0.8) day.leverageZ = leverage.robustZ(box->perDepth);
            leverage.push(box->perDepth);
        } else {
            leverage.push(std::nullopt);
        }
        std::vector<double> rates;
        for (const Point& r : settled)
            if (r.ms > p.ms - kDay && r.ms <= p.ms + 60'000) rates.push_back(r.value);
        if (!rates.empty()) day.r8 = an::mean(rates);
        const auto day1 = realised(fourHours, p.ms, kDay), day30 = realised(fourHours, p.ms, 30 * kDay);
        if (day1 && day30 && *day30 > 0) day.rvRatio = *day1 / *day30;
        const auto score = an::phase::euphoriaScore({day.r8, day.oiChange, day.leverageZ, day.rvRatio});
        if (score) day.euphoria = *score;
        an::phase::Facts facts;
        facts.euphoria = day.euphoria;
        facts.oiChange7d = day.oiChange;
        day.phase = *an::phase::step(before.value_or(Phase::BuildUp), 24, facts);
        before = day.phase;
        out.push_back(day);
    }
    return out;
}

std::string shown(const std::optional<double>& x, const char* format, double times = 1)
{
    if (!x) return "unknown";
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, format, *x * times);
    return buffer;
}

std::string btcReport(const std::vector<Day>& days)
{
    std::string out =
        "### BTC before the events: build-up, euphoria, tinderbox\n\n"
        "Once a day at 00:00 UTC. Funding: Binance. Open interest: Binance's coin-margined contract. Depth: "
        "Hyperliquid\n"
        "within 50 bp, not 1 %. Three venues' pieces stand in for one market, so read the direction, not the "
        "level.\n"
        "There is no feed of liquidations before the events: LIQUIDATION and RESET could not have been reached "
        "here.\n\n"
        "| event | days before | r8, bp | open interest, 7 d | leverage z | RV ratio | euphoria | phase | "
        "tinderbox score | "
        "level |\n|---|---|---|---|---|---|---|---|---|---|\n";
    for (const Crash& c : crashes())
        for (const double before : {7.0, 3.0, 1.0, 0.0}) {
            const auto at =
                std::find_if(days.begin(), days.end(), [&](const Day& d) { return d.ms == c.ms - before * kDay; });
            if (at == days.end() || !at->rvRatio) continue;
            out += text("| %s, %s | %.0f | %s | %s | %s | %s | %s | %s | %s | %d |\n", dateOf(c.ms).c_str(),
                        c.name, before, shown(at->r8, "%.2f", 1e4).c_str(), shown(at->oiChange, "%+.3f").c_str(),
                        shown(at->leverageZ, "%+.2f").c_str(), shown(at->rvRatio, "%.2f").c_str(),
                        shown(at->euphoria, "%.2f").c_str(), std::string(an::phase::phaseName(at->phase)).c_str(),
                        shown(at->score, "%+.3f").c_str(), at->tinderbox);
        }
    std::size_t known = 0, euphoric = 0, boxes = 0, level1 = 0, level2 = 0;
    double highest = 0, first = 0, last = 0;
    for (const Day& d : days) {
        if (d.euphoria) {
            if (known++ == 0) first = d.ms;
            last = d.ms;
            euphoric += d.phase == Phase::Euphoria;
            highest = std::max(highest, *d.euphoria);
        }
        if (!d.score) continue;
        ++boxes;
        level1 += d.tinderbox >= 1;
        level2 += d.tinderbox >= 2;
    }
    out += text(
        "\nOf %zu days with every input (%s to %s) %zu were EUPHORIA; the highest score was %.2f (enters at "
        "0.70).\n"
        "The tinderbox stood at level 1 or above on %zu of %zu days, at level 2 on %zu.\n",
        known, dateOf(first).c_str(), dateOf(last).c_str(), euphoric, highest, level1, boxes, level2);
    return out;
}

// ---- One coin, minute by minute, with open interest and liquidations --------------------------------------

std::optional<double> back(const Points& points, double ms, double minutes)
{
    const auto value = valueAt(points, ms - minutes * 60'000);
    return !points.empty() && ms - minutes * 60'000 >= points.front().ms ? value : std::nullopt;
}

std::string minuteReport(const std::filesystem::path& folder, const char* symbol)
{
    const auto csv = Csv::read(folder / text("minute_features_%s_2026-06.csv.gz", symbol));
    if (!csv || csv->rows() < 100) return {};
    Points close, base;
    an::rolling::Order history(1440);  // ln(1 + USD / 1000) a minute
    an::rolling::Moments squares(1440);
    auto burst = an::alert::Machine::start({.warn = 3,
                                            .critical = 4,
                                            .exitWarn = 2,
                                            .exitCritical = 3,
                                            .holdSeconds = an::alert::kFastHold,
                                            .clearSeconds = an::alert::kFastClear,
                                            .cooldownSeconds = an::alert::kFastCooldown});
    Phase phase = Phase::BuildUp;
    double since = csv->number(0, "time_ms"), loudAt = since;
    double liquidated = 0, worst = 0, highest = 0;
    std::size_t bursts = 0;
    std::string moves, firstBurst = "none";
    for (std::size_t i = 0; i < csv->rows(); ++i) {
        const double ms = csv->number(i, "time_ms") + 60'000, price = csv->number(i, "close");
        const double oiUsd = csv->number(i, "oi_total_usd");
        const double usd = csv->number(i, "liq_long_usd") + csv->number(i, "liq_short_usd");
        liquidated += usd;
        if (!close.empty()) squares.push(std::pow(std::log(price / close.back().value), 2));
        close.push_back({ms, price});
        base.push_back({ms, oiUsd / price});

        an::phase::Facts f;
        if (history.ring().present() >= 60) {
            const double z = an::liq::zscoreOf(usd, 1000, *history.median(), *history.mad());
            f.liquidationZ = z;
            if (z >= 1.5) loudAt = ms;
            const auto weighed = an::liq::burst(z, usd, oiUsd);
            for (const double wait : {0.0, 30.0}) {
                const auto said = burst->step(ms / 1000 + wait, weighed ? std::optional(*weighed) : std::nullopt);
                if (!said || !*said || (*said)->move != an::alert::Move::Up) continue;
                if (bursts++ == 0) firstBurst = text("%s (%.0f USD, z %.1f)", minuteOf(ms).c_str(), usd, z);
            }
        }
        history.push(std::log(1 + usd / 1000));
        f.calmHours = (ms - loudAt) / kHour;
        if (const auto then = back(base, ms, 240)) f.oiDrop4h = 1 - base.back().value / *then;
        if (const auto then = back(base, ms, 60)) f.oiSlopeHour = base.back().value / *then - 1;
        const auto hourAgo = back(close, ms, 60), variance = squares.mean();
        if (hourAgo && variance && *variance > 0 && squares.ring().present() >= 240)
            f.returnZ1h = std::log(price / *hourAgo) / std::sqrt(60 * *variance);
        if (f.oiDrop4h) worst = std::max(worst, *f.oiDrop4h);
        if (f.returnZ1h) highest = std::max(highest, std::abs(*f.returnZ1h));

        const Phase next = *an::phase::step(phase, (ms - since) / kHour, f);
        if (next == phase) continue;
        moves += text("| %s | %s | %s | %s | %s | %s | %s |\n", symbol, minuteOf(ms).c_str(),
                      std::string(an::phase::phaseName(next)).c_str(), shown(f.liquidationZ, "%.1f").c_str(),
                      shown(f.oiDrop4h, "%+.1f %%", 100).c_str(), shown(f.returnZ1h, "%+.1f").c_str(),
                      shown(f.calmHours, "%.1f").c_str());
        phase = next;
        since = ms;
    }
    double low = close.front().value, high = low;
    for (const Point& p : close) low = std::min(low, p.value), high = std::max(high, p.value);
    std::string out = text(
        "%s, %s to %s: price %.5g to %.5g (between %.5g and %.5g), %.0f USD liquidated; most open\n"
        "interest lost in 4 h %.1f %%, largest hour %.1f sigma. LIQ_BURST first: %s, %zu times in all.\n"
        "Ends as %s.\n",
        symbol, minuteOf(close.front().ms).c_str(), minuteOf(close.back().ms).c_str(), close.front().value,
        close.back().value, low, high, liquidated, 100 * worst, highest, firstBurst.c_str(), bursts,
        std::string(an::phase::phaseName(phase)).c_str());
    if (moves.empty()) return out + "No phase changed.\n";
    out +=
        "\n| symbol | time | became | liquidation z | open interest lost, 4 h | hour's move, sigma | calm, h |\n"
        "|---|---|---|---|---|---|---|\n";
    return out + moves;
}

}  // namespace

std::string phaseReport(const std::filesystem::path& folder)
{
    const std::vector<Day> days = daysOfBtc(folder);
    const std::string a = minuteReport(folder, "ESPORTSUSDT"), b = minuteReport(folder, "LABUSDT");
    if (days.size() < 100 || a.empty() || b.empty()) return {};
    std::string out = "## Phases\n\n";
    out += btcReport(days);
    out +=
        "\n### Two coins minute by minute\n\n"
        "The whole machine except normalisation and euphoria, whose inputs (books, 30 days) are not in these "
        "files:\n"
        "RESET cannot end. The day's own minutes are the normal it is measured against, from the 61st on.\n\n";
    out += a;
    out += '\n';
    out += b;
    return out;
}

}  // namespace plimsoll::history

#include "model/metrics/instrument_series.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll {

namespace {

template <typename Row>
void put(const Row& row, std::size_t field, const std::optional<double>& v)
{
    if (v) row[field] = static_cast<float>(*v);
}
template <typename Row>
void putIfUnknown(const Row& row, std::size_t field, const std::optional<double>& v)
{
    if (v && std::isnan(row[field])) row[field] = static_cast<float>(*v);
}
template <typename Row>
void putIfMore(const Row& row, std::size_t field, double v)
{
    const float is = row[field];
    if (std::isnan(is) || is < static_cast<float>(v)) row[field] = static_cast<float>(v);
}
template <typename Row>
void putIfLess(const Row& row, std::size_t field, double v)
{
    const float is = row[field];
    if (std::isnan(is) || is > static_cast<float>(v)) row[field] = static_cast<float>(v);
}
template <typename Row>
void add(const Row& row, std::size_t field, double v)
{
    const float is = row[field];
    row[field] = static_cast<float>((std::isnan(is) ? 0.0 : static_cast<double>(is)) + v);
}
template <typename Row>
void widen(const Row& row, std::size_t high, std::size_t low, double h, double l)
{
    putIfMore(row, high, h);
    putIfLess(row, low, l);
}

}  // namespace

void InstrumentSeries::sample(Step second, const InstrumentSample& s, Heard heard)
{
    // Looked at once more: the row is of the newer look, and what came since the first is not of this second.
    const bool again = !m_seconds.empty() && m_seconds.last() == second;
    const Step minute = second / 60;
    if (m_minute && *m_minute != minute) {
        closeMinute(*m_minute);
        // An hour whose last minute nobody saw ends all the same.
        const Step hour = *m_minute / 60;
        if (hour != minute / 60 && (*m_minute + 1) % 60 != 0) closeHour(hour);
    }
    m_minute = minute;

    // What came was heard, whatever its topic's state says.
    const bool trades = heard.trades || m_buy + m_sell > 0;
    if (const auto row = m_seconds.at(second)) {
        put(row, SMid, s.mid);
        put(row, SSpread, s.spreadBp);
        put(row, SBid10, s.bidUsd[1]);
        put(row, SAsk10, s.askUsd[1]);
        put(row, SBid25, s.bidUsd[2]);
        put(row, SAsk25, s.askUsd[2]);
        put(row, SBid100, s.bidUsd[4]);
        put(row, SAsk100, s.askUsd[4]);
        if (trades && !again) {
            add(row, SBuy, m_buy);
            add(row, SSell, m_sell);
        }
        if (heard.liquidations && !again) {
            add(row, SLong, m_long);
            add(row, SShort, m_short);
        }
    }
    if (const auto row = m_minutes.at(minute)) {
        if (!again) add(row, MLooks, 1);
        if (s.mid) {
            const auto v = static_cast<float>(*s.mid);
            if (std::isnan(row[MOpen])) row[MOpen] = v;
            widen(row, MHigh, MLow, v, v);
            row[MClose] = v;
        }
        put(row, MInterest, s.openInterest);
        put(row, MRate, s.r8);
        put(row, MMark, s.mark);
        put(row, MIndex, s.index);
        if (trades && !again) {
            add(row, MBuy, m_buy);
            add(row, MSell, m_sell);
        }
        if (heard.liquidations && !again) {
            add(row, MLong, m_long);
            add(row, MShort, m_short);
        }
        if (s.bidUsd[4] && s.askUsd[4] && !again) {
            m_depth.sum += *s.bidUsd[4] + *s.askUsd[4];
            ++m_depth.count;
            row[MDepth100] = static_cast<float>(m_depth.sum / m_depth.count);
        }
        if (s.spreadBp && !again) {
            m_spread.sum += *s.spreadBp;
            ++m_spread.count;
            row[MSpread] = static_cast<float>(m_spread.sum / m_spread.count);
        }
    }
    if (again) return;
    m_buy = m_sell = m_long = m_short = 0;
    m_lastPrints = std::exchange(m_prints, std::nullopt);
}

void InstrumentSeries::happened(Step second, bool buy, double usd)
{
    if (const auto row = m_happened.at(second)) add(row, buy ? kBought : kSold, usd);
}

// What happens in a second comes in it and in the next one, and is looked at when each of them is over.
std::optional<InstrumentSeries::Takers> InstrumentSeries::takersIn(Step second) const
{
    if (!m_seconds.get(second + 1, SBuy) || !m_seconds.get(second + 2, SBuy)) return std::nullopt;
    if (!m_happened.empty() && second <= m_happened.last() - static_cast<Step>(kHappened)) return std::nullopt;
    return Takers{m_happened.get(second, kBought).value_or(0), m_happened.get(second, kSold).value_or(0)};
}

void InstrumentSeries::closeMinute(Step minute)
{
    m_depth = m_spread = {};
    if ((minute + 1) % 60 == 0) closeHour(minute / 60);
}

void InstrumentSeries::closeHour(Step hour)
{
    const auto row = m_hours.at(hour);
    if (!row) return;
    const Step last = hour * 60 + 59;
    const auto fold = [&](Minute field, auto&& take) {
        for (Step m = last - 59; m <= last; ++m)
            if (const auto v = m_minutes.get(m, field)) take(*v);
    };
    fold(MHigh, [&](double v) { putIfMore(row, HHigh, v); });
    fold(MLow, [&](double v) { putIfLess(row, HLow, v); });
    put(row, HClose, m_minutes.before(last, 59, MClose));
    put(row, HInterest, m_minutes.before(last, 59, MInterest));
    putIfUnknown(row, HRate, m_minutes.before(last, 59, MRate));
    const auto mean = [&](Minute from, Hour to) {
        Mean m;
        fold(from, [&](double v) { m.sum += v, ++m.count; });
        if (m.count > 0) row[to] = static_cast<float>(m.sum / m.count);
    };
    mean(MDepth100, HDepth100);
    mean(MSpread, HSpread);
    // A part of the hour does not take the place of what the venue says of the whole.
    const auto total = [&](Minute from, Hour to) {
        if (const auto sum = m_minutes.sum(last, 60, from)) putIfMore(row, to, *sum);
    };
    total(MBuy, HBuy);
    total(MSell, HSell);
    measureVariance(hour);
}

std::optional<double> InstrumentSeries::fiveClose(Step five) const
{
    const auto seen = m_minutes.before(five * 5 + 4, 4, MClose);
    return seen ? seen : m_fives.get(five, 0);
}

// Realised variance from five-minute returns (ANALYTICS D).
void InstrumentSeries::measureVariance(Step hour)
{
    const auto row = m_hours.at(hour);
    if (!row) return;
    double variance = 0;
    int returns = 0;
    std::optional<double> previous = fiveClose(hour * 12 - 1);
    for (Step five = hour * 12; five < hour * 12 + 12; ++five) {
        const auto close = fiveClose(five);
        if (close && previous && *close > 0 && *previous > 0) {
            const double r = std::log(*close / *previous);
            variance += r * r;
            ++returns;
        }
        previous = close;
    }
    if (returns >= 6) row[HVariance] = static_cast<float>(variance * 12 / returns);
}

// The first return of an hour begins where the hour before it ended.
void InstrumentSeries::measureAfter(Step hour)
{
    if (!m_hours.empty() && hour < m_hours.last()) measureVariance(hour + 1);
}

bool InstrumentSeries::rememberBar(Step first, int minutes, const PastBar& bar)
{
    const Step hour = first / 60;
    bool news = false;
    switch (minutes) {
        case 1:
            m_known.reset();
            // A minute that was watched from the middle has a close of its own, but not the whole range.
            if (const auto row = m_minutes.at(first)) {
                news = std::isnan(row[MClose]) || (bar.buyUsd && std::isnan(row[MBuy]));
                putIfUnknown(row, MClose, bar.close);
                row[MOpen] = static_cast<float>(bar.open);
                widen(row, MHigh, MLow, bar.high, bar.low);
                putIfUnknown(row, MBuy, bar.buyUsd);
                putIfUnknown(row, MSell, bar.sellUsd);
            }
            // Bars come in any order: an hour that is over is closed again with more of it.
            if ((first + 1) % 60 == 0 ||
                ((first + 1) % 5 == 0 && m_minutes.get(hour * 60 + 59, MClose).has_value()))
                closeHour(hour);
            if ((first + 1) % 60 == 0) measureAfter(hour);
            break;
        case 5:
            if (const auto row = m_fives.at(first / 5)) {
                news = std::isnan(row[0]);
                row[0] = static_cast<float>(bar.close);
            }
            if (const auto row = m_hours.at(hour)) {
                widen(row, HHigh, HLow, bar.high, bar.low);
                if ((first + 5) % 60 == 0) putIfUnknown(row, HClose, bar.close);
            }
            measureVariance(hour);
            if ((first + 5) % 60 == 0) measureAfter(hour);
            break;
        case 60:
            if (const auto row = m_hours.at(hour)) {
                news = std::isnan(row[HClose]);
                widen(row, HHigh, HLow, bar.high, bar.low);
                putIfUnknown(row, HClose, bar.close);
                if (bar.buyUsd) putIfMore(row, HBuy, *bar.buyUsd);
                if (bar.sellUsd) putIfMore(row, HSell, *bar.sellUsd);
            }
            break;
        default: break;
    }
    return news;
}

std::optional<double> InstrumentSeries::dayTurnover(Step minute) const
{
    constexpr std::size_t kDay = 1'440, kLeastOfDay = kDay * 9 / 10;
    double usd = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < kDay; ++i) {
        const auto buy = m_minutes.get(minute - static_cast<Step>(i), MBuy);
        const auto sell = m_minutes.get(minute - static_cast<Step>(i), MSell);
        if (buy && sell) usd += *buy + *sell, ++known;
    }
    return known >= kLeastOfDay ? std::optional(usd) : std::nullopt;
}

std::size_t InstrumentSeries::closesKnown(Step minute) const
{
    if (!m_known || m_known->first != minute) {
        std::size_t n = 0;
        for (Step m = minute - static_cast<Step>(kMinutes) + 1; m <= minute; ++m)
            n += m_minutes.get(m, MClose).has_value();
        m_known = {minute, n};
    }
    return m_known->second;
}

bool InstrumentSeries::rememberInterest(Step minute, double base)
{
    bool news = false;
    if (const auto row = m_minutes.at(minute)) {
        news = std::isnan(row[MInterest]);
        putIfUnknown(row, MInterest, base);
    }
    // The first minute of an hour is the end of the one before.
    const Step hour = (minute - 1) / 60;
    if (const auto row = m_hours.at(hour)) {
        news = news || std::isnan(row[HInterest]);
        if (const auto last = m_minutes.before(hour * 60 + 60, 59, MInterest))
            put(row, HInterest, last);
        else
            putIfUnknown(row, HInterest, base);
    }
    return news;
}

bool InstrumentSeries::rememberBook(Step hour, std::optional<double> depth100, std::optional<double> spreadBp)
{
    const auto row = m_hours.at(hour);
    if (!row) return false;
    const auto fill = [&row](Hour field, const std::optional<double>& v) {
        if (!v || !std::isnan(row[field])) return false;
        row[field] = static_cast<float>(*v);
        return true;
    };
    const bool depth = fill(HDepth100, depth100), spread = fill(HSpread, spreadBp);
    return depth || spread;
}

bool InstrumentSeries::rememberRate(Step hour, double r8)
{
    const auto row = m_hours.at(hour);
    if (!row || row[HRate] == static_cast<float>(r8)) return false;
    row[HRate] = static_cast<float>(r8);
    return true;
}

}  // namespace plimsoll

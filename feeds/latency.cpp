#include "feeds/latency.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;
constexpr Duration kWindow = 10s;     // of the percentiles
constexpr std::size_t kMinutes = 10;  // of the lowest values
constexpr double kUsualTripMs = 400;  // assumed while no round trip is known
constexpr Duration kProof = 1s;       // a path does not become slower by more than this in this time
constexpr int kProofSamples = 3;
constexpr double kStepMs = 2'000;  // beside the path: less is taken for a slow one (read)

}  // namespace

void LatencyMeter::Lowest::add(double v, Mono now)
{
    if (minutes.empty() || now - minutes.back().start >= 60s) {
        minutes.push_back({now, v});
        if (minutes.size() > kMinutes) minutes.pop_front();
        return;
    }
    minutes.back().value = std::min(minutes.back().value, v);
}

std::optional<double> LatencyMeter::Lowest::get(Mono now)
{
    while (!minutes.empty() && now - minutes.front().start > 60s * (kMinutes + 1)) minutes.pop_front();
    if (minutes.empty()) return std::nullopt;
    return std::min_element(minutes.begin(), minutes.end(),
                            [](const Minute& a, const Minute& b) { return a.value < b.value; })
        ->value;
}

void LatencyMeter::data(Timestamp venue, Timestamp received, Mono now)
{
    const double ms = toMs(received - venue);
    const Duration lead = received.time_since_epoch() - now.time_since_epoch();
    const Duration moved = lead > m_wallLead ? lead - m_wallLead : m_wallLead - lead;
    const auto lowest = m_lowest.get(now);
    // One of the two clocks was set: what was learned before does not hold any more (FAULTS 49).
    const bool back = setBack(ms, lowest, now);
    if (!m_hasBase || moved > 1s || back || (lowest && ms < *lowest - 5'000)) {
        m_lowest = {};
        m_ring.clear();
        m_at = 0;
        m_base = ms;
        m_hasBase = true;
    }
    m_wallLead = lead;
    m_lowest.add(ms, now);
    const Sample sample{now, static_cast<float>(ms - m_base)};
    if (m_ring.size() < kSamples) {
        m_ring.push_back(sample);
    } else {
        m_ring[m_at] = sample;
        m_at = (m_at + 1) % kSamples;
    }
}

void LatencyMeter::roundTrip(Duration trip, Mono now)
{
    if (trip < Duration::zero()) return;
    m_trip.add(toMs(trip), now);
    if (!m_proof || now > m_proof->until)
        m_proof = Proof{now + kProof, toMs(trip), std::numeric_limits<double>::infinity()};
}

// The venue's clock went back: everything that came while the path was known to be quick is late by its time.
bool LatencyMeter::setBack(double ms, std::optional<double> lowest, Mono now)
{
    if (!m_proof) return false;
    if (now <= m_proof->until) {
        m_proof->lowest = std::min(m_proof->lowest, ms);
        ++m_proof->samples;
        return false;
    }
    const Proof proof = *std::exchange(m_proof, std::nullopt);
    const double latest = proof.trip + toMs(kProof);
    return lowest && proof.samples >= kProofSamples && std::min(proof.lowest, ms) - *lowest > latest + kStepMs;
}

LatencyMeter::Reading LatencyMeter::read(Mono now)
{
    Reading r;
    const auto lowest = m_lowest.get(now);
    if (!lowest) return r;
    const double trip = m_trip.get(now).value_or(kUsualTripMs);
    // offset = path - difference, 0 <= path <= trip
    const double offsetLow = -*lowest, offsetHigh = -*lowest + trip;
    // Venues stamp whole milliseconds, and both clocks are disciplined to a few.
    constexpr double kSlack = 50;
    const bool zeroFits = offsetLow <= kSlack && offsetHigh >= -kSlack;
    // A path that is slow but steady looks like an offset; below two seconds it is taken for slow.
    const bool slowPath = *lowest > 0 && *lowest < 2'000;
    const double offset = zeroFits || slowPath ? 0.0 : (offsetLow + offsetHigh) / 2;
    r.clockOffsetMs = offset;

    std::vector<double> recent;
    recent.reserve(m_ring.size());
    for (const Sample& s : m_ring) {
        if (now - s.at <= kWindow) recent.push_back(std::max(0.0, static_cast<double>(s.ms) + m_base + offset));
    }
    if (recent.empty()) return r;
    const auto quantile = [&recent](double q) {
        const auto at = static_cast<std::ptrdiff_t>(q * static_cast<double>(recent.size() - 1));
        std::nth_element(recent.begin(), recent.begin() + at, recent.end());
        return recent[static_cast<std::size_t>(at)];
    };
    r.p50 = quantile(0.50);
    r.p99 = quantile(0.99);
    return r;
}

}  // namespace plimsoll

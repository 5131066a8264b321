#include "model/boards/phase_past.h"

#include "model/boards/phase_parts.h"
#include "model/kept_time.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::phase::Phase;

namespace {

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}
std::string jsonOf(const QJsonObject& o)
{
    return QJsonDocument(o).toJson(QJsonDocument::Compact).toStdString();
}
QJsonObject objectOf(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

// ---- values: null where unknown
QJsonValue put(const std::optional<double>& v)
{
    return v && std::isfinite(*v) ? QJsonValue(*v) : QJsonValue();
}
std::optional<double> number(const QJsonValue& v)
{
    return v.isDouble() ? std::optional(v.toDouble()) : std::nullopt;
}
QJsonValue put(const std::optional<Timestamp>& t)
{
    return t ? QJsonValue(static_cast<qint64>(toUnixMs(*t))) : QJsonValue();
}
std::optional<Timestamp> moment(const QJsonValue& v)
{
    return keptTime(v.toDouble(-1));
}
std::uint64_t count(const QJsonValue& v)
{
    return static_cast<std::uint64_t>(std::clamp(v.toDouble(), 0.0, 1e15));
}
template <std::size_t N>
QJsonArray put(const std::array<std::optional<double>, N>& all)
{
    QJsonArray out;
    for (const auto& v : all) out.append(put(v));
    return out;
}
template <std::size_t N>
void take(const QJsonValue& from, std::array<std::optional<double>, N>& to)
{
    const QJsonArray all = from.toArray();
    for (std::size_t i = 0; i < N; ++i) to[i] = number(all.at(static_cast<qsizetype>(i)));
}
QJsonArray put(const PhaseNumber& n)
{
    return {put(n.value), static_cast<int>(n.reason)};
}
PhaseNumber phaseNumber(const QJsonValue& v)
{
    PhaseNumber out;
    const QJsonArray pair = v.toArray();
    out.value = number(pair.at(0));
    const int reason = pair.at(1).toInt(-1);
    if (reason >= 0 && reason <= static_cast<int>(analytics::Reason::BadInput))
        out.reason = static_cast<analytics::Reason>(reason);
    return out;
}

std::optional<Phase> phaseNamed(const QString& name)
{
    for (const Phase p : {Phase::BuildUp, Phase::Euphoria, Phase::Liquidation, Phase::Reset})
        if (text(analytics::phase::phaseName(p)) == name) return p;
    return std::nullopt;
}

// ---- what decided a change
QJsonArray put(const std::vector<PhaseEvidence>& by)
{
    QJsonArray out;
    for (const PhaseEvidence& e : by)
        out.append(QJsonObject{{"fact", text(phaseFactName(e.fact).key)}, {"value", put(e.value.value)}});
    return out;
}
// The limits are those of the program that reads it.
std::vector<PhaseEvidence> evidence(const QJsonArray& all, Phase from, Phase to)
{
    std::vector<PhaseEvidence> out;
    for (PhaseEvidence e : evidenceOf(from, analytics::phase::Facts{})) {
        if (!e.asked || e.leadsTo != to) continue;
        for (const QJsonValue& v : all)
            if (v["fact"].toString() == text(phaseFactName(e.fact).key)) e.value.value = number(v["value"]);
        if (!e.value.value) continue;
        e.met = verdictOf(e.value.value, e.bound, e.limit);
        out.push_back(e);
    }
    return out;
}

// ---- before and since
QJsonObject put(const BeforeFlush& b)
{
    return {{"down", b.down},
            {"price", put(b.price)},
            {"high", put(b.high)},
            {"low", put(b.low)},
            {"interest", put(b.interest)},
            {"interest_top", put(b.interestTop)},
            {"interest_of", static_cast<int>(b.interestOf)},
            {"r8", put(b.r8)},
            {"r8_day", put(b.r8Day)},
            {"spread", put(b.spread)},
            {"depth", put(b.depth)},
            {"basis", put(b.basis)},
            {"hours", b.hours},
            {"venue_spread", put(b.venueSpread)},
            {"venue_depth", put(b.venueDepth)},
            {"venue_basis", put(b.venueBasis)}};
}
std::shared_ptr<const BeforeFlush> before(const QJsonObject& o, Timestamp at)
{
    auto b = std::make_shared<BeforeFlush>();
    b->at = at;
    b->down = o["down"].toBool(true);
    b->price = number(o["price"]), b->high = number(o["high"]), b->low = number(o["low"]);
    b->interest = number(o["interest"]), b->interestTop = number(o["interest_top"]);
    b->interestOf = static_cast<std::uint8_t>(std::clamp(o["interest_of"].toInt(), 0, (1 << kVenueCount) - 1));
    b->r8 = number(o["r8"]), b->r8Day = number(o["r8_day"]);
    b->spread = number(o["spread"]), b->depth = number(o["depth"]), b->basis = number(o["basis"]);
    b->hours = o["hours"].toDouble();
    take(o["venue_spread"], b->venueSpread);
    take(o["venue_depth"], b->venueDepth);
    take(o["venue_basis"], b->venueBasis);
    b->stored = true;
    return b;
}
QJsonObject put(const SinceFlush& s)
{
    return {{"interest_least", put(s.interestLeast)},
            {"least_ms", put(s.leastAt)},
            {"price_worst", put(s.priceWorst)},
            {"r8_least", put(s.r8Least)},
            {"settled_r8", put(s.settledR8)},
            {"settled_ms", put(s.settledAt)},
            {"half_ms", put(s.halfBackAt)}};
}
SinceFlush since(const QJsonObject& o)
{
    SinceFlush s;
    s.interestLeast = number(o["interest_least"]), s.leastAt = moment(o["least_ms"]);
    s.priceWorst = number(o["price_worst"]), s.r8Least = number(o["r8_least"]);
    s.settledR8 = number(o["settled_r8"]), s.settledAt = moment(o["settled_ms"]);
    s.halfBackAt = moment(o["half_ms"]);
    if (!s.interestLeast || !s.leastAt) s.interestLeast.reset(), s.leastAt.reset();
    return s;
}

// ---- the record
QJsonObject put(const VenueStress& s)
{
    return {{"gaps", static_cast<qint64>(s.gaps)}, {"resyncs", static_cast<qint64>(s.resyncs)},
            {"worst_age_s", put(s.worstAgeS)},     {"worst_delay_ms", put(s.worstDelayMs)},
            {"worst_spread", put(s.worstSpread)},  {"largest_loss", put(s.largestLoss)},
            {"recovered_min", put(s.recoveredMin)}};
}
VenueStress stress(const QJsonObject& o)
{
    VenueStress s;
    s.gaps = count(o["gaps"]);
    s.resyncs = count(o["resyncs"]);
    s.worstAgeS = phaseNumber(o["worst_age_s"]), s.worstDelayMs = phaseNumber(o["worst_delay_ms"]);
    s.worstSpread = phaseNumber(o["worst_spread"]), s.largestLoss = phaseNumber(o["largest_loss"]);
    s.recoveredMin = phaseNumber(o["recovered_min"]);
    return s;
}
QJsonObject put(const FlushRecord& r)
{
    QJsonArray card;
    for (const StructureValue& v : r.card) card.append(QJsonArray{put(v.before), put(v.worst), put(v.now)});
    QJsonObject venues;
    for (const VenueId v : kVenues)
        if (const auto& s = r.venues[static_cast<std::size_t>(v)]) venues.insert(text(venueKey(v)), put(*s));
    return {{"ended_ms", put(r.ended)},          {"card", card},
            {"peak_usd", put(r.peakUsd)},        {"peak_ms", put(r.peakAt)},
            {"long_usd", put(r.longUsd)},        {"short_usd", put(r.shortUsd)},
            {"removed", put(r.interestRemoved)}, {"venues", venues}};
}
void take(const QJsonObject& o, FlushRecord& r)
{
    r.ended = moment(o["ended_ms"]);
    const QJsonArray card = o["card"].toArray();
    for (std::size_t i = 0; i < kStructures; ++i) {
        const QJsonArray row = card.at(static_cast<qsizetype>(i)).toArray();
        r.card[i] = {phaseNumber(row.at(0)), phaseNumber(row.at(1)), phaseNumber(row.at(2))};
    }
    r.peakUsd = phaseNumber(o["peak_usd"]), r.peakAt = moment(o["peak_ms"]);
    r.longUsd = phaseNumber(o["long_usd"]), r.shortUsd = phaseNumber(o["short_usd"]);
    r.interestRemoved = phaseNumber(o["removed"]);
    const QJsonObject venues = o["venues"].toObject();
    for (const VenueId v : kVenues)
        if (const QJsonValue s = venues[text(venueKey(v))]; s.isObject())
            r.venues[static_cast<std::size_t>(v)] = stress(s.toObject());
}

}  // namespace

store::EpisodeRow rowOf(const std::string& asset, const PhaseStretch& s)
{
    QJsonObject data{{"since_ms", static_cast<qint64>(toUnixMs(s.since))}, {"seen", s.seen}};
    if (s.after) {
        data.insert("after", text(analytics::phase::phaseName(*s.after)));
        data.insert("by", put(s.by));
    }
    return {toUnixMs(s.from), toUnixMs(s.to), "phase", asset, std::string(analytics::phase::phaseName(s.phase)),
            jsonOf(data)};
}

store::EpisodeRow rowOf(const FlushEntry& e, Timestamp seen)
{
    QJsonObject data{{"record", put(e.record)}, {"since", put(e.since)}, {"over", e.over}};
    if (e.before) data.insert("before", put(*e.before));
    return {toUnixMs(e.record.began), toUnixMs(std::max(seen, e.record.began)),    "flush",
            e.record.asset,           e.before && !e.before->down ? "up" : "down", jsonOf(data)};
}

PhasePast pastOf(const std::vector<store::EpisodeRow>& rows)
{
    PhasePast out;
    for (const store::EpisodeRow& row : rows) {
        const QJsonObject data = objectOf(row.data);
        const auto from = keptTime(static_cast<double>(row.ms)),
                   until = keptTime(static_cast<double>(row.untilMs));
        if (data.isEmpty() || !from || !until || *until < *from) continue;
        if (row.kind == "flush") {
            FlushEntry e;
            e.record.asset = row.asset;
            e.record.began = *from;
            take(data["record"].toObject(), e.record);
            if (data["before"].isObject()) e.before = before(data["before"].toObject(), e.record.began);
            e.since = since(data["since"].toObject());
            e.over = data["over"].toBool();
            out.flushes.push_back(std::move(e));
            continue;
        }
        const auto phase = phaseNamed(QString::fromStdString(row.what));
        const auto since_ = moment(data["since_ms"]);
        if (row.kind != "phase" || !phase || !since_) continue;
        PhaseStretch s;
        s.from = *from;
        s.to = *until;
        s.phase = *phase;
        s.since = std::min(*since_, s.to);
        s.seen = data["seen"].toBool();
        s.after = phaseNamed(data["after"].toString());
        if (s.after) s.by = evidence(data["by"].toArray(), *s.after, s.phase);
        s.stored = true;
        out.stretches[row.asset].push_back(std::move(s));
    }
    for (auto& [asset, all] : out.stretches)
        std::stable_sort(all.begin(), all.end(),
                         [](const PhaseStretch& a, const PhaseStretch& b) { return a.from < b.from; });
    return out;
}

std::optional<PhaseResume> resumeOf(const PhasePast& past, const std::string& asset, Timestamp now)
{
    const auto found = past.stretches.find(asset);
    if (found == past.stretches.end()) return std::nullopt;
    const auto last = std::find_if(found->second.rbegin(), found->second.rend(),
                                   [&](const PhaseStretch& s) { return s.from <= now; });
    // One whose beginning nobody saw is no better known now.
    if (last == found->second.rend() || !last->seen) return std::nullopt;
    PhaseResume out;
    out.phase = last->phase;
    out.since = std::min(last->since, now);
    out.seen = std::min(last->to, now);
    const FlushEntry* newest = nullptr;
    for (const FlushEntry& e : past.flushes)
        if (e.record.asset == asset && e.before && e.record.began <= now &&
            (!newest || e.record.began > newest->record.began))
            newest = &e;
    if (newest) {
        out.before = newest->before;
        out.after = newest->since;
    }
    return out;
}

}  // namespace plimsoll

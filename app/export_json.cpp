#include "app/export_json.h"

#include "app/export_lacks.h"
#include "app/export_phase.h"
#include "app/json_writer.h"
#include "model/boards/fund_board.h"
#include "widgets/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace plimsoll {

namespace {

constexpr std::size_t kLiquidations = 1'000;

using Reasons = ExportReasons;

void writeReasons(JsonWriter& w, const Reasons& reasons)
{
    if (reasons.empty()) return;
    w.key("reason").object();
    for (const auto& [key, why] : reasons) w.key(key).text(why);
    w.end();
}

template <typename T>
bool fresh(const std::optional<Dated<T>>& v)
{
    return v && usable(v->fresh);
}

// Why a value that was expected is not there.
template <typename T>
std::string absence(const std::optional<Dated<T>>& v, Mono now)
{
    if (!v || v->fresh == Freshness::Off) return "not received";
    return "stale, last received " + format::age(now - v->stamp.mono).toStdString() + " ago";
}

void freshPrice(JsonWriter& w, Reasons& reasons, const char* key, const std::optional<Dated<Price>>& v, Mono now)
{
    w.key(key);
    if (fresh(v)) {
        w.price(v->value);
    } else {
        w.null();
        reasons.emplace_back(key, absence(v, now));
    }
}

// What the venue says of its insurance funds. Amounts are in `coin`.
void insurance(JsonWriter& w, const VenueRow& row, Mono now, Reasons& reasons)
{
    w.key("insurance");
    if (!row.funds || row.funds->empty()) {
        w.null();
        reasons.emplace_back("insurance", hasInsuranceFund(row.venue)
                                              ? "not received"
                                              : "it has no fund of its own: a vault takes over what is left");
        return;
    }
    w.array();
    for (const InsuranceFund& f : *row.funds) {
        const Freshness fresh = freshnessOf(f, now);
        const bool known = usable(fresh);
        ExportLacks lacks;
        w.line().object().key("coin").text(f.coin).key("symbols");
        if (f.symbols.empty()) {
            w.null();
            lacks.add("symbols", "the venue names no contracts");
        } else {
            w.text(f.symbols);
        }
        std::string why;
        if (!known) why = "stale, last received " + format::age(now - f.stamp.mono).toStdString() + " ago";
        const std::optional<double> balance = known ? std::optional(f.balance) : std::nullopt;
        const std::optional<double> change = known ? f.change24h : std::nullopt;
        w.key("balance").maybe(balance);
        lacks.ask("balance", balance, why);
        w.key("as_of_ms").whole(toUnixMs(f.stamp.venue.value_or(f.stamp.received)));
        w.key("age_ms").number(toMs(now - f.stamp.mono)).key("change_24h").maybe(change);
        lacks.ask("change_24h", change, known ? f.noChange : std::string_view(why));
        lacks.write(w);
        w.end();
    }
    w.end();
}

void venues(JsonWriter& w, const FullSnapshot& s)
{
    w.key("venues").object();
    for (const VenueRow& row : s.health.venues) {
        if (!row.health && !row.enabled) continue;
        const FeedHealth* h = row.health.get();
        Reasons reasons;
        w.line().key(venueKey(row.venue)).object();
        w.key("state").text(freshnessName(row.state));
        const std::string& detail = !row.detail.empty() ? row.detail : h ? h->headline : row.detail;
        if (!detail.empty()) w.key("detail").text(detail);
        w.key("latency_ms").object();
        w.key("p50").maybe(h ? h->latencyP50 : std::nullopt);
        w.key("p99").maybe(h ? h->latencyP99 : std::nullopt);
        ExportLacks lacks;
        for (const auto& [key, field] :
             {std::pair{"p50", &FeedHealth::latencyP50}, std::pair{"p99", &FeedHealth::latencyP99}})
            if (!h || !(h->*field)) lacks.add(key, "no frame with the venue's own time");
        lacks.write(w);
        w.end();
        const auto count = [&](const char* key, std::uint64_t FeedHealth::*field) {
            w.key(key);
            if (h) {
                w.count(h->*field);
            } else {
                w.null();
                reasons.emplace_back(key, "the feed has not reported yet");
            }
        };
        count("frames", &FeedHealth::frames);
        count("bytes", &FeedHealth::bytes);
        count("gaps", &FeedHealth::gaps);
        count("resyncs", &FeedHealth::resyncs);
        count("reconnects", &FeedHealth::reconnects);
        count("errors", &FeedHealth::errors);
        w.key("last_frame_age_ms");
        if (h && h->lastFrame) {
            w.number(toMs(s.asOf.mono - *h->lastFrame));
        } else {
            w.null();
            reasons.emplace_back("last_frame_age_ms", row.enabled ? "no frame yet" : "the venue is switched off");
        }
        insurance(w, row, s.asOf.mono, reasons);
        writeReasons(w, reasons);
        w.end();
    }
    w.end();
}

void levels(JsonWriter& w, const std::vector<Level>& side)
{
    w.array();
    for (const Level& l : side) w.array().price(l.price).number(l.qty.v).end();
    w.end();
}

void book(JsonWriter& w, const InstrumentRow& row, const BookExport* book)
{
    const bool live = row.book == BookState::Live && row.bookFresh != Freshness::Stale &&
                      row.bookFresh != Freshness::Off && book && !(book->bids.empty() && book->asks.empty());
    w.key("book").object();
    // A live chain whose channel has gone quiet is not shown as live.
    w.key("state").text(live                          ? bookStateName(row.book)
                        : row.book == BookState::Live ? bookStateName(BookState::Stale)
                                                      : bookStateName(row.book));
    w.key("seq");
    if (row.seq >= 0)
        w.whole(row.seq);
    else
        w.null();
    w.key("ts_ms").maybe(row.bookStamp.venue);
    if (live) {
        w.key("bids");
        levels(w, book->bids);
        w.key("asks");
        levels(w, book->asks);
        ExportLacks lacks;
        if (row.seq < 0) lacks.add("seq", "the venue's messages have none");
        lacks.ask("ts_ms", row.bookStamp.venue, "the venue's messages have none");
        const auto unknown = [](const std::vector<Level>& side) {
            return std::any_of(side.begin(), side.end(), [](const Level& l) { return !std::isfinite(l.qty.v); });
        };
        if (unknown(book->bids)) lacks.add("bids", "the contract size is not known");
        if (unknown(book->asks)) lacks.add("asks", "the contract size is not known");
        lacks.write(w);
    } else {
        w.key("bids").null().key("asks").null();
        w.key("reason").text(row.lost                       ? lostReasonText(*row.lost)
                             : row.book == BookState::Empty ? std::string_view("no book image received")
                                                            : std::string_view("stale"));
    }
    w.end();
}

void funding(JsonWriter& w, const InstrumentRow& row, Mono now)
{
    w.key("funding");
    if (row.market != Market::Perp) {
        w.null();
        return;
    }
    w.object();
    // A stale estimate says nothing: an empty one is written, with the reason.
    std::optional<Funding> f;
    if (fresh(row.funding)) f = row.funding->value;
    std::optional<double> r8, apr;
    if (f && f->hours && *f->hours > 0) {
        r8 = ratePer8h(f->rate, *f->hours);
        apr = rateApr(f->rate, *f->hours);
    }
    if (f) {
        w.key("rate").number(f->rate.v);
        w.key("interval_h").maybe(f->hours);
        w.key("next_ms").maybe(f->next);
        w.key("kind").text(f->kind == FundingKind::Estimate ? "estimate" : "settled");
        w.key("cap").maybe(f->cap);
        w.key("floor").maybe(f->floor);
        w.key("r8").maybe(r8);
        w.key("apr").maybe(apr);
        ExportLacks lacks;
        lacks.ask("interval_h", f->hours, "the funding interval is not known");
        lacks.ask("r8", r8, "the funding interval is not known");
        lacks.ask("apr", apr, "the funding interval is not known");
        lacks.ask("next_ms", f->next, "the venue has not said when");
        lacks.ask("cap", f->cap, "the venue has named none for this contract");
        lacks.ask("floor", f->floor, "the venue has named none for this contract");
        lacks.write(w);
    } else {
        for (const char* key : {"rate", "interval_h", "next_ms", "kind", "cap", "floor", "r8", "apr"})
            w.key(key).null();
        w.key("reason").text(absence(row.funding, now));
    }
    w.end();
}

void instruments(JsonWriter& w, const FullSnapshot& s)
{
    std::map<InstrumentId, const BookExport*> books;
    for (const BookExport& b : s.books) books[b.instrument] = &b;
    w.key("instruments").array();
    for (const InstrumentRow& row : s.market.rows) {
        Reasons reasons;
        w.line().object();
        w.key("venue").text(venueKey(row.venue));
        w.key("symbol").text(row.symbol);
        w.key("asset").text(row.asset);
        w.key("market").text(marketKey(row.market));
        w.key("multiplier").number(row.multiplier);
        w.key("status").text(statusName(row.status));
        const auto found = books.find(row.instrument);
        book(w, row, found == books.end() ? nullptr : found->second);
        const bool spot = row.market == Market::Spot;
        if (spot) {
            w.key("mark").null().key("index").null();
            reasons.emplace_back("mark", "spot has none");
            reasons.emplace_back("index", "spot has none");
        } else {
            freshPrice(w, reasons, "mark", row.mark, s.asOf.mono);
            freshPrice(w, reasons, "index", row.index, s.asOf.mono);
        }
        freshPrice(w, reasons, "last", row.last, s.asOf.mono);
        funding(w, row, s.asOf.mono);
        if (row.market != Market::Perp)
            reasons.emplace_back("funding", spot ? "spot has none" : "dated contracts have none");
        if (spot) {
            w.key("oi_base").null().key("oi_usd").null();
            for (const char* key : {"oi_base", "oi_usd"}) reasons.emplace_back(key, "spot has none");
        } else {
            const bool ok = fresh(row.oi);
            const std::optional<double> base = ok ? row.oi->value.base : std::nullopt;
            const std::optional<double> usd = ok ? row.oi->value.usd : std::nullopt;
            w.key("oi_base").maybe(base).key("oi_usd").maybe(usd);
            const std::string why = ok ? std::string() : absence(row.oi, s.asOf.mono);
            if (!base) reasons.emplace_back("oi_base", ok ? "the venue gives no amount in coins" : why);
            if (!usd) reasons.emplace_back("oi_usd", ok ? "no price to convert it with" : why);
        }
        writeReasons(w, reasons);
        w.end();
    }
    w.end();
}

// Of venues that list the asset. One of which a part is missing would look as if it had no more.
void interestByVenue(JsonWriter& w, const FullSnapshot& s, const FundingRow& row, Reasons& reasons)
{
    std::array<std::optional<double>, kVenueCount> usd;
    std::array<bool, kVenueCount> told{};
    for (const InstrumentRow& i : s.market.rows) {
        if (i.asset != row.asset || i.market != Market::Perp || !i.oi) continue;
        const auto v = static_cast<std::size_t>(i.venue);
        told[v] = true;
        if (fresh(i.oi) && i.oi->value.usd) usd[v] = usd[v].value_or(0) + *i.oi->value.usd;
    }
    w.key("oi_by_venue").object();
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!row.cells[v] && !told[v]) continue;
        const bool whole = (row.oiVenues >> v) & 1u;
        w.key(venueKey(kVenues[v])).maybe(whole ? usd[v] : std::nullopt);
        if (whole && usd[v]) continue;
        std::string path = "oi_by_venue.";
        path += venueKey(kVenues[v]);
        reasons.emplace_back(std::move(path), "not received, or stale");
    }
    w.end();
}

void assets(JsonWriter& w, const FullSnapshot& s, const Judged& judged)
{
    w.key("assets").array();
    for (const FundingRow& row : s.funding.rows) {
        Reasons reasons;
        w.line().object();
        w.key("asset").text(row.asset);
        w.key("oi_usd").maybe(row.oiUsd);
        if (!row.oiUsd) reasons.emplace_back("oi_usd", "no venue has a fresh figure");
        w.key("oi_lower_bound").yes(row.oiUsd && row.oiMissing != 0);
        interestByVenue(w, s, row, reasons);
        w.key("funding_r8").object();
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            const auto& cell = row.cells[v];
            if (!cell) continue;
            w.key(venueKey(kVenues[v]));
            const bool ok = usable(cell->fresh);
            w.maybe(ok ? cell->r8 : std::nullopt);
            if (ok && cell->r8) continue;
            std::string path = "funding_r8.";
            path += venueKey(kVenues[v]);
            reasons.emplace_back(std::move(path),
                                 ok ? std::string("the funding interval is not known")
                                 : cell->fresh == Freshness::Off
                                     ? std::string("not received")
                                     : "stale, last received " +
                                           format::age(s.asOf.mono - cell->stamp.mono).toStdString() + " ago");
        }
        w.end();
        w.key("funding_spread_8h").maybe(row.spread8h);
        if (!row.spread8h) reasons.emplace_back("funding_spread_8h", "fewer than two venues with a fresh rate");
        writeAssetMetrics(w, judged, row.asset, s.asOf.mono, reasons);
        writeReasons(w, reasons);
        w.end();
    }
    w.end();
}

void liquidations(JsonWriter& w, const FullSnapshot& s)
{
    w.key("liquidations").array();
    std::size_t n = 0;
    for (const LiquidationRow& l : s.liquidations.rows) {
        if (++n > kLiquidations) break;
        w.line().object();
        w.key("venue").text(venueKey(l.venue));
        w.key("symbol").text(l.symbol);
        w.key("asset").text(l.asset);
        w.key("ts_ms").maybe(l.stamp.venue);
        w.key("recv_ns").whole(toUnixNs(l.stamp.received));
        w.key("told_late").yes(l.late > Duration{});
        w.key("liquidated").text(l.liquidated == PositionSide::Long ? "long" : "short");
        w.key("price").price(l.price);
        w.key("price_kind").text(priceKindKey(l.priceKind));
        w.key("qty").number(l.qty.v);
        w.key("usd").number(l.usd.v);
        ExportLacks lacks;
        lacks.ask("ts_ms", l.stamp.venue, "the venue's message has none");
        if (!std::isfinite(l.qty.v)) lacks.add("qty", "the contract size is not known");
        if (!std::isfinite(l.usd.v)) lacks.add("usd", "the contract size is not known");
        lacks.write(w);
        w.end();
    }
    w.end();
}

}  // namespace

QByteArray snapshotJson(const FullSnapshot& s, SourceKind source, const Judged& judged, const QString& recorded)
{
    const format::Standard plain;  // for other programs, whatever the window writes
    JsonWriter w;
    Reasons reasons;
    w.object();
    w.key("schema").whole(kSnapshotSchema);
    w.key("as_of_ms").whole(toUnixMs(s.asOf.wall));
    w.key("source").text(sourceWord(isReplay(source) ? SourceKind::Replay : source).toStdString());
    if (isReplay(source)) {
        w.key("recorded_source");
        if (recorded.isEmpty()) {
            w.null();
            reasons.emplace_back("recorded_source", "the recording does not say");
        } else {
            w.text(recorded.toStdString());
        }
    }
    w.key("version").text(PLIMSOLL_VERSION);
    venues(w, s);
    w.line();
    instruments(w, s);
    w.line();
    assets(w, s, judged);
    w.line();
    liquidations(w, s);
    w.line();
    writeWarnings(w, judged);
    w.line();
    writeFlushes(w, judged.phase.get(), reasons);
    w.line();
    writeAlerts(w, judged);
    writeReasons(w, reasons);
    w.end().line();
    return QByteArray::fromStdString(w.str());
}

}  // namespace plimsoll

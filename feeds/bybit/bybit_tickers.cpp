// The ticker topic: mark, index, funding, open interest, 24 h figures and best quotes in one.
// bybit.md section 4.
#include "feeds/bybit/bybit_codec.h"

#include <utility>

namespace plimsoll::bybit {

namespace {

using std::chrono::seconds;

// A ticker frame confirms all that it leaves out. Values that rarely change are told again after this
// long, or they would look stale beside a living stream.
constexpr seconds kConfirmMark{2};
constexpr seconds kConfirmSlow{30};
// orderbook.1 repeats itself at least every 3 s; while it speaks its quotes are the newer ones.
constexpr seconds kTopSilence{4};

}  // namespace

// Says which groups of fields the message had. `""` is no value and changes nothing.
unsigned BybitCodec::mergeTicker(const JsonPicker& k, TickerRecord& r, unsigned& frameMark)
{
    unsigned groups = 0;
    const auto price = [&](const JsonKey& key, std::optional<Price>& into, unsigned group) {
        if (const auto v = k.priceIf(key)) {
            into = v;
            groups |= group;
            return true;
        }
        return false;
    };
    const auto number = [&](const JsonKey& key, std::optional<double>& into, unsigned group) {
        if (const auto v = k.numberIf(key)) {
            into = v;
            groups |= group;
        }
    };
    const auto size = [&](const JsonKey& key, std::optional<Qty>& into) {
        if (const auto v = k.qtyIf(key)) {
            into = v;
            groups |= GQuotes;
        }
    };
    price("bid1Price", r.bid, GQuotes);
    size("bid1Size", r.bidQty);
    price("ask1Price", r.ask, GQuotes);
    size("ask1Size", r.askQty);
    frameMark = (price("markPrice", r.mark, GMark) ? 1u : 0u) | (price("indexPrice", r.index, GMark) ? 2u : 0u);
    price("lastPrice", r.last, GTicker);
    price("highPrice24h", r.high, GTicker);
    price("lowPrice24h", r.low, GTicker);
    price("prevPrice24h", r.open, GTicker);
    number("volume24h", r.baseVolume, GTicker);
    number("turnover24h", r.quoteVolume, GTicker);
    number("price24hPcnt", r.change, GTicker);
    number("openInterest", r.interest, GInterest);
    number("openInterestValue", r.interestUsd, GInterest);
    number("singleOpenInterest", r.single, GInterest);
    number("singleOpenInterestValue", r.singleUsd, GInterest);
    number("fundingRate", r.rate, GFunding);
    if (const auto hours = fundingHours(k, "fundingIntervalHour")) {
        r.hours = hours;
        groups |= GFunding;
    }
    number("fundingCap", r.cap, GFunding);
    if (const auto next = k.timeIf("nextFundingTime"); next && *next != Timestamp{}) {
        r.next = next;
        groups |= GFunding;
    }
    return groups;
}

// `openInterest` counts both sides, `single...` one (section 6). Where only the former is given it is halved.
void BybitCodec::emitInterest(const Message& m, InstrumentId id, std::optional<Timestamp> at,
                              std::optional<double> both, std::optional<double> bothUsd,
                              std::optional<double> single, std::optional<double> singleUsd, bool past)
{
    const Instrument* instrument = m_catalogue.get(id);
    OpenInterest oi;
    oi.base = single;
    oi.usd = singleUsd;
    if (!single && both) {
        oi.base = *both / 2;
        oi.usd = bothUsd ? std::optional<double>(*bothUsd / 2) : std::nullopt;
        oi.halved = true;
    }
    oi.past = past;
    if (instrument && instrument->inverse) std::swap(oi.base, oi.usd);  // counted in USD, worth in the coin
    if (oi.base || oi.usd) emit(m.out, id, m.stamp, at, oi);
}

void BybitCodec::emitTicker(const Message& m, InstrumentId id, const TickerRecord& r, unsigned groups,
                            std::optional<Timestamp> at, std::int64_t seq)
{
    if ((groups & GMark) != 0 && (r.mark || r.index)) emit(m.out, id, m.stamp, at, Mark{r.mark, r.index});
    if ((groups & GFunding) != 0 && r.rate) {
        // fundingCap is one figure, the floor its negative; instruments have both.
        const Instrument* instrument = m_catalogue.get(id);
        Funding f{{*r.rate}, r.hours, r.next, FundingKind::Estimate, r.cap, std::nullopt};
        if (instrument && !f.hours) f.hours = instrument->fundingHours;
        if (f.cap) {
            f.floor = -*f.cap;
        } else if (instrument) {
            f.cap = instrument->fundingCap;
            f.floor = instrument->fundingFloor;
        }
        emit(m.out, id, m.stamp, at, f);
    }
    if ((groups & GInterest) != 0) emitInterest(m, id, at, r.interest, r.interestUsd, r.single, r.singleUsd);
    if ((groups & GTicker) != 0) {
        Ticker t{r.last, r.high, r.low, r.open, r.baseVolume, r.quoteVolume, r.change};
        const Instrument* instrument = m_catalogue.get(id);
        // Counted in USD, turned over in the coin.
        if (instrument && instrument->inverse) std::swap(t.baseVolume, t.quoteVolume);
        emit(m.out, id, m.stamp, at, t);
    }
    if ((groups & GQuotes) != 0 && r.bid && r.ask && r.bidQty && r.askQty)
        emit(m.out, id, m.stamp, at,
             Bbo{*r.bid, *r.ask, baseQty(id, *r.bidQty, *r.bid), baseQty(id, *r.askQty, *r.ask), seq});
}

bool BybitCodec::topSpeaks(const Own& mine, const Stamp& stamp) const
{
    return !verbatim && mine.topHeard && stamp.mono - *mine.topHeard < kTopSilence;
}

FrameKind BybitCodec::tickers(const Message& m, const Topic& topic)
{
    static constexpr JsonPath root, inData{nullptr, "data", -1};
    const InstrumentId id = find(m.market, topic.symbol);
    if (!id.valid()) return FrameKind::Ignored;
    if (!m_top["data"].isObject()) {
        m_fault.set(DecodeErrorKind::WrongType, "data", "an object expected");
        return FrameKind::Data;
    }
    const JsonPicker top(m_top, m_fault, root), k(m_data, m_fault, inData);
    const std::string_view type = top.text("type");
    if (!m_fault && type != "snapshot" && type != "delta")
        top.fail("type", DecodeErrorKind::WrongType, "neither snapshot nor delta");
    const Timestamp at = top.time("ts");
    const std::int64_t seq = top.integerIf("cs").value_or(0);

    Own& mine = own(id);
    TickerRecord next = type == "snapshot" ? TickerRecord{} : mine.ticker;
    unsigned frameMark = 0;
    unsigned groups = mergeTicker(k, next, frameMark);
    if (m_fault) return FrameKind::Data;
    mine.ticker = next;

    // The interval may change while we watch; the instrument follows.
    if (const Instrument* known = m_catalogue.get(id); known && next.hours && known->fundingHours != next.hours) {
        Instrument changed = *known;
        changed.fundingHours = next.hours;
        m_catalogue.put(changed);
    }
    // Mark and index: only what this frame said, for the other of the two may be older; and both of them
    // when their confirmation is due.
    TickerRecord told = next;
    const Mono now = m.stamp.mono;
    const auto isDue = [&](Mono last, seconds after) {
        return !verbatim && last != Mono{} && now - last >= after;
    };
    const bool confirmMark = isDue(mine.markTold, kConfirmMark);
    if (confirmMark) {
        groups |= GMark;
    } else {
        if ((frameMark & 1u) == 0) told.mark.reset();
        if ((frameMark & 2u) == 0) told.index.reset();
    }
    if (confirmMark || frameMark == 3u || mine.markTold == Mono{}) mine.markTold = now;
    const bool confirmSlow = isDue(mine.slowTold, kConfirmSlow);
    if (confirmSlow) groups |= GFunding | GInterest | GTicker;
    if (confirmSlow || mine.slowTold == Mono{}) mine.slowTold = now;
    if (topSpeaks(mine, m.stamp)) groups &= ~unsigned{GQuotes};
    emitTicker(m, id, told, groups, at, seq);
    return FrameKind::Data;
}

}  // namespace plimsoll::bybit
